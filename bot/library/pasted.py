"""A message that is a whole file: front matter as it was typed, and below it a text with a chat's bold and links."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot.library.entities import markdown
from bot.library.front.layout import laid_out
from bot.model.entity import Entity

FORMATS = frozenset(
    {
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "code",
        "pre",
        "text_link",
        "blockquote",
        "expandable_blockquote",
    }
)
"""What people do to a text; Telegram marks addresses and the like by itself."""


def pasted(text: str, entities: Sequence[Entity]) -> str | None:
    """The file; None for a message that does not begin with a line of front matter. Typed Markdown stays as it is."""
    lines = text.split("\n")
    layout = laid_out(lines)
    if not any(entry.key for entry in layout.entries):
        return None
    front, body = "\n".join(lines[: layout.body]), "\n".join(lines[layout.body :])
    formats = list(_below(entities, len(f"{front}\n".encode("utf-16-le")) // 2))
    return f"{front.rstrip()}\n\n{markdown(body, formats)}" if formats else text


def _below(entities: Sequence[Entity], start: int) -> Iterator[Entity]:
    for each in entities:
        end = each.offset + each.length - start
        if each.type in FORMATS and end > 0:
            offset = max(each.offset - start, 0)
            yield replace(each, offset=offset, length=end - offset)
