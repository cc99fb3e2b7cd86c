"""The keys of front matter as editors write them, in Belarusian, Russian and English."""

import re
from difflib import get_close_matches
from enum import StrEnum

from bot.library.front.words import BLANK, folded


class Key(StrEnum):
    """As we write them, in the order in which we write them."""

    WEEK = "week"
    TOPIC = "topic"
    LANGUAGE = "language"
    TREND = "trend"
    HEADLINE = "headline"
    LEAD = "lead"
    LINK = "link"
    AUTHORS = "authors"


TEXTS = (Key.HEADLINE, Key.LEAD, Key.AUTHORS)
"""May run on over several lines."""

_WRITTEN = {
    Key.WEEK: (
        "week|week of|for the week|issue|period|неделя|номер недели|за неделю|выпуск|выпуск за|период|"
        "тыдзень|нумар тыдня|за тыдзень|перыяд"
    ),
    Key.TOPIC: "topic|topics|theme|subject|section|rubric|тема|раздел|рубрика|тэма|раздзел|рубрыка",
    Key.LANGUAGE: "language|lang|язык|язык текста|мова|мова тэксту",
    Key.TREND: (
        "trend|verdict|assessment|тренд|тенденция|вердикт|оценка|динамика|трэнд|тэндэнцыя|вердыкт|ацэнка|дынаміка"
    ),
    Key.HEADLINE: "headline|title|heading|заголовок|заглавие|название|загаловак|назва",
    Key.LEAD: "lead|lede|subtitle|standfirst|summary|лид|подзаголовок|вводка|анонс|лід|падзагаловак|уводка",
    Key.LINK: "link|url|full text|ссылка|полный текст|спасылка|поўны тэкст",
    Key.AUTHORS: "authors|author|by|byline|автор|авторы|аўтар|аўтары|аўтарка",
}
_MEANT = {folded(word): key for key, words in _WRITTEN.items() for word in words.split("|")}
_POINT = re.compile(rf"(?:[-*•+]|\d{{1,2}}[.)])[{BLANK}]+")
_COLON = re.compile("[:：=]")
_FAR = 60
"""Characters before a colon, beyond which no key stands before it."""
_LONGEST_LABEL = 3
_SURE = 0.8


def split_key(line: str) -> tuple[str, str, bool] | None:
    """The label, what follows its colon, and whether blanks stand before it; None for a line without a colon."""
    bare = line.lstrip(BLANK)
    colon = _COLON.search(bare[:_FAR])
    if colon is None or bare.startswith("//", colon.end()):
        return None
    point = _POINT.match(bare)
    label, rest = bare[point.end() if point else 0 : colon.start()].strip(BLANK), bare[colon.end() :].strip(BLANK)
    for mark in ("**", "__", "*", "_", "`"):  # “**Topic:** West”, “**Topic**: West”
        if label.startswith(mark) and not label.endswith(mark) and rest.startswith(mark):
            rest = rest.removeprefix(mark).lstrip(BLANK)
    return folded(label), rest, bare != line


def key_meant(label: str) -> Key | None:
    """Of a folded label."""
    return _MEANT.get(label)


def key_mistyped(label: str) -> Key | None:
    """The one of which this may be a typing error."""
    close = get_close_matches(label, _MEANT, n=1, cutoff=_SURE) if len(label) > _LONGEST_LABEL else ()
    return _MEANT[close[0]] if close else None


def is_label(label: str) -> bool:
    """Whether it can be somebody's key, such as Obsidian's `cssclass`, and not the beginning of a sentence."""
    return bool(label) and len(label.split()) <= _LONGEST_LABEL
