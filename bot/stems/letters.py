"""Where the words of a text are, and how their letters are folded so that spellings of one word become one."""

import re
import unicodedata

_INSIDE = "'’‘ʼ`´\u00ad\u2060\u0300-\u036f"
"""Apostrophes, soft hyphens, joiners and accents belong to the word around them."""
_LETTER = r"[^\W_ʼ]"
WORD = re.compile(rf"{_LETTER}+(?:[{_INSIDE}]+{_LETTER}+)*[\u0300-\u036f]*")
LONGEST = 64
"""Letters of a word that are looked at: no word of ours has more."""

_STRESS = dict.fromkeys((0x0300, 0x0301))
_DROPPED = dict.fromkeys(map(ord, "'’‘ʼ`´\u00ad\u2060"))
_SAME = str.maketrans({"ё": "е", "ґ": "г"})
_VOWELS = "аеіоуыэюя"
_BELARUSIAN = str.maketrans({"и": "і", "щ": "шч"})
"""How Belarusian is typed where there is only a Russian keyboard."""
_RUSSIAN = str.maketrans({"і": "и", "ў": "у"})
"""A Belarusian word finds the Russian texts that have the same."""
_OTHER = str.maketrans({"ў": "у"})
_SHORT_U = re.compile(rf"(?<=[{_VOWELS}])[уў]")


def folded(word: str, language: str) -> str:
    """In small letters without stress marks and apostrophes; ё is е, and in Belarusian ў is what it alternates with."""
    decomposed = unicodedata.normalize("NFD", word[:LONGEST].casefold()).translate(_STRESS)
    plain = unicodedata.normalize("NFC", decomposed).translate(_DROPPED).translate(_SAME)
    if language == "be":
        plain = _SHORT_U.sub("в", plain.translate(_BELARUSIAN))
    return plain.translate(_RUSSIAN if language == "ru" else _OTHER)
