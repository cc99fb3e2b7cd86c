"""An issue as one rich message: the counts, a table of the verdicts, and each text to be unfolded."""

from collections.abc import Sequence
from functools import lru_cache

from bot.model.issue import MAX_BODY, Issue
from bot.model.publication import Publication
from bot.render.corrections import glance_lines, tells_of_text, text_lines
from bot.render.dates import week_range
from bot.render.edition import Entry, all_borrowed
from bot.render.html.rich import fault, joined
from bot.render.markdown.problem import TooMuch
from bot.render.markdown.rich import rich_blocks
from bot.render.verdict import verdict_counts, verdict_words
from bot.render.voice import Voice


def rich_issue(say: Voice, publication: Publication, issue: Issue, entries: Sequence[Entry]) -> str:
    """Its HTML; nothing if one message does not hold it all."""
    bodies = [_body(entry.commentary.body, f"t{entry.topic.number}n") for entry in entries]
    if None in bodies:
        return ""
    text = say.html(
        "rich_issue",
        title=publication.titles[say.language],
        dates=week_range(issue.week, say.language),
        counts=verdict_counts(say, [entry.trend for entry in entries if entry.trend]),
        corrected=glance_lines(say, publication, issue, entries, texts=False),
        missing=all_borrowed(say, say.language, entries),
        texts=[
            {
                "entry": entry,
                "body": body,
                "verdict": verdict_words(say, entry.trend) if entry.trend else "",
                "corrections": text_lines(say, publication, issue, entry),
                "corrected": entry.revision.corrected and not tells_of_text(issue, entry),
            }
            for entry, body in zip(entries, bodies, strict=True)
        ],
    )
    html = joined(text)
    return "" if fault(html) else html


@lru_cache(maxsize=128)
def _body(body: str, notes: str) -> str | None:
    """None for what is too much even for messages."""
    if len(body.encode()) > MAX_BODY:
        return None
    try:
        return "".join(rich_blocks(body, notes))
    except TooMuch:
        return None
