"""Tables as lines of text, aligned by the width on the screen."""

from collections.abc import Sequence

from wcwidth import width

_PAD = {
    "left": lambda cell, gap: cell + " " * gap,
    "right": lambda cell, gap: " " * gap + cell,
    "center": lambda cell, gap: " " * (gap // 2) + cell + " " * (gap - gap // 2),
}


def aligned(head: Sequence[str], rows: Sequence[Sequence[str]], sides: Sequence[str]) -> str:
    """`sides` has left, right or center for each column; every row has as many cells."""
    columns = list(zip(head, *rows, strict=True))
    widths = [max(map(width, column)) for column in columns]
    lines = [_line(row, widths, sides) for row in (head, *rows)]
    lines.insert(1, "─┼─".join("─" * wide for wide in widths))
    return "\n".join(lines)


def _line(cells: Sequence[str], widths: Sequence[int], sides: Sequence[str]) -> str:
    padded = (_PAD[side](cell, wide - width(cell)) for cell, wide, side in zip(cells, widths, sides, strict=True))
    return " │ ".join(padded).rstrip()
