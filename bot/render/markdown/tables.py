"""Tables as lines of text, aligned by the width on the screen."""

from collections.abc import Sequence

from wcwidth import width

WIDEST = 30
"""Letters of equal width that a telephone shows in a line."""
_BETWEEN = " │ "

_PAD = {
    "left": lambda cell, gap: cell + " " * gap,
    "right": lambda cell, gap: " " * gap + cell,
    "center": lambda cell, gap: " " * (gap // 2) + cell + " " * (gap - gap // 2),
}


def aligned(head: Sequence[str], rows: Sequence[Sequence[str]], sides: Sequence[str]) -> str | None:
    """`sides` has left, right or center for each column; every row has as many cells. None if a telephone is too
    narrow for it.
    """
    columns = list(zip(head, *rows, strict=True))
    # A letter may have a width of none, but who writes that many of them means no table.
    if sum(max(map(len, column)) for column in columns) > 2 * WIDEST:
        return None
    widths = [max(map(width, column)) for column in columns]
    if sum(widths) + len(_BETWEEN) * (len(widths) - 1) > WIDEST:
        return None
    lines = [_line(row, widths, sides) for row in (head, *rows)]
    lines.insert(1, "─┼─".join("─" * wide for wide in widths))
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int], sides: Sequence[str]) -> str:
    padded = (_PAD[side](cell, wide - width(cell)) for cell, wide, side in zip(cells, widths, sides, strict=True))
    return _BETWEEN.join(padded).rstrip()
