"""A topic's text as pages: each says whose it is, and a long one is folded, so that it is read from its beginning."""

from collections.abc import Iterable
from contextlib import suppress
from functools import lru_cache

from bot.callbacks.views import IssueView, Source
from bot.model.issue import MAX_BODY, Issue
from bot.model.publication import Publication
from bot.render.corrections import tells_of_text, text_lines
from bot.render.dates import week_range
from bot.render.edition import LINE, Entry, all_borrowed
from bot.render.html.pack import TooLong, pack
from bot.render.html.visible import escape, visible
from bot.render.imprint import signature
from bot.render.markdown.blocks import blocks
from bot.render.markdown.bounds import MESSAGES
from bot.render.markdown.problem import TooMuch
from bot.render.shortening import lines
from bot.render.spacing import tied
from bot.render.voice import Voice

AROUND = 4
"""Messages that headline, lead, authors and what stands above each page may add to those of the text."""
SCREEN = 26
"""Lines that a telephone shows above three rows of buttons."""
FOLD, UNFOLD = "<blockquote expandable>", "</blockquote>"
STIFF = ("<blockquote", "<pre")
"""What cannot stand in a quotation."""
_ALL_PAGES = "99/99"


def pages(say: Voice, publication: Publication, issue: Issue, glance: IssueView, entry: Entry) -> list[str]:
    """At least one, in the language of `say`."""

    def head(page: str) -> str:
        dates = week_range(glance.week, say.language)
        text = say.html("head", entry=entry, page=page, title=publication.titles[say.language], dates=dates)
        return tied(text, say.language)

    opening = _opening(say, entry)
    closing = _closing(say, publication, issue, glance, entry)
    texts = _tied_blocks(entry.commentary.body, entry.commentary.language)
    parts: list[str] = []
    if texts is not None:
        with suppress(TooLong):
            above = f"{head(_ALL_PAGES)}{FOLD}…{UNFOLD}"
            parts = pack(filter(None, [*opening, *texts, closing]), most=MESSAGES + AROUND, above=above)
    if not parts:
        parts = pack([*opening, escape(say("This text is too long to be shown here."))])
    before, after = _joined(opening), _joined([closing])
    whole = [
        (head(f"{place}/{len(parts)}" if len(parts) > 1 else ""), part) for place, part in enumerate(parts, start=1)
    ]
    return ["\n\n".join((top, _folded(top, part, before, after))) for top, part in whole]


@lru_cache(maxsize=128)
def _tied_blocks(body: str, language: str) -> tuple[str, ...] | None:
    found = text_blocks(body)
    return found and tuple(tied(block, language) for block in found)


@lru_cache(maxsize=128)
def text_blocks(body: str) -> tuple[str, ...] | None:
    """Everybody opens the same few texts. None for one that cannot be shown, which an older version may have let in."""
    if len(body.encode()) > MAX_BODY:
        return None
    try:
        return tuple(blocks(body))
    except TooMuch:
        return None


def _opening(say: Voice, entry: Entry) -> list[str]:
    missing = all_borrowed(say, say.language, [entry])
    return tied(say.html("commentary", entry=entry, missing=missing), entry.commentary.language).split("\n\n")


def _closing(say: Voice, publication: Publication, issue: Issue, glance: IssueView, entry: Entry) -> str:
    text = say.html(
        "colophon",
        authors=entry.authors,
        corrections=text_lines(say, publication, issue, entry),
        corrected=entry.revision.corrected and not tells_of_text(issue, entry),
        signature=signature(say, publication) if glance.source is Source.LINK else "",
    )
    return tied(text, say.language)


def _joined(texts: Iterable[str]) -> str:
    """As they stand in a page, if they stand in one together."""
    packed = pack(filter(None, texts))
    return packed[0] if len(packed) == 1 else ""


def _folded(top: str, part: str, before: str, after: str) -> str:
    """Only the text itself is: what stands before and after it is seen at once."""
    start = len(before) if before and part.startswith(before) else 0
    end = len(part) - (len(after) if after and part.endswith(after) else 0)
    text = part[start:end].strip("\n")
    if not text or any(tag in text for tag in STIFF) or lines(visible(f"{top}\n\n{part}"), LINE) <= SCREEN:
        return part
    folded = f"{FOLD}{text}{UNFOLD}"
    return "\n".join(filter(None, (part[:start].strip("\n"), folded, part[end:].strip("\n"))))
