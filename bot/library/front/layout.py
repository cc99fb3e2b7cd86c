"""Where the lines above a text end, with fences or without, and which of them says what."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot.library.front.keys import TEXTS, Key, is_label, key_meant, split_key
from bot.library.front.words import BLANK, HYPHENS, folded

_FENCE = re.compile(r"\\?-{3,}|--|-|\\?\*{3,}|\\?_{3,}|={3,}|\+{3,}|`{3}\w*|~{3}\w*")
_DASH = re.compile("[—―‒–]")
_HEADING = re.compile(rf"#{{1,6}}[{BLANK}]+(?P<text>.*\w.*)")
_ITEM = re.compile(rf"[{BLANK}]*[-*•][{BLANK}]+(?P<text>.+)")
_STRONG = (Key.WEEK, Key.TOPIC, Key.LANGUAGE, Key.TREND, Key.HEADLINE)
"""Without fences a text may begin with a link or an author; with these only front matter does."""
_TEXT = {folded(word) for word in ("text", "body", "текст", "основной текст", "тэкст", "асноўны тэкст")}
_GLUED = re.compile(r"[-—–]{2,}[^\W\d_]")
_END = "..."
"""Of a document in YAML."""
MOST = 200
"""Lines that front matter may have."""
_NEXT = 20
_SURELY, _NEAR = 3, 6
"""So many keys, within so many lines, are no chance."""
_SHORT = 40
"""Characters of a property's value that is no sentence."""


@dataclass(frozen=True)
class Entry:
    """A key and all that was written after it."""

    #: None for somebody else's, such as Obsidian's.
    key: Key | None
    #: The key as it was written; empty for a line that is none.
    label: str
    #: From 1.
    line: int
    #: What follows the colon, and the lines that belong to it.
    parts: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    entries: tuple[Entry, ...]
    #: The index of the first line that may belong to the text.
    body: int
    #: Whether the file has a fence that begins front matter.
    fenced: bool = False
    #: Whether that line begins with a key of its own, “Text:”.
    labelled: bool = False


def laid_out(lines: Sequence[str]) -> Layout:
    for at, line in enumerate(lines[:MOST]):
        split = split_key(line)
        if split and split[0] in _TEXT and (above := _laid_out(lines[:at])).entries and above.body == at:
            return replace(above, labelled=True)
    return _laid_out(lines)


def unlabelled(line: str) -> str:
    """What follows “Text:”."""
    split = split_key(line)
    return split[1] if split else line


def _laid_out(lines: Sequence[str]) -> Layout:
    start = _shown(lines, 0)
    if start == len(lines):
        return Layout((), start)
    if is_fence(lines[start]):
        end = _end(lines, start + 1)
        return Layout(tuple(_entries(lines, start + 1, end)), _past_fence(lines, end), fenced=True)
    first = _shown(lines, start + 1) if _HEADING.fullmatch(lines[start].strip(BLANK)) else start
    if not _begins(lines, first):
        return Layout((), start)
    end = _open_end(lines, first)
    entries = tuple(_entries(lines, first, end))
    if first > start:
        entries = (_titled(lines[start], start), *entries)
    return Layout(entries, _past_fence(lines, end))


def is_fence(line: str) -> bool:
    """Three hyphens, and what telephones, Word, Google Docs and people make of them; a lone dash is one of Word's."""
    bare = re.sub(rf"[{BLANK}]|\\(?=[-*_])", "", line)
    if not bare:
        return False
    return bool(_FENCE.fullmatch(bare.translate(HYPHENS))) and (bare != "-" or bool(_DASH.search(bare)))


def is_glued(line: str) -> bool:
    """Whether a text begins in the line of a fence."""
    return bool(_GLUED.match(line.strip(BLANK)))


def heading(line: str) -> str:
    """The text of a line that begins with number signs, else nothing."""
    found = _HEADING.fullmatch(line.strip(BLANK))
    return found["text"].rstrip("# ") if found else ""


def another(lines: Sequence[str]) -> int | None:
    """The index of the first line in which front matter begins, within a text; None if there is none."""
    known = [(at, key) for at, line in enumerate(lines) if (key := _known(line)) in _STRONG]
    for number, (at, _key) in enumerate(known):
        near = [key for where, key in known[number : number + _SURELY] if where - at <= _NEAR]
        if len(set(near)) == _SURELY:
            return at - 1 if at and is_fence(lines[at - 1]) else at
    return None


def _titled(line: str, index: int) -> Entry:
    return Entry(Key.HEADLINE, "#", index + 1, (heading(line),))


def _shown(lines: Sequence[str], index: int) -> int:
    """The first line from `index` on that is not empty."""
    return next((at for at in range(index, len(lines)) if lines[at].strip(BLANK)), len(lines))


def _known(line: str) -> Key | None:
    split = split_key(line)
    return key_meant(split[0]) if split else None


def _begins(lines: Sequence[str], index: int) -> bool:
    return index < len(lines) and _known(lines[index]) in _STRONG


def _end(lines: Sequence[str], start: int) -> int:
    """The index of the second fence; if it is missing, of the first line that cannot be front matter."""
    fence = next((at for at in range(start, min(start + MOST, len(lines))) if is_fence(lines[at])), None)
    if fence is not None and all(_belongs(lines, at, start) for at in range(start, fence)):
        return fence
    return _open_end(lines, start)


def _belongs(lines: Sequence[str], at: int, start: int) -> bool:
    """Whether a line can stand between fences: a line of prose only right below something."""
    line = lines[at]
    if not line.strip(BLANK) or line[0] in BLANK or _ITEM.fullmatch(line):
        return True
    split = split_key(line)
    return bool(split and is_label(split[0])) or (at > start and bool(lines[at - 1].strip(BLANK)))


def _open_end(lines: Sequence[str], start: int) -> int:
    """Of front matter that no fence ends: keys, what is indented below them, and values in the line below a key."""
    end = at = start
    while (at := _shown(lines, at)) < min(start + MOST, len(lines)):
        if _known(lines[at]) or (at == end and at > start and _goes_on(lines, at)):
            end = at = at + 1
        else:
            break
    return end


def _goes_on(lines: Sequence[str], at: int) -> bool:
    """Whether a line belongs to the key right above it, or is somebody's key between two of ours."""
    line, above = lines[at], split_key(lines[at - 1])
    if is_fence(line):
        return False
    if above and not above[1] and key_meant(above[0]):
        return True
    if line[0] in BLANK or _ITEM.fullmatch(line):
        return not (above and above[1] and key_meant(above[0]) not in TEXTS)
    split = split_key(line)
    if split is None or not is_label(split[0]):
        return False
    return _another_follows(lines, at) or (len(split[1]) <= _SHORT and _known_twice(lines, at))


def _known_twice(lines: Sequence[str], at: int) -> bool:
    """Whether two keys of ours stand right above, as among a page's properties."""
    return at > 1 and bool(_known(lines[at - 1])) and bool(_known(lines[at - 2]))


def _another_follows(lines: Sequence[str], at: int) -> bool:
    for line in lines[at + 1 : at + _NEXT]:
        if not line.strip(BLANK):
            return False
        if _known(line):
            return True
    return False


def _past_fence(lines: Sequence[str], end: int) -> int:
    at = _shown(lines, end)
    ends = at < len(lines) and (is_fence(lines[at]) or lines[at].strip(BLANK) == _END)
    return _shown(lines, at + 1) if ends else at


def _entries(lines: Sequence[str], start: int, end: int) -> Iterator[Entry]:
    current: Entry | None = None
    for at in range(start, end):
        line = lines[at].strip(BLANK)
        if not line:
            continue
        opened = _opened(lines[at], at, current)
        if opened is None and current:
            current = replace(current, parts=(*current.parts, line))
            continue
        if current:
            yield current
        current = opened or Entry(None, "", at + 1, (line,))
    if current:
        yield current


def _opened(line: str, at: int, current: Entry | None) -> Entry | None:
    """The entry that a line begins; None if it goes on with the current one."""
    split = split_key(line)
    if split is None:
        return None
    label, rest, indented = split
    key = key_meant(label)
    if key is None and current and (indented or _ITEM.fullmatch(line) or not is_label(label)):
        return None
    if key is None and not is_label(label):
        return None
    written = re.split("[:：=]", line, maxsplit=1)[0].strip(BLANK + "*_`-•+")
    return Entry(key, written, at + 1, (rest,))
