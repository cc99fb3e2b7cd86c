"""An issue: commentaries and their revisions, and the states it goes through."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from bot.model.correction import Amendment, Correction
from bot.model.publication import Trend
from bot.model.week import Week

MAX_BODY = 32 * 1024
"""Bytes of Markdown: five messages of Cyrillic prose; whatever is made of them, no more than twenty."""
MAX_LINES = 800
"""Of Markdown as well."""
MAX_HEADLINE = 200
MAX_LEAD = 500
MAX_LINK = 2048
MAX_AUTHORS = 20
MAX_AUTHOR = 100
"""Characters, as the others; a database may hold what an older version let in."""


class IssueState(StrEnum):
    DRAFT = "draft"
    SCHEDULED = "scheduled"
    PUBLISHED = "published"
    RETRACTED = "retracted"


@dataclass(frozen=True)
class Commentary:
    """What an issue says on one topic in one language."""

    week: Week
    #: The id of one.
    topic: str
    language: str
    #: One line, as are lead and authors.
    headline: str
    #: Markdown.
    body: str
    #: A sentence or two between headline and body; may be empty.
    lead: str = ""
    #: Where more of it can be read, which Telegram opens; may be empty.
    link: str = ""
    #: Their names, in the order in which they are shown.
    authors: tuple[str, ...] = ()


Verdicts = Mapping[tuple[Week, str], Trend]
"""By week and topic id: what an issue says of a topic, in whatever language."""


@dataclass(frozen=True)
class Revision:
    """One version of a commentary, as the database numbers it; `corrected` once it has replaced a published one."""

    number: int
    commentary: Commentary
    corrected: bool = False


@dataclass(frozen=True)
class Issue:
    """One week of the publication: its working revisions while a draft, its published ones afterwards."""

    week: Week
    state: IssueState
    revisions: tuple[Revision, ...]
    #: The verdict per topic id; a draft may have texts without one, and one without texts.
    trends: Mapping[str, Trend]
    #: What was put right in it, oldest first.
    corrections: tuple[Correction, ...] = ()

    @property
    def retraction(self) -> Correction | None:
        """Why it is retracted, if it is."""
        retractions = [each for each in self.corrections if not each.topic]
        return retractions[-1] if retractions and self.state is IssueState.RETRACTED else None

    @property
    def commentaries(self) -> tuple[Commentary, ...]:
        return tuple(revision.commentary for revision in self.revisions)

    def find(self, topic_id: str, language: str) -> Revision | None:
        for revision in self.revisions:
            if (revision.commentary.topic, revision.commentary.language) == (topic_id, language):
                return revision
        return None

    @property
    def topics(self) -> frozenset[str]:
        """The ids of those with a text in any language."""
        return frozenset(each.topic for each in self.commentaries)

    @property
    def undecided(self) -> frozenset[str]:
        """The ids of the topics whose texts wait for a verdict, which keeps a draft from being published."""
        return self.topics - self.trends.keys()

    @property
    def publishable(self) -> bool:
        return self.state is IssueState.DRAFT and bool(self.revisions) and not self.undecided


@dataclass(frozen=True)
class Proposed:
    """A commentary for a published issue that waits for the editor's word."""

    #: Its number.
    revision: int
    commentary: Commentary
    issue: Issue
    #: Another verdict than the issue has, which it names; None: none.
    trend: Trend | None = None

    @property
    def amendment(self) -> Amendment:
        text = self.commentary
        return Amendment(text.week, text.topic, text.language, self.revision, self.trend)


@dataclass(frozen=True)
class OpenDrafts:
    """The newest drafts first, and how many others there are."""

    newest: tuple[Issue, ...] = ()
    others: int = 0
