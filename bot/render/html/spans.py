"""HTML as runs of text under the same open tags: the form in which it can be cut anywhere and be written whole."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from bot.render.html.visible import escape, unescape

_TOKEN = re.compile(r"<(?P<close>/?)(?P<name>[a-z-]+)[^>]*>|[^<]+")
_SPLIT = {"b", "strong", "i", "em", "u", "ins", "s", "strike", "del", "span", "tg-spoiler"}


@dataclass(frozen=True)
class Tag:
    """`place` in the source tells two equal tags apart; `html` is the opening tag."""

    place: int
    name: str
    html: str

    @cached_property
    def size(self) -> int:
        """Bytes, with the closing tag."""
        return len(self.html.encode()) + len(f"</{self.name}>")


@dataclass(frozen=True)
class Run:
    """`tags` are open around `text`, outermost first."""

    text: str
    tags: tuple[Tag, ...] = ()

    @property
    def code(self) -> bool:
        """Whether line breaks and spaces mean something here."""
        return any(tag.name == "pre" for tag in self.tags)


def read_runs(html: str) -> list[Run]:
    """`html` is complete: every tag that is opened is closed."""
    runs: list[Run] = []
    tags: tuple[Tag, ...] = ()
    for token in _TOKEN.finditer(html):
        if token["close"]:
            tags = tags[:-1]
        elif token["name"]:
            tags = (*tags, Tag(token.start(), token["name"], token[0]))
        else:
            runs.append(Run(unescape(token[0]), tags))
    return runs


def write_runs(runs: Iterable[Run]) -> str:
    """Complete HTML again."""
    html: list[str] = []
    tags: tuple[Tag, ...] = ()
    for run in (*runs, Run("")):
        kept = _shared(tags, run.tags)
        html += [f"</{tag.name}>" for tag in reversed(tags[kept:])]
        html += [tag.html for tag in run.tags[kept:]]
        html.append(escape(run.text))
        tags = run.tags
    return "".join(html)


class Cost(NamedTuple):
    """What the tags of a run add to a message: `entities` (at most) and bytes of HTML."""

    entities: int
    size: int


FREE = Cost(0, 0)


def costs(runs: Iterable[Run]) -> Iterator[tuple[Run, Cost]]:
    """Telegram makes one entity of a link or a quote, but cuts bold and its like at every border of the others.
    A language of code is part of its `pre`.
    """
    seen: set[Tag] = set()
    tags: tuple[Tag, ...] = ()
    for run in runs:
        if not run.tags:
            tags = ()
            yield run, FREE
            continue
        new = [tag for tag in run.tags if tag.name in _SPLIT or tag not in seen]
        opened = run.tags[_shared(tags, run.tags) :]
        yield (
            run,
            Cost(
                entities=sum(not tag.html.startswith("<code class=") for tag in new),
                size=sum(tag.size for tag in opened),
            ),
        )
        seen.update(new)
        tags = run.tags


def _shared(one: Sequence[Tag], other: Sequence[Tag]) -> int:
    """How many of the outermost tags are the same."""
    same = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        same += 1
    return same
