"""What editors are shown: whole in every language, short enough for a telephone, and every button means something."""

from dataclasses import replace

import pytest

from bot.callbacks.broadcasts import ConfirmStop, Control, Watch
from bot.callbacks.locking import AskLock
from bot.callbacks.previews import Preview
from bot.callbacks.publishing import Cancel, Prepare
from bot.callbacks.scheduling import AskWhen, Confirmed, Publish
from bot.callbacks.table import Callback, decode
from bot.model.broadcast import BREAKER, USUAL, Action, Broadcast, BroadcastState, Kind, Tally
from bot.model.issue import Issue, IssueState, OpenDrafts
from bot.model.message import Message
from bot.model.plan import Plan, Price
from bot.model.publication import Trend
from bot.model.reader import Format, Variant
from bot.model.reading import Oddity
from bot.model.status import RefusedBundle, Status
from bot.render.editors.broadcast_words import refusal
from bot.render.editors.drafts import EditorScreens, editor_commands
from bot.render.editors.progress import ProgressScreens, bar
from bot.render.editors.publish import PlanScreens
from bot.render.html.visible import units, visible
from bot.render.numbers import duration
from tests.render.issues import LANGUAGES, PUBLICATION, TEXTS, WEEK, commentary, issue

SCREENS = EditorScreens(PUBLICATION, TEXTS)
PLANS = PlanScreens(PUBLICATION, TEXTS)
PROGRESS = ProgressScreens(PUBLICATION, TEXTS)
SAY = TEXTS.voice("en")

COMPLETE = [commentary("west", language=language) for language in LANGUAGES]
DRAFT = replace(
    issue(*COMPLETE, commentary("security", language="be"), security=Trend.IMPROVED), state=IssueState.DRAFT
)
EMPTY = Issue(WEEK, IssueState.DRAFT, (), {})
UNDECIDED = replace(
    issue(commentary("west", language="be"), commentary("west", language="ru")), state=IssueState.DRAFT, trends={}
)
PUBLISHED = replace(DRAFT, state=IssueState.PUBLISHED)
PLAN = Plan(DRAFT, {"be": 1200, "en": 40}, 3, 1300, 43.0, {("ru", "be"): ("security",), ("en", "be"): ("security",)})
CHOSEN = Prepare(WEEK)
BROADCAST = Broadcast(7, WEEK, BroadcastState.RUNNING, "", USUAL, 2000, Tally(sent=1240, gone=3, unknown=2))
RUNNING = Status(BROADCAST, seconds=31)
ENDED = Status(replace(BROADCAST, state=BroadcastState.ENDED))
STOPPED = Status(replace(BROADCAST, state=BroadcastState.RESTING, tally=Tally(1240, 3, unknown=2, cancelled=755)))
FAILURES = (("Bad Request: can't parse entities: <b>" + "a" * 100, 10), ("Bad Request: text is empty", 2))
REFUSED = RefusedBundle(4, Variant("be", Format.BRIEF, 0b101), "Bad Request: can't parse entities: <b>", 12)


def every_screen(language: str) -> list[Message]:
    statuses = [
        RUNNING,
        Status(replace(BROADCAST, state=BroadcastState.PAUSED, reason=BREAKER)),
        Status(replace(BROADCAST, state=BroadcastState.HELD), (REFUSED, REFUSED)),
        Status(replace(BROADCAST, state=BroadcastState.STOPPING)),
        Status(replace(BROADCAST, state=BroadcastState.CLOSING)),
        Status(replace(BROADCAST, tally=Tally()), behind=BROADCAST),
        Status(BROADCAST, behind=replace(BROADCAST, state=BroadcastState.PAUSED)),
        Status(BROADCAST, original=BROADCAST),
        *(Status(replace(BROADCAST, kind=kind, state=state)) for kind in Kind for state in BroadcastState),
        STOPPED,
        Status(replace(BROADCAST, state=BroadcastState.RESTING, tally=Tally(1240, failed=12)), failures=FAILURES),
        Status(replace(BROADCAST, state=BroadcastState.ENDED, tally=Tally(1240, 3, 1, 2, 2, 752))),
    ]
    return [
        *(SCREENS.draft(draft, language) for draft in (DRAFT, EMPTY, UNDECIDED)),
        *(SCREENS.draft(DRAFT, language, asker=name) for name in ("", "Ala <3")),
        SCREENS.moved(WEEK, language),
        SCREENS.removal(DRAFT, "", language),
        SCREENS.removal(DRAFT, "west", language),
        SCREENS.discarding(DRAFT, language),
        SCREENS.discarded(WEEK, language),
        SCREENS.which_verdict(WEEK, "security", (Trend.WORSENED, Trend.IMPROVED), language),
        SCREENS.choose(OpenDrafts(), Preview, language),
        SCREENS.choose(OpenDrafts((UNDECIDED, DRAFT), 3), Prepare, language),
        SCREENS.unknown_week(language),
        PLANS.plan(PLAN, CHOSEN, "", language),
        PLANS.plan(PLAN, CHOSEN, "a-nonce", language),
        PLANS.plan(replace(PLAN, price=Price(127, 1.3)), CHOSEN, "a-nonce", language),
        PLANS.plan(replace(PLAN, price=Price(127, 1.3), paid=True), CHOSEN, "a-nonce", language),
        PLANS.plan(replace(PLAN, messages=0, subscribers={}, borrowed={}, left_out=0), CHOSEN, "a-nonce", language),
        PLANS.scheduled(WEEK, language),
        PLANS.published(WEEK, language),
        *(PROGRESS.progress(status, language) for status in statuses),
        PROGRESS.stopping(BROADCAST, language),
        PROGRESS.stopping(STOPPED.broadcast, language),
        PROGRESS.moved(RUNNING, language),
    ]


def lines(message: Message) -> list[str]:
    return visible(message.html).split("\n")


def line(message: Message, part: str) -> str:
    return next(each for each in lines(message) if part in each)


def presses(message: Message) -> list[Callback | None]:
    return [decode(button.data, PUBLICATION) for row in message.keyboard for button in row]


def test_drafts_that_can_be_published_are_offered_first_and_the_others_are_marked() -> None:
    later = replace(UNDECIDED, week=WEEK.shift(1))
    question = SCREENS.choose(OpenDrafts((later, DRAFT), 100), Prepare, "en")
    assert lines(question) == ["Which draft?", "⚠ cannot be published yet", "… and 100 more"]
    assert presses(question) == [Prepare(WEEK), Prepare(later.week)]
    assert [row[0].text.startswith("⚠") for row in question.keyboard] == [False, True]
    assert lines(SCREENS.choose(OpenDrafts((DRAFT, replace(DRAFT, week=later.week))), Prepare, "en")) == [
        "Which draft?"
    ]


def test_the_plan_tells_what_goes_out_and_who_gets_it() -> None:
    card = PLANS.plan(replace(PLAN, before={"west": Trend.IMPROVED, "security": Trend.IMPROVED}), CHOSEN, "n", "en")
    west, security = (line(card, name) for name in ("Belarus–West relations", "Security"))
    assert west == "▬ Belarus–West relations: unchanged (last week: improved)"
    assert security == "▲ Security: improved"
    assert lines(card)[lines(card).index(west) + 1 :][:2] == ["What west did", "be, ru, en"]
    assert line(card, "be; ru") == "be; ru: sent in Belarusian; en: sent in Belarusian"
    assert line(card, "Subscribers") == "Subscribers: 1,240"
    assert line(card, "Беларуская: ") == "Беларуская: 1,200"
    assert line(card, "nothing").startswith("3 of them get nothing")
    assert line(card, "Messages") == "Messages: 1,300 (sending takes about 40 seconds)"


def test_the_plan_tells_what_is_odd_text_by_text_in_words_and_stays_within_a_message() -> None:
    odd = Oddity(0, "the link “%(link)s” is odd", {"link": "a.by"}, "see a.by and more")
    card = PLANS.plan(
        replace(PLAN, oddities={("security", "be"): (odd, odd), ("west", "en"): (odd,) * 9}), CHOSEN, "n", "en"
    )
    found = lines(card)
    assert found[found.index("Worth a look") :][:5] == [
        "Worth a look",
        *["Belarus–West relations, in English. the link “a.by” is odd"] * 2,
        "Belarus–West relations, in English. … and 7 more",
        "Security, in Belarusian. the link “a.by” is odd",
    ]
    assert "Worth a look" not in lines(PLANS.plan(PLAN, CHOSEN, "n", "en"))
    long = replace(odd, quote="ш" * 500, values={"link": "щ" * 500})
    crowded = PLANS.plan(
        replace(
            PLAN, oddities={(topic, spoken): (long,) * 9 for topic in ("west", "security") for spoken in LANGUAGES}
        ),
        CHOSEN,
        "",
        "ru",
    )
    assert units(visible(crowded.html)) <= 4096


def test_what_is_missing_is_ticked_by_name_before_anything_can_be_published() -> None:
    asking = PLANS.plan(PLAN, CHOSEN, "", "en")
    assert [row[0].text for row in asking.keyboard[:2]] == [
        "☐ Without the text in Russian: Security",
        "☐ Without the text in English: Security",
    ]
    assert presses(asking) == [Prepare(WEEK, ticked=2), Prepare(WEEK, ticked=4), Preview(WEEK), Cancel(WEEK)]
    half = PLANS.plan(PLAN, Prepare(WEEK, ticked=2), "", "en")
    assert presses(half)[:2] == [Prepare(WEEK), Prepare(WEEK, ticked=6)]
    assert half.keyboard[0][0].text.startswith("☑")
    offer = Confirmed(WEEK, "n", ticked=6)
    assert presses(PLANS.plan(PLAN, Prepare(WEEK, ticked=6), "n", "en"))[2:4] == [Publish(offer), AskWhen(offer)]


def test_a_week_that_is_far_off_is_ticked_by_its_dates_after_the_languages() -> None:
    far = replace(PLAN, borrowed={}, far=True)
    asking = PLANS.plan(far, CHOSEN, "", "en")
    assert asking.keyboard[0][0].text == "☐ The week is right: 20–26 May 2019"
    assert lines(asking)[-1] == "This week is more than two weeks from today. Tap it if it is meant."
    assert presses(asking) == [Prepare(WEEK, ticked=8), Preview(WEEK), Cancel(WEEK)]
    ticked = PLANS.plan(far, Prepare(WEEK, ticked=8), "n", "en")
    assert presses(ticked)[1] == Publish(Confirmed(WEEK, "n", ticked=8))
    assert "Messages" in lines(ticked)[-1]


@pytest.mark.parametrize(
    ("ticked", "asks"), [(0, ["Texts", "This week"]), (2, ["Texts", "This week"]), (6, ["This week"]), (8, ["Texts"])]
)
def test_what_is_still_asked_is_said_and_nothing_else(ticked: int, asks: list[str]) -> None:
    card = lines(PLANS.plan(replace(PLAN, far=True), Prepare(WEEK, ticked=ticked), "", "en"))
    assert [word for word in ("Texts", "This week") if any(each.startswith(word) for each in card)] == asks


def test_a_price_is_on_the_button_that_takes_it_and_can_be_declined() -> None:
    whole = replace(PLAN, borrowed={}, price=Price(127, 1.3))
    offered = PLANS.plan(whole, CHOSEN, "n", "en")
    assert line(offered, "Star") == "For about 127 Stars Telegram takes them faster (a few seconds)."
    assert presses(offered)[:3:2] == [Publish(Confirmed(WEEK, "n")), Prepare(WEEK, paid=True)]
    paid = PLANS.plan(replace(whole, price=Price(1, 1.3), paid=True), Prepare(WEEK, paid=True), "n", "en")
    assert paid.keyboard[0][0].text == "📣 Publish for about 1 Star"
    assert "sending takes a few seconds" in line(paid, "Messages")
    assert line(paid, "Star").startswith("This costs about 1 Star of the bot's balance")
    assert presses(paid)[:3:2] == [Publish(Confirmed(WEEK, "n", paid=True)), Prepare(WEEK)]


def test_the_progress_shows_a_bar_and_only_the_bad_news_there_is() -> None:
    assert lines(PROGRESS.progress(RUNNING, "en")) == [
        "📣 2019-W21 is on its way",
        "62% ▰▰▰▰▰▰▱▱▱▱",
        "",
        "Sent: 1,240 of 2,000",
        "Gone (they blocked the bot or left Telegram): 3",
        "Unknown (Telegram has not confirmed them; they are sent once more at the end): 2",
        "Time left: about 30 seconds",
    ]


@pytest.mark.parametrize(
    ("state", "offered"),
    [
        (BroadcastState.RUNNING, [Control(7, Action.PAUSE), ConfirmStop(7), AskLock()]),
        (BroadcastState.PAUSED, [Control(7, Action.RESUME), ConfirmStop(7)]),
        (BroadcastState.HELD, [Control(7, Action.RESUME), ConfirmStop(7)]),
        (BroadcastState.STOPPING, []),
        (BroadcastState.RESTING, [Control(7, Action.RESUME), ConfirmStop(7)]),
        (BroadcastState.CLOSING, []),
        (BroadcastState.ENDED, []),
    ],
)
def test_a_broadcast_can_be_told_only_what_it_can_do(state: BroadcastState, offered: list[Callback]) -> None:
    assert presses(PROGRESS.progress(Status(replace(BROADCAST, state=state)), "en")) == offered


def test_a_refused_variant_is_shown_in_telegrams_words_with_its_own_buttons() -> None:
    card = PROGRESS.progress(replace(RUNNING, refused=(REFUSED,)), "en")
    assert line(card, "refused") == "⚠ Telegram refused the messages for: Беларуская · brief · 2 topics"
    assert line(card, "Bad Request") == "the markup is faulty (“Bad Request: can't parse entities: <b>”)"
    assert line(card, "waiting") == "12 readers are waiting for them."
    assert presses(card)[:2] == [Control(7, Action.RETRY, 4), Control(7, Action.DROP, 4)]


def test_a_broadcast_that_was_stopped_says_so_and_one_without_readers_is_whole() -> None:
    stopped = Status(replace(ENDED.broadcast, tally=Tally(sent=1240, cancelled=700)))
    assert lines(PROGRESS.progress(stopped, "en"))[0] == "⏹ 2019-W21 was stopped"
    assert lines(PROGRESS.progress(STOPPED, "en"))[0] == "⏹ 2019-W21 was stopped"
    assert Status(replace(BROADCAST, planned=0)).percent == 100
    assert Status(replace(BROADCAST, planned=3, tally=Tally(sent=2))).percent == 66


def test_what_rests_says_whom_it_can_still_reach_and_how_long_it_took() -> None:
    rests = replace(STOPPED, broadcast=replace(STOPPED.broadcast, seconds=300))
    assert lines(PROGRESS.progress(rests, "en")) == [
        "⏹ 2019-W21 was stopped",
        "Who has not had it can still get it in the next days, until the next issue goes out.",
        "",
        "Sent: 1,240 of 2,000",
        "Gone (they blocked the bot or left Telegram): 3",
        "Unknown (Telegram has not confirmed them; they are sent once more if it goes on): 2",
        "Not sent yet: 755",
        "It took about 5 minutes.",
    ]
    assert [button.text for row in PROGRESS.progress(rests, "en").keyboard for button in row] == [
        "▶️ Go on (757)",
        "🗑 Give up…",
    ]


def test_a_correction_that_was_stopped_beside_its_issue_can_go_on_though_nobody_knows_with_whom() -> None:
    halted = replace(BROADCAST, kind=Kind.CORRECTION, state=BroadcastState.RESTING, tally=Tally(9), unopened=True)
    card = PROGRESS.progress(Status(halted), "en")
    assert lines(card)[0] == "⏹ The correction of 2019-W21 was stopped"
    assert [button.text for row in card.keyboard for button in row] == ["▶️ Go on", "🗑 Give up…"]


def test_failures_are_told_by_telegrams_words_and_tried_again_only_by_themselves() -> None:
    failed = Status(replace(STOPPED.broadcast, tally=Tally(1240, failed=12)), failures=FAILURES)
    card = PROGRESS.progress(failed, "en")
    at = lines(card).index("Failed (Telegram refused the messages): 12")
    assert [len(each) for each in lines(card)[at + 1 : at + 3]] == [134, 58]
    assert presses(card)[0] == Control(7, Action.RETRY_FAILED)
    others = replace(failed, broadcast=replace(failed.broadcast, tally=Tally(1240, failed=12, cancelled=1)))
    assert Control(7, Action.RETRY_FAILED) not in presses(PROGRESS.progress(others, "en"))


def test_a_broadcast_that_has_not_begun_says_what_it_waits_for() -> None:
    waits = Status(replace(BROADCAST, tally=Tally()), behind=replace(BROADCAST, week=WEEK.shift(-1)))
    assert lines(PROGRESS.progress(waits, "en"))[0] == "📣 2019-W21 is waiting for its turn"
    assert lines(PROGRESS.progress(waits, "en"))[1] == "First goes out: 2019-W20."
    paused = replace(waits, behind=replace(BROADCAST, kind=Kind.CORRECTION, state=BroadcastState.PAUSED))
    assert lines(PROGRESS.progress(paused, "en"))[1] == "It begins when this goes on: the correction of 2019-W21."


def test_what_changes_an_issue_that_goes_on_tells_why_it_does_not_end() -> None:
    status = Status(replace(BROADCAST, kind=Kind.CORRECTION), seconds=1, original=BROADCAST)
    shown = lines(PROGRESS.progress(status, "en"))
    assert shown[1] == "The issue itself is not through yet. Whoever is just getting it is reached when it is."
    assert not [each for each in shown if "Time left" in each]


@pytest.mark.parametrize(
    ("kind", "on_its_way", "ended"),
    [
        (Kind.ISSUE, "📣 2019-W21 is on its way", "✅ 2019-W21 is published"),
        (Kind.CORRECTION, "📣 The correction of 2019-W21 is on its way", "✅ The correction of 2019-W21 has gone out"),
        (Kind.RETRACTION, "📣 The retraction of 2019-W21 is on its way", "✅ The retraction of 2019-W21 has gone out"),
        (Kind.NOTICE, "📣 The message about 2019-W21 is on its way", "✅ The message about 2019-W21 has gone out"),
        (
            Kind.TRANSLATION,
            "📣 The late translation for 2019-W21 is on its way",
            "✅ The late translation for 2019-W21 has gone out",
        ),
    ],
)
def test_cards_and_summaries_name_the_kind(kind: Kind, on_its_way: str, ended: str) -> None:
    running, over = (replace(each, broadcast=replace(each.broadcast, kind=kind)) for each in (RUNNING, ENDED))
    assert lines(PROGRESS.progress(running, "en"))[0] == on_its_way
    assert lines(PROGRESS.progress(over, "en"))[0] == ended


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Bad Request: message is too long", "the message is too long (“Bad Request: message is too long”)"),
        ("Request Entity Too Large", "the message is too long (“Request Entity Too Large”)"),
        ("Bad Request: message text is empty", "the message is empty (“Bad Request: message text is empty”)"),
        ("Bad Request: BUTTON_URL_INVALID", "a button was not accepted (“Bad Request: BUTTON_URL_INVALID”)"),
        ("Bad Request: PEER_FLOOD", "“Bad Request: PEER_FLOOD”"),
    ],
)
def test_what_telegram_refuses_is_said_in_words_beside_its_own(words: str, said: str) -> None:
    assert refusal(SAY, words) == said


def test_the_question_says_that_the_others_can_get_it_later_or_that_they_never_will() -> None:
    stopping, giving_up = PROGRESS.stopping(BROADCAST, "en"), PROGRESS.stopping(STOPPED.broadcast, "en")
    assert "can still get it in the next days" in stopping.html
    assert presses(stopping) == [Control(7, Action.STOP), Control(7, Action.RESUME)]
    assert "will never get it" not in stopping.html
    assert "a newer one has gone out" in PROGRESS.stopping(BROADCAST, "en", for_good=True).html
    assert "will never get it: 757" in giving_up.html
    assert presses(giving_up) == [Control(7, Action.GIVE_UP), Watch(7)]


@pytest.mark.parametrize(("percent", "shown"), [(0, "▱" * 10), (9, "▱" * 10), (10, "▰" + "▱" * 9), (100, "▰" * 10)])
def test_the_bar_is_full_only_at_the_end(percent: int, shown: str) -> None:
    assert bar(percent) == shown


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (0, "a few seconds"),
        (14, "about 10 seconds"),
        (89, "about 90 seconds"),
        (91, "about 2 minutes"),
        (5399, "about 90 minutes"),
        (7300, "about 2 hours"),
    ],
)
def test_durations_are_said_as_people_say_them(seconds: float, words: str) -> None:
    assert duration(SAY, seconds) == words


def test_the_command_menu_fits_telegram() -> None:
    for language in LANGUAGES:
        commands = editor_commands(TEXTS.voice(language))
        assert [name for name, _ in commands] == [
            "desk",
            "preview",
            "publish",
            "lock",
            "export",
            "stats",
            "journal",
            "team",
        ]
        assert all(0 < len(text) <= 256 for _, text in commands)
