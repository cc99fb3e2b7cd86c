"""Screens of editors as they see them, drawn with those of readers."""

from collections.abc import Iterable, Mapping
from dataclasses import replace

from bot.callbacks.manual import Chapter
from bot.desk.check import odd
from bot.errors import ContentError
from bot.library.difference import difference
from bot.model.broadcast import BREAKER, USUAL, Broadcast, BroadcastState, Kind, Tally
from bot.model.cell import Part
from bot.model.correction import Amendment, Correction, Proposal
from bot.model.issue import IssueState, Revision
from bot.model.message import Message
from bot.model.publication import Trend
from bot.model.reader import Format, Variant
from bot.model.reading import Doubt, Option, Question, Refused, Taken
from bot.model.receipt import Arrival, Drafted, Step, Unchanged
from bot.model.status import RefusedBundle, Status
from bot.model.update import MediaKind
from bot.model.weighed import Weighed
from bot.render.editors.corrections import CorrectionScreens
from bot.render.editors.drafts import EditorScreens
from bot.render.editors.manual import ManualScreens
from bot.render.editors.progress import ProgressScreens
from bot.render.editors.questions import QuestionScreens
from bot.render.editors.receipts import ReceiptScreens
from bot.render.editors.writing import WritingScreens
from tests.render.gallery import MONDAY, drawn
from tests.render.guards_gallery import guards
from tests.render.issues import PUBLICATION, TEXTS, WEEK, commentary, issue
from tests.render.test_questions import asked
from tests.render.test_writing import ASKED, CELL, TEXT, WRITTEN
from tests.render.ways_gallery import ways

DRAFTS, RECEIPTS = EditorScreens(PUBLICATION, TEXTS), ReceiptScreens(PUBLICATION, TEXTS)
QUESTIONS, WRITING = QuestionScreens(PUBLICATION, TEXTS), WritingScreens(PUBLICATION, TEXTS, lambda _: "")
PROGRESS = ProgressScreens(PUBLICATION, TEXTS)
CORRECTIONS, MANUAL = CorrectionScreens(PUBLICATION, TEXTS), ManualScreens(PUBLICATION, TEXTS)

BODY = (
    "a ** b\n##a\n#Вынікі тыдня\n[b] (https://a.by)\n\n    b\n\nc\n---\n\n<!-- d --> <aside> TUT.BY /stop\n\n"
    "1994. a\n2020. b\n\n5*3 [c][d] {.e} [f](a.by) ||g||\n\n— h\n— i\n\n| Горад | Заўвага |\n|---|---|\n| "
    "Мінск і вобласць | з пачатку году |\n"
)
STEP = Step(7, WEEK, "security", "be", None, Revision(5, TEXT), None, Trend.UNCHANGED)
REPLACED = replace(STEP, before=Revision(4, replace(TEXT, headline="Ціха")), earlier=Trend.WORSENED)
CHANGED = difference("Мінск чакае. Ціха.", "Менск чакае. Так і ёсць. Усё.")
WRONG = Refused(
    "west.en.md",
    (
        ContentError(
            "",
            7,
            "“%(link)s” is no link that Telegram opens: a link begins with https://",
            {"link": "a.by"},
            "link: a.by",
        ),
        ContentError(
            "", 9, "the comment that begins here has no end: write --> where it ends, or delete it", {}, "<!-- a"
        ),
    ),
    "corrected",
)
ISSUE = issue(commentary("security", "be", "Ціха"), commentary("security", "en", "Quiet"), security=Trend.IMPROVED)
VERDICT = Correction("security", "", MONDAY, "We misread it.", Trend.IMPROVED.value, Trend.WORSENED.value)
WEIGHED = Weighed(
    Proposal(3, Amendment(WEEK, "security", trend=Trend.WORSENED), "We misread it."),
    ISSUE,
    replace(ISSUE, trends={"security": Trend.WORSENED}, corrections=(VERDICT,)),
    (),
    Kind.CORRECTION,
    (),
    None,
    1240,
    21,
)
SENDING = Broadcast(7, WEEK, BroadcastState.RUNNING, "", USUAL, 2000, Tally(1240, gone=3, unknown=2))
TOGETHER = [
    replace(WEIGHED, proposal=Proposal(5, Amendment(WEEK, "security", "be", 5))),
    replace(WEIGHED, proposal=Proposal(6, Amendment(WEEK, "west", "en", 6)), edited=0, told=0),
]
RETRACTION = replace(
    WEIGHED, proposal=Proposal(4, Amendment(WEEK)), after=replace(ISSUE, state=IssueState.RETRACTED), edited=1, told=1
)
QUESTION = Question(
    Doubt.TOPIC,
    "“%(written)s” is none of the topics (%(topics)s), or several: which is meant?",
    (Option("elite"), Option("west")),
    {"written": "вест", "topics": "elite, west"},
    3,
    "тэма: вест",
)


def desk(language: str) -> dict[str, str]:
    screens = {**_arrivals(language), **_deeds(language), **_steering(language), **guards(language), **ways(language)}
    return {name: drawn(screen) for name, screen in screens.items()}


def _arrivals(language: str) -> Mapping[str, Message | str]:
    def told(*arrivals: Arrival, number: int = 7) -> Message:
        (message,) = RECEIPTS.receipts(arrivals, number, language)
        return message

    def drafted(step: Step, **other: object) -> Drafted:
        return replace(Drafted(Taken("a.md", TEXT, step.later), step, ISSUE, 214, 2), **other)  # type: ignore[arg-type]

    found = odd(replace(TEXT, body=BODY))
    oddly = [told(drafted(STEP, taken=Taken("a.md", TEXT, None, found[first : first + 7]))) for first in (0, 7, 14)]
    return {
        "a new text": told(drafted(STEP)),
        "a text that replaces another": told(drafted(REPLACED, difference=CHANGED)),
        "what is odd": "\n".join(_below(oddly)),
        "an album": told(drafted(STEP), drafted(REPLACED), WRONG, Unchanged(WEEK)),
        "a wrong file": told(WRONG, number=0),
        "taken back": RECEIPTS.taken_back([STEP], [REPLACED], language),
        "a question": QUESTIONS.question(asked(QUESTION), 7, language),
        "a question given up": QUESTIONS.given_up("west.md", language),
        **{f"sent: {kind.value}": DRAFTS.media(kind, language) for kind in MediaKind},
    }


def _steering(language: str) -> Mapping[str, Message | str]:
    stopped = replace(SENDING, state=BroadcastState.RESTING, tally=Tally(1240, 3, 2, 10, 2, 743), seconds=300)
    failures = (("Bad Request: can't parse entities", 8), ("Bad Request: PEER_FLOOD", 2))
    ended = replace(SENDING, state=BroadcastState.ENDED, kind=Kind.CORRECTION, tally=Tally(1990, 3, 2, unknown=5))
    correction = replace(SENDING, number=8, kind=Kind.CORRECTION, about=7, tally=Tally(0))
    refused = RefusedBundle(4, Variant("be", Format.BRIEF, 0b101), "Bad Request: message is too long", 12)
    shown = {
        "on its way": Status(SENDING, seconds=31),
        "refused": Status(SENDING, (refused,)),
        "broken off": Status(replace(SENDING, state=BroadcastState.PAUSED, reason=BREAKER)),
        "stopped": Status(stopped, failures=failures),
        "a correction that has gone out": Status(replace(ended, seconds=40)),
        "a retraction that rests": Status(replace(stopped, kind=Kind.RETRACTION)),
        "waiting for hours": Status(replace(SENDING, wakes=1_900_000_000), waiting=743),
        "behind": Status(correction, behind=SENDING),
        "behind what is paused": Status(correction, behind=replace(correction, state=BroadcastState.PAUSED)),
        "beside its issue": Status(replace(correction, kind=Kind.TRANSLATION, tally=Tally(9)), original=SENDING),
    }
    on_its_way, halted = (
        replace(WEIGHED, broadcast=replace(SENDING, state=state))
        for state in (BroadcastState.RUNNING, BroadcastState.PAUSED)
    )
    return {
        **{f"broadcast: {name}": PROGRESS.progress(status, language) for name, status in shown.items()},
        "stop?": PROGRESS.stopping(SENDING, language),
        "stop for good?": PROGRESS.stopping(SENDING, language, for_good=True),
        "stop a correction?": PROGRESS.stopping(replace(correction, planned=9), language),
        "give up?": PROGRESS.stopping(stopped, language),
        "a card that moved": PROGRESS.moved(Status(correction), language),
        "a correction in mid-broadcast": CORRECTIONS.correction(on_its_way, language),
        "a correction while it is paused": CORRECTIONS.correction(halted, language),
        "corrected while it is paused": CORRECTIONS.made(halted, 8, language),
        "a retraction in mid-broadcast": CORRECTIONS.correction(replace(RETRACTION, broadcast=SENDING), language),
    }


def _below(messages: Iterable[Message]) -> Iterable[str]:
    """What stands at their ends, without headings."""
    for message in messages:
        lines = drawn(message).split("\n")
        yield from (line for line in lines[9:] if not line.startswith("["))


def _deeds(language: str) -> Mapping[str, Message | str]:
    return {
        "a text": WRITING.text(TEXT, 310, IssueState.DRAFT, language),
        **{
            f"asked for: {part.name.lower()}": WRITING.writing(
                replace(ASKED, cell=replace(CELL, part=part), before=TEXT), language
            )
            for part in Part
        },
        "written so far": WRITING.writing(WRITTEN, language),
        "a correction of a verdict": CORRECTIONS.correction(WEIGHED, language),
        "several corrections": CORRECTIONS.several(TOGETHER, language),
        "a retraction": CORRECTIONS.correction(RETRACTION, language),
        "a reason is asked for": CORRECTIONS.reason(language),
        "corrected": CORRECTIONS.made(WEIGHED, 7, language),
        "retracted": CORRECTIONS.made(RETRACTION, 0, language),
        "two verdicts": DRAFTS.which_verdict(WEEK, "security", (Trend.WORSENED, Trend.IMPROVED), language),
        "a draft that waits": DRAFTS.draft(replace(ISSUE, state=IssueState.DRAFT), language, asker="Ala"),
        "discard?": DRAFTS.discarding(replace(ISSUE, state=IssueState.DRAFT), language),
        **{f"manual: {chapter.value}": MANUAL.chapter(chapter, language) for chapter in Chapter},
    }
