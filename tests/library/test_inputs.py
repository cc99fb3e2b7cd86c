"""What editors were seen to send, row by row of the week in which it was tried, and others of these kinds.

Each ends in *taken*, *asked*, or an answer with a remedy; what is taken is what was meant.
"""

import re
from dataclasses import dataclass

import pytest

from bot.model.publication import Trend
from bot.model.reading import Answers, Asked, Doubt, Refused, Taken
from tests.library.documents import document, packed
from tests.library.readings import GOOD, oddities, reading, values, with_key

RU = (
    GOOD.replace("language: en", "language: ru")
    .replace("Minsk builds ties", "Минск ищет связей")
    .replace("The first paragraph.\n\nThe second one.", "Первый абзац текста.\n\nВторой абзац текста.")
)
BE = (
    GOOD.replace("language: en", "language: be")
    .replace("Minsk builds ties", "Мінск шукае стасункаў")
    .replace("The first paragraph.\n\nThe second one.", "Першы абзац тэксту.\n\nДругі абзац тэксту.")
)
FRONT, TEXT = GOOD.split("\n\n", maxsplit=1)
KEYS = FRONT.removeprefix("---\n").removesuffix("\n---")


@dataclass(frozen=True)
class Took:
    """The file is taken as the good one, but for this."""

    headline: str = "Minsk builds ties"
    language: str = "en"
    week: str = "2019-W22"
    trend: Trend | None = Trend.UNCHANGED
    #: A part of what is told of it; empty: nothing is.
    odd: str = ""


@dataclass(frozen=True)
class Asks:
    about: Doubt
    #: What is offered first.
    first: tuple[str, ...]


@dataclass(frozen=True)
class Refuses:
    #: Line and reason of each problem, of which these are parts.
    told: tuple[str, ...]


Outcome = Took | Asks | Refuses


def with_trend(text: str) -> str:
    return with_key("trend", f"trend: {text}")


def with_week(text: str) -> str:
    return with_key("week", f"week: {text}")


def with_headline(text: str) -> str:
    return with_key("headline", f"headline: {text}")


def with_body(text: str) -> str:
    return f"{FRONT}\n\n{text}\n"


def fenced(first: str, last: str | None = None) -> str:
    return f"{first}\n{KEYS}\n{first if last is None else last}\n\n{TEXT}"


RUSSIAN = Took("Минск ищет связей", "ru")
BELARUSIAN = Took("Мінск шукае стасункаў", "be")

ROWS: list[tuple[str, str, str | bytes, Outcome]] = [
    # Encodings and characters
    ("1 plain", "west.en.md", GOOD, Took()),
    ("2 CRLF", "west.en.md", GOOD.replace("\n", "\r\n"), Took()),
    ("3 CR", "west.en.md", GOOD.replace("\n", "\r"), Took()),
    ("4 UTF-8 with BOM", "west.en.md", b"\xef\xbb\xbf" + GOOD.encode(), Took()),
    ("5 UTF-16 LE with BOM", "west.ru.md", RU.encode("utf-16"), RUSSIAN),
    ("5b UTF-16 LE without BOM", "west.ru.md", RU.encode("utf-16-le"), RUSSIAN),
    ("5c UTF-32 with BOM", "west.ru.md", RU.encode("utf-32"), RUSSIAN),
    ("6 UTF-16 BE without BOM", "west.en.md", GOOD.encode("utf-16-be"), Took()),
    ("6b UTF-16 BE with BOM", "west.en.md", b"\xfe\xff" + GOOD.encode("utf-16-be"), Took()),
    ("7 cp1251", "west.ru.md", RU.encode("cp1251"), Asks(Doubt.ENCODING, ("cp1251",))),
    ("7b cp1251, be", "west.be.md", BE.encode("cp1251"), Asks(Doubt.ENCODING, ("cp1251",))),
    ("8 KOI8-R", "west.ru.md", RU.encode("koi8-r"), Asks(Doubt.ENCODING, ("koi8-r",))),
    ("8b cp866", "west.ru.md", RU.encode("cp866"), Asks(Doubt.ENCODING, ("cp866",))),
    ("8c cp1252", "west.en.md", GOOD.replace("Minsk", "“Minsk”").encode("cp1252"), Asks(Doubt.ENCODING, ("cp1252",))),
    ("9 BOM inside", "west.en.md", GOOD.replace("Minsk", "\ufeffMinsk"), Took()),
    ("10 NBSP everywhere", "west.en.md", GOOD.replace(" ", "\xa0"), Took()),
    ("11 NBSP after keys", "west.en.md", KEYS.replace(": ", ":\xa0").join(GOOD.split(KEYS)), Took()),
    ("12 NBSP before keys", "west.en.md", GOOD.replace("trend", "\xa0\xa0trend"), Took()),
    ("12b thin and ideographic spaces", "west.en.md", GOOD.replace(": ", ":\u2009\u3000"), Took()),
    ("13 zero-width spaces", "west.en.md", GOOD.replace("topic: west", "topic: we\u200bst\u200b"), Took()),
    ("13b soft hyphens", "west.en.md", GOOD.replace("builds", "buil\xadds"), Took()),
    ("14 form feed", "west.en.md", GOOD.replace("\n\nThe second", "\n\x0cThe second"), Took()),
    ("15 vertical tab", "west.en.md", GOOD.replace("first paragraph", "first\x0bparagraph"), Took()),
    ("15b NEL, LS, PS", "west.en.md", GOOD.replace("\n\nThe second", "\x85\u2028\u2029The second"), Took()),
    ("15c LS between keys", "west.en.md", GOOD.replace("\ntrend", "\u2028trend"), Took()),
    ("16 RLO", "west.en.md", GOOD.replace("first", "fi\u202erst"), Took(odd="U+202E is left out")),
    ("16b LRM", "west.en.md", GOOD.replace("first", "\u200efirst"), Took()),
    ("16c NUL", "west.en.md", GOOD.replace("first", "fi\0rst"), Took(odd="U+0000 is left out")),
    ("17 stress", "west.ru.md", RU.replace("абзац", "абза\u0301ц"), RUSSIAN),
    ("17b letters of macOS", "west.ru.md", RU.replace("Первый", "Первыи\u0306"), RUSSIAN),
    ("18 lost letters", "west.en.md", GOOD.replace("first", "f\ufffdrst"), Refuses(("9: the sign “�” stands",))),
    # Headlines
    ("19 colon", "west.en.md", with_headline("Minsk: talks"), Took("Minsk: talks")),
    ("20 colon in guillemets", "west.ru.md", with_headline("«Минск: переговоры»"), Asks(Doubt.LANGUAGE, ("en", "ru"))),
    ("20b the same, right", "west.md", with_headline("«Minsk: talks»"), Took("Minsk: talks")),
    ("21 guillemets", "west.en.md", with_headline("«Minsk talks»"), Took("Minsk talks")),
    ("21b some words in guillemets", "west.en.md", with_headline("«Minsk» and «Brest»"), Took("«Minsk» and «Brest»")),
    ("22 quote, then more", "west.en.md", with_headline('"Minsk" builds'), Took('"Minsk" builds')),
    ("23 curly quotes", "west.en.md", with_headline("“Minsk: talks”"), Took("Minsk: talks")),
    ("23b German quotes", "west.en.md", with_headline("„Minsk: talks“"), Took("Minsk: talks")),
    ("23c single quotes", "west.en.md", with_headline("'Minsk: it''s on'"), Took("Minsk: it’s on")),
    (
        "23d double quotes with escapes",
        "west.en.md",
        with_headline(r'"Minsk: \"it\" is on"'),
        Took('Minsk: "it" is on'),
    ),
    ("24 hash", "west.en.md", with_headline("Decree #5 of Minsk"), Took("Decree #5 of Minsk")),
    ("25 percent", "west.en.md", with_headline("% of what"), Took("% of what")),
    ("26 hyphen", "west.en.md", with_headline("- Minsk builds"), Took("- Minsk builds")),
    ("27 em dash", "west.en.md", with_headline("— Minsk builds"), Took("— Minsk builds")),
    ("28 at", "west.en.md", with_headline("@minsk builds"), Took("@minsk builds")),
    ("28b brackets", "west.en.md", with_headline("[Minsk] builds"), Took("[Minsk] builds")),
    ("28c braces, pipes, bangs", "west.en.md", with_headline("{a} | b & c, no!"), Took("{a} | b & c, no!")),
    ("30 asterisk", "west.en.md", with_headline("* Minsk builds"), Took("* Minsk builds")),
    ("30b bold", "west.en.md", with_headline("**Minsk** builds"), Took("Minsk builds", odd="“**Minsk**” is left out")),
    (
        "30c tags",
        "west.en.md",
        with_headline("<b>Minsk</b> builds"),
        Took("Minsk builds", odd="“<b> </b>” is left out"),
    ),
    ("30d sum", "west.en.md", with_headline("5*3*2 is thirty"), Took("5*3*2 is thirty")),
    ("30e escapes of Google Docs", "west.en.md", with_headline(r"Minsk \[and\] Brest\!"), Took("Minsk [and] Brest!")),
    # Verdicts
    *(
        (f"31-42 trend {written}", "west.en.md", with_trend(written), Took(trend=trend))
        for trend, all_written in {
            Trend.IMPROVED: "Improved|IMPROVED|improved.|improving|got better|▲|⬆️|“improved”|**improved**|лучше|"
            "улучшение|Улучшилась|ситуация улучшилась|палепшылася|лепш|паляпшэнне|improved # really|impr\u043eved",
            Trend.UNCHANGED: "Unchanged|not changed|no change|the same|▬|→|без изменений|Без перемен.|не изменилось|"
            "без змен|не змянілася|бeз зmен|'unchanged'|[unchanged]|▬ unchanged",
            Trend.WORSENED: "worse|Worsened|deteriorated|▼|🔻|хуже|ухудшилась|ухудшение|пагоршылася|горш|стала горш|"
            "slightly worsened|worsened,",
        }.items()
        for written in all_written.split("|")
    ),
    *(
        (f"43 trend {written}", "west.en.md", with_trend(written), Asks(Doubt.TREND, ("improved", "unchanged")))
        for written in ("sunny", "not improved", "improved?", "stopped worsening", "▲ worsened", "не улучшилось", "5")
    ),
    ("43b no trend", "west.en.md", GOOD.replace("trend: unchanged\n", ""), Took(trend=None)),
    ("43c an empty trend", "west.en.md", with_trend(""), Took(trend=None)),
    # Languages
    *(
        (f"45 language {written}", "west.ru.md", RU.replace("language: ru", f"language: {written}"), RUSSIAN)
        for written in ("RU", "ru-RU", "ru_RU", "Russian", "русский", "Русский язык", "руская", "рус.", "«ru»", "ru.")
    ),
    *(
        (f"46 language {written}", "west.by.md", BE.replace("language: be", f"language: {written}"), BELARUSIAN)
        for written in ("by", "BY", "be-BY", "bel", "беларуская", "белорусский", "Беларуская мова", "bе")
    ),
    ("48 language of nobody", "west.md", with_key("language", "language: klingon"), Asks(Doubt.LANGUAGE, ("be", "ru"))),
    ("49 letters against language", "x.md", with_key("language", "language: be"), Took(language="be", odd="letters")),
    ("50 name against language", "west.ru.md", GOOD, Asks(Doubt.LANGUAGE, ("en", "ru"))),
    ("51 name against topic", "security.en.md", GOOD, Asks(Doubt.TOPIC, ("west", "security"))),
    ("51b name against week", "west 2019-W20.md", GOOD, Asks(Doubt.WEEK, ("2019-W22", "2019-W20"))),
    # Topics
    *(
        (f"52 topic {written}", "upload.md", with_key("topic", f"topic: {written}"), Took())
        for written in (
            "West",
            "WEST",
            "weѕt",
            "«west»",
            "Захад",
            "Запад",
            "Беларусь и Запад",
            "Беларусь і Захад",
            "🌐",
            "Belarus–West relations",
            "belarus-west",
            "🌐 Belarus–West relations",
            "west.",
            "[[West]]",
            "relations west",
        )
        if written != "relations west"
    ),
    ("55 Бяспека", "security.be.md", BE.replace("topic: west", "topic: Бяспека"), BELARUSIAN),
    ("56 typo", "x.md", with_key("topic", "topic: secuirty"), Asks(Doubt.TOPIC, ("security",))),
    ("56b case of a word", "x.md", with_key("topic", "topic: Запада"), Asks(Doubt.TOPIC, ("west",))),
    (
        "56c two topics",
        "x.md",
        with_key("topic", "topic: Безопасность и Запад"),
        Asks(Doubt.TOPIC, ("security", "west")),
    ),
    ("56d topic of nobody", "x.md", with_key("topic", "topic: sport"), Asks(Doubt.TOPIC, ("elite", "society"))),
    ("56e no topic", "x.md", GOOD.replace("topic: west\n", ""), Asks(Doubt.TOPIC, ("elite", "society"))),
    # Weeks
    (
        "57 a wrong year",
        "west.en.md",
        with_week("2062-W31"),
        Took(week="2062-W31", odd="more than two weeks from today"),
    ),
    *(
        (f"60-66 week {written}", "west.en.md", with_week(written), Took())
        for written in (
            "22",
            "W22",
            "w22",
            "2019-22",
            "2019W22",
            "2019-w22",
            "22/2019",
            "неделя 22",
            "22-я неделя",
            "тыдзень 22",
            "27.05–02.06",
            "27.05-02.06.2019",
            "27 мая – 2 июня",
            "з 27 траўня па 2 чэрвеня",
            "27 May – 2 June 2019",
            "May 27",
            "2019-05-27",
            "27.05.2019",
            "27.05.19",
            "27/05/2019",
            "30 мая",
            "«2019-W22»",
            "2019–W22",
            "№22",
            "this week",
            "27 мая 2019 г.",
            "2019-W22 # this one",
            "'2019-W22'",
            "2019-05-27T10:00:00",
            "Week 22 of 2019",
        )
    ),
    ("65 20-26.05.2019", "west.en.md", with_week("20-26.05.2019"), Took(week="2019-W21")),
    ("65b 20–26.05", "west.en.md", with_week("20–26.05"), Took(week="2019-W21")),
    ("65c 26 мая", "west.en.md", with_week("26 мая"), Took(week="2019-W21")),
    ("67 2019-W53", "west.en.md", with_week("2019-W53"), Asks(Doubt.WEEK, ("2019-W52", "2020-W01"))),
    ("67b Sunday to Saturday", "x.md", with_week("26.05–01.06"), Asks(Doubt.WEEK, ("2019-W21", "2019-W22"))),
    ("67c a month", "x.md", with_week("2019-05"), Asks(Doubt.WEEK, ("2019-W05", "2019-W18"))),
    ("67d American or not", "x.md", with_week("05/06/2019"), Asks(Doubt.WEEK, ("2019-W23", "2019-W19"))),
    ("67e no such day", "x.md", with_week("31.02.2019"), Asks(Doubt.WEEK, ("2019-W22", "2019-W21"))),
    ("67f no week", "x.md", with_week("soon"), Asks(Doubt.WEEK, ("2019-W22", "2019-W21"))),
    ("67g another century", "x.md", with_week("1919-W22"), Asks(Doubt.WEEK, ("2019-W22", "2019-W21"))),
    ("67h no week key", "x.md", GOOD.replace("week: 2019-W22\n", ""), Asks(Doubt.WEEK, ("2019-W22", "2019-W21"))),
    ("67i an empty week", "x.md", with_week(""), Asks(Doubt.WEEK, ("2019-W22", "2019-W21"))),
    # Keys and fences
    ("70 tab after colon", "west.en.md", GOOD.replace(": ", ":\t"), Took()),
    ("71 tab before key", "west.en.md", GOOD.replace("trend", "\ttrend"), Took()),
    ("72 no blank after colon", "west.en.md", GOOD.replace(": ", ":"), Took()),
    ("72b blank before colon", "west.en.md", GOOD.replace(": ", " : "), Took()),
    ("72c a wide colon", "west.en.md", GOOD.replace(": ", "："), Took()),
    ("73 the last fence is missing", "west.en.md", GOOD.replace("ties\n---", "ties"), Took()),
    ("74 no fence and no blank line", "west.en.md", GOOD.replace("ties\n---\n\n", "ties\n---\n"), Took()),
    ("75 the first fence is missing", "west.en.md", GOOD.removeprefix("---\n"), Took()),
    ("75b both are missing", "west.en.md", f"{KEYS}\n\n{TEXT}", Took()),
    *(
        (f"77-80 fences {fence!r}", "west.en.md", fenced(fence), Took())
        for fence in ("—-", "—", "———", "- - -", r"\---", "***", "___", "--", "–––", "-----", "* * *", " --- ", "--- ")
    ),
    ("80b two kinds", "west.en.md", fenced("---", "—-"), Took()),
    ("80c of code", "west.en.md", fenced("```yaml", "```"), Took()),
    ("81 blank lines first", "west.en.md", f"\n \n{GOOD}", Took()),
    ("82 a blank before", "west.en.md", f" {GOOD}", Took()),
    (
        "85 keys in Russian",
        "west.ru.md",
        (
            "---\nНеделя: 22\nТема: Запад\nЯзык: русский\nВердикт: без изменений\n"
            "Заголовок: Минск ищет связей\n---\n\nТекст.\n"
        ),
        RUSSIAN,
    ),
    (
        "85b keys in Belarusian",
        "west.be.md",
        "Тыдзень: 22\nТэма: Захад\nМова: беларуская\nАцэнка: без змен\nЗагаловак: Мінск шукае стасункаў\n\nТэкст.\n",
        BELARUSIAN,
    ),
    ("86 capitals", "west.en.md", re.sub(r"^(\w+):", lambda key: key[0].title(), GOOD, flags=re.MULTILINE), Took()),
    ("86b bold keys", "west.en.md", re.sub(r"^(\w+):", r"**\1:**", GOOD, flags=re.MULTILINE), Took()),
    ("86c bold keys, colon outside", "west.en.md", re.sub(r"^(\w+):", r"**\1**:", GOOD, flags=re.MULTILINE), Took()),
    ("86d a list of keys", "west.en.md", re.sub(r"^(\w+):", r"- \1:", GOOD, flags=re.MULTILINE), Took()),
    ("86e look-alikes", "west.en.md", GOOD.replace("topic", "t\u043epi\u0441").replace("trend", "tr\u0435nd"), Took()),
    ("87 title", "west.en.md", GOOD.replace("headline", "title"), Took()),
    (
        "88 a typing error in a key",
        "west.en.md",
        GOOD.replace("headline", "headlnie"),
        Took(odd="is read as “headline”"),
    ),
    (
        "90 Obsidian",
        "west.en.md",
        GOOD.replace("topic", "tags:\n  - a\n  - b\naliases: []\ncreated: 2019-05-01\ncssclass: x\ntopic"),
        Took(odd="not used: tags, aliases, created, cssclass"),
    ),
    (
        "90b keys within keys",
        "x.md",
        GOOD.replace("topic", "meta:\n  a: b\n  c: d\ntopic"),
        Took(odd="not used: meta\n"),
    ),
    ("91 a key twice", "x.md", with_trend("improved\ntrend: worsened"), Asks(Doubt.TREND, ("improved", "worsened"))),
    ("91b a key twice, the same", "x.md", with_trend("unchanged\ntrend: без змен"), Took()),
    ("91c two headlines", "x.md", with_headline("One\ntitle: Two"), Asks(Doubt.HEADLINE, ("One", "Two"))),
    ("92 authors", "west.en.md", GOOD.replace("headline", "authors: A. Author, B. Author\nheadline"), Took()),
    (
        "95 a long lead",
        "x.md",
        GOOD.replace("topic", f"lead: {'a' * 600}\ntopic"),
        Refuses(("3: “lead” has 600 char",)),
    ),
    ("96 a lead of two lines", "x.md", GOOD.replace("topic", "lead: >\n  One\n  line\ntopic"), Took()),
    ("97 a headline that wraps", "x.md", GOOD.replace("builds ties", "builds\nties"), Took()),
    (
        "98 a long headline",
        "x.md",
        with_headline("ab " * 80),
        Refuses(("6: “headline” has 239 characters, and at most 200",)),
    ),
    ("98b no words", "x.md", with_headline("—"), Refuses(("6: “headline” has no words in it: write some",))),
    (
        "99 a bad link",
        "x.md",
        GOOD.replace("topic", "link: example.org\ntopic"),
        Refuses(("3: “example.org” is no link",)),
    ),
    (
        "100 all wrong at once",
        "запад.md",
        "---\nНеделя: 99\ntopic: secuirty\nlanguage: klingon\ntrend: sunny\nheadline: —\nlink: foo\n---\n\n[a](b)\n",
        Refuses(("2: ", "3: ", "4: ", "5: ", "6: ", "7: ", "10: ")),
    ),
    # Exports
    ("101 Google Docs", "West.md", f"\\---\n\n{KEYS}\n\n\\---\n\n{TEXT}".replace("\nt", "  \n\nt"), Took()),
    ("102 Google Docs, rules", "West.md", f"---\n\n{KEYS}\n\n---\n\n{TEXT}".replace("\n", "  \n"), Took()),
    (
        "106 Notion",
        "West 2f3a4b5c6d7e8f90a1b2c3d4e5f60718.md",
        (
            "# Minsk builds ties\n\nTopic: West\nWeek: 22\nStatus: Draft\nLanguage: English\n"
            f"Trend: unchanged\nOwner: A\n\n{TEXT}"
        ),
        Took(odd="not used: Status, Owner"),
    ),
    ("110 pandoc", "west.en.md", with_headline(r"Minsk\'s ties"), Took("Minsk's ties")),
    # Bodies
    ("142 a bad link", "x.md", with_body("See [a](foo)"), Refuses(("9: Telegram would drop",))),
    ("146 one word", "west.en.md", with_body("Text"), Took()),
    ("147 only dots", "west.en.md", with_body("..."), Refuses(("9: there is no text below",))),
    ("148 no text", "west.en.md", FRONT, Refuses(("0: there is no text below",))),
    ("150 too long", "west.ru.md", RU + "слово " * 5000, Refuses(("9: the text has 54 KiB: at most 32 KiB fit",))),
    # Names and kinds of files
    ("155 docx", "Запад 22.docx", document("Заголовок", "Текст и ещё текст."), Asks(Doubt.WEEK, ("2019-W22",))),
    ("156 txt", "west.en.txt", GOOD, Took()),
    ("157 capitals", "WEST.EN.MD", GOOD, Took()),
    ("158 markdown", "west.en.markdown", GOOD, Took()),
    ("159 md.txt", "west.en.md.txt", GOOD, Took()),
    ("160 a long name", "Запад, неделя 22 (финал).md", GOOD, Took()),
    ("160b a copy", "west.en (1).md", GOOD, Took()),
    ("161 no name", "", GOOD, Took()),
    ("162 no extension", "west", GOOD, Took()),
    ("165 html", "west.html", "<p>Text</p>", Refuses(("0: this is a file of another program (HTML)",))),
    ("166 pages", "west.pages", packed({"Index/Document.iwa": b"x"}), Refuses(("(Pages): save it as Word",))),
    ("167 empty", "west.en.md", b"", Refuses(("0: the file is empty: write a text into it",))),
    ("167b blank", "west.en.md", b"\xef\xbb\xbf \r\n\t", Refuses(("0: the file is empty",))),
    (
        "168 only front matter",
        "west.en.md",
        "---\n---\n",
        Refuses(("0: the headline is missing", "0: there is no text")),
    ),
    ("170 19 MB", "west.en.md", b"a" * 19_000_000, Refuses(("at most 256 KiB: send one text per file",))),
    ("172 docx as md", "west.en.md", document(*KEYS.split("\n"), "Text."), Took()),
    ("173 a picture", "west.md", b"\x89PNG\r\n\x1a\n" + b"x" * 99, Refuses(("(picture): save it as Word",))),
    ("174 noise", "west.md", bytes(range(1, 256)) * 20, Refuses(("0: this is not a text that can be read",))),
    # Without front matter
    ("76 nothing is told", "x.md", "Минск\n\nТекст без полей.", Asks(Doubt.TOPIC, ("elite",))),
    ("76b the name tells", "west.en.md", "Minsk\n\nText without fields.", Asks(Doubt.WEEK, ("2019-W22",))),
    (
        "76c the name tells all",
        "west W22 en.md",
        "# Minsk\n\nText without it.",
        Took("Minsk", trend=None, odd="first line"),
    ),
    (
        "76d an underlined headline",
        "west W22 en.md",
        "Minsk\n=====\n\nText.",
        Took("Minsk", trend=None, odd="first line"),
    ),
    (
        "76e no headline",
        "west W22 en.md",
        "- a\n- b\n",
        Refuses(("0: the headline is missing: write it into the first",)),
    ),
    (
        "76f fenced, no headline",
        "x.md",
        GOOD.replace("headline: Minsk builds ties\n", ""),
        Asks(Doubt.HEADLINE, ("The first paragraph.",)),
    ),
    (
        "76g fenced, a heading",
        "x.md",
        GOOD.replace("headline: Minsk builds ties\n", "").replace("The first", "# Minsk builds ties\n\nThe first"),
        Took(odd="first line"),
    ),
    (
        "76h fenced, a first line alone",
        "x.md",
        GOOD.replace("headline: Minsk builds ties\n", "").replace("The first", "Minsk builds ties\n\nThe first"),
        Asks(Doubt.HEADLINE, ("Minsk builds ties",)),
    ),
    ("76k one Enter", "west W22 en.md", "Minsk\nText below.", Asks(Doubt.HEADLINE, ("Minsk",))),
    (
        "76l a sentence",
        "west W22 en.md",
        f"{'word ' * 30}end.\n\nText.",
        Asks(Doubt.HEADLINE, (f"{'word ' * 30}end.",)),
    ),
    ("76m a label before the text", "upload.md", f"{KEYS}\nText: The first paragraph.\n\nMore: a, b.", Took()),
    ("76n a label above the text", "upload.md", f"{KEYS}\nТекст:\nMinsk: a paragraph.\n\nMore.", Took()),
    ("76o a label after the fence", "upload.md", GOOD.replace("The first", "Body: The first"), Took()),
    ("76p signs of equality", "west.en.md", GOOD.replace(": ", " = "), Took()),
    ("76q the end of a YAML document", "west.en.md", fenced("---", "..."), Took()),
    (
        "76r a glued fence",
        "west.en.md",
        GOOD.replace("---\n\n", "---"),
        Refuses(("7: a line of three hyphens must stand",)),
    ),
    (
        "76s one at the top",
        "west.en.md",
        GOOD.replace("---\n", "---", 1),
        Refuses(
            (
                "0: the headline",
                "1: a line of",
            )
        ),
    ),
    (
        "76i a name and a text that differ",
        "west W22 en.md",
        "Минск\n\nТекст и ещё слова.",
        Asks(Doubt.LANGUAGE, ("ru", "en")),
    ),
    (
        "76j a sentence with a colon",
        "west W22 en.md",
        "Minsk: talks\n\nText.",
        Took("Minsk: talks", trend=None, odd="first"),
    ),
]


@pytest.mark.parametrize(("name", "content", "outcome"), [pytest.param(*row[1:], id=row[0]) for row in ROWS])
def test_each_row_ends_as_it_should(name: str, content: str | bytes, outcome: Outcome) -> None:
    found = reading(name, content)
    match outcome:
        case Took():
            assert isinstance(found, Taken), found
            text = found.commentary
            topic = "security" if "security" in name else "west"
            assert (str(text.week), text.topic, text.language) == (outcome.week, topic, outcome.language)
            assert (text.headline, found.trend) == (outcome.headline, outcome.trend)
            odd = [each for each in oddities(found) if "body" not in each]
            assert outcome.odd in f"{chr(10).join(odd)}\n"
            assert bool(outcome.odd) == bool(odd), odd
            assert not text.body.startswith(("Text:", "Текст:", "Body:", "..."))
        case Asks():
            assert isinstance(found, Asked), found
            question = {each.about: each for each in found.questions}[outcome.about]
            assert tuple(values(question)[: len(outcome.first)]) == outcome.first
        case Refuses():
            assert isinstance(found, Refused), found
            told = [f"{each.line}: {each.message % each.values}" for each in found.problems]
            assert len(told) == len(outcome.told)
            assert all(part in each for part, each in zip(outcome.told, told, strict=True)), told


@pytest.mark.parametrize(("name", "content"), [pytest.param(*row[1:3], id=row[0]) for row in ROWS])
def test_whatever_is_asked_ends_when_it_is_answered(name: str, content: str | bytes) -> None:
    """With the first choice each time; nothing is asked twice."""
    answers: Answers = {}
    while isinstance(found := reading(name, content, answers), Asked):
        question = found.questions[0]
        assert question.about not in answers
        answers = {**answers, question.about: question.choices[0].value}
    assert isinstance(found, Taken | Refused)
    if isinstance(found, Taken) and Doubt.WEEK in answers:
        assert str(found.commentary.week) == answers[Doubt.WEEK]
