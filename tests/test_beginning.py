"""`zvodka init`, and that nothing is published or judged that nobody named."""

from bot.desk.check import JUDGES
from bot.library.beginning import EXAMPLE
from bot.library.folder import read_issues
from bot.library.publication import read_publication
from tests.commands import refused, zvodka
from tests.stage import Stage


def test_init_makes_a_publication_without_issues_that_check_finds_right(stage: Stage) -> None:
    assert zvodka(stage, "init", "mine").returncode == 0
    ended = zvodka(stage, "check", "mine")
    assert ended.stdout == "mine:\nIssues: 0, commentaries: 0, errors: 0, warnings: 0\n"
    assert ended.returncode == 0


def test_the_example_is_right_in_three_languages_and_says_that_it_is_one() -> None:
    publication = read_publication(EXAMPLE)
    reading = read_issues(EXAMPLE / "example", publication, JUDGES)
    assert not reading.errors
    words = {each.language: each.headline.partition(":")[0] for each in reading.commentaries}
    assert words == {"be": "Прыклад", "ru": "Пример", "en": "An example"}


def test_init_never_touches_a_folder_that_has_something_in_it(stage: Stage) -> None:
    mine = stage.folder / "mine" / "publication.yaml"
    mine.parent.mkdir()
    mine.write_text("my own")
    assert refused(zvodka(stage, "init", "mine"), "mine: there is something in this folder")
    assert [path.name for path in mine.parent.iterdir()] == ["publication.yaml"]
    assert mine.read_text() == "my own"
    assert refused(zvodka(stage, "init", "mine/publication.yaml"), "the folder cannot be made")


async def test_the_bot_runs_on_a_folder_just_made_and_publishes_nothing(stage: Stage) -> None:
    mine = stage.folder / "mine"
    zvodka(stage, "init", str(mine))
    stage.settings["ZVODKA_CONTENT"] = str(mine)
    person = stage.telegram.person("Anna", language="en")
    async with stage.process():
        person.says("/latest")
        answer = await person.answer()
    assert "example" not in answer.text.lower()


def test_without_content_the_bot_does_not_start_and_nothing_is_checked_or_taken_in(stage: Stage) -> None:
    for command in (["run"], ["check"], ["import", str(stage.content)]):
        ended = zvodka(stage, *command, ZVODKA_CONTENT=None)
        assert refused(ended, "ZVODKA_CONTENT: is required", "`zvodka init FOLDER` makes one")
        assert ended.stdout == ""


def test_check_without_a_folder_judges_the_one_that_is_set(stage: Stage) -> None:
    broken = stage.folder / "broken"
    broken.mkdir()
    (broken / "publication.yaml").write_text("languages: []")
    ended = zvodka(stage, "check", ZVODKA_CONTENT=str(broken))
    assert ended.returncode == 1
    assert str(broken) in ended.stdout
    assert zvodka(stage, "check").returncode == 0
