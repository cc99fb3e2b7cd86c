"""What is found by words. The first line of every message shows them, and is where its buttons have them from."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.callbacks.readers import Door, Open
from bot.callbacks.search import ANY, Facet, Find, Found, Narrow, Verdict
from bot.callbacks.views import IssueView, Source
from bot.model.issue import MAX_HEADLINE, Commentary
from bot.model.message import Button, ButtonRow, Keyboard, Message
from bot.model.publication import Publication, Topic
from bot.model.reader import ALL_TOPICS
from bot.model.search import Findings, Hit, Query
from bot.render.dates import week_range
from bot.render.edition import UNDECIDED, in_language
from bot.render.html.pack import pack
from bot.render.html.visible import escape, units
from bot.render.issue import shown_text
from bot.render.keyboards import back, in_threes, link_out, turn
from bot.render.readers.snippets import snippet, whole
from bot.render.verdict import verdict_words
from bot.render.voice import Texts, Voice

MARK = "🔎 "
PAGE = 3
"""Findings that fit on a telephone with their buttons."""
HEADLINE, SNIPPET = 90, 80
"""Letters: two lines each."""
LIMIT = 4096


@dataclass(frozen=True)
class _Line:
    """A finding, as the template has it."""

    sign: str
    name: str
    dates: str
    borrowed: str
    #: HTML, as the next.
    headline: str
    #: May be empty.
    snippet: str


def query_of(line: str) -> str:
    """What the first line of such a message shows; nothing of another one."""
    return line.removeprefix(MARK) if line.startswith(MARK) else ""


class SearchScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def how(self, language: str) -> Message:
        """To who says nothing that could be looked for."""
        return Message(self._texts.voice(language).html("searching"))

    def lost(self, language: str) -> str:
        """Where Telegram does not say any more what stood in the message."""
        say = self._texts.voice(language)
        return say("This search is too old. Please write the words once more.")

    def found(
        self, query: Query, findings: Findings, find: Find, texts: Mapping[int, Commentary], language: str
    ) -> Message:
        """A page of them; `texts` has at least those that stand on it, by their numbers."""
        say, hits = self._texts.voice(language), self.narrowed(findings, find)
        here, pages = on_page(hits, find.page), -(-len(hits) // PAGE)
        shown = [(hit, texts[hit.revision]) for hit in here if hit.revision in texts]
        page = min(find.page, max(pages - 1, 0))
        html = say.html(
            "search",
            query=query.text,
            note=_note(say, findings, hits),
            before=page * PAGE,
            found=[self._line(say, query, hit, text) for hit, text in shown],
        )
        openings = [self._opening(say, number, hit, find) for number, (hit, _) in enumerate(shown, page * PAGE + 1)]
        turning = turn(page, pages, lambda other: replace(find, page=other).data)
        rows = (*in_threes(openings), turning, self._filters(say, findings, find), *_elsewhere(say, hits))
        return Message(pack(html.split("\n\n"))[0], tuple(row for row in rows if row))

    def choices(self, query: Query, findings: Findings, narrow: Narrow, language: str) -> Message:
        """By what the findings can be narrowed down, and how many there would be."""
        say, find = self._texts.voice(language), replace(narrow.find, page=0)
        rows: list[ButtonRow] = []
        for text, other in self._options(say, narrow):
            count = len(self.narrowed(findings, other))
            if count or not rows or other == find:
                rows.append((Button(f"{'• ' if other == find else ''}{text} ({count})", other.data),))
        html = say.html("search", query=query.text, note=say("What shall be shown?"), before=0, found=[])
        return Message(html, (*rows, (back(say, narrow.find.data),)))

    def text(self, query: Query, found: Found, pages: Sequence[str], link: str, language: str) -> Message:
        """A page of a text, below the line with what was looked for."""
        say, line = self._texts.voice(language), f"{MARK}<code>{escape(query.text)}</code>\n\n"
        room = LIMIT - units(line)
        parts = [part for page in pages for part in ([page] if units(page) <= room else pack([page], room))]
        page = min(found.page, len(parts) - 1)
        issue = IssueView(found.week, language, Source.ARCHIVE, ALL_TOPICS)
        turning = turn(page, len(parts), lambda other: replace(found, page=other).data)
        onward = (Button("📍 " + say("Whole issue"), issue.data), back(say, found.find.data))
        return Message(line + parts[page], tuple(row for row in (turning, link_out(say, link), onward) if row))

    def narrowed(self, findings: Findings, find: Find) -> tuple[Hit, ...]:
        topic = self._topic(find.topic)
        return findings.narrowed(topic.id if topic else None, find.verdict.trend)

    def _line(self, say: Voice, query: Query, hit: Hit, text: Commentary) -> _Line:
        lead = f"{text.lead} {shown_text(text.body)}"
        return _Line(
            sign=hit.trend.sign if hit.trend else UNDECIDED,
            name=self._publication.topic(hit.topic).short(say.language),
            dates=week_range(hit.week, say.language),
            borrowed="" if hit.language == say.language else in_language(say, hit.language),
            headline=whole(text.headline[:MAX_HEADLINE], query, hit.language, HEADLINE),
            snippet=snippet(lead, query, hit.language, SNIPPET) or "",
        )

    def _opening(self, say: Voice, number: int, hit: Hit, find: Find) -> Button:
        topic = self._publication.topic(hit.topic)
        return Button(
            f"{number}. {topic.short(say.language)}", Found(hit.week, hit.language, topic.number, 0, find).data
        )

    def _filters(self, say: Voice, findings: Findings, find: Find) -> ButtonRow:
        if len(findings.hits) < 2:  # noqa: PLR2004 -- nothing to choose from
            return ()
        topic = self._topic(find.topic)
        return (
            Button(topic.short(say.language) if topic else say("All topics"), Narrow(Facet.TOPIC, find).data),
            Button(_verdict(say, find.verdict), Narrow(Facet.VERDICT, find).data),
        )

    def _options(self, say: Voice, narrow: Narrow) -> Iterator[tuple[str, Find]]:
        """The widest first."""
        find = replace(narrow.find, page=0)
        match narrow.facet:
            case Facet.TOPIC:
                yield say("All topics"), replace(find, topic=ANY)
                for topic in self._publication.topics:
                    yield topic.names[say.language], replace(find, topic=topic.number)
            case Facet.VERDICT:
                for verdict in Verdict:
                    yield _verdict(say, verdict), replace(find, verdict=verdict)

    def _topic(self, number: int) -> Topic | None:
        return next((topic for topic in self._publication.topics if topic.number == number), None)


def on_page(hits: Sequence[Hit], page: int) -> Sequence[Hit]:
    """The last page stands for those that are not there any more."""
    first = min(page, max(len(hits) - 1, 0) // PAGE) * PAGE
    return hits[first : first + PAGE]


def _note(say: Voice, findings: Findings, hits: Sequence[Hit]) -> str:
    if not findings.hits:
        return say("Nothing found. Try other words, or fewer of them, in any form. What this bot can do: /help")
    if not findings.every:
        return say("No text has all of these words. Here is where some of them are.")
    return say.plural("Found in %(count)s text.", "Found in %(count)s texts.", len(hits))


def _elsewhere(say: Voice, hits: Sequence[Hit]) -> Keyboard:
    return () if hits else ((Button("🗂 " + say("Archive"), Open(Door.ARCHIVE).data),),)


def _verdict(say: Voice, verdict: Verdict) -> str:
    return f"{verdict.trend.sign} {verdict_words(say, verdict.trend)}" if verdict.trend else say("All verdicts")
