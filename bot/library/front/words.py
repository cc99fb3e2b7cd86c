"""An editor's words, bare of what does not count: case, quotes, marks, and the alphabet of letters that look alike."""

import re
import unicodedata

BLANK = " \t\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
"""Every blank that Word, a telephone or a keyboard puts into a line."""
QUOTES = {
    '"': '"',
    "'": "'",
    "“": "”",
    "„": "“”",
    "”": "”",
    "«": "»",
    "»": "«",
    "‘": "’",
    "‚": "‘’",
    "‹": "›",
    "`": "`",
}
"""What may close each of them."""
HYPHENS = dict.fromkeys(map(ord, "‐‑‒–—―−﹘﹣－"), "-")

_LATIN = str.maketrans("авекмнорстухіјѕԁɡ", "abekmhopctyxijsdg")
_LATIN_OF = str.maketrans({"ё": "e", "’": "'", "ʼ": "'", "‘": "'", "`": "'", "´": "'"})
_UNSEEN = re.compile("[\u0300\u0301\u200c\u200d\u2060\ufe0e\ufe0f\u20e3]")
"""Stress, joiners, and what makes a sign an emoji or a key of a telephone."""
_SPACES = re.compile(f"[{BLANK}\n]+")
_ESCAPED = re.compile(r"\\([!-/:-@\[-`{-~])")
_MARKS = "*_~`#"


def spaced(text: str) -> str:
    """With single spaces, whatever blanks there were."""
    return _SPACES.sub(" ", text).strip()


def plain(text: str) -> str:
    """Without what changes no word: the width of its letters and hyphens, stress, joiners."""
    parted = _UNSEEN.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFKC", parted).translate(HYPHENS)


def bare(text: str) -> str:
    """A value without the quotes and the marks that stand around all of it."""
    text = spaced(text)
    while len(text) > 1 and (inner := _inner(text)) is not None:
        text = inner.strip()
    return text


def folded(text: str) -> str:
    """What two writings of one word have in common; letters that look alike are one letter."""
    text = bare(plain(text))
    text = bare(text.strip(_MARKS + " ").rstrip(".,;!"))
    return text.casefold().translate(_LATIN_OF).translate(_LATIN)


def words(text: str) -> list[str]:
    return re.findall(r"\w+", folded(text))


def unescaped(text: str) -> str:
    """Google Docs and pandoc put backslashes before signs."""
    return _ESCAPED.sub(r"\1", text)


def _inner(text: str) -> str | None:
    """What stands between two quotes, or two equal marks, that belong together; None if there are none."""
    first, last, inner = text[0], text[-1], text[1:-1]
    if last in QUOTES.get(first, "") and not {first, last}.intersection(inner.replace(f"\\{last}", "")):
        return inner.replace(f"\\{last}", last)
    for mark in ("**", "__", "*", "_"):
        if len(text) > 2 * len(mark) and text.startswith(mark) and text.endswith(mark):
            inner = text[len(mark) : -len(mark)]
            return inner if mark[0] not in inner and inner == inner.strip() else None
    return None
