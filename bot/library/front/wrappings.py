"""What people and programs put around a whole text, or around the lines above it, taken off line by line."""

import re
from collections.abc import Sequence

from bot.library.front.keys import key_meant
from bot.library.front.words import BLANK, folded

_CODE = re.compile(r"(```|~~~)\w*")
_QUOTE = re.compile(rf"[{BLANK}]*>[{BLANK}]?")
_ROW = re.compile(r"\|(?P<key>[^|]+)\|(?P<value>[^|]*)\|?")
_UNDER = re.compile(r"\|?[-:| ]+\|?")
_FENCED = "-—*_+="


def unwrapped(lines: Sequence[str]) -> list[str]:
    """The same number of lines; empty where there was nothing but wrapping."""
    return _untabled(_uncommented(_uncoded(_unquoted(list(lines)))))


def _shown(lines: Sequence[str]) -> list[int]:
    return [at for at, line in enumerate(lines) if line.strip(BLANK)]


def _unquoted(lines: list[str]) -> list[str]:
    """Of a forwarded letter, where each line is quoted."""
    shown = _shown(lines)
    return [_QUOTE.sub("", line, count=1) for line in lines] if all(_QUOTE.match(lines[at]) for at in shown) else lines


def _uncoded(lines: list[str]) -> list[str]:
    """Chat programs hand out a text as one block of code; the lines above a text may be one, too."""
    marks = [at for at in _shown(lines) if _CODE.fullmatch(lines[at].strip(BLANK))]
    shown = _shown(lines)
    if len(marks) != 2 or marks != [shown[0], shown[-1]]:  # noqa: PLR2004 -- its first and its last line
        return lines
    return ["" if at in marks else line for at, line in enumerate(lines)]


def _uncommented(lines: list[str]) -> list[str]:
    """Comments of HTML above all else."""
    kept = list(lines)
    for at in _shown(lines):
        if not kept[at]:
            continue
        if not kept[at].strip(BLANK).startswith("<!--"):
            break
        last = next((end for end in range(at, len(lines)) if "-->" in lines[end]), None)
        if last is None or lines[last].rstrip(BLANK).rpartition("-->")[2]:
            break
        kept[at : last + 1] = [""] * (last + 1 - at)
    return kept


def _untabled(lines: list[str]) -> list[str]:
    """A table of keys and their values."""
    shown = [at for at in _shown(lines) if lines[at].strip(BLANK)[0] not in _FENCED]
    rows: dict[int, re.Match[str] | None] = {}
    for at in shown:
        line = lines[at].strip(BLANK)
        row = _ROW.fullmatch(line)
        if row is None and not _UNDER.fullmatch(line):
            break
        rows[at] = row if row and not _UNDER.fullmatch(line) else None
    known = [row for row in rows.values() if row and key_meant(folded(row["key"]))]
    if len(known) < 2:  # noqa: PLR2004 -- one may be a table's head
        return lines
    return [_said(rows[at]) if at in rows else line for at, line in enumerate(lines)]


def _said(row: re.Match[str] | None) -> str:
    if row is None or not key_meant(folded(row["key"])):
        return ""
    return f"{row['key'].strip(BLANK)}: {row['value'].strip(BLANK)}"
