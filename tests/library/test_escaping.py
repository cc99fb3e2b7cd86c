"""What a chat's signs are in Markdown: code keeps backticks, addresses lead where they led, no line begins a list."""

from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.library.escaping import address, begun, code, escaped, labelled, longest_run
from bot.render.html.names import JOINER
from bot.render.markdown.blocks import blocks
from tests.tdlib import Accepted, judge


def seen(markdown: str) -> Accepted:
    """What readers get of it."""
    found = judge("\n\n".join(blocks(markdown)))
    assert isinstance(found, Accepted), found
    return found


def text(markdown: str) -> str:
    return seen(markdown).text.replace(JOINER, "")


@pytest.mark.parametrize(
    ("plain", "markdown"),
    [
        pytest.param("слова і слова", "слова і слова", id="words"),
        pytest.param("5 * 3 = 15", "5 * 3 = 15", id="a lone asterisk"),
        pytest.param("2*2", r"2\*2", id="a glued one"),
        pytest.param("snake_case", "snake_case", id="a low line within a word"),
        pytest.param("_word_", r"\_word\_", id="low lines about a word"),
        pytest.param("~ 5", "~ 5", id="about five"),
        pytest.param("~~a~~", r"\~\~a\~\~", id="strokes"),
        pytest.param("a `b", r"a \`b", id="a backtick"),
        pytest.param("[1]", "[1]", id="a number in brackets"),
        pytest.param("[1](x)", r"\[1](x)", id="a link"),
        pytest.param("[a]: x", r"\[a]: x", id="a definition"),
        pytest.param("[^1]", r"\[^1]", id="a footnote"),
        pytest.param("Ура!", r"Ура\!", id="a call at the end, where a link may follow"),
        pytest.param("Ура! Так", "Ура! Так", id="a call"),
        pytest.param("a < b > c", "a < b > c", id="less and more"),
        pytest.param("<b>", r"\<b>", id="a tag"),
        pytest.param("&amp;", r"\&amp;", id="an entity"),
        pytest.param("A & B; C", "A & B; C", id="an and"),
        pytest.param("C:\\dir", "C:\\dir", id="a path"),
        pytest.param("a\\", "a\\\\", id="a backslash at the end"),
        pytest.param("\\*", "\\\\\\*", id="a backslash before a sign"),
    ],
)
def test_only_what_would_act_is_escaped(plain: str, markdown: str) -> None:
    assert escaped(plain) == markdown
    assert text(escaped(plain)) == plain


@pytest.mark.parametrize(
    ("line", "markdown"),
    [
        ("- a", r"\- a"),
        ("+ a", r"\+ a"),
        ("-a", "-a"),
        ("# a", r"\# a"),
        ("###### a", r"\###### a"),
        ("####### a", "####### a"),
        ("#тэг", "#тэг"),
        ("> a", r"\> a"),
        (">a", r"\>a"),
        ("1. a", r"1\. a"),
        ("1.", r"1\."),
        ("1.5 a", "1.5 a"),
        ("999999999) a", r"999999999\) a"),
        ("1234567890. a", "1234567890. a"),
        ("---", r"\---"),
        ("===", r"\==="),
        ("|-|", r"\|-|"),
        ("- - -", r"\- - -"),
        ("—", "—"),
    ],
)
def test_no_line_of_a_chat_begins_a_block(line: str, markdown: str) -> None:
    assert begun(line) == markdown
    assert "".join(text(f"a\n{begun(line)}").split()) == "a" + "".join(line.split())


@pytest.mark.parametrize(
    ("plain", "markdown"),
    [
        ("a", "`a`"),
        ("a`b", "``a`b``"),
        ("`", "`` ` ``"),
        ("``", "``` `` ```"),
        ("a```", "```` a``` ````"),
        (" a ", "`  a  `"),
        ("*a*", "`*a*`"),
        ("", ""),
        ("  ", "  "),
    ],
)
def test_code_stands_between_enough_backticks(plain: str, markdown: str) -> None:
    assert code(plain) == markdown


@settings(deadline=None)
@given(st.text(alphabet="ab`` *_\\<&[]", min_size=1, max_size=12).map(str.strip).filter(bool))
def test_code_is_shown_as_it_was_whatever_signs_it_has(plain: str) -> None:
    found = seen(f"x {code(plain)} y")
    assert [each.kind for each in found.entities] == ["code"]
    assert found.text.replace(JOINER, "") == f"x {plain} y"


@pytest.mark.parametrize(("plain", "longest"), [("", 0), ("a", 0), ("`", 1), ("a``b`", 2), ("```", 3)])
def test_the_longest_run_of_backticks_is_counted(plain: str, longest: int) -> None:
    assert longest_run(plain) == longest


@pytest.mark.parametrize(
    ("url", "markdown"),
    [
        ("https://a.by/x?y=1&z=2", "https://a.by/x?y=1&z=2"),
        ("https://a.by/x_(y)", "<https://a.by/x_(y)>"),
        ("https://a.by/x y", "<https://a.by/x%20y>"),
        ("https://a.by/x\ny", "<https://a.by/x%20y>"),
        ("https://a.by/?a&copy;b", r"<https://a.by/?a\&copy;b>"),
        ("https://a.by/<x>", r"<https://a.by/\<x\>>"),
        ("https://a.by/\\x", r"<https://a.by/\\x>"),
    ],
)
def test_an_address_is_written_so_that_it_ends_where_it_ends(url: str, markdown: str) -> None:
    assert address(url) == markdown


@settings(deadline=None)
@given(st.text(alphabet="abў1()_*[]~&;=?#/.,!'\\", max_size=16))
def test_a_link_leads_where_it_led(path: str) -> None:
    url = f"https://a.by/x{path}"
    found = seen(f"See [this]({address(url)}) now")
    assert [(each.kind, unquote(each.value)) for each in found.entities] == [("text_link", url)]
    assert found.text == "See this now"


@settings(deadline=None)
@given(
    st.text(alphabet="ab[]()!^*_~`\\<&: ", min_size=1, max_size=12).map(str.strip).filter(lambda label: "a" in label)
)
def test_the_text_of_a_link_is_all_of_it(label: str) -> None:
    found = seen(f"x [{labelled(label)}](https://a.by/) y")
    (entity,) = found.entities
    assert entity.kind == "text_link"
    assert "".join(text(f"x [{labelled(label)}](https://a.by/) y").split()) == "".join(f"x{label}y".split())
