"""The picture of all topics: every verdict in its place, readable on a telephone, told apart without colours."""

import re
import struct
from string import ascii_letters, digits
from xml.etree import ElementTree as ET

import pytest

from bot.model.past import Strip
from bot.model.publication import Topic, Trend
from bot.render.chart import DARK, FOOT, HEAD, LIGHT, MOST, PIXELS, ROW, WIDTH, Colours, chart, png
from tests.render.issues import ELITE, LANGUAGES, TEXTS, WEEK, WEST, topic, weeks

SVG = "{http://www.w3.org/2000/svg}"
CYRILLIC = "".join(map(chr, range(0x410, 0x450)))
CYCLE = (Trend.IMPROVED, Trend.UNCHANGED, Trend.WORSENED, None)


def strip(count: int) -> Strip:
    return tuple((week, CYCLE[place % 4]) for place, week in enumerate(weeks(count)))


def drawn(*strips: tuple[Topic, Strip], language: str = "en", dark: bool = False, title: str = "Situation") -> str:
    return chart(TEXTS.voice(language), title, strips, dark=dark)


def words(svg: str) -> list[str]:
    return [text.text or "" for text in ET.fromstring(svg).iter(f"{SVG}text")]


def shapes(svg: str, colours: Colours) -> dict[str, list[float]]:
    """By kind, where each begins from the left; the legend has one more of each verdict."""
    found: dict[str, list[float]] = {"up": [], "down": [], "flat": [], "gap": []}
    for each in ET.fromstring(svg).iter():
        if each.tag == f"{SVG}path" and each.get("fill"):
            up = "-12z" in each.attrib["d"].replace(" ", "")
            assert each.get("fill") == colours.trends[Trend.IMPROVED if up else Trend.WORSENED]
            found["up" if up else "down"].append(float(re.findall(r"[\d.]+", each.attrib["d"])[0]))
        elif each.tag == f"{SVG}rect" and each.get("height") == "5":
            found["flat"].append(float(each.attrib["x"]))
        elif each.tag == f"{SVG}circle":
            found["gap"].append(float(each.attrib["cx"]))
    return found


@pytest.mark.parametrize(("dark", "colours"), [(False, LIGHT), (True, DARK)])
@pytest.mark.parametrize("count", [4, 12, 26, 52])
def test_each_verdict_has_its_shape_and_a_gap_a_dot(count: int, dark: bool, colours: Colours) -> None:
    found = shapes(drawn((WEST, strip(count)), dark=dark), colours)
    expected = [sum(trend is each for _, trend in strip(count)) for each in CYCLE]
    assert [len(found[kind]) for kind in ("up", "flat", "down", "gap")] == [
        expected[0] + 1,
        expected[1] + 1,
        expected[2] + 1,
        expected[3],
    ]
    assert all(0 < x < WIDTH for places in found.values() for x in places)


def test_the_oldest_stands_on_the_left() -> None:
    found = shapes(drawn((WEST, strip(4))), LIGHT)
    assert found["up"][0] < found["flat"][0] < found["down"][0] < found["gap"][0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [1, 2, 4, 5, 12, 26, 52])
def test_no_letter_is_too_small_and_none_stands_beyond_the_edge(language: str, count: int) -> None:
    svg = drawn((WEST, strip(count)), (ELITE, strip(count)), language=language, title="Вельмі доўгая назва " * 5)
    for text in ET.fromstring(svg).iter(f"{SVG}text"):
        size, x = float(text.attrib["font-size"]), float(text.attrib["x"])
        wide = len(text.text or "") * size * 0.6
        left = {"end": x - wide, "middle": x - wide / 2}.get(text.get("text-anchor", ""), x)
        assert size >= 12
        assert left >= 0
        assert left + wide <= WIDTH


@pytest.mark.parametrize(
    ("count", "language", "labels"),
    [
        (4, "be", ["29.04–5.05", "6–12.05", "13–19.05", "20–26.05"]),
        (4, "en", ["29 Apr–5 May", "6–12 May", "13–19 May", "20–26 May"]),
        (12, "be", ["сакавік", "красавік", "май"]),
        (12, "en", ["March", "April", "May"]),
        (26, "ru", ["дек.", "январь", "февр.", "март", "апрель", "май"]),
        (52, "en", ["July", "October", "January", "April"]),
    ],
)
def test_below_the_strips_stand_weeks_months_or_quarters(count: int, language: str, labels: list[str]) -> None:
    found = words(drawn((WEST, strip(count)), language=language))
    assert [each for each in found if each in labels] == labels


def test_each_topic_has_its_name_and_what_is_said_of_it_now() -> None:
    ups: Strip = ((WEEK, Trend.IMPROVED),)
    found = words(drawn((WEST, ups), (ELITE, ((WEEK, None),)), language="ru"))
    assert found[:5] == ["Situation", "20–26 мая 2019", "Беларусь и Запад", "улучшение", "Правящая элита"]


def test_a_long_name_gives_way_to_the_short_one_and_is_cut_at_last() -> None:
    long = topic(5, "long", "", "Назва " * 12, "Название " * 12, "A name that is far too long for this")
    assert any(each.startswith("A name that is far") and each.endswith("…") for each in words(drawn((long, strip(1)))))


def test_no_more_topics_are_drawn_than_can_be_read() -> None:
    many = [(topic(number, f"t{number}", "", "а", "б", f"Topic {number}"), strip(12)) for number in range(30)]
    svg = drawn(*many)
    assert sum(each.startswith("Topic") for each in words(svg)) == MOST
    height = float(ET.fromstring(svg).attrib["height"])
    assert HEAD + MOST * ROW < height < 2.5 * WIDTH


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("language", LANGUAGES)
def test_it_becomes_a_picture_with_all_its_letters(language: str, dark: bool) -> None:
    content = png(drawn((WEST, strip(12)), language=language, dark=dark))
    width, height = struct.unpack_from(">II", content, 16)
    assert content.startswith(b"\x89PNG")
    assert (width, height) == (PIXELS, round((HEAD + ROW + FOOT) * PIXELS / WIDTH))


def test_the_fonts_have_every_letter_of_our_languages() -> None:
    """One that they lacked would be drawn as a box."""

    def letter(sign: str) -> bytes:
        return png(f'<svg xmlns="http://www.w3.org/2000/svg" width="20" height="20"><text y="15">{sign}</text></svg>')

    box = letter("\ue000")
    assert [sign for sign in f"{ascii_letters}{digits}{CYRILLIC}ЎўІіʼ’ЁёґҐЇєŁąé–—…№«»" if letter(sign) == box] == []


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("colours", [LIGHT, DARK])
def test_all_letters_and_signs_stand_out_from_the_paper(colours: Colours) -> None:
    for colour in (colours.ink, colours.muted, *colours.trends.values()):
        assert contrast(colour, colours.paper) >= 4.5
