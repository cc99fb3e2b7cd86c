"""Every screen of a reader, word by word: who changes one draws it anew (tests/render/gallery.py), and reads it."""

import pytest

from tests.render import seen_be, seen_en, seen_ru
from tests.render.gallery import gallery

SEEN = {"be": seen_be.SEEN, "ru": seen_ru.SEEN, "en": seen_en.SEEN}


@pytest.mark.parametrize(("language", "name"), [(language, name) for language, seen in SEEN.items() for name in seen])
def test_readers_see(language: str, name: str) -> None:
    assert gallery(language)[name] == SEEN[language][name]


def test_nothing_is_missing_in_any_language() -> None:
    assert all(list(gallery(language)) == list(seen) for language, seen in SEEN.items())
