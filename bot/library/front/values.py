"""What is written after a key, as it is meant: without quotes, marks, and the ways of YAML."""

import html
import re
from collections.abc import Sequence

from bot.library.front.words import BLANK, QUOTES, bare, spaced, unescaped

_BLOCK = re.compile(r"[>|][-+]?")
_ITEM = re.compile(rf"[-*•][{BLANK}]+(?P<text>.+)")
_LIST = re.compile(r"\[(?P<inside>.*)\]", re.DOTALL)
_PARTS = re.compile(r"""\s*(?:"([^"]*)"|'([^']*)'|([^,;]+))\s*(?:[,;]|$)""")
_NOTE = re.compile(r"\s+#\s.*$")
_MARKUP = re.compile(
    r"(?P<link>!?\[(?P<text>[^\[\]]{0,200})\]\([^()]{0,300}\))"
    r"|<!--.*?(?:-->|$)|</?[A-Za-z][^<>]{0,200}>"
    r"|(?P<strong>\*\*|__|~~)(?P<within>(?=\S)[^*_~]{1,200}(?<=\S))(?P=strong)"
    r"|(?<![\w\\])(?P<mark>[*_`])(?P<inner>(?=[^\s*_`])[^*_`]{0,200}(?<=[^\s*_`]))(?P=mark)(?!\w)"
    r"|^#{1,6}\s+"
)


def one_value(parts: Sequence[str]) -> str:
    """Joined to one line."""
    kept = [part for part in parts if part]
    if kept and _BLOCK.fullmatch(kept[0]):
        kept = kept[1:]
    return unescaped(_unquoted(" ".join(kept)))


def word_value(parts: Sequence[str]) -> str:
    """Of a key whose values are words of ours; YAML has notes behind number signs."""
    value = one_value([_NOTE.sub("", part) for part in parts])
    listed = _LIST.fullmatch(value)
    if listed:  # Obsidian's “topic: [[West]]”
        value = bare(listed["inside"].strip("[]"))
    return bare(_items(parts)[0]) if len(_items(parts)) == 1 else value


def many_values(parts: Sequence[str]) -> tuple[str, ...]:
    """Of a list in one of YAML's forms, or of names between commas."""
    if items := _items(parts):
        return tuple(filter(None, (one_value([item]) for item in items)))
    joined = spaced(" ".join(parts))
    listed = _LIST.fullmatch(joined)
    text = listed["inside"] if listed else joined
    names = (next(filter(None, found.groups()), "") for found in _PARTS.finditer(text)) if text else ()
    return tuple(filter(None, (one_value([name]) for name in names)))


def cleaned(text: str) -> tuple[str, tuple[str, ...]]:
    """A line as readers see it, and the marks that were taken off it."""
    taken: list[str] = []

    def shown(found: re.Match[str]) -> str:
        taken.append(found[0])
        return found["text"] or found["within"] or found["inner"] or ""

    for _again in range(3):  # marks within marks
        text = _MARKUP.sub(shown, text)
    return spaced(html.unescape(text)), tuple(dict.fromkeys(taken))


def _unquoted(text: str) -> str:
    text = spaced(text)
    if len(text) > 1 and text[0] == text[-1] == "'":  # YAML doubles the quotes within
        return bare(f"'{text[1:-1].replace(chr(39) * 2, '’')}'")
    if text[:1] in QUOTES or text[:1] in "*_":
        return bare(text)
    return text


def _items(parts: Sequence[str]) -> list[str]:
    kept = [part for part in parts if part]
    found = [_ITEM.fullmatch(part) for part in kept]
    return [each["text"] for each in found if each] if found and all(found) else []
