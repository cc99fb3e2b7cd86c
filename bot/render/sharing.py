"""What is handed on of an issue or a text, with a link to it; who does so is told to nobody, this bot included."""

from collections.abc import Sequence
from urllib.parse import quote

from bot.model.call import Offered
from bot.model.issue import Issue
from bot.model.message import Button, ButtonRow, Message
from bot.model.publication import Publication, Topic
from bot.model.week import Week
from bot.render.dates import week_range
from bot.render.edition import Entry, History, edition
from bot.render.verdict import verdict_counts
from bot.render.voice import Voice

SHARE = "https://t.me/share/url"
"""Where Telegram asks with whom to share; no bot hears of it."""


def deep_link(publication: Publication, week: Week, topic: Topic | None = None) -> str:
    """What opens in the bot that runs; `bot/callbacks/views.py` reads it. Nothing as long as its name is not known."""
    if not publication.bot:
        return ""
    return f"https://t.me/{publication.bot}?start={week}" + (f"_{topic.id}" if topic else "")


def share_issue(say: Voice, publication: Publication, week: Week, entries: Sequence[Entry]) -> ButtonRow:
    counts = verdict_counts(say, [entry.trend for entry in entries if entry.trend])
    return _share(say, deep_link(publication, week), _head(say, publication, week), counts)


def share_text(say: Voice, publication: Publication, week: Week, entry: Entry) -> ButtonRow:
    link = deep_link(publication, week, entry.topic)
    verdict = f"{entry.sign} {entry.name} · {entry.verdict}"
    return _share(say, link, verdict, entry.headline, _head(say, publication, week))


def issue_offers(
    publication: Publication, say: Voice, issue: Issue, history: History, glance: Message
) -> tuple[Offered, ...]:
    """The issue, at this glance, and its texts as they are put into other chats; they say nothing of who does so."""
    entries = edition(publication, say, say.language, issue, history)
    counts = verdict_counts(say, [entry.trend for entry in entries if entry.trend])
    whole = _led(say, glance.html, deep_link(publication, issue.week))
    offered = Offered(str(issue.week), _head(say, publication, issue.week), counts, whole)
    return (offered, *text_offers(publication, say, issue, history))


def text_offers(
    publication: Publication, say: Voice, issue: Issue, history: History, *, topic: str = ""
) -> tuple[Offered, ...]:
    """Its texts, or the one on this topic."""
    entries = edition(publication, say, say.language, issue, history)
    wanted = (entry for entry in entries if topic in {"", entry.topic.id})
    return tuple(_text_offered(say, publication, issue.week, entry) for entry in wanted)


def _text_offered(say: Voice, publication: Publication, week: Week, entry: Entry) -> Offered:
    text = say.html("offered", entry=entry, head=_head(say, publication, week))
    message = _led(say, text, deep_link(publication, week, entry.topic))
    return Offered(f"{week}_{entry.topic.id}", f"{entry.sign} {entry.name} · {entry.verdict}", entry.headline, message)


def _led(say: Voice, text: str, link: str) -> Message:
    return Message(text, ((Button(say("Read on"), url=link),),) if link else ())


def _share(say: Voice, link: str, *lines: str) -> ButtonRow:
    """No button where there is nothing to lead to."""
    if not link:
        return ()
    text = "\n".join(filter(None, lines))
    return (Button("↗ " + say("Share"), url=f"{SHARE}?url={quote(link, safe='')}&text={quote(text, safe='')}"),)


def _head(say: Voice, publication: Publication, week: Week) -> str:
    return f"{publication.titles[say.language]} · {week_range(week, say.language)}"
