"""From `rich_message` as a bot sends it to what stands in the chat."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import Any

from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.message import units
from bot.demo.telegram.rich.blocks import Block, Blocks
from bot.demo.telegram.rich.text import Texts, plain
from bot.demo.telegram.rich.tree import Element, RichError, read_tree

LONGEST = 32_768
MOST_BLOCKS = 500


def read_rich(given: Mapping[str, Any]) -> tuple[tuple[Block, ...], str]:
    """The blocks, and all their words; refused in Telegram's words where they are known."""
    if strange := given.keys() - {"html"}:
        raise bad_request(f"the stand-in knows no {min(strange)!r} of a rich message")
    html = given.get("html", "")
    if not isinstance(html, str) or not html:
        raise bad_request("rich message must be non-empty")
    try:
        return _read(html)
    except RichError as error:
        raise bad_request(f"can't parse rich message: {error}") from None


@lru_cache(maxsize=64)
def _read(html: str) -> tuple[tuple[Block, ...], str]:
    """Kept because a broadcast says the same to many."""
    tree = read_tree(html)
    names = [(each.tag, each.attributes["name"]) for each in tree.walk() if "name" in each.attributes]
    if len(set(names)) < len(names):
        raise RichError("two things have one name")
    references = (name for tag, name in names if tag == "tg-reference")
    blocks = Blocks(Texts(references, (name for tag, name in names if tag == "a"))).read(tree.children)
    _check(tree, blocks)
    return tuple(blocks), "\n".join(words(blocks))


def _check(tree: Element, blocks: list[Block]) -> None:
    rows = sum(each.tag == "tr" for each in tree.walk())
    if sum(1 for _ in walk(blocks)) + rows > MOST_BLOCKS:
        raise bad_request("RICH_MESSAGE_BLOCKS_TOO_MANY")
    text = "".join(words(blocks))
    if not text.strip():
        raise bad_request("RICH_MESSAGE_EMPTY")
    if units(text) > LONGEST:
        raise bad_request("RICH_MESSAGE_TEXT_TOO_LONG")


def walk(blocks: list[Block]) -> Iterator[Block]:
    """All of them, items of lists too, each before what is within it."""
    for block in blocks:
        yield block
        yield from walk(block.get("items", []))
        yield from walk(block.get("blocks", []))


def words(blocks: list[Block]) -> Iterator[str]:
    """What each block says, line by line; labels of lists are not words."""
    for block in walk(blocks):
        yield from (plain(block[name]) for name in ("caption", "summary", "text", "credit") if name in block)
        yield from (plain(button["text"]) for button in block.get("buttons", []))
        for row in block.get("cells", []):
            yield "\t".join(plain(cell.get("text", "")) for cell in row)
