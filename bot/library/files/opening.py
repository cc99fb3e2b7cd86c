"""The lines of a file, whatever program made it."""

from bot.errors import ContentError
from bot.library.files import letters
from bot.library.files.encoding import GUESSED, decoded, guesses, is_text
from bot.library.files.kinds import SAVE_AS, Kind, file_kind
from bot.library.files.sheet import Sheet, refused
from bot.library.files.word import opened_word
from bot.library.msgid import _
from bot.model.reading import Answers, Asked, Doubt, Option, Question, Refused

MAX_TEXT = 256 * 1024
"""Bytes; eight times what one text may have."""


def opened(name: str, content: bytes, answers: Answers) -> Sheet | Asked | Refused:
    if not content.strip(b" \t\r\n\0\xef\xbb\xbf\xff\xfe"):
        return refused(name, _("the file is empty: write a text into it and send it again"))
    kind, program = file_kind(name, content)
    if kind is Kind.STRANGE:
        return Refused(name, (ContentError(name, 0, SAVE_AS, {"kind": program}),))
    if kind is Kind.ARCHIVE:
        return refused(name, _("an archive is not read here: send its files"))
    if kind is Kind.WORD:
        return opened_word(name, content)
    if len(content) > MAX_TEXT:
        problem = ContentError(
            name,
            0,
            "the file has %(size)s KiB, and a text at most %(limit)s KiB: send one text per file",
            {"size": str(-(-len(content) // 1024)), "limit": str(MAX_TEXT // 1024)},
        )
        return Refused(name, (problem,))
    text = decoded(content)
    if text is None and answers.get(Doubt.ENCODING) in GUESSED:
        text = content.decode(answers[Doubt.ENCODING], "replace")
    return _asked(name, content) if text is None else _sheet(name, text)


def _asked(name: str, content: bytes) -> Asked | Refused:
    found = guesses(content) if is_text(content) else ()
    if not found:
        return refused(name, _("this is not a text that can be read: send it as a Word document, or save it as UTF-8"))
    options = tuple(Option(guess.encoding, guess.sample) for guess in found)
    return Asked(
        name, (Question(Doubt.ENCODING, "the file does not say in which letters it is: which can be read?", options),)
    )


def _sheet(name: str, text: str) -> Sheet:
    tidy = letters.tidied(text)
    lines = letters.seen(tidy).split("\n")
    return Sheet(lines, lines, tuple(letters.deceiving(tidy)), tuple(letters.lost(name, tidy)))
