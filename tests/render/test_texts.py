"""Texts: each language says the same in its own words, and nothing that comes from outside becomes markup."""

from pathlib import Path

import pytest
from jinja2 import UndefinedError

from bot.render.voice import Texts
from tests.render.issues import TEXTS
from tests.tdlib import Accepted, judge

CATALOGUE = r"""
msgid ""
msgstr ""
"Language: lt\n"
"Content-Type: text/plain; charset=utf-8\n"
"Plural-Forms: nplurals=2; plural=(n==7 ? 0 : 1);\n"

msgid "%(count)s week"
msgid_plural "%(count)s weeks"
msgstr[0] "seven"
msgstr[1] "not seven but %(count)s"

msgctxt "sound"
msgid "on"
msgstr "loud"

#, fuzzy
msgid "Back"
msgstr "a guess"
"""


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    (tmp_path / "lt.po").write_text(CATALOGUE)
    return Texts(tmp_path)


def test_every_catalogue_of_the_folder_is_a_language_and_english_needs_none(texts: Texts) -> None:
    assert texts.languages == ("en", "lt")


def test_the_rule_for_plurals_is_the_catalogues_own(texts: Texts) -> None:
    say = texts.voice("lt")
    assert say.plural("%(count)s week", "%(count)s weeks", 7) == "seven"
    assert say.plural("%(count)s week", "%(count)s weeks", 1) == "not seven but 1"


def test_one_english_word_may_be_several_elsewhere(texts: Texts) -> None:
    say = texts.voice("lt")
    assert (say.context("sound", "on"), say("on")) == ("loud", "on")


def test_a_guess_that_nobody_confirmed_is_not_shown(texts: Texts) -> None:
    assert texts.voice("lt")("Back") == "Back"


def test_a_language_without_a_catalogue_speaks_english(texts: Texts) -> None:
    assert texts.voice("pt")("Back") == "Back"
    assert texts.voice("en").plural("%(count)s week", "%(count)s weeks", 1) == "1 week"


@pytest.mark.parametrize("language", ["en", "be", "ru"])
def test_what_comes_from_outside_is_shown_as_it_is(language: str) -> None:
    hostile = """<b>&amp; "Tom's" </b> %(name)s {{ 1 }}"""
    html = TEXTS.voice(language).html("help", title=hostile, commands=[("x", hostile)])
    shown = judge(html)
    assert isinstance(shown, Accepted)
    assert shown.text.count(hostile) == 2


def test_a_template_without_its_values_is_an_error_and_no_gap_in_the_text() -> None:
    with pytest.raises(UndefinedError):
        TEXTS.voice("en").html("help", title="T")
