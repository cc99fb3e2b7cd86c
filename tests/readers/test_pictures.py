"""The picture of all topics: one tap from the newest issue, uploaded once for everybody."""

import pytest

from bot.demo.telegram.faults import Refuse
from tests.readers.chats import NEXT, archive, asks, commentary, taps
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")


UNKNOWN = Refuse(400, "Bad Request: wrong file identifier/HTTP URL specified")


async def six_weeks(stage: Stage) -> None:
    await archive(stage, *(commentary(week=NEXT.shift(-ago)) for ago in range(6)), commentary("elite"))


def uploads(stage: Stage) -> int:
    return sum("picture" in call.parameters for call in stage.telegram.calls)


async def test_the_picture_stands_below_the_issue_and_changes_in_place(stage: Stage) -> None:
    await six_weeks(stage)
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        issue = await asks(anna, "/latest")
        picture = await taps(anna, "Months")
        assert picture.picture
        assert picture.id > issue.id
        assert "West" in picture.text
        dark = await taps(anna, "Dark background")
        assert dark.picture
        assert dark.picture["file_id"] != picture.picture["file_id"]
        light = await taps(anna, "Light background")
        assert light.picture
        assert light.picture["file_id"] == picture.picture["file_id"]
        assert {each.id for each in (picture, dark, light)} == {picture.id}
        words = await taps(anna, "Show in words")
        assert words.id > picture.id
        assert "All topics through time" in words.text
        assert anna.message(issue.id) == issue


async def test_what_was_uploaded_is_known_to_all_after_a_restart_too_until_there_is_another_issue(
    stage: Stage,
) -> None:
    await six_weeks(stage)
    people = [stage.telegram.person(name) for name in ("Anna", "Boris", "Vera")]
    for person in people[:2]:
        async with stage.bot():
            await asks(person, "/trends")
            assert (await taps(person, "Show as a picture")).picture
    assert uploads(stage) == 1
    await archive(stage, commentary(week=NEXT.shift(1)))
    async with stage.bot():
        await asks(people[2], "/trends")
        assert (await taps(people[2], "Show as a picture")).picture
    assert uploads(stage) == 2


async def test_a_picture_that_telegram_does_not_know_any_more_is_uploaded_again(stage: Stage) -> None:
    await six_weeks(stage)
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        await asks(anna, "/latest")
        first = await taps(anna, "Months")
        await asks(anna, "/latest")  # which is answered after all that was answered before
        stage.telegram.faults.add(then=UNKNOWN, method="sendPhoto")
        again = await taps(anna, "Months")
        assert again.id > first.id
        assert first.picture
        assert again.picture
        assert again.picture["file_id"] != first.picture["file_id"]
        await asks(anna, "/latest")
        once_more = await taps(anna, "Months")
        assert once_more.picture == again.picture
    assert uploads(stage) == 2


async def test_in_place_of_a_picture_that_telegram_does_not_take_come_words(stage: Stage) -> None:
    await six_weeks(stage)
    anna = stage.telegram.person("Anna")
    stage.telegram.faults.add(then=Refuse(400, "Bad Request: IMAGE_PROCESS_FAILED"), method="sendPhoto", times=None)
    async with stage.bot():
        await asks(anna, "/latest")
        words = await taps(anna, "Months")
        assert words.picture is None
        assert "6 weeks: 22 April – 2 June 2019" in words.text
        assert words.buttons == ["🌙 Dark background", "📝 Show in words"]


async def test_nothing_of_a_person_is_kept_with_a_picture(stage: Stage) -> None:
    await six_weeks(stage)
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        await asks(anna, "/latest")
        await taps(anna, "Months")
    async with stage.store() as (database, _):
        (row,) = await database.fetch("SELECT * FROM picture")
        assert [row[column] for column in ("name", "drawing", "file_id")].count(str(anna.id)) == 0
        columns = await database.fetch("SELECT name FROM pragma_table_info('picture')")
        assert {column["name"] for column in columns} == {"name", "drawing", "file_id"}
