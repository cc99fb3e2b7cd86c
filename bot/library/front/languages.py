"""Languages as editors name them: by code, by country, in words of any language; and by the letters of a text."""

import re
from collections import Counter
from collections.abc import Sequence

from bot.library.front.meant import Meant
from bot.library.front.words import folded
from bot.library.msgid import _

_NAMES = {
    "be": (
        "be|by|bel|blr|belarusian|belarussian|byelorussian|беларуская|беларуская мова|па-беларуску|бел|белмова|беларус|"
        "белорусский|белорусский язык|по-белорусски|белорусская|на белорусском|на беларускай"
    ),
    "ru": (
        "ru|rus|russian|руская|руская мова|расейская|расійская|па-руску|па-расейску|рус|русский|русский язык|по-русски|"
        "русская|на русском|рос"
    ),
    "en": (
        "en|eng|english|англійская|англійская мова|па-англійску|ангельская|англ|английский|английский язык|"
        "по-английски|английская|на английском|in english"
    ),
    "uk": "uk|ua|ukr|ukrainian|украінская|украинский|українська|укр",
    "pl": "pl|pol|polish|польская|польский|polski",
    "lt": "lt|lit|lithuanian|літоўская|литовский|lietuvių",
    "de": "de|ger|deu|german|нямецкая|немецкий|deutsch",
}
_CODED = {code: {folded(name) for name in names.split("|")} for code, names in _NAMES.items()}
_REGION = re.compile(r"([a-z]{2,3})[-_]([a-z]{2}|[a-z]{4}|latn|cyrl)([-_][a-z]{2})?")

_MARKS = {"be": "ўі", "ru": "ищъ", "uk": "їєґі"}
"""Letters that one of these languages has and its neighbours do not, or hardly."""
_CYRILLIC, _LATIN = "cyrillic", "latin"
_SCRIPTS = {
    _CYRILLIC: re.compile(r"[а-яёіўїєґ]", re.IGNORECASE),
    _LATIN: re.compile(r"[a-zà-žß]", re.IGNORECASE),
}
_WRITTEN = {**dict.fromkeys(("be", "ru", "uk", "bg", "sr", "kk"), _CYRILLIC)}
_ENOUGH = 12
"""Letters that a text must have before anything is said of it."""


def language_meant(text: str, languages: Sequence[str]) -> Meant:
    said = folded(text)
    region = _REGION.fullmatch(said)
    spoken = {said, region[1]} if region else {said}
    found = [language for language in languages if spoken & {folded(language), *_CODED.get(language, ())}]
    if len(found) == 1:
        return Meant((found[0],))
    why = _("“%(written)s” is none of the languages (%(languages)s), or several: which is meant?")
    return Meant(tuple(languages), why, {"languages": ", ".join(languages)})


def languages_of(text: str, languages: Sequence[str]) -> tuple[str, ...]:
    """In which of the languages the text can be, by its letters, likeliest first; none if it is too short to tell."""
    text = re.sub(r"https?://\S+", "", text)
    written = {script: len(letters.findall(text)) for script, letters in _SCRIPTS.items()}
    if sum(written.values()) < _ENOUGH:
        return ()
    script = max(written, key=lambda each: written[each])
    alike = [language for language in languages if _WRITTEN.get(language, _LATIN) == script]
    marked = _marks(text)
    rivals = [language for language in alike if language in marked]
    if not rivals or not any(marked[language] for language in rivals):
        return tuple(alike)
    best = max(rivals, key=lambda each: marked[each])
    others = [language for language in alike if language != best]
    close = [language for language in others if language not in marked or marked[language] * 3 > marked[best]]
    return (best, *close)


def written_otherwise(text: str, language: str) -> bool:
    """Whether most letters are of another script than the language's, or the text speaks for its neighbour."""
    both = (language, *(other for other in ("be", "ru", "en") if other != language))
    found = languages_of(text, both)
    return bool(found) and language not in found


def _marks(text: str) -> dict[str, int]:
    letters = Counter(text.casefold())
    own = {language: sum(letters[letter] for letter in marks) for language, marks in _MARKS.items()}
    own["be"] -= 2 * sum(letters[letter] for letter in "їєґ")
    own["uk"] = 3 * sum(letters[letter] for letter in "їєґ")
    return own
