"""Where a line may not break, in each language."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks.views import IssueView, Source, TopicView
from bot.model.reader import ALL_TOPICS
from bot.render.html.visible import visible
from bot.render.spacing import NO_BREAK, tied
from tests.render.issues import WEEK, WEST, commentary, issue
from tests.render.press import MESSAGES


@pytest.mark.parametrize(
    ("language", "text", "shown"),
    [
        ("be", "Паром адышоў а восьмай — і ўсё", "Паром адышоў а_восьмай_— і_ўсё"),
        ("be", "Пакуль ЕС марудзіць", "Пакуль ЕС марудзіць"),
        ("be", "Я і ты ў парку", "Я_і_ты ў_парку"),
        ("be", "з’ява і што-н і", "з’ява і_што-н і"),
        ("ru", "26 мая 2019 года, 5 тем", "26_мая 2019_года, 5_тем"),
        ("ru", "Итого 3. В порту — тихо", "Итого 3. В_порту_— тихо"),
        ("ru", "<b>5 тем</b> и <i>я в порту</i>", "<b>5_тем</b> и <i>я_в_порту</i>"),
        ("ru", "<code>a = 5 if я в else 0</code> 5 тем", "<code>a = 5 if я в else 0</code> 5_тем"),
        ("ru", "<pre><code>5 тем</code>, 5 тем</pre> 5 тем", "<pre><code>5 тем</code>, 5 тем</pre> 5_тем"),
        ("ru", '<a href="https://a.by/?q=5 тем">5 тем</a>', '<a href="https://a.by/?q=5 тем">5_тем</a>'),
        ("en", "5 km — I saw 5 boats at 8 p.m. today", "5_km — I saw 5 boats at 8_p.m. today"),
        ("pl", "5 km — i w parku", "5 km — i w parku"),
    ],
)
def test_a_line_breaks_only_where_it_may(language: str, text: str, shown: str) -> None:
    assert tied(text, language).replace(NO_BREAK, "_") == shown


@given(st.text(), st.sampled_from(["be", "ru", "en"]))
def test_nothing_but_spaces_is_another_and_twice_is_once(text: str, language: str) -> None:
    once = tied(text, language)
    assert once.replace(NO_BREAK, " ") == text.replace(NO_BREAK, " ")
    assert tied(once, language) == once


def test_an_editors_text_and_the_glance_have_them() -> None:
    text = commentary("west", "ru", "В порту — 5 лодок", "Я в порту — один.\n\n`5 лодок`")
    view = IssueView(WEEK, "ru", Source.LATEST, ALL_TOPICS)
    glance = MESSAGES.glance(issue(text), {}, view, subscribed=True)
    assert "В_порту_— 5_лодок" in visible(glance.html).replace(NO_BREAK, "_")
    page = MESSAGES.commentary(issue(text), {}, TopicView(view, WEST.number))
    assert page
    shown = visible(page.html).replace(NO_BREAK, "_")
    assert "20–26_мая 2019" in shown
    assert "Я_в_порту_— один." in shown
    assert "5 лодок" in shown.splitlines()
