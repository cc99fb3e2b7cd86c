"""Which letters the bytes of a text mean; where nothing says it for sure, how it would read."""

import re
from dataclasses import dataclass

_MARKS = ((b"\xef\xbb\xbf", "utf-8"), (b"\xff\xfe\0\0", "utf-32"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
GUESSED = ("cp1251", "koi8-r", "cp866", "cp1252")
"""Notepad's “ANSI” in Belarus, old Unix, DOS, and “ANSI” in the West."""
_WORD = re.compile(r"[^\W\d_]+")
_CYRILLIC = re.compile("[Ѐ-ӿ]")
_SHAPED = re.compile("[А-ЯЁЎІЇЄҐI]?[а-яёўіїєґi]+|[А-ЯЁЎІЇЄҐI]{1,6}")
"""Where there is no Belarusian “і”, people type the Latin one."""
_LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ž]+")
_STRANGE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u2320-\u25ff]")
_TYPICAL = set("оаеинтсірлвкмдпуыя")
_PLAUSIBLE = 0.85
_SURE = {"cp866": 0.97, "koi8-r": 0.9}
_FEW = 0.1
_SAMPLE = 140


@dataclass(frozen=True)
class Guess:
    encoding: str
    text: str

    @property
    def sample(self) -> str:
        """A line in which the encoding shows."""
        lines = (line.strip() for line in self.text.split("\n"))
        return next((line[:_SAMPLE] for line in lines if not line.isascii()), "")


def decoded(content: bytes) -> str | None:
    """None if nothing says for sure what the bytes mean."""
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return content.removeprefix(mark if encoding == "utf-8" else b"").decode(encoding, "replace")
    if encoding := _by_zeros(content):
        return content.decode(encoding, "replace")
    try:
        return content.decode()
    except UnicodeDecodeError:
        return _damaged(content)


def _damaged(content: bytes) -> str | None:
    """UTF-8 of which a few bytes are lost, if it is that."""
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    read = sum(1 for character in text if character > "\x7f") - broken
    return text if broken <= _FEW * read else None


def guesses(content: bytes) -> tuple[Guess, ...]:
    """Those encodings in which the bytes make words, likeliest first; two that read the same are one."""
    by_text: dict[str, tuple[float, str]] = {}
    for encoding in GUESSED:
        text = content.decode(encoding, "replace")
        likely = _likely(text, encoding)
        if likely >= _SURE.get(encoding, _PLAUSIBLE):
            by_text.setdefault(text, (likely, encoding))
    best = sorted(by_text, key=lambda text: by_text[text], reverse=True)
    return tuple(Guess(by_text[text][1], text) for text in best)


def is_text(content: bytes) -> bool:
    """Whether bytes that are no UTF can be text at all."""
    controls = sum(content.count(byte) for byte in range(32) if byte not in b"\t\n\r\x0b\x0c")
    return controls <= len(content) // 500


def _by_zeros(content: bytes) -> str:
    """UTF-16 without its mark: blanks, figures and line ends have a zero before or behind them."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    if max(even, odd) * 20 < len(content) or min(even, odd) * 10 > max(even, odd):
        return ""
    return "utf-16-be" if even > odd else "utf-16-le"


def _likely(text: str, encoding: str) -> float:
    """From 0 to 1: how many words with letters beyond ASCII look like words."""
    if _STRANGE.search(text) or "\ufffd" in text:
        return 0
    strange = [word for word in _WORD.findall(text) if not word.isascii()]
    if encoding == "cp1252":
        return sum(map(_latin, strange)) / len(strange) if strange else 1
    if not strange:
        return 0
    shaped = sum(bool(_SHAPED.fullmatch(word)) for word in strange) / len(strange)
    letters = _CYRILLIC.findall(text.casefold())
    typical = sum(letter in _TYPICAL for letter in letters) / max(1, len(letters))
    return shaped * min(1.0, typical / 0.7)


def _latin(word: str) -> bool:
    """A word of Western languages, where most letters are plain."""
    return bool(_LATIN.fullmatch(word)) and sum(map(str.isascii, word)) * 2 >= len(word)
