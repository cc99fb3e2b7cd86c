"""The addresses of links that Word keeps in fields: with switches, in pieces, or in a field of the simple kind."""

import re
from collections.abc import Iterable, Iterator

from bot.library.files.ooxml import Element, made, named, run, value

_LINK = re.compile(r'\s*HYPERLINK\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\\"\s]\S*))(?P<switches>.*)', re.DOTALL)
_PLACE = re.compile(r'\\l\s+"([^"]*)"')


def straighten(tree: Element) -> None:
    """Let each field of a link say its address and nothing else."""
    fields: list[list[Element]] = []
    for element in tree.iter():
        if named(element) == "instrText" and fields:
            fields[-1].append(element)
        elif named(element) == "fldChar":
            kind = value(element, key="fldCharType")
            if kind == "begin":
                fields.append([])
            elif fields:
                _straighten(fields[-1])
                fields[-1] = []
                if kind == "end":
                    fields.pop()


def _straighten(pieces: list[Element]) -> None:
    address = _address("".join(piece.text or "" for piece in pieces))
    if address:
        for piece in pieces:
            piece.text = ""
        pieces[0].text = _instruction(address)


def linked(instruction: str, children: Iterable[Element]) -> Iterator[Element]:
    """A field of the simple kind; one that is no link is what it shows."""
    if address := _address(instruction):
        yield run(made("fldChar", fldCharType="begin"))
        yield run(made("instrText", text=_instruction(address)))
        yield run(made("fldChar", fldCharType="separate"))
        yield from children
        yield run(made("fldChar", fldCharType="end"))
    else:
        yield from children


def _address(instruction: str) -> str:
    found = _LINK.match(instruction)
    if not found or not (address := found["quoted"] or found["bare"]):
        return ""
    place = _PLACE.search(found["switches"])
    return f"{address}#{place[1]}" if place and "#" not in address else address


def _instruction(address: str) -> str:
    return f' HYPERLINK "{address}" '
