"""A reader looks back: from the newest issue to nine weeks of a topic in two taps, to an old text, and back."""

import pytest

from bot.model.week import Week
from bot.paths import folder
from tests.readers.chats import NEXT, archive, asks, commentary, taps
from tests.stage import Stage

pytestmark = pytest.mark.usefixtures("brisk")


async def weeks_of(stage: Stage, count: int) -> None:
    texts = [commentary(week=NEXT.shift(-ago), headline=f"What {ago} weeks ago") for ago in range(count)]
    await archive(stage, *texts, commentary("elite"))


async def test_two_taps_lead_from_the_newest_issue_to_nine_weeks_of_a_topic(stage: Stage) -> None:
    await weeks_of(stage, 12)
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        first = await asks(anna, "/start")
        text = await taps(anna, "West")
        through = await taps(anna, "📈")
        assert "▲ ▲ ▲ ▲ ▲ ▲ ▲ ▲ ▲" in through.text
        assert "What 5 weeks ago" in through.text
        old = await taps(anna, "6–12 May")
        assert "What 3 weeks ago" in old.text
        assert (await taps(anna, "Back")).html == through.html
        assert (await taps(anna, "Back")).html == text.html
        assert {each.id for each in (first, text, through, old)} == {first.id}


async def test_all_topics_are_a_command_away(stage: Stage) -> None:
    await weeks_of(stage, 10)
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        every = await asks(anna, "/trends")
        assert "All topics through time" in every.text
        assert "· · · · · · · · ▲" in every.text
        through = await taps(anna, "West")
        assert "What 0 weeks ago" in through.text
        earlier = await taps(anna, "Earlier")
        assert "What 6 weeks ago" in earlier.text
        assert (await taps(anna, "Back")).html == every.html


async def test_there_is_no_past_before_the_first_issue(stage: Stage) -> None:
    stage.content = stage.folder / "content"
    stage.content.mkdir()
    (stage.content / "publication.yaml").write_bytes((folder("content") / "publication.yaml").read_bytes())
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        nothing = await asks(anna, "/trends")
        assert "first issue is still being written" in nothing.text


@pytest.mark.parametrize(
    "data", ["time:en:0:sg:9:0", "time:en:1q:sg:9:0", "past:sg:0:en:0:sg:9:0", "time:en:0:sg:7:0", "time:en:0:zzz:9:0"]
)
async def test_what_no_button_of_today_says_is_answered(stage: Stage, data: str) -> None:
    await archive(stage, commentary(week=Week.parse("2019-W22")))
    anna = stage.telegram.person("Anna")
    async with stage.bot():
        first = await asks(anna, "/latest")
        anna.forges(data, first)
        await anna.until(lambda person: bool(person.notices))
        assert "out of date" in anna.notices[-1].text
