"""What no log may tell, whatever befalls the bot and however talkative it was set."""

import re

from bot.demo.world import World
from tests.faults.figures import Figure
from tests.stage import TOKEN, Stage

FIRST_PERSON = 7_100_000_001
"""So that the ids of people can be told from all other numbers in a log."""
TALKATIVE = {"ZVODKA_LOG_LEVEL": "debug"}
SECRETS = re.compile(
    "|".join([re.escape(TOKEN.partition(":")[2]), r"71000\d{5}", "The headline", "The text of the", "Reader "])
)


def telegram_with_secrets() -> World:
    return World(TOKEN, first=FIRST_PERSON)


def secrets_told(stage: Stage) -> Figure:
    """In all logs of the scenario, those of restored copies among them."""
    lines = (line for log in stage.folder.rglob(stage.log.name) for line in log.read_text("utf-8").splitlines())
    return Figure("log lines with a token, a chat or a text", sum(bool(SECRETS.search(line)) for line in lines))
