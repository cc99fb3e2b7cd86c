"""Commands as people say them in plain words."""

import re
import unicodedata
from collections.abc import Mapping

SPOKEN: Mapping[str, tuple[str, ...]] = {
    "start": ("start, begin", "пачаць, старт", "начать"),
    "latest": (
        "latest, newest, the newest issue, the latest issue, this week, issue, news",
        "свежае, апошні, апошні выпуск, свежы выпуск, новы выпуск, гэты тыдзень, выпуск, зводка, навіны",
        "свежее, последний, последний выпуск, свежий выпуск, новый выпуск, эта неделя, сводка, новости",
    ),
    "archive": (
        "archive, the archive, earlier issues",
        "архіў, мінулыя выпускі, усе выпускі",
        "архив, прошлые выпуски, все выпуски",
    ),
    "trends": ("trends, months, through time", "тэмы ў часе, дынаміка, месяцы", "темы во времени, динамика"),
    "subscribe": ("subscribe, subscription", "падпісацца, падпіска", "подписаться, подписка"),
    "stop": ("stop, unsubscribe, leave", "стоп, адпісацца, адпіска", "отписаться, отписка"),
    "settings": ("settings, preferences", "налады, наладкі", "настройки"),
    "topics": ("topics", "тэмы", "темы"),
    "language": ("language, languages", "мова, мовы", "язык, языки"),
    "help": ("help, what can you do", "дапамога, што ты ўмееш", "помощь, что ты умеешь"),
    "about": ("about, who are you, who writes", "хто піша, хто вы, пра бота", "кто пишет, кто вы, о боте"),
    "privacy": ("privacy", "прыватнасць", "приватность, конфиденциальность"),
}
"""What is commonly said for each, in English, Belarusian and Russian."""

_LOOSE = str.maketrans("ёў", "еу", "'’ʼ`")
"""What one keyboard lacks or another puts in its place."""


def plain(text: str) -> str:
    """The words of it, as anybody would type them."""
    words = re.findall(r"\w+", unicodedata.normalize("NFC", text).casefold().translate(_LOOSE))
    return " ".join(words)


COMMANDS: Mapping[str, str] = {
    plain(words): name for name, said in SPOKEN.items() for line in said for words in line.split(", ")
}
LONGEST = 40
"""Letters; what is longer is no command."""


def command_meant(text: str) -> str:
    """The name of the command that somebody asks for in words; empty if it is something else."""
    return COMMANDS.get(plain(text), "") if len(text) <= LONGEST else ""
