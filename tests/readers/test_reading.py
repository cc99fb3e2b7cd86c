"""Readers open the newest issue, its commentaries and earlier weeks, and find their way back."""

import asyncio
import shutil

import pytest

from bot.build import utc_now
from bot.demo.telegram.faults import Refuse
from bot.library.folder import read_issues
from bot.library.publication import read_publication
from bot.model.correction import Amendment
from bot.model.reader import Preferences
from bot.paths import folder
from bot.render.spacing import tied
from bot.store.issues import Issues
from tests.readers.chats import ELITE, NEXT, SECURITY, SHIPPED, WEST, archive, asks, commentary, push, stored, taps
from tests.revisions import put
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")

CONTENT = folder("content")
HEADLINES = {each.language: each.headline for each in read_issues(CONTENT, read_publication(CONTENT)).commentaries}
DATES = {"be": "20–26\xa0мая 2019", "ru": "20–26\xa0мая 2019", "en": "20–26 May 2019"}
LONG = "\n\n".join(f"Paragraph {number}. {'A sentence of some length. ' * 20}" for number in range(20))


async def test_start_greets_and_shows_the_newest_issue_which_one_tap_subscribes_to(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        greeting = await asks(anna, "/start")
        assert greeting.text.startswith("Hello.")
        assert DATES["en"] in greeting.text
        assert HEADLINES["en"] in greeting.text
        subscribed = await taps(anna, "Subscribe")
    assert (subscribed.id, subscribed.text) == (greeting.id, greeting.text)
    assert "✅ Subscribed · Settings" in subscribed.buttons
    assert anna.notices[-1].text.startswith("You are subscribed.")
    assert await stored(stage, anna) == Preferences("en", subscribed=True)


async def test_the_shipped_issue_is_there_in_three_languages(stage: Stage) -> None:
    people = {language: stage.telegram.person(language, language=language) for language in HEADLINES}
    async with stage.bot():
        answers = await asyncio.gather(*(asks(person, "/latest") for person in people.values()))
    assert set(people) == {"be", "ru", "en"}
    for language, answer in zip(people, answers, strict=True):
        assert DATES[language] in answer.text
        assert tied(HEADLINES[language], language) in answer.text


async def test_a_link_opens_the_commentary_or_the_issue_that_it_names(stage: Stage) -> None:
    await archive(stage, commentary(week=SHIPPED, body="All about it."), commentary(week=NEXT))
    links = ("2019-W21_west", "2019-W21", "2019-W21_no-such-topic", "2019-W21_west_x more words")
    people = [stage.telegram.person(link) for link in links]
    async with stage.bot():
        opened, *glances = await asyncio.gather(*(asks(person, f"/start {person.name}") for person in people))
        back = await taps(people[0], "Whole issue")
    assert "All about it." in opened.text
    assert all(DATES["en"] in glance.text and "All about it." not in glance.text for glance in [back, *glances])


async def test_who_comes_by_a_link_learns_who_writes_and_subscribes_without_losing_the_text(stage: Stage) -> None:
    stage.content = shutil.copytree(CONTENT, stage.folder / "content")
    publication = stage.content / "publication.yaml"
    publication.write_text(f"{publication.read_text()}\nnewsroom: {{be: мы, ru: мы, en: the four of us}}\n")
    await archive(stage, commentary(week=SHIPPED, body="All about it."))
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        opened = await asks(anna, "/start 2019-W21_west")
        assert opened.text.endswith("All about it.\n\nWho writes: the four of us · /about")
        assert [row[-1]["text"] for row in opened.keyboard][-2:] == ["🔔 Subscribe", "📍 Whole issue"]
        joined = await taps(anna, "Subscribe")
        assert (joined.id, joined.text) == (opened.id, opened.text)
        assert "🔔 Subscribe" not in joined.buttons
        assert "Who writes: the four of us" in (await asks(anna, "/about")).text
    assert await stored(stage, anna) == Preferences("en", subscribed=True)


async def test_a_link_to_what_there_is_not_opens_the_newest_issue(stage: Stage) -> None:
    """One that names an issue says so; any other is greeted."""
    await archive(stage, commentary(week=SHIPPED))
    await stage.draft([commentary(week=NEXT)])
    named = ("2018-W01_west", "2019-W22_west", "2019-W22")
    others = ("1999-W01_west", "2019-W99", "west", "_", "a" * 64)
    people = [stage.telegram.person(payload) for payload in (*named, *others)]
    async with stage.bot():
        answers = await asyncio.gather(*(asks(person, f"/start {person.name}") for person in people))
    note = "There is no such issue, or it is not out yet. Here is the newest.\n\n"
    assert [answer.text.startswith(note) for answer in answers] == [True] * len(named) + [False] * len(others)
    assert [answer.text.startswith("Hello.") for answer in answers] == [False] * len(named) + [True] * len(others)
    assert all(DATES["en"] in answer.text for answer in answers)
    assert not any("27 May" in answer.text for answer in answers)


async def test_a_link_to_a_week_without_an_issue_opens_the_nearest(stage: Stage) -> None:
    weeks = [SHIPPED.shift(-30), SHIPPED.shift(-20), SHIPPED]
    await archive(stage, *(commentary("west", week=week, body=f"About {week}.") for week in weeks))
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        issue = await asks(anna, f"/start {SHIPPED.shift(-23)}")
        text = await asks(anna, f"/start {SHIPPED.shift(-29)}_west")
        other = await asks(anna, f"/start {SHIPPED.shift(-29)}_security")
    note = "There is no such issue. Here is the one nearest to it.\n\n"
    assert all(answer.text.startswith(note) for answer in (issue, text, other))
    assert "31 December 2018 – 6 January 2019" in issue.text
    assert f"About {weeks[0]}." in text.text
    assert "22–28 October 2018" in other.text


async def test_plain_words_are_understood_as_commands(stage: Stage) -> None:
    await archive(stage, commentary(week=SHIPPED))
    anna = stage.telegram.person("Anna", language="be")
    async with stage.bot():
        assert (await asks(anna, "Свежае!")).text == (await asks(anna, "/latest")).text
        await asks(anna, "падпісацца")
        assert await stored(stage, anna) == Preferences("be", subscribed=True)
        await asks(anna, "Адпісацца")
    assert await stored(stage, anna) is None


async def test_a_link_to_a_topic_that_its_issue_lacks_opens_the_issue_and_says_so(stage: Stage) -> None:
    await archive(stage, commentary("elite", week=SHIPPED), commentary("west", week=NEXT))
    anna = stage.telegram.person("Anna", language="ru")
    async with stage.bot():
        answer = await asks(anna, "/start 2019-W21_security")
    assert answer.text.startswith("За эту неделю текста на тему «Безопасность» нет.\n\n📍")
    assert DATES["ru"] in answer.text


async def test_a_subscriber_is_not_asked_to_subscribe_by_start(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], Preferences("en", subscribed=True))
    async with stage.bot():
        assert (await asks(anna, "/start")).text.startswith("📍")


@pytest.mark.parametrize("way", ["/start", "/latest", "push", "/archive"])
async def test_a_topic_opens_in_place_and_back_restores_exactly_what_was_there(stage: Stage, way: str) -> None:
    anna = stage.telegram.person("Anna")
    anna.started = True
    await archive(stage, commentary("west", week=SHIPPED, body="All about it."))
    if way == "push":
        await stage.subscribe([anna], Preferences("en", subscribed=True, topics=WEST))
        await push(stage, commentary("west", body="All about it."), commentary("russia"))
    async with stage.bot():
        before = await (anna.answer() if way == "push" else asks(anna, way))
        if way == "/archive":
            before = await taps(anna, "May 2019")
        opened = await taps(anna, "West")
        assert "All about it." in opened.text
        restored = await taps(anna, "←")
    assert before.id == opened.id == restored.id
    assert (restored.html, restored.keyboard) == (before.html, before.keyboard)


async def test_a_long_commentary_is_leafed_through_in_place(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    await archive(stage, commentary(body=LONG))
    async with stage.bot():
        glance = await asks(anna, "/latest")
        first = await taps(anna, "West")
        assert "1/3" in first.buttons
        second = await taps(anna, "›")
        third = await taps(anna, "›")
        assert "›" not in third.buttons
        assert (await taps(anna, "‹")).html == second.html
        assert (await taps(anna, "←")).html == glance.html
    whole = "".join(page.text for page in (first, second, third))
    assert all(f"Paragraph {number}." in whole for number in range(20))
    assert {page.id for page in (first, second, third)} == {glance.id}


async def test_who_has_no_text_in_their_language_gets_another_with_a_note(stage: Stage) -> None:
    await archive(stage, commentary(language="be", headline="Па-беларуску"))
    anna, boris = stage.telegram.person("Anna"), stage.telegram.person("Boris", language="be")
    async with stage.bot():
        english, belarusian = await asyncio.gather(asks(anna, "/latest"), asks(boris, "/latest"))
    assert "There is no text in English this week; here it is in Belarusian." in english.text
    assert "Па-беларуску" in english.text
    assert "Па-беларуску\n" in belarusian.text
    assert "Тэксту" not in belarusian.text


async def test_a_push_shows_the_followed_topics_and_offers_the_rest(stage: Stage) -> None:
    people = anna, boris, carla = stage.telegram.crowd(3)
    await stage.subscribe([anna], Preferences("en", topics=ELITE, subscribed=True))
    await stage.subscribe([boris], Preferences("en", topics=SECURITY, subscribed=True))
    await stage.subscribe([carla], Preferences("en", topics=ELITE))
    await push(stage, commentary("elite"), commentary("west"))
    async with stage.bot():
        pushed = await anna.answer()
        assert "What elite did" in pushed.text
        assert "What west did" not in pushed.text
        whole = await taps(anna, "All topics (2)")
        assert "What west did" in whole.text
        back = await taps(anna, "←")
    assert (back.id, back.html, back.keyboard) == (pushed.id, pushed.html, pushed.keyboard)
    assert [len(person.messages) for person in people] == [1, 0, 0]


async def test_latest_shows_all_topics_the_followed_ones_first(stage: Stage) -> None:
    (anna,) = stage.telegram.crowd(1)
    await stage.subscribe([anna], Preferences("en", topics=WEST, subscribed=True))
    await archive(stage, commentary("elite"), commentary("west"))
    async with stage.bot():
        text = (await asks(anna, "/latest")).text
    assert text.index("What west did") < text.index("What elite did")


async def test_earlier_weeks_are_found_in_the_archive_page_by_page(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    await archive(stage, *(commentary(week=SHIPPED.shift(-ago), headline=f"{ago} ago") for ago in range(10)))
    async with stage.bot():
        first = await asks(anna, "/archive")
        assert first.buttons[:2] == ["20–26 May 2019 · ▲1", "13–19 May 2019 · ▲1"]
        second = await taps(anna, "›")
        assert second.buttons[:2] == ["25–31 March 2019 · ▲1", "18–24 March 2019 · ▲1"]
        oldest = await taps(anna, "18–24 March")
        assert "9 ago" in oldest.text
        back = await taps(anna, "←")
    assert back.buttons == second.buttons
    assert {message.id for message in (second, oldest, back)} == {first.id}


async def test_before_the_first_issue_everybody_gets_a_kind_word_and_may_subscribe(stage: Stage) -> None:
    stage.content = stage.folder / "content"
    stage.content.mkdir()
    (stage.content / "publication.yaml").write_bytes((CONTENT / "publication.yaml").read_bytes())
    people = [stage.telegram.person(command) for command in ("/start", "/latest", "/archive", "/start 2019-W21")]
    async with stage.bot():
        answers = await asyncio.gather(*(asks(person, person.name) for person in people))
        assert "You are subscribed." in (await taps(people[0], "Subscribe")).text
    assert all("The first issue is still being written." in answer.text for answer in answers)


async def test_drafts_do_not_exist_for_readers(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    await archive(stage, commentary(week=SHIPPED))
    await stage.draft([commentary(week=NEXT, headline="Not yet told")])
    async with stage.bot():
        latest = await asks(anna, "/latest")
        assert (await asks(anna, "/archive")).buttons[:-2] == ["20–26 May 2019 · ▲1"]
        for verb in ("issue:2019-W22:en:l:-1:0", "topic:2019-W22:en:l:-1:0:3:0", "subscribe:2019-W22:en:l:-1:0"):
            anna.forges(verb, latest)
        await anna.until(lambda _: len(anna.notices) == 3)
        subscribed = await anna.answer()
    assert "You are subscribed." in subscribed.text
    assert not any("Not yet told" in message.text for message in anna.messages)


async def test_an_old_message_opens_the_commentary_as_it_was_corrected_since(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    await archive(stage, commentary(body="Wrong."))
    async with stage.bot():
        await asks(anna, "/latest")
        async with stage.store() as (database, _):
            number = (await put(Issues(database, utc_now), commentary(body="Right."))).number
        await stage.correct(Amendment(NEXT, "west", "en", number))
        opened = await taps(anna, "West")
    assert "Right." in opened.text
    assert "the text on “Belarus–West relations”." in opened.text


async def test_what_cannot_be_shown_in_place_comes_as_a_new_message(stage: Stage) -> None:
    anna = stage.telegram.person("Anna")
    gone = Refuse(400, "Bad Request: message to edit not found")
    async with stage.bot():
        glance = await asks(anna, "/latest")
        stage.telegram.faults.add(method="editMessageText", then=gone)
        opened = await taps(anna, "West")
    assert opened.id != glance.id
    assert "Oleg Kravchenko" in opened.text


async def test_whatever_is_no_command_is_answered_with_a_hint(stage: Stage) -> None:
    people = [stage.telegram.person(text) for text in ("/nonsense", "/12345")]
    silent, painter = stage.telegram.person("Silent"), stage.telegram.person("Painter")
    async with stage.bot():
        for person in people:
            person.says(person.name)
        silent.sends_sticker()
        painter.sends_photo()
        answers = [await person.answer() for person in (*people, silent, painter)]
    assert all("/help" in answer.text for answer in answers)
