"""Messages that are whole files."""

import pytest

from bot.library.pasted import pasted
from bot.model.entity import Entity

FRONT = "---\nтэма: Бяспека 🛡\nмова: be\n---"


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_the_bold_and_the_links_of_a_chat_become_markdown_below_the_front_matter() -> None:
    text = f"{FRONT}\n\nУ Мінску ціха.\n2*2 = 4"
    place = units(text[: text.index("Мінску")])
    entities = [Entity("bold", place, 6), Entity("text_link", place + 7, 4, url="https://example.org/")]
    assert pasted(text, entities) == f"{FRONT}\n\nУ **Мінску** [ціха](https://example.org/).\n2\\*2 = 4"


def test_typed_markdown_stays_if_nothing_was_formatted_in_the_chat() -> None:
    text = f"{FRONT}\n\nУ **Мінску** ціха: https://example.org"
    assert pasted(text, [Entity("url", units(text) - 19, 19)]) == text


def test_what_is_bold_in_the_front_matter_alone_formats_nothing() -> None:
    text = f"{FRONT}\n\nУ **Мінску** ціха."
    assert pasted(text, [Entity("bold", 0, 10)]) == text


def test_bold_that_begins_in_the_front_matter_ends_where_it_ends() -> None:
    text = f"{FRONT}\nМінск. Ціха."
    end = units(text[: text.index("Ціха")])
    assert pasted(text, [Entity("bold", 0, end - 1)]) == f"{FRONT}\n\n<b>Мінск.</b> Ціха."


@pytest.mark.parametrize("text", ["", "Ціха.", "У Мінску: ціха.\n\nВельмі.", "Тэма дня: ціха"])
def test_a_text_without_front_matter_is_no_file(text: str) -> None:
    assert pasted(text, []) is None
