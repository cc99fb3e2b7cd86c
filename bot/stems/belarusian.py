"""Belarusian stems, for which there is no Snowball: a list of endings, and the letters that alternate before them.

One form often allows two readings («паром» is a ferry, or a steam's instrumental), so a word may have several stems,
and two words meet where they share one. What is weighed, in the order of the code:

- дз and ц before a soft vowel are д and т of other forms: «горадзе» – «горад», «газеце» – «газета».
- Endings come off: those of one letter, and the longest of the others if three letters are left.
- ц, where it is still there, is also what к becomes: «палітыцы» – «палітыка»; «граніца» keeps its company.
- з and с before -е may be г and х: «дарозе» – «дарога», «страсе» – «страха».
- A vowel that comes and goes goes: «рынак» – «рынку», «украінец» – «украінцы», «верасень» – «верасня».
- Doubled before -ю and -у, a consonant may be a single one: «моладдзю» – «моладзь».
- The vowels of stress and no stress are one: о and а, е and я, and э and а after hardened consonants.
- ў is в where it follows a vowel (see `letters`): «размоў» – «размова», «праўда».

Left apart are the changes within verbs («пісаць» – «пішу»), and «дзень» – «дня». Some words fall together, as «мора»
and «мара», «порт» and «партыя», «Расія» and «раса»: who searches sees both, and the words around them.
"""

import re
from collections.abc import Iterator

from bot.stems.letters import folded

_ALWAYS = """
    амі ямі ымі імі ыямі іямі
    ыя ыі ыю ыяй ыям ыях ыяў ія іі ію іяй іям іях іяў
    аваць аваў авала авало авалі уюць аюць яюць
"""
"""Whoever sees them at the end of a long enough word sees an ending."""
_PERHAPS = """
    ам ям ом ём ем ах ях аў яў оў ёў еў ай яй ой ёй ей ый ій аю яю ою ёю ею
    ага яга ога аму яму ому ым ім ых іх ую юю ая яя ае яе ое ее
    аць яць іць ыць уць юць ець эць оць
    іў ыў уў ала яла іла ыла ула ела ало яло іло ыло ула ело алі ялі ілі ылі улі елі
    уе юе аем яем уем юем аеш яеш уеш юеш
"""
"""As well the end of a stem: «паром», «рэжым», «праграм», «канала»."""


def _soft(word: str) -> str:
    """With д and т again where Belarusian has softened them."""
    return _SOFT_T.sub("т", _SOFT_D.sub("д", word))


_SOFT_D = re.compile(r"дз(?=[еіюяь])|д(?=дз[еіюяь])")
_SOFT_T = re.compile(r"ц(?=ц?[еіюяь])")


def _listed(endings: str) -> tuple[str, ...]:
    """As they stand in a folded word, longest first."""
    found = {_soft(folded(f"к{each}", "be"))[1:] for each in endings.split()}
    return tuple(sorted(found, key=lambda ending: (-len(ending), ending)))


_SURE = frozenset(_listed(_ALWAYS))
_LONG = _listed(_ALWAYS + _PERHAPS)
_SHORT = tuple("аеіоуыэюяьй")
_LEAST = 3
"""Letters that an ending leaves of a word; one of a single letter leaves two."""
_REFLEXIVE = ((re.compile(r"(?<=[еэ])цца$"), ""), (re.compile(r"цца$"), "ть"), (re.compile(r"(?<=.{3})ся$"), ""))
_PARTICIPLE = "аван"
"""With an ending: of who was «арыштаваны»."""
_BEFORE_E = {"зе": "г", "се": "х"}
_FLEETING = re.compile(r"(?<=.[^аеіоуыэюя])[аоеэ](?:(?=к$)|(?<=.{4})(?=[лнр]$))")
_DOUBLED = re.compile(r"(.)\1[уюь]$")
_HARDENED_E = re.compile(r"(?<=[рцжшч])э")
_VOWELS = str.maketrans({"о": "а", "е": "я"})


def belarusian(word: str) -> Iterator[str]:
    """The stems of a folded word, with repetitions."""
    word = _soft(_active(word))
    ending = next((each for each in _LONG if word.endswith(each) and len(word) - len(each) >= _LEAST), "")
    short = word[:-1] if word.endswith(_SHORT) and len(word) >= _LEAST else word
    for stem in _readings(word, ending, short):
        yield _evened(stem)
        yield _evened(stem.removesuffix(_PARTICIPLE))
    if changed := _BEFORE_E.get(word[-2:]):
        yield _evened(short[:-1] + changed)
    if doubled := _DOUBLED.search(word):
        yield _evened(word[: doubled.start() + 1])


def _readings(word: str, ending: str, short: str) -> tuple[str, ...]:
    """`ending` may be none; `short` is the word without a single letter, if that is an ending."""
    if ending in _SURE:
        return (word.removesuffix(ending),)
    return (word.removesuffix(ending), short) if ending else (short,)


def _active(word: str) -> str:
    """Without what makes a verb reflexive."""
    for pattern, instead in _REFLEXIVE:
        word = pattern.sub(instead, word)
    return word


def _evened(stem: str) -> str:
    """With what alternates in it made one."""
    if stem.endswith("ц"):
        stem = stem[:-1] + "к"
    return _HARDENED_E.sub("а", _FLEETING.sub("", stem)).translate(_VOWELS)
