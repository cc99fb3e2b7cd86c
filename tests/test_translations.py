"""Every text exists in every language, whole and in our tone of voice."""

import re
from pathlib import Path

import pytest
from babel.messages import Message

from tests import catalogues

PLACEHOLDER = re.compile(r"%\(\w+\)s|%%")
MARKUP = re.compile(r"</?\w+>|/[a-z]+\b|https?://|{[^}]*}")
EXCLAMATION = re.compile(r"!(?![”»])")
"""One in quotation marks is a sign that the text speaks about."""

paths = pytest.mark.parametrize("path", list(catalogues.catalogues()), ids=lambda path: path.stem)


def forms(text: str | tuple[str, ...] | list[str] | None) -> list[str]:
    return [text] if isinstance(text, str) else list(text or ())


def placeholders(text: str) -> list[str]:
    return sorted(set(PLACEHOLDER.findall(text)))


@paths
def test_the_catalogue_has_the_texts_of_the_code_and_no_others(path: Path) -> None:
    """`python3 dev.py texts` collects them."""
    assert path.read_bytes() == catalogues.collected(path, catalogues.template())


@paths
def test_every_text_is_translated_in_every_form_of_the_plural(path: Path) -> None:
    assert [message.id for message in catalogues.messages(path) if not catalogues.is_said(message)] == []


@paths
def test_a_translation_has_the_placeholders_and_the_markup_of_its_text(path: Path) -> None:
    def differs(message: Message) -> bool:
        wanted = forms(message.id)[-1]
        return any(
            placeholders(said) != placeholders(wanted) or sorted(MARKUP.findall(said)) != sorted(MARKUP.findall(wanted))
            for said in filter(None, forms(message.string))
        )

    assert [message.id for message in catalogues.messages(path) if differs(message)] == []


@paths
def test_nobody_is_shouted_at(path: Path) -> None:
    texts = [text for one in catalogues.messages(path) for text in (*forms(one.id), *forms(one.string))]
    assert [text for text in texts if EXCLAMATION.search(text)] == []


@paths
def test_no_obsolete_text_is_kept(path: Path) -> None:
    assert "#~" not in path.read_text()
