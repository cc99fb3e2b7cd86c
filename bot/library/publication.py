"""`publication.yaml`: the titles, languages, time zone and topics of what the newsroom publishes."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationInfo

from bot.errors import ContentError, ContentErrors, shorten
from bot.library import source
from bot.library.document import YamlDocument
from bot.library.fields import one_line, unfit
from bot.library.imprint import Bot, Channel, Contact, Site
from bot.model.publication import MAX_TOPICS, Imprint, Publication, Topic

FILE = "publication.yaml"
MAX_SIGN = 16


@dataclass(frozen=True)
class _Context:
    """What has been seen of a file when one of its parts is judged."""

    languages: tuple[str, ...]
    ids: set[str] = field(default_factory=set)
    spoken: set[str] = field(default_factory=set)


def _new_topic(topic: str, info: ValidationInfo[_Context]) -> str:
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,15}", topic):
        raise unfit(
            "id",
            "“%(topic)s” cannot be an id: take up to 16 letters a–z, digits and hyphens, a letter first",
            topic=shorten(topic),
        )
    if topic in info.context.ids:
        raise unfit("id", "two topics have the id “%(topic)s”", topic=topic)
    info.context.ids.add(topic)
    return topic


def _new_language(language: str, info: ValidationInfo[_Context]) -> str:
    if not re.fullmatch(r"[a-z]{2,3}", language):
        raise unfit(
            "language", "“%(language)s” is not the code of a language, such as “be” or “en”", language=shorten(language)
        )
    if language in info.context.spoken:
        raise unfit("language", "the language “%(language)s” is listed twice", language=language)
    info.context.spoken.add(language)
    return language


def _at_least_one(languages: tuple[str, ...]) -> tuple[str, ...]:
    if not languages:
        raise unfit("languages", "the publication needs at least one language")
    return languages


def _in_every_language(texts: dict[str, str], info: ValidationInfo[_Context]) -> dict[str, str]:
    languages = info.context.languages
    if strange := [language for language in texts if language not in languages]:
        raise unfit(
            "languages",
            "“%(key)s” has a text in %(language)s, which is not a language of the publication",
            language=shorten(strange[0]),
        )
    if missing := [language for language in languages if language not in texts]:
        raise unfit("languages", "“%(key)s” has no text in %(languages)s", languages=", ".join(missing))
    return texts


def _zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        raise unfit(
            "zone", "unknown time zone “%(zone)s”: take one such as “Europe/Minsk”", zone=shorten(name)
        ) from None
    return name


def _few_enough(topics: tuple["_Topic", ...]) -> tuple["_Topic", ...]:
    if not 1 <= len(topics) <= MAX_TOPICS:
        raise unfit(
            "topics",
            "the publication has %(count)s topics: from 1 to %(limit)s can be followed",
            count=len(topics),
            limit=MAX_TOPICS,
        )
    return topics


def _short_sign(sign: str) -> str:
    if len(sign) > MAX_SIGN or len(sign.split()) > 1:
        raise unfit("sign", "“sign” must be a single emoji")
    return sign.strip()


MAX_SHORT = 12
"""Letters of a name that stands in a button beside another one."""

_Short = Annotated[str, one_line(MAX_SHORT)]
_Name = Annotated[str, one_line(64)]
_Description = Annotated[str, one_line(120)]  # the most that Telegram takes as a bot's short description


class _Topic(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: Annotated[str, AfterValidator(_new_topic)]
    sign: Annotated[str, AfterValidator(_short_sign)] = ""
    name: Annotated[dict[str, _Name], AfterValidator(_in_every_language)]
    short: Annotated[dict[str, _Short], AfterValidator(_in_every_language)] = {}
    order: int | None = None
    retired: bool = False


class _Publication(BaseModel):
    model_config = ConfigDict(extra="forbid")

    languages: Annotated[tuple[Annotated[str, AfterValidator(_new_language)], ...], AfterValidator(_at_least_one)]
    title: Annotated[dict[str, _Name], AfterValidator(_in_every_language)]
    description: Annotated[dict[str, _Description], AfterValidator(_in_every_language)]
    zone: Annotated[str, AfterValidator(_zone)]
    topics: Annotated[tuple[_Topic, ...], AfterValidator(_few_enough)]
    newsroom: Annotated[dict[str, _Name], AfterValidator(_in_every_language)] = {}
    site: Site = ""
    channel: Channel = ""
    contact: Contact = ""
    bot: Bot = ""


def read_publication(folder: Path) -> Publication:
    """Raises ContentErrors with every problem of the folder's `publication.yaml`."""
    path = folder / FILE
    return parse_publication(str(path), source.read_text(path))


def parse_publication(path: str, text: str) -> Publication:
    """Raises ContentErrors with every problem of the text."""
    text = source.tidy(text)
    if hidden := list(source.forbidden(path, text)):
        raise ContentErrors(hidden)
    document = YamlDocument(path, text)
    shape = document.fit(_Publication, _Context(_listed(document.value)), _Topic)
    return Publication(
        titles=shape.title,
        descriptions=shape.description,
        languages=shape.languages,
        zone=shape.zone,
        topics=_in_shown_order(shape.topics),
        imprint=Imprint(shape.newsroom, shape.site, shape.channel, shape.contact, shape.bot),
    )


def check_removed(publication: Publication, used: set[str]) -> list[ContentError]:
    """Topics that readers follow or issues use, and that are no longer in the file."""
    problem = partial(ContentError, FILE)
    known = {topic.id for topic in publication.topics}
    return [
        problem(
            0,
            "the topic “%(topic)s” is still followed or used in issues: put it back and mark it “retired: yes”",
            {"topic": topic},
        )
        for topic in sorted(used - known)
    ]


def _listed(value: object) -> tuple[str, ...]:
    """The languages as they are written, to judge the texts even where the list itself has a problem."""
    languages = value.get("languages") if isinstance(value, Mapping) else None
    return tuple(filter(lambda each: isinstance(each, str), languages)) if isinstance(languages, list) else ()


def _in_shown_order(topics: tuple[_Topic, ...]) -> tuple[Topic, ...]:
    numbered = [
        Topic(
            id=topic.id,
            number=number,
            sign=topic.sign,
            names=topic.name,
            order=number + 1 if topic.order is None else topic.order,
            retired=topic.retired,
            shorts=topic.short,
        )
        for number, topic in enumerate(topics)
    ]
    return tuple(sorted(numbered, key=lambda topic: topic.order))
