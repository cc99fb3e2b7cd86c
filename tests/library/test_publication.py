"""What an operator may write in publication.yaml, and what he is told otherwise."""

from pathlib import Path

import pytest

from bot.errors import ContentErrors
from bot.library.publication import check_removed, parse_publication, read_publication
from bot.model.publication import Imprint

GOOD = """\
languages: [be, en]
title:
  be: Сітуацыя
  en: Situation
description: {be: Штотыднёвая зводка, en: A weekly summary}
zone: Europe/Minsk
topics:
  - id: west
    sign: 🌐
    order: 2
    name: {be: Захад, en: West}
  - id: elite
    order: 1
    name: {be: Эліта, en: Elite}
    retired: true
"""
FITS = "6: this line does not fit the one above it: begin it below its neighbours, and put its text in quotes"
MARKED = '6: a text that begins with “&”, “*” or “!” must stand in quotes: "…"'
BLOCK = '6: a text that begins with “|” or “>” must stand in quotes: "…"'
BRACKET = "7: a bracket is not closed, or a comma is missing between two texts"


def problems(text: str) -> list[str]:
    with pytest.raises(ContentErrors) as caught:
        parse_publication("publication.yaml", text)
    return [str(problem).removeprefix("publication.yaml:") for problem in caught.value.problems]


def test_topics_are_numbered_as_written_and_shown_in_their_order() -> None:
    publication = parse_publication("publication.yaml", GOOD)
    assert [(topic.id, topic.number) for topic in publication.topics] == [("elite", 1), ("west", 0)]
    assert [topic.id for topic in publication.open_topics] == ["west"]
    assert publication.topic("west").sign == "🌐"
    assert publication.titles == {"be": "Сітуацыя", "en": "Situation"}
    assert publication.zone == "Europe/Minsk"


def test_who_writes_is_told_by_five_lines_each_of_which_may_be_left_out() -> None:
    lines = """\
newsroom: {be: Рэдакцыя, en: The newsroom}
site: https://example.org/
channel: "@example"
contact: mistakes@example.org
bot: "@example_bot"
"""
    assert parse_publication("publication.yaml", GOOD).imprint == Imprint()
    assert parse_publication("publication.yaml", GOOD + lines).imprint == Imprint(
        {"be": "Рэдакцыя", "en": "The newsroom"},
        "https://example.org/",
        "@example",
        "mistakes@example.org",
        "@example_bot",
    )


@pytest.mark.parametrize("contact", ["mistakes@example.org", "https://example.org/mistakes", "'@example'"])
def test_mistakes_may_be_told_to_a_mailbox_a_page_or_a_name(contact: str) -> None:
    told = parse_publication("publication.yaml", f"{GOOD}contact: {contact}\n").imprint.contact
    assert told == contact.strip("'")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("newsroom: {be: Рэдакцыя}", "16: “newsroom” has no text in en"),
        ("site: http://example.org/", "16: “site” must be a link that begins with https://"),
        ("site: https://example", "16: “site” must be a link that begins with https://"),
        ("channel: t.me/example", "16: “t.me/example” is not a name in Telegram, such as “@example”"),
        ("channel: '@ex ample'", "16: “@ex ample” is not a name in Telegram, such as “@example”"),
        (
            "contact: ask us",
            "16: “contact” must be an e-mail address, a link or a name such as “@example”",
        ),
        ("bot: '@example'", "16: “@example” is not the name of a bot: it ends with “bot”"),
    ],
)
def test_who_writes_cannot_be_told_by_what_leads_nowhere(line: str, expected: str) -> None:
    assert problems(f"{GOOD}{line}\n") == [expected]


def test_topics_without_an_order_are_shown_as_written() -> None:
    publication = parse_publication(
        "publication.yaml", GOOD.replace("    order: 2\n", "").replace("    order: 1\n", "")
    )
    assert [topic.id for topic in publication.topics] == ["west", "elite"]


def test_norwegian_is_a_language_and_not_false() -> None:
    publication = parse_publication("publication.yaml", GOOD.replace("be", "no"))
    assert publication.languages == ("no", "en")
    assert publication.titles["no"] == "Сітуацыя"


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param("zone: Europe/Minsk\n", "", "1: “zone” is missing", id="a missing key"),
        pytest.param("title:\n  be: Сітуацыя\n  en: Situation\n", "title:\n", "2: “title” is missing", id="no value"),
        pytest.param("zone:", "zones:", "6: unknown key “zones”: did you mean “zone”?", id="a mistyped key"),
        pytest.param(
            "Europe/Minsk", "Minsk", "6: unknown time zone “Minsk”: take one such as “Europe/Minsk”", id="no such zone"
        ),
        pytest.param(
            "Europe/Minsk", "../x", "6: unknown time zone “../x”: take one such as “Europe/Minsk”", id="a zone as path"
        ),
        pytest.param("  en: Situation\n", "", "2: “title” has no text in en", id="a title in one language only"),
        pytest.param(
            "en: West",
            "eng: West",
            "11: “name” has a text in eng, which is not a language of the publication",
            id="a name in a foreign language",
        ),
        pytest.param("en: Situation", 'en: ""', "2: “title” has no text in en", id="an empty title"),
        pytest.param("en: Situation", "en: '…'", "4: “en” has no words in it", id="a title without words"),
        pytest.param("id: elite", "id: west", "12: two topics have the id “west”", id="an id given twice"),
        pytest.param(
            "id: elite",
            "id: Élite",
            "12: “Élite” cannot be an id: take up to 16 letters a–z, digits and hyphens, a letter first",
            id="an id that buttons cannot carry",
        ),
        pytest.param("[be, en]", "[be, en, be]", "1: the language “be” is listed twice", id="a language twice"),
        pytest.param(
            "[be, en]", "[be, en, 1]", "1: “1” is not the code of a language, such as “be” or “en”", id="no language"
        ),
        pytest.param("[be, en]", "be", "1: “languages” must be a list", id="one language without a list"),
        pytest.param("retired: true", "retired: maybe", "15: “retired” must be “yes” or “no”", id="retired, or not"),
        pytest.param("order: 1", "order: first", "13: “order” must be a whole number", id="an order in words"),
        pytest.param("sign: 🌐", "sign: a globe", "9: “sign” must be a single emoji", id="a sign in words"),
        pytest.param("zone:", "title: x\nzone:", "6: “title” is given twice", id="a key given twice"),
        pytest.param(
            "zone: Europe",
            "zone: &a Europe",
            MARKED,
            id="anchor",
        ),
        pytest.param(
            "zone: Europe",
            "zone: !!str Europe",
            MARKED,
            id="tag",
        ),
        pytest.param("zone: Europe/Minsk", "zone: [[[[[[[[[", "6: lists or keys are nested too deep", id="deep"),
        pytest.param("zone:", "\tzone:", "6: indent with spaces, not with a tab", id="a tab"),
        pytest.param("zone:", "zone", "6: a colon is missing: write “key: text”", id="a missing colon"),
        pytest.param("zone:", "[a]:", "6: a key must be a word", id="a list as a key"),
        pytest.param("zone: ", "  zone: ", FITS, id="a wrong indent"),
        pytest.param(
            "zone: ",
            r'zone: "\q',
            "6: a backslash in double quotes begins a code: take single quotes: '…'",
            id="a backslash",
        ),
        pytest.param("zone: ", "zone: * ", MARKED, id="an asterisk"),
        pytest.param("zone: ", "zone: !<a ", MARKED, id="an open tag"),
        pytest.param("zone: ", "zone: | ", BLOCK, id="a bar"),
        pytest.param("zone: ", "zone: >-x ", BLOCK, id="an angle"),
        pytest.param("zone: ", "zone: [a: b ", BRACKET, id="an open bracket"),
        pytest.param(
            "zone: ", "zone: - ", '6: a text that begins with a hyphen must stand in quotes: "…"', id="a hyphen"
        ),
        pytest.param("zone: ", "zone: ] ", '6: this cannot be read: put the text in quotes: "…"', id="a lone bracket"),
        pytest.param("zone: ", 'zone: "', "6: a quotation mark is opened here and never closed", id="an open quote"),
        pytest.param(
            "zone: ", 'zone: "\\UFFFFFFFF"', "1: this backslash code names no character", id="a hostile escape"
        ),
    ],
)
def test_what_is_wrong_is_named_with_its_line(old: str, new: str, expected: str) -> None:
    assert old in GOOD
    assert expected in problems(GOOD.replace(old, new, 1))


def test_all_problems_are_named_at_once() -> None:
    text = GOOD.replace("Europe/Minsk", "Moon").replace("id: elite", "id: west").replace("  en: Situation\n", "")
    assert len(problems(text)) == 3


def test_more_topics_than_a_topic_set_holds_are_refused() -> None:
    head, _ = GOOD.split("topics:\n")
    many = "".join(f"  - id: t{number}\n    name: {{be: Т, en: T}}\n" for number in range(64))
    assert problems(f"{head}topics:\n{many}") == ["7: the publication has 64 topics: from 1 to 63 can be followed"]
    assert len(parse_publication("publication.yaml", f"{head}topics:\n{many.partition('  - id: t63')[0]}").topics) == 63


def test_a_text_instead_of_keys_is_refused() -> None:
    assert problems("just words") == ["1: keys and their texts must stand here: “key: text”"]


def test_a_missing_file_is_an_error_and_not_a_crash(tmp_path: Path) -> None:
    with pytest.raises(ContentErrors, match=r"publication\.yaml: the file cannot be read: No such file"):
        read_publication(tmp_path)


def test_a_topic_in_use_can_be_retired_but_not_removed() -> None:
    publication = parse_publication("publication.yaml", GOOD)
    assert check_removed(publication, {"elite", "west"}) == []
    [problem] = check_removed(publication, {"west", "russia"})
    assert "“russia” is still followed" in str(problem)
    assert "retired: yes" in str(problem)


def test_the_shipped_publication_is_the_one_of_belarus() -> None:
    publication = read_publication(Path(__file__).parents[2] / "content")
    assert publication.titles["en"] == "Situation in Belarus"
    assert [topic.id for topic in publication.topics] == ["elite", "society", "security", "west", "russia"]
    assert publication.languages == ("be", "ru", "en")
