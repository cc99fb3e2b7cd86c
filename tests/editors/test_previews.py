"""Previews in an editor's chat: byte for byte what is delivered, with buttons that open the draft."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

import pytest

from bot.build import utc_now
from bot.callbacks.editors import MARK
from bot.callbacks.previews import Imagined, PeekIssue, PeekTopic, Preview, ShowAs
from bot.callbacks.rich import Whole
from bot.callbacks.table import decode
from bot.callbacks.views import IssueView, TopicView
from bot.demo.phone import Person
from bot.library.publication import read_publication
from bot.model.issue import Commentary
from bot.model.publication import Publication, Trend
from bot.model.reader import Format, Preferences
from bot.model.week import Week
from bot.store.issues import Issues
from tests.editors.chat import WEEK, drafts, noticed, presses, seen, sees, shown, text
from tests.stage import Stage

THIS = Week.parse(WEEK)
SECURITY_AND_WEST = 0b1100
ELITE = 0b1
LONG = "\n\n".join(["Падзеі тыдня **ішлі** сваім парадкам, і [крыніца](https://example.org/) пра гэта піша. " * 8] * 9)
READERS = (
    *(Preferences(language, form, subscribed=True) for language in ("be", "ru", "en") for form in Format),
    Preferences("en", Format.FULL, SECURITY_AND_WEST, silent=True, subscribed=True),
    Preferences("be", Format.BRIEF, ELITE, subscribed=True),
    Preferences("en", Format.RICH, ELITE, subscribed=True),
)
SHORT = [Commentary(THIS, "elite", "be", "Адзін радок", "Адно слова.")]
WHOLE = [
    Commentary(THIS, "elite", "be", "Эліта <чакае> & маўчыць", LONG, link="https://example.org/", authors=("А. Б.",)),
    Commentary(THIS, "elite", "en", "The elite waits", "It *waited*.", lead="In one line."),
    Commentary(THIS, "security", "ru", "Тихо", "Было `тихо`.\n\n> Так и есть"),
    *(Commentary(THIS, "west", language, "Ties", "| a | b |\n|---|---|\n| 1 | 2 |") for language in ("be", "ru", "en")),
]


async def past(stage: Stage, texts: Iterable[Commentary]) -> None:
    """Two weeks before, so that there are streaks."""
    async with stage.store() as (database, _):
        for ago, trend in ((2, Trend.WORSENED), (1, Trend.IMPROVED)):
            weeks = [replace(each, week=THIS.shift(-ago)) for each in texts]
            verdicts = {(each.week, each.topic): trend for each in weeks}
            await Issues(database, utc_now).archive(weeks, verdicts)


def sent(stage: Stage, chat: Person, publication: Publication) -> list[str]:
    """The bodies of all requests that sent a message there, but for the chat and for what buttons carry."""
    methods = {"sendMessage", "sendRichMessage"}
    calls = [call for call in stage.telegram.calls if call.method in methods and call.chat == chat.id]
    return [body(call.parameters, publication) for call in calls]


def body(parameters: Mapping[str, Any], publication: Publication) -> str:
    def opens(key: Mapping[str, str]) -> Mapping[str, str]:
        if "callback_data" not in key:
            return key
        match decode(key["callback_data"], publication):
            case PeekIssue(_, view) | PeekTopic(_, view) | Whole(view) | (IssueView() | TopicView() as view):
                return dict(key) | {"callback_data": view.data}
            case other:
                return dict(key) | {"callback_data": repr(other)}

    rest = {name: value for name, value in parameters.items() if name != "chat_id"}
    if "reply_markup" in rest:
        rows = rest["reply_markup"]["inline_keyboard"]
        rest["reply_markup"] = dict(rest["reply_markup"]) | {"inline_keyboard": [list(map(opens, row)) for row in rows]}
    return json.dumps(rest, ensure_ascii=False)


def as_seen(reader: Preferences, week: Week = THIS) -> ShowAs:
    return ShowAs(Imagined(week, reader.language, reader.format, reader.topics, reader.silent))


@pytest.mark.parametrize("texts", [SHORT, WHOLE], ids=["short", "long"])
async def test_a_preview_is_byte_for_byte_what_is_delivered(stage: Stage, texts: list[Commentary]) -> None:
    publication = read_publication(stage.content)
    editors = [stage.telegram.person(f"Editor {number}") for number in range(len(READERS))]
    readers = stage.telegram.crowd(len(READERS))
    stage.settings["ZVODKA_OWNERS"] = ",".join(str(each.id) for each in editors)
    for reader, preferences in zip(readers, READERS, strict=True):
        await stage.subscribe([reader], preferences)
    await past(stage, texts)
    await stage.draft(texts)
    async with stage.bot():
        for editor, preferences in zip(editors, READERS, strict=True):
            editor.says("/preview")
            editor.forges(as_seen(preferences).data, await sees(editor, "Which version"))
        for editor, preferences in zip(editors, READERS, strict=True):
            if any(preferences.topics >> publication.topic(each.topic).number & 1 for each in texts):
                await sees(editor, "as readers get it")
        previewed = [sent(stage, editor, publication)[1:-1] for editor in editors]
    await stage.publish(THIS, editor=editors[0].id)
    async with stage.bot():
        for reader, expected in zip(readers, previewed, strict=True):
            await reader.until(lambda reader: len(sent(stage, reader, publication)) >= len(expected))  # noqa: B023
    delivered = [sent(stage, reader, publication) for reader in readers]
    assert previewed == delivered
    assert any("disable_notification" in each for each in previewed[-3]) == (texts is WHOLE)


async def test_a_preview_for_whoever_gets_nothing_says_so(editor: Person) -> None:
    await drafts(editor)
    nobody = Imagined(THIS, "en", Format.BRIEF, ELITE, silent=False)
    editor.says("/preview")
    query = editor.forges(ShowAs(nobody).data, await sees(editor, "Which version"))
    assert "gets nothing" in (await noticed(editor, query)).text


async def test_a_reader_is_put_together_by_buttons_and_shown_as_chosen(editor: Person) -> None:
    for topic in ("west", "security"):
        editor.uploads(f"{topic}.en.md", text(topic))
    await sees(editor, "Security: en")
    await sees(editor, "West relations: en")
    editor.says("/preview")
    await sees(editor, "Which version")
    chosen = await presses(editor, "🎚 Choose topics and sound…", "with these choices")
    for button in ("▫️ full", "✅ 🌐 Belarus–West relations", "▫️ without a sound"):
        await presses(editor, button, "with these choices")
    assert shown(editor, chosen.id).buttons[3:5] == ["▫️ brief", "✅ full"]
    await presses(editor, "👁 Show", "· English · full · Security · without a sound")
    end = await sees(editor, "as readers get it")
    glance, commentary = seen(editor, "📍 Situation")[-1], seen(editor, "What happened in")[-1]
    assert ("West" in glance.text, glance.silent, end.silent) == (False, True, False)
    assert glance.buttons == ["🛡️ Security", "All topics (2)", "↗ Share", "Archive", "Settings"]
    assert "What happened in security." in commentary.text


async def previewed(editor: Person, button: str = "English · brief") -> Any:
    """The glance of a preview that has come to its end."""
    editor.says("/preview")
    await sees(editor, "Which version")
    before = len(seen(editor, "as readers get it"))
    editor.presses(button)
    await editor.until(lambda person: len(seen(person, "as readers get it")) > before)
    return seen(editor, "📍 Situation")[-1]


async def test_the_question_stands_below_the_card_and_comes_back_in_its_own_place(editor: Person) -> None:
    await drafts(editor)
    card = await sees(editor, f"Draft {WEEK}")
    editor.presses("👁 Preview", card)
    question = await sees(editor, "Which version")
    assert question.id > card.id
    assert shown(editor, card.id).content == card.content
    editor.presses("🎚 Choose topics and sound…", question)
    await editor.until(lambda person: "with these choices" in shown(person, question.id).text)
    editor.presses("← Back", question)
    await editor.until(lambda person: shown(person, question.id).content == question.content)


async def test_topics_open_in_place_and_back_restores_the_glance(editor: Person) -> None:
    await drafts(editor)
    glance = await previewed(editor)
    editor.presses("🌐 West", glance)
    await editor.until(lambda person: "What happened in west." in shown(person, glance.id).text)
    editor.presses("← Back", glance)
    await editor.until(lambda person: shown(person, glance.id).content == glance.content)
    assert not any(notice.text for notice in editor.notices)


async def test_all_topics_open_in_the_place_of_a_rich_message(editor: Person) -> None:
    for topic in ("west", "security"):
        editor.uploads(f"{topic}.en.md", text(topic))
    await sees(editor, "Security: en")
    await sees(editor, "West relations: en")
    reader = Imagined(THIS, "en", Format.RICH, 1 << 3, silent=False)
    editor.says("/preview")
    editor.forges(ShowAs(reader).data, await sees(editor, "Which version"))
    await sees(editor, "as readers get it")
    rich = seen(editor, "📍 Situation")[-1]
    assert rich.content.rich
    editor.presses(next(words for words in rich.buttons if words.startswith("All topics")), rich)
    await editor.until(lambda person: not shown(person, rich.id).content.rich)
    assert "Back" in shown(editor, rich.id).buttons[-1]


async def test_pages_of_a_long_text_turn_in_a_preview(editor: Person, stage: Stage) -> None:
    await stage.draft([Commentary(THIS, "west", "en", "Ties", LONG)])
    glance = await previewed(editor)
    editor.presses("🌐 West", glance)
    await editor.until(lambda person: "›" in shown(person, glance.id).buttons)
    editor.presses("›", glance)
    await editor.until(lambda person: "2/2" in shown(person, glance.id).buttons)


async def test_a_button_of_an_old_preview_shows_the_draft_as_it_is_now_and_says_so(editor: Person) -> None:
    await drafts(editor)
    glance = await previewed(editor)
    editor.uploads("west.en.md", text(headline="Other ties"))
    await sees(editor, "Other ties")
    query = editor.presses("🌐 West", glance)
    assert "has changed since" in (await noticed(editor, query)).text
    await editor.until(lambda person: "Other ties" in shown(person, glance.id).text)
    again = editor.presses("← Back", glance)
    assert (await noticed(editor, again)).text == ""


async def test_a_button_of_a_preview_shows_the_issue_once_it_is_published_and_says_so(
    editor: Person, stage: Stage
) -> None:
    await drafts(editor)
    glance = await previewed(editor)
    await stage.publish(THIS)
    query = editor.presses("🌐 West", glance)
    assert "published by now" in (await noticed(editor, query)).text
    await editor.until(lambda person: "What happened in west." in shown(person, glance.id).text)
    editor.says("/preview")
    assert "📣 Publish…" not in (await sees(editor, f"Which version of {WEEK}")).buttons


async def test_a_topic_that_was_taken_out_since_leads_to_the_issue(editor: Person) -> None:
    await drafts(editor)
    editor.uploads("security.en.md", text("security"))
    await sees(editor, "Security: en")
    glance = await previewed(editor)
    editor.forges(f"e-remove:{WEEK}:security:en", await sees(editor, f"Draft {WEEK}"))
    await sees(editor, "Security: nothing yet")
    query = editor.presses("🛡️ Security", glance)
    assert "has changed since" in (await noticed(editor, query)).text
    await editor.until(lambda person: shown(person, glance.id).buttons == ["🌐 West", "↗ Share", "Archive", "Settings"])


async def test_of_a_discarded_draft_nothing_is_shown(editor: Person) -> None:
    await drafts(editor)
    glance = await previewed(editor)
    discarding = editor.forges(f"e-discard:{WEEK}:1", await sees(editor, f"Draft {WEEK}"))
    await noticed(editor, discarding)
    assert "out of date" in (await noticed(editor, editor.presses("🌐 West", glance))).text
    query = editor.forges(Preview(THIS, "en").data, glance)
    assert "out of date" in (await noticed(editor, query)).text


async def test_who_is_no_editor_gets_nothing_by_the_buttons_of_a_preview(editor: Person, stage: Stage) -> None:
    await drafts(editor)
    glance = await previewed(editor)
    reader = stage.telegram.person("Reader")
    reader.says("/help")
    message = await reader.answer()
    keys = [
        key["callback_data"] for row in glance.keyboard for key in row if key.get("callback_data", "").startswith(MARK)
    ]
    assert keys
    for data in (*keys, as_seen(READERS[0]).data, Preview(THIS).data, Preview(THIS, "en").data, "e-enough"):
        assert "out of date" in (await noticed(reader, reader.forges(data, message))).text
    assert not seen(reader, "Ties")
    assert reader.last == message
