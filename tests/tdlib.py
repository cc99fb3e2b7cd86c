"""Telegram's own parser (TDLib, offline) as the judge of our markup."""

import json
from dataclasses import dataclass
from typing import Any

import tdjson

KINDS = {
    "TextUrl": "text_link",
    "PreCode": "pre",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "MentionName": "text_mention",
    "CustomEmoji": "custom_emoji",
    "DateTime": "date_time",
}


@dataclass(frozen=True)
class Entity:
    """`kind` in the words of the Bot API, places in UTF-16 units; `value` is the link, language or id."""

    kind: str
    offset: int
    length: int
    value: str = ""


@dataclass(frozen=True)
class Accepted:
    """`text` is what the parser saw: neither cleaned (see `cleaned`) nor trimmed yet."""

    text: str
    entities: tuple[Entity, ...]


@dataclass(frozen=True)
class Refused:
    """`message` is TDLib's: the Bot API puts "Bad Request: " before it and a small "c" after that."""

    message: str


def judge(html: str) -> Accepted | Refused:
    """What Telegram makes of `html` in HTML parse mode."""
    mode = {"@type": "textParseModeHTML"}
    answer = execute({"@type": "parseTextEntities", "text": html, "parse_mode": mode})
    if answer["@type"] == "error":
        return Refused(answer["message"])
    return Accepted(answer["text"], tuple(map(_entity, answer["entities"])))


def links(text: str) -> list[str]:
    """What Telegram makes tappable by itself."""
    found = execute({"@type": "getTextEntities", "text": text})["entities"]
    wide = text.encode("utf-16-le")
    return [wide[2 * each["offset"] : 2 * (each["offset"] + each["length"])].decode("utf-16-le") for each in found]


def sent(html: str) -> Accepted:
    """What leaves for Telegram: cleaned, with entities merged and split; the text must hold no Markdown signs."""
    seen = execute({"@type": "parseTextEntities", "text": html, "parse_mode": {"@type": "textParseModeHTML"}})
    settled = execute({"@type": "parseMarkdown", "text": seen})
    return Accepted(settled["text"], tuple(map(_entity, settled["entities"])))


def cleaned(text: str) -> str:
    """What Telegram sends in place of `text`, apart from trimming: some it drops, some become spaces."""
    plain = {"@type": "formattedText", "text": text, "entities": []}
    return str(execute({"@type": "getMarkdownText", "text": plain})["text"])


def execute(request: dict[str, Any]) -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"null")
    return answer


def _entity(found: dict[str, Any]) -> Entity:
    name = found["type"].pop("@type").removeprefix("textEntityType")
    value = next(iter(found["type"].values()), "")
    return Entity(KINDS.get(name, name.lower()), found["offset"], found["length"], str(value))


execute({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
