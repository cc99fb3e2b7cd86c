"""Names of sites and commands that must not become links; judged by TDLib."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.render.html.names import JOINER, live_names, unlinked
from tests.tdlib import links

NAMES = (
    *("TUT.BY", "onliner.by/news?x", "/stop", "/stop@bot", "(/forget)", "t.me/x", "1.2.3.4", "сайт.рф", "белта.бел"),
    *("www.a.by", "a.by:8080", "http:a.by", "a.b.by/c.by", "«TUT.BY».", "a.by,b.by", "-a.by", "é.by", "a.ton"),
    *("@name", "(@name_1)", "/@name"),
)
KEPT = ("https://a.by/x.y", "tg://resolve?domain=x", "a@b.by", "#tag")


@pytest.mark.parametrize("name", NAMES)
def test_no_name_becomes_a_link(name: str) -> None:
    assert links(name)
    assert links(unlinked(f"Суд над {name} працягваецца")) == []
    assert unlinked(name).replace(JOINER, "") == name


@pytest.mark.parametrize("address", KEPT)
def test_what_was_written_as_an_address_stays_one(address: str) -> None:
    assert unlinked(f"a {address} b") == f"a {address} b"


def test_numbers_dates_and_fractions_stay_as_they_are() -> None:
    assert unlinked("3.14 20.05.2019 24/7 і/або") == "3.14 20.05.2019 24/7 і/або"


TOLD = {
    "Суд над TUT.BY і onliner.by/news": ["TUT.BY", "onliner.by"],
    "/stop, @zvodka_bot; /start@zvodka_bot": ["/stop", "@zvodka_bot", "/start"],
    "сайт.рф, белта.бел, 1.2.3.4, t.me/x": ["сайт.рф", "белта.бел", "1.2.3.4", "t.me"],
    "і т.д., і г.д., в т.ч. А.Вова, вул.Леніна, 3.14, 20.05.2019, e.g., U.S.A.": [],
    "а /або, @вова, @ab, і/або, https://a.by/b.by, a@b.by": [],
}


@pytest.mark.parametrize("text", TOLD)
def test_what_would_be_a_link_is_told(text: str) -> None:
    """TDLib agrees: it finds each of them, and in the other texts nothing that was not meant."""
    assert list(live_names(text)) == TOLD[text]
    assert all(any(name in link for link in links(text)) for name in TOLD[text])
    assert TOLD[text] or set(links(text)) <= {"https://a.by/b.by", "a@b.by"}


@settings(derandomize=True, deadline=None, database=None, max_examples=500)
@given(
    st.lists(
        st.sampled_from(["a", "by", ".", "/", "-", " ", "_", "com", "1", ":", "ў", ",", "stop", " @name"]), max_size=9
    )
)
def test_nothing_made_of_such_pieces_is_a_link(pieces: list[str]) -> None:
    assert links(unlinked("".join(pieces))) == []
