"""Documents as Word and Google Docs write them: what mammoth alone would lose, or take for something else."""

from collections.abc import Mapping

import pytest

from tests.library.documents import document, paragraph, run, sheet, table
from tests.library.readings import oddities, taken

KEYS = ("Topic: West", "Week: 22", "Language: en", "Verdict: improved", "A headline")
ADDRESS = "https://example.org/a"
NOTHING: Mapping[str, str] = {}
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
TOLD_FIRST = "the first line is taken for the headline"


def body(*blocks: str, parts: Mapping[str, str] = NOTHING) -> str:
    return taken("a.docx", document(*KEYS, *blocks, parts=parts)).commentary.body


def told(*blocks: str) -> list[str]:
    found = oddities(taken("a.docx", document(*KEYS, *blocks)))
    return [each.removeprefix("0: ") for each in found if TOLD_FIRST not in each]


def bare(*inside: str) -> str:
    return f"<w:p>{''.join(inside)}</w:p>"


def marked(text: str, properties: str) -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def complex_field(instruction: str, *shown: str) -> str:
    signs = {kind: f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")}
    pieces = "".join(
        f'<w:r><w:instrText xml:space="preserve">{piece}</w:instrText></w:r>' for piece in instruction.split("|")
    )
    return f"{signs['begin']}{pieces}{signs['separate']}{''.join(shown)}{signs['end']}"


def simple(instruction: str, *shown: str) -> str:
    return f'<w:fldSimple w:instr="{instruction}">{"".join(shown)}</w:fldSimple>'


@pytest.mark.parametrize(
    ("field", "markdown"),
    [
        (complex_field(f' HYPERLINK "{ADDRESS}" ', run("site")), f"[site]({ADDRESS})"),
        (complex_field(f' HYPERLINK "{ADDRESS}" \\t "_blank" ', run("site")), f"[site]({ADDRESS})"),
        (complex_field(f' HYPERLINK "{ADDRESS}" \\o "A hint" ', run("site")), f"[site]({ADDRESS})"),
        (complex_field(f' HYPERLINK "{ADDRESS}" \\l "part" ', run("site")), f"[site]({ADDRESS}#part)"),
        (complex_field(f' HYPER|LINK "{ADDRESS[:9]}|{ADDRESS[9:]}" \\h ', run("site")), f"[site]({ADDRESS})"),
        (complex_field(f" HYPERLINK {ADDRESS} ", run("site")), f"[site]({ADDRESS})"),
        (complex_field(' HYPERLINK \\l "_Toc1" ', run("site")), "site"),
        (complex_field(" DATE ", run("5 May")), "5 May"),
        (complex_field(" IF ", complex_field(f' HYPERLINK "{ADDRESS}" \\h', run("site"))), f"[site]({ADDRESS})"),
        (simple(f" HYPERLINK &quot;{ADDRESS}&quot; ", run("site")), f"[site]({ADDRESS})"),
        (simple(" PAGE ", run("3")), "3"),
    ],
)
def test_a_field_is_its_link_or_what_it_shows(field: str, markdown: str) -> None:
    assert body(bare(run("See "), field, run(" there"))) == f"See {markdown} there"


@pytest.mark.parametrize(
    ("properties", "markdown"),
    [
        ('<w:b w:val="1"/><w:bCs/>', "**word**"),
        ('<w:b w:val="0"/>', "word"),
        ('<w:b w:val="false"/><w:i w:val="true"/>', "*word*"),
        ("<w:dstrike/>", "~~word~~"),
        ('<w:rStyle w:val="strong"/>', "**word**"),
        ('<w:rStyle w:val="strong"/><w:b w:val="0"/>', "word"),
        ('<w:rStyle w:val="based"/>', "<b><i>word</i></b>"),
        ('<w:rStyle w:val="emphasis"/>', "*word*"),
        ('<w:rStyle w:val="nobody"/>', "word"),
        ('<w:rStyle w:val="loop"/>', "word"),
    ],
)
def test_marks_are_those_of_the_run_and_else_of_its_style(properties: str, markdown: str) -> None:
    styles = """
        <w:style w:type="character" w:styleId="strong"><w:name w:val="Strong"/><w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="emphasis"><w:name w:val="Emphasis"/><w:rPr><w:i/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="based"><w:name w:val="Mine"/><w:basedOn w:val="strong"/>
            <w:rPr><w:i/></w:rPr></w:style>
        <w:style w:type="character" w:styleId="loop"><w:name w:val="Loop"/><w:basedOn w:val="loop"/></w:style>
    """
    found = body(
        bare(run("A "), marked("word", properties), run(" here")), parts={"word/styles.xml": sheet("styles", styles)}
    )
    assert found == f"A {markdown} here"


def test_a_style_of_an_authors_own_makes_bold_and_one_of_words_does_not() -> None:
    styles = """
        <w:style w:type="paragraph" w:customStyle="1" w:styleId="mine"><w:name w:val="Mine"/>
            <w:rPr><w:b/></w:rPr></w:style>
        <w:style w:type="paragraph" w:styleId="look"><w:name w:val="caption"/><w:rPr><w:i/></w:rPr></w:style>
    """
    parts = {"word/styles.xml": sheet("styles", styles)}
    assert body(paragraph("Bold", style="mine"), paragraph("Plain", style="look"), "Text", parts=parts) == (
        "**Bold**\n\nPlain\n\nText"
    )


@pytest.mark.parametrize(
    ("name", "more", "markdown"),
    [
        ("heading 2", "", "## Said"),
        ("heading 9", "", "###### Said"),
        ("Заголовок 1", "", "# Said"),
        ("Загаловак 3", "", "### Said"),
        ("Название", "", "# Said"),
        ("Подзаголовок", "", "## Said"),
        ("Цытата", "", "> Said"),
        ("Mine", '<w:basedOn w:val="head"/>', "## Said"),
        ("Mine", '<w:pPr><w:outlineLvl w:val="2"/></w:pPr>', "### Said"),
        ("Mine", '<w:pPr><w:outlineLvl w:val="9"/></w:pPr>', "Said"),
        ("List Paragraph", "", "Said"),
    ],
)
def test_a_style_means_what_its_name_its_base_or_its_level_says(name: str, more: str, markdown: str) -> None:
    styles = f"""
        <w:style w:type="paragraph" w:styleId="x"><w:name w:val="{name}"/>{more}</w:style>
        <w:style w:type="paragraph" w:styleId="head"><w:name w:val="heading 2"/></w:style>
    """
    assert body(paragraph("Said", style="x"), "Text", parts={"word/styles.xml": sheet("styles", styles)}) == (
        f"{markdown}\n\nText"
    )


def test_a_style_without_a_type_is_one_of_paragraphs_and_one_without_an_id_is_none() -> None:
    styles = '<w:style w:styleId="x"><w:name w:val="heading 2"/></w:style><w:style><w:name w:val="Title"/></w:style>'
    assert body(paragraph("Said", style="x"), "Text", parts={"word/styles.xml": sheet("styles", styles)}) == (
        "## Said\n\nText"
    )


def test_a_paragraph_may_be_a_heading_by_its_level_alone() -> None:
    assert (
        body('<w:p><w:pPr><w:outlineLvl w:val="1"/></w:pPr><w:r><w:t>Said</w:t></w:r></w:p>', "Text")
        == "## Said\n\nText"
    )


def numbering(*levels: tuple[str, str], start: int = 1) -> Mapping[str, str]:
    """Two lists of one kind; the second begins anew at 1."""
    shapes = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (kind, text) in enumerate(levels)
    )
    nums = '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/>'
    again = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>'
    return {
        "word/numbering.xml": sheet(
            "numbering", f'<w:abstractNum w:abstractNumId="0">{shapes}</w:abstractNum>{nums}{again}'
        )
    }


def item(text: str, depth: int = 0, number: int = 1) -> str:
    return paragraph(text, numbering=(number, depth))


@pytest.mark.parametrize(
    ("levels", "start", "blocks", "markdown"),
    [
        ([("decimal", "%1.")], 5, (item("a"), item("b")), "5. a\n6. b"),
        ([("decimal", "%1)")], 1, (item("a"), item("b")), "1) a\n2) b"),
        ([("decimal", "%1.")], 1, (item("a"), "Between", item("b")), "1. a\n\nBetween\n\n2. b"),
        (
            [("decimal", "%1.")],
            1,
            (item("a"), item("b"), "Between", item("c", number=2)),
            "1. a\n2. b\n\nBetween\n\n1. c",
        ),
        ([("lowerLetter", "%1)")], 1, (item("one"), item("two")), "a) one\\\nb) two"),
        ([("russianLower", "%1)")], 1, (item("one"), item("two")), "а) one\\\nб) two"),
        ([("upperRoman", "%1.")], 4, (item("one"), item("two")), "IV. one\\\nV. two"),
        ([("decimalZero", "(%1)")], 9, (item("one"), item("two")), "(09) one\\\n(10) two"),
        (
            [("decimal", "%1."), ("lowerLetter", "%2)")],
            1,
            (item("a"), item("b", 1), item("c", 1), item("d"), item("e", 1)),
            "1. a\\\n    a) b\\\n    b) c\n2. d\\\n    a) e",
        ),
        (
            [("decimal", "%1."), ("decimal", "%1.%2.")],
            1,
            (item("a"), item("b", 1), item("c", 1)),
            "1. a\\\n    1.1. b\\\n    1.2. c",
        ),
        ([("bullet", "•"), ("decimal", "%2.")], 1, (item("a"), item("b", 1)), "- a\n    1. b"),
        ([("none", "")], 1, (item("a"), item("b")), "a\n\nb"),
    ],
)
def test_a_list_has_the_numbers_that_word_shows(
    levels: list[tuple[str, str]], start: int, blocks: tuple[str, ...], markdown: str
) -> None:
    assert body(*blocks, parts=numbering(*levels, start=start)) == markdown


def test_a_list_may_be_one_by_its_style_and_a_heading_keeps_its_number() -> None:
    styles = """
        <w:style w:type="paragraph" w:styleId="list"><w:name w:val="List Number"/>
            <w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
        <w:style w:type="paragraph" w:styleId="head"><w:name w:val="heading 1"/></w:style>
    """
    parts = {**numbering(("decimal", "%1.")), "word/styles.xml": sheet("styles", styles)}
    assert body(paragraph("a", style="list"), paragraph("b", style="list"), parts=parts) == "1. a\n2. b"
    assert body(paragraph("Part", style="head", numbering=(1, 0)), "Text", parts=parts) == "# 1\\. Part\n\nText"


def test_a_list_that_leans_on_a_style_of_lists_is_counted_too() -> None:
    lists = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="3"/><w:numFmt w:val="decimal"/></w:lvl>'
        '</w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="mine"/></w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
    )
    styles = (
        '<w:style w:type="numbering" w:styleId="mine"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>'
    )
    parts = {"word/numbering.xml": sheet("numbering", lists), "word/styles.xml": sheet("styles", styles)}
    assert body(item("a"), item("b"), parts=parts) == "3. a\n4. b"


@pytest.mark.parametrize(
    ("inside", "markdown"),
    [
        ('<w:r><w:t>a</w:t><w:br w:type="page"/><w:t>b</w:t></w:r>', "a\nb"),
        ('<w:r><w:t>a</w:t><w:br w:type="textWrapping"/><w:t>b</w:t></w:r>', "a\nb"),
        ("<w:r><w:t>a</w:t><w:cr/><w:t>b</w:t></w:r>", "a\nb"),
        ("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:ptab/><w:t>c</w:t></w:r>", "a b c"),
        ("<w:r><w:t>a</w:t><w:softHyphen/><w:t>b</w:t></w:r>", "ab"),
        ('<w:dir w:val="rtl"><w:r><w:t>a</w:t></w:r></w:dir><w:bdo w:val="ltr"><w:r><w:t>b</w:t></w:r></w:bdo>', "ab"),
        (
            "<w:r><w:ruby><w:rt><w:r><w:t>x</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>a</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            "a",
        ),
        ('<w:smartTag w:element="City"><w:r><w:t>Minsk</w:t></w:r></w:smartTag>', "Minsk"),
        ("<w:sdt><w:sdtContent><w:r><w:t>a</w:t></w:r></w:sdtContent></w:sdt>", "a"),
        ('<w:r><w:t>a</w:t></w:r><w:r><w:footnoteReference w:id="9"/></w:r>', "a"),
        (marked("2", '<w:vertAlign w:val="superscript"/>'), "²"),
    ],
)
def test_nothing_that_word_shows_is_lost_or_runs_together(inside: str, markdown: str) -> None:
    assert body(bare(run("Said: "), inside)) == f"Said: {markdown}"


def test_a_link_is_not_underlined_for_google_docs_underlines_all() -> None:
    under = '<w:u w:val="single"/>'
    link = f'<w:hyperlink r:id="rId1">{marked("site", under)}</w:hyperlink>'
    found = taken("a.docx", document(*KEYS, bare(link, marked(" and", under)), links=(ADDRESS,)))
    assert found.commentary.body == f"[site]({ADDRESS})<u> and</u>"


BOX = "<w:txbxContent><w:p><w:r><w:t>In the box</w:t></w:r></w:p></w:txbxContent>"
SHAPE = f'<v:shape xmlns:v="urn:schemas-microsoft-com:vml"><v:textbox>{BOX}</v:textbox></v:shape>'
OLD = f"<mc:Fallback><w:pict>{SHAPE}</w:pict></mc:Fallback>"
NEW = f'<mc:Choice Requires="wps"><w:drawing><wps:txbx xmlns:wps="urn:wps">{BOX}</wps:txbx></w:drawing></mc:Choice>'


@pytest.mark.parametrize("ways", [NEW + OLD, NEW, f"{NEW}<mc:Fallback><w:pict/></mc:Fallback>", OLD])
def test_a_text_in_a_box_comes_once_below_its_paragraph(ways: str) -> None:
    box = f'<w:r><mc:AlternateContent xmlns:mc="{MC}">{ways}</mc:AlternateContent></w:r>'
    assert body(bare(box, run("Beside")), "Below") == "Beside\n\nIn the box\n\nBelow"


def row(*cells: tuple[str, str]) -> str:
    return f"<w:tr>{''.join(f'<w:tc><w:tcPr>{shape}</w:tcPr>{bare(run(text))}</w:tc>' for text, shape in cells)}</w:tr>"


@pytest.mark.parametrize(
    ("rows", "markdown"),
    [
        (
            (
                row(("A", ""), ("B", ""), ("C", "")),
                row(("1", '<w:vMerge w:val="restart"/>'), ("2", ""), ("3", "")),
                row(("", "<w:vMerge/>"), ("4", '<w:gridSpan w:val="2"/>')),
                row(("5", ""), ("6", ""), ("7", "")),
            ),
            "| A | B | C |\n|---|---|---|\n| 1 | 2 | 3 |\n| 1 | 4 |  |\n| 5 | 6 | 7 |",
        ),
        (
            (
                row(("A", '<w:gridSpan w:val="2"/>'), ("B", "")),
                row(("1", ""), ("2", ""), ("3", '<w:vMerge w:val="restart"/>')),
                row(("4", ""), ("5", ""), ("", "<w:vMerge/>")),
            ),
            "| A |  | B |\n|---|---|---|\n| 1 | 2 | 3 |\n| 4 | 5 | 3 |",
        ),
        (
            (row(("A", ""), ("B", "")), '<w:tr><w:trPr><w:del w:id="1"/></w:trPr><w:tc><w:p/></w:tc></w:tr>'),
            "| A | B |\n|---|---|",
        ),
    ],
)
def test_merged_cells_leave_all_others_in_their_columns(rows: tuple[str, ...], markdown: str) -> None:
    assert body(f"<w:tbl>{''.join(rows)}</w:tbl>") == markdown


def test_a_table_in_a_table_is_not_lost() -> None:
    small = table(("a", "b"), ("c", "d"))
    framed = f"<w:tbl><w:tr><w:tc>{small}{paragraph('Below')}</w:tc></w:tr></w:tbl>"
    assert body(framed) == "| a | b |\n|---|---|\n| c | d |\n\nBelow"
    cells = f"<w:tc>{small}<w:p/></w:tc><w:tc>{paragraph('x')}</w:tc>"
    within = f"<w:tbl>{row(('A', ''), ('B', ''))}<w:tr>{cells}</w:tr></w:tbl>"
    assert body(within) == "| A | B |\n|---|---|\n| a b c d | x |"


def test_what_is_hidden_stays_hidden_and_is_told() -> None:
    hidden = (bare(run("Shown"), marked(" secret", "<w:vanish/>")),)
    assert body(*hidden) == "Shown"
    assert told(*hidden) == ["hidden text of the Word document is left out"]
    assert told(bare(run("Shown"), marked("", "<w:vanish/>"), marked(" too", '<w:vanish w:val="0"/>'))) == []


def test_tracked_changes_are_taken_as_accepted_and_told() -> None:
    changed = bare(
        run("a "),
        f'<w:ins w:id="1">{run("new ")}</w:ins><w:del w:id="2"><w:r><w:delText>old </w:delText></w:r></w:del>',
        f'<w:moveFrom w:id="3">{run("moved ")}</w:moveFrom><w:moveTo w:id="4">{run("here")}</w:moveTo>',
    )
    assert body(changed) == "a new here"
    assert told(changed, changed) == ["the Word document has tracked changes: they are taken as accepted"]


def test_formulas_are_text_and_charts_are_pictures() -> None:
    formula = bare(f'<m:oMathPara xmlns:m="{MATH}"><m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath></m:oMathPara>')
    chart = bare(run("Text"), '<w:r><w:drawing><c:chart xmlns:c="urn:chart"/></w:drawing></w:r>')
    assert body(formula, chart) == "x=2\n\nText"
    assert told(formula, chart) == [
        "formulas of the Word document are shown as plain text: look at them",
        "pictures of the Word document are not taken: only its text is",
    ]


def test_the_strict_dialect_is_read_like_the_usual_one() -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    text = "".join(paragraph(each) for each in KEYS) + bare(marked("Said", "<w:b/>"), simple(" PAGE ", run(" 3")))
    part = sheet("document", f"<w:body>{text}</w:body>").replace(usual, strict)
    assert body(parts={"word/document.xml": part}) == "**Said** 3"
