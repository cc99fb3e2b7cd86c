"""The text of a block: nested formatting, as the Bot API tells it."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any, Union

from bot.demo.telegram.api.links import BadLink, checked
from bot.demo.telegram.rich.tree import Element, RichError

Node = Union[Element, str]  # noqa: UP007 -- at run time an Element is no type yet that `|` takes
RichText = Any
"""A string, a list of such, or an object with a `type`."""

KINDS = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "mark": "marked",
    "sub": "subscript",
    "sup": "superscript",
    "tg-spoiler": "spoiler",
    "code": "code",
}
INLINE = frozenset({*KINDS, "a", "br", "tg-reference", "tg-button"})


class Texts:
    """`references` and `anchors` are the names that links within the message may lead to."""

    def __init__(self, references: Iterable[str], anchors: Iterable[str]) -> None:
        self._references = frozenset(references)
        self._anchors = frozenset(anchors)
        self._special: dict[str, Callable[[Element], RichText]] = {
            "br": lambda _: "\n",
            "a": self._link,
            "tg-reference": self._reference,
            "tg-button": lambda element: {"type": "button", "button": self.button(element)},
        }

    def read(self, nodes: Sequence[Node]) -> RichText:
        parts: list[RichText] = []
        for node in nodes:
            part = node if isinstance(node, str) else self._element(node)
            if parts and isinstance(part, str) and isinstance(parts[-1], str):
                parts[-1] += part
            elif part != "":
                parts.append(part)
        return parts[0] if len(parts) == 1 else parts or ""

    def button(self, element: Element) -> dict[str, Any]:
        told: dict[str, Any] = {"text": self.read(element.children)}
        given = element.attributes
        if "style" in given:
            told["style"] = given["style"]
        match given.get("type"):
            case "url" if "url" in given and "data" not in given:
                return told | {"url": _checked(given["url"])}
            case "callback_data" if "data" in given and "url" not in given and len(given["data"].encode()) <= 64:  # noqa: PLR2004 -- bytes
                return told | {"callback_data": given["data"]}
        raise RichError("a button does not say what it does")

    def _element(self, element: Element) -> RichText:
        if element.tag not in INLINE:
            raise RichError(f'"{element.tag}" can\'t stand within a text')
        if element.tag in self._special:
            return self._special[element.tag](element)
        if element.attributes:
            raise RichError(f'"{element.tag}" takes no attributes within a text')
        return {"type": KINDS[element.tag], "text": self.read(element.children)}

    def _link(self, element: Element) -> RichText:
        text = self.read(element.children)
        match element.attributes:
            case {"name": name} if text == "" and len(element.attributes) == 1:
                return {"type": "anchor", "name": name}
            case {"href": href} if text != "" and len(element.attributes) == 1:
                return self._linked(href, text)
        raise RichError("a link has either an address and a text, or a name")

    def _linked(self, href: str, text: RichText) -> RichText:
        scheme, _, rest = href.partition(":")
        if href.startswith("#"):
            return self._inner(href[1:], text)
        if scheme == "mailto":
            return {"type": "email_address", "text": text, "email_address": rest}
        if scheme == "tel":
            return {"type": "phone_number", "text": text, "phone_number": rest}
        return {"type": "url", "text": text, "url": _checked(href)}

    def _inner(self, name: str, text: RichText) -> RichText:
        """Telegram makes a common link of one that leads nowhere; here it is refused."""
        if name in self._references:
            return {"type": "reference_link", "text": text, "reference_name": name}
        if name in self._anchors or not name:
            return {"type": "anchor_link", "text": text, "anchor_name": name}
        raise RichError(f'a link leads to "{name}", which is not there')

    def _reference(self, element: Element) -> RichText:
        if "name" not in element.attributes:
            raise RichError("a reference has no name")
        return {"type": "reference", "text": self.read(element.children), "name": element.attributes["name"]}


def _checked(link: str) -> str:
    try:
        return checked(link)
    except BadLink as error:
        raise RichError(str(error)) from None


def plain(text: RichText) -> str:
    """The words of a text."""
    if isinstance(text, str):
        return text
    if isinstance(text, list):
        return "".join(map(plain, text))
    return plain(text["button"]["text"] if text["type"] == "button" else text.get("text", ""))
