"""What is found, as it is shown: places of texts, buttons, and the words in the first line of each message."""

from collections.abc import Iterable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.callbacks.search import ANY, Facet, Find, Found, Narrow, SearchCallback, Verdict
from bot.callbacks.table import decode
from bot.model.issue import Commentary
from bot.model.message import Message
from bot.model.publication import Trend
from bot.model.search import Findings, Hit, Query
from bot.render.html.visible import units, visible
from bot.render.readers.search import PAGE, SearchScreens, on_page, query_of
from bot.render.readers.snippets import snippet, whole
from bot.stems.query import asked
from tests.render.issues import ELITE, LANGUAGES, PUBLICATION, SECURITY, TEXTS, WEEK
from tests.tdlib import Accepted, judge

SCREENS = SearchScreens(PUBLICATION, TEXTS)
TRENDS = list(Trend)
FIRST = Find()


def query(text: str) -> Query:
    found = asked(text)
    assert found
    return found


def hits(count: int, language: str = "en") -> tuple[Hit, ...]:
    """Two topics by turns, under all verdicts by turns."""
    topics = ("elite", "security")
    return tuple(Hit(WEEK.shift(-n), topics[n % 2], language, n, TRENDS[n % 3], 1.0) for n in range(count))


def texts(found: Iterable[Hit], body: str = "The ferry left the quay.") -> dict[int, Commentary]:
    return {hit.revision: Commentary(hit.week, hit.topic, hit.language, "A quiet week", body) for hit in found}


def results(
    find: Find = FIRST,
    count: int = 9,
    language: str = "en",
    *,
    every: bool = True,
    words: str = "ferries",
) -> Message:
    found = hits(count)
    return SCREENS.found(query(words), Findings(found, every), find, texts(found), language)


def labels(message: Message) -> list[str]:
    return [button.text for row in message.keyboard for button in row]


def does(message: Message, label: str) -> SearchCallback:
    found = next(button.data for row in message.keyboard for button in row if label in button.text)
    callback = decode(found, PUBLICATION)
    assert isinstance(callback, SearchCallback)
    return callback


@pytest.mark.parametrize(
    ("text", "words", "shown"),
    [
        ("The ferry left.", "FERRIES", "The <b>ferry</b> left."),
        ("Ties & <talks>", "talk", "Ties &amp; &lt;<b>talks</b>&gt;"),
        ("It left. " * 20 + "Then ferries came, and ferries left. " + "It came. " * 20, "ferry", None),
        ("ferry " + "and so on " * 30 + "the ferry left the quay", "quay ferry", None),
    ],
)
def test_the_place_where_most_of_the_words_are_is_shown_and_they_are_bold(
    text: str, words: str, shown: str | None
) -> None:
    found = snippet(text, query(words), "en", 120)
    assert found is not None
    assert shown is None or found == shown
    assert all(f"<b>{word}" in found for word in (["ferry", "quay"] if "quay" in words else []))
    assert units(visible(found)) <= 122


def test_a_place_is_cut_between_words_and_says_so() -> None:
    found = snippet("Wind and rain " * 30 + "harbour " + "sun and sea " * 30, query("harbour"), "en", 80)
    assert found
    assert found.startswith(("…and", "…rain", "…Wind"))
    assert found.endswith("…")
    assert "<b>harbour</b>" in found
    assert all(word in {"Wind", "and", "rain", "harbour", "sun", "sea"} for word in visible(found).strip("…").split())


def test_words_that_are_not_there_have_no_place() -> None:
    assert snippet("The ferry left.", query("moon"), "en", 80) is None
    assert whole("The ferry left.", query("moon"), "en", 80) == "The ferry left."


def test_names_of_sites_are_no_links_in_what_is_found() -> None:
    assert "example.\N{WORD JOINER}org" in (snippet("Go to example.org now.", query("go"), "en", 80) or "")


@given(st.text(max_size=400), st.text(min_size=2, max_size=20), st.integers(40, 200))
def test_telegram_takes_the_place_whatever_the_text_is(text: str, words: str, limit: int) -> None:
    if wanted := asked(words):
        for shown in (snippet(f"{text} {words} {text}", wanted, "be", limit), whole(text, wanted, "be", limit)):
            assert shown is None or isinstance(judge(f"x {shown}"), Accepted)


def test_the_words_stand_in_the_first_line_of_every_message_and_are_read_from_there() -> None:
    words = "“Цэны” & <порты> /stop"
    wanted = query(words)
    found = Findings(hits(9))
    for message in (
        SCREENS.found(wanted, found, Find(), texts(found.hits), "be"),
        SCREENS.choices(wanted, found, Narrow(Facet.TOPIC, Find()), "be"),
        SCREENS.text(wanted, Found(WEEK, "be", 0, 0, Find()), ["The text."], "", "be"),
    ):
        seen = judge(message.html)
        assert isinstance(seen, Accepted)
        assert asked(query_of(seen.text.partition("\n")[0])) == wanted


def test_the_first_line_of_another_message_holds_no_words() -> None:
    assert query_of("📍 Situation in Belarus · 20–26 May") == ""


def test_a_page_of_findings_has_a_button_for_each_and_turns() -> None:
    first = results()
    assert visible(first.html).startswith("🔎 ferries\nFound in 9 texts.")
    assert does(first, "1. ") == Found(WEEK, "en", ELITE.number, 0, Find())
    assert does(first, "2. ") == Found(WEEK.shift(-1), "en", SECURITY.number, 0, Find())
    assert "1/3" in labels(first)
    assert does(first, "›") == Find(1)
    last = results(Find(2))
    assert "9. " in visible(last.html)
    assert "3/3" in labels(last)
    assert labels(results(Find(7))) == labels(last)


def test_findings_in_another_language_say_so() -> None:
    found = hits(1, "ru")
    shown = SCREENS.found(query("паром"), Findings(found), Find(), texts(found, "Паром ушёл."), "en")
    assert "(in Russian)" in visible(shown.html)
    assert "<b>Паром</b>" in shown.html


def test_findings_are_narrowed_by_topic_and_verdict_and_the_choices_are_counted() -> None:
    found = Findings(hits(9))
    topics = SCREENS.choices(query("ferry"), found, Narrow(Facet.TOPIC, Find(2)), "en")
    assert labels(topics) == ["• All topics (9)", "Ruling elite (5)", "Security (4)", "← Back"]
    assert does(topics, "Back") == Find(2)
    security = does(topics, "Security")
    assert security == Find(0, SECURITY.number)
    verdicts = SCREENS.choices(query("ferry"), found, Narrow(Facet.VERDICT, security), "en")
    assert labels(verdicts) == ["• All verdicts (4)", "▲ improved (1)", "▬ unchanged (2)", "▼ worsened (1)", "← Back"]
    both = does(verdicts, "unchanged")
    assert isinstance(both, Find)
    narrowed = results(both)
    assert "Found in 2 texts." in visible(narrowed.html)
    assert [label for label in labels(narrowed) if label in {"Security", "▬ unchanged"}] == ["Security", "▬ unchanged"]


def test_nothing_found_is_said_kindly_and_leads_on() -> None:
    nothing = SCREENS.found(query("moon"), Findings(()), Find(), {}, "en")
    assert "Nothing found. Try other words" in visible(nothing.html)
    assert labels(nothing) == ["🗂 Archive"]


def test_some_of_the_words_are_better_than_nothing() -> None:
    assert "No text has all of these words." in visible(results(every=False).html)


def test_what_is_not_published_any_more_is_left_out() -> None:
    found = hits(2)
    shown = SCREENS.found(query("ferry"), Findings(found), Find(), texts(found[1:]), "en")
    assert len([label for label in labels(shown) if "." in label[:2]]) == 1


def test_a_text_stands_below_the_words_page_by_page_and_leads_back_to_its_page_of_findings() -> None:
    back_to = Find(2, SECURITY.number, Verdict.WORSENED)
    pages = ["a " * 2000, "b " * 2040]
    seen = []
    for page in range(4):
        shown = SCREENS.text(query("слова " * 30), Found(WEEK, "be", 0, page, back_to), pages, "", "en")
        judged = judge(shown.html)
        assert isinstance(judged, Accepted)
        assert judged.text.startswith("🔎 слова слова")
        seen.append(judged.text.partition("\n")[2])
        assert does(shown, "Back") == back_to
    assert "".join(seen).replace("\n", " ").split() == " ".join(pages).split()


def test_the_longest_texts_and_words_fit_into_a_message() -> None:
    found = hits(PAGE)
    long = {
        hit.revision: Commentary(hit.week, hit.topic, "en", "ferry " * 33, "**ferry** & <x> " * 2000) for hit in found
    }
    for language in LANGUAGES:
        shown = SCREENS.found(query("ferry " + "слова" * 38), Findings(found, every=False), Find(), long, language)
        assert isinstance(judge(shown.html), Accepted)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_means_something(language: str) -> None:
    found = Findings(hits(9))
    for message in (
        results(language=language),
        SCREENS.choices(query("ferry"), found, Narrow(Facet.VERDICT, Find(3, 62, Verdict.WORSENED)), language),
        SCREENS.text(query("ferry"), Found(WEEK, "be", 62, 99, Find(500, 62)), ["x"], "https://x.org", language),
        SCREENS.how(language),
    ):
        assert isinstance(judge(message.html), Accepted)
        assert all(decode(each.data, PUBLICATION) for row in message.keyboard for each in row if each.data)


def test_a_page_that_is_not_there_any_more_is_the_last() -> None:
    found = hits(5)
    assert on_page(found, 9) == found[PAGE:]
    assert on_page((), 3) == ()
    assert Find().topic == ANY
