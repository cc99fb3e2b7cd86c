"""The elements of Word's XML, by the names that Word gives them."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_STRICT = {
    b"http://purl.oclc.org/ooxml/wordprocessingml/main": _W[1:-1].encode(),
    b"http://purl.oclc.org/ooxml/officeDocument/relationships": (
        b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    ),
}
Element = ET.Element


def parsed(part: bytes) -> Element:
    """Of a document that declares no entities, and is bounded; both of Word's dialects become one."""
    for strict, usual in _STRICT.items():
        part = part.replace(strict, usual)
    return ET.fromstring(part)  # noqa: S314 -- see above


def written(element: Element) -> bytes:
    return bytes(ET.tostring(element, encoding="utf-8", xml_declaration=True))


def named(element: Element) -> str:
    """Without its namespace."""
    return element.tag.rpartition("}")[2]


def made(name: str, *children: Element, text: str = "", **values: str) -> Element:
    element = ET.Element(_W + name, {_W + key: value for key, value in values.items()})
    element.extend(children)
    element.text = text
    return element


def run(*children: Element) -> Element:
    return made("r", *children)


def inner(element: Element | None, *path: str) -> Element | None:
    """Down that path, or None."""
    for name in path:
        if element is None:
            return None
        element = element.find(_W + name)
    return element


def children(element: Element, name: str) -> list[Element]:
    return element.findall(_W + name)


def every(element: Element, name: str) -> Iterator[Element]:
    """At any depth."""
    return element.iter(_W + name)


def value(element: Element | None, *path: str, key: str = "val") -> str:
    """An attribute, or nothing."""
    found = inner(element, *path)
    return "" if found is None else found.get(_W + key, "")


def rename(element: Element | None, text: str, key: str = "val") -> None:
    if element is not None:
        element.set(_W + key, text)


def is_on(element: Element | None, *path: str) -> bool | None:
    """A toggle such as bold; None if nothing is said of it."""
    found = inner(element, *path)
    return None if found is None else found.get(_W + "val", "true") not in ("0", "false", "off", "none")


def dropped(parent: Element, *names: str) -> None:
    for child in [child for child in parent if named(child) in names]:
        parent.remove(child)
