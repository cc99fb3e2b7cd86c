"""Screens, word by word: who changes one draws it anew (`python -m tests.render.gallery`), and reads it."""

import pytest

from tests.render import (
    seen_at_the_desk_be,
    seen_at_the_desk_en,
    seen_at_the_desk_ru,
    seen_be,
    seen_en,
    seen_ru,
)
from tests.render.desk_gallery import desk
from tests.render.gallery import gallery
from tests.render.issues import LANGUAGES

READERS = {"be": seen_be.SEEN, "ru": seen_ru.SEEN, "en": seen_en.SEEN}
EDITORS = {"be": seen_at_the_desk_be.SEEN, "ru": seen_at_the_desk_ru.SEEN, "en": seen_at_the_desk_en.SEEN}


@pytest.mark.parametrize(("language", "name"), [(language, name) for language in LANGUAGES for name in READERS["en"]])
def test_readers_see(language: str, name: str) -> None:
    assert gallery(language)[name] == READERS[language][name]


@pytest.mark.parametrize(("language", "name"), [(language, name) for language in LANGUAGES for name in EDITORS["en"]])
def test_editors_see(language: str, name: str) -> None:
    assert desk(language)[name] == EDITORS[language][name]


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing_in_any_language(language: str) -> None:
    assert list(gallery(language)) == list(READERS[language])
    assert list(desk(language)) == list(EDITORS[language])
