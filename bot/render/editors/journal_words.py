"""What somebody did, in words without gender: nouns, for a short name stands before them."""

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from bot.model.journal import Deed, Note
from bot.model.publication import Publication, Trend
from bot.render.edition import in_language
from bot.render.numbers import topic_name
from bot.render.verdict import verdict_words
from bot.render.voice import Voice

Words = Mapping[Deed, str]


def deed_words(say: Voice, publication: Publication, zone: ZoneInfo, note: Note) -> str:
    """With what it was done to, as far as the note says so."""
    known = {**_of_texts(say), **_of_going_out(say), **_of_steering(say), **_of_people(say)}
    words, about = known[note.deed], _about(say, publication, zone, note)
    return say("%(deed)s – %(about)s", deed=words, about=about) if about else words


def _about(say: Voice, publication: Publication, zone: ZoneInfo, note: Note) -> str:
    match note.deed:
        case Deed.SCHEDULED:
            return f"{datetime.fromtimestamp(int(note.detail), UTC).astimezone(zone):%d.%m %H:%M}"
        case Deed.MOVED | Deed.DISMISSED:
            return note.detail
        case _:
            return _place(say, publication, note.detail.split())


def _place(say: Voice, publication: Publication, values: list[str]) -> str:
    """A topic, with a language and a verdict, as far as they are there."""
    if not values:
        return ""
    topic, *rest = values
    words = [verdict_words(say, Trend(each)) if each in set(Trend) else in_language(say, each) for each in rest]
    return ", ".join((topic_name(publication, topic, say.language), *words))


def _of_texts(say: Voice) -> Words:
    return {
        Deed.TAKEN: say.context("journal", "text"),
        Deed.UNDONE: say.context("journal", "text taken back"),
        Deed.REMOVED: say.context("journal", "text removed"),
        Deed.DECIDED: say.context("journal", "verdict"),
        Deed.UNDECIDED: say.context("journal", "verdict taken back"),
        Deed.DISCARDED: say.context("journal", "draft discarded"),
        Deed.MOVED: say.context("journal", "moved here from another week"),
    }


def _of_going_out(say: Voice) -> Words:
    return {
        Deed.PUBLISHED: say.context("journal", "publication"),
        Deed.SCHEDULED: say.context("journal", "publication scheduled"),
        Deed.HURRIED: say.context("journal", "publication without waiting"),
        Deed.TAKEN_BACK: say.context("journal", "publication taken back"),
        Deed.GONE_OUT: say.context("journal", "the issue went out"),
        Deed.ASKED: say.context("journal", "asking for approval"),
        Deed.APPROVED: say.context("journal", "approval"),
        Deed.DECLINED: say.context("journal", "approval declined"),
        Deed.WITHDRAWN: say.context("journal", "asking for approval taken back"),
        Deed.CORRECTED: say.context("journal", "correction"),
        Deed.RETRACTED: say.context("journal", "the issue retracted"),
        Deed.REVIVED: say.context("journal", "a draft again"),
    }


def _of_steering(say: Voice) -> Words:
    return {
        Deed.PAUSED: say.context("journal", "sending paused"),
        Deed.RESUMED: say.context("journal", "sending resumed"),
        Deed.STOPPED: say.context("journal", "sending stopped"),
        Deed.WENT_ON: say.context("journal", "going on after the stop"),
        Deed.GIVEN_UP: say.context("journal", "the rest given up"),
        Deed.RETRIED: say.context("journal", "another try of what was refused"),
        Deed.DROPPED: say.context("journal", "what was refused left out"),
    }


def _of_people(say: Voice) -> Words:
    return {
        Deed.LOCKED: say.context("journal", "the desk locked"),
        Deed.UNLOCKED: say.context("journal", "the desk opened"),
        Deed.INVITED: say.context("journal", "an invitation"),
        Deed.JOINED: say.context("journal", "among the editors now"),
        Deed.DISMISSED: say.context("journal", "editor dismissed"),
        Deed.LEFT: say.context("journal", "an editor no more"),
    }
