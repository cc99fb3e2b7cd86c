"""What the checker of rich messages finds, and that it lets pass what is just within the limits."""

import pytest

from bot.render.html.rich import fault

ROW = "<tr><td>x</td></tr>"

SOUND = {
    "text between blocks": "a <b>b</b><hr/>c",
    "a table": f'<table bordered><tr><th align="left">x</th></tr>\n{ROW}\n</table>',
    "details": "<details open><summary>▲ <b>x</b><br/>y</summary>\n<p>z</p>\n</details>",
    "a footnote": '<p>a<a href="#n1">[1]</a></p><p><tg-reference name="n1">b</tg-reference></p>',
    "an anchor": '<p><a name="x"></a>a <a href="#x">b</a></p>',
    "lists": '<ul><li>a<ol><li value="7">b</li></ol></li></ul>',
    "code": '<pre><code class="language-py">a\nb</code></pre>',
    "signs": "<p>&lt;b&gt; &amp; &quot; &#34;&#39;</p>",
    "500 blocks": "<p>x</p>" * 500,
    "500 rows and items": "<ul>" + "<li>x</li>" * 249 + "</ul><p>x</p>",
    "32,768 letters": f"<p>{'x' * 32_766}&amp;я</p>",
    "16 levels": "<blockquote>" * 16 + "x" + "</blockquote>" * 16,
    "20 columns": f"<table><tr>{'<td>x</td>' * 20}</tr>{'<tr><td>x</td></tr>' * 3}</table>",
}

UNSOUND = {
    "nothing": ("", "empty"),
    "only a rule": ("<hr/>", "empty"),
    "an empty paragraph": ("<p>x</p><p>\u00a0</p>", "<p> has no words"),
    "a summary without words": ("<details><summary></summary>x</details>", "<summary> has no words"),
    "an item without words": ("<ul><li>x</li><li></li></ul>", "<li> has no words"),
    "an unknown tag": ("<div>x</div>", "<div> is unknown"),
    "an attribute": ('<p class="x">y</p>', "<p> is not well-formed"),
    "an attribute too many": ('<a href="https://a.by" name="x">y</a>', "<a> is not well-formed"),
    "a link without an address": ("<p><a>y</a></p>", "<a> is not well-formed"),
    "an open tag": ("<p>x", "<p> is not closed"),
    "an end too many": ("<p>x</p></p>", "</p> closes another tag"),
    "crossing tags": ("<p><b>x</p></b>", "</p> closes another tag"),
    "a paragraph in a paragraph": ("<p><p>x</p></p>", "<p> cannot stand in <p>"),
    "a block in a cell": ("<table><tr><td><p>x</p></td></tr></table>", "<p> cannot stand in <td>"),
    "a block in bold": ("<b><p>x</p></b>", "<p> cannot stand in <b>"),
    "a row alone": ("<tr><td>x</td></tr>", "<tr> cannot stand in <>"),
    "an item in an item": ("<ul><li><li>x</li></li></ul>", "<li> cannot stand in <li>"),
    "a summary alone": ("<summary>x</summary>", "<summary> cannot stand in <>"),
    "text in a table": (f"<table>x{ROW}</table>", "there is text in <table>"),
    "a bare line break": ("<p>a\nb</p>", "bare line break"),
    "a bare sign": ("<p>a < b</p>", "not escaped"),
    "a bare ampersand": ("<p>a & b</p>", "not escaped"),
    "a name for a sign": ("<p>&copy;</p>", "&copy; is unknown"),
    "a number for a sign": ("<p>a&#0;</p>", "&#0; is no letter"),
    "a comment": ("<p>a</p><!-- b -->", "comment"),
    "a link that leads nowhere": ('<p><a href="#x">a</a></p>', "leads nowhere"),
    "two of one name": ('<p><a name="x"></a><tg-reference name="x">a</tg-reference></p>', "one name"),
    "501 blocks": ("<p>x</p>" * 501, "too many blocks"),
    "too many items": ("<ul>" + "<li>x</li>" * 250 + "</ul>", "too many blocks"),
    "too many rows": (f"<table>{ROW * 500}</table>", "too many blocks"),
    "32,769 letters": (f"<p>{'x' * 32_767}&amp;я</p>", "too long"),
    "letters of two units": (f"<p>{'😀' * 16_385}</p>", "too long"),
    "17 levels": ("<blockquote>" * 17 + "x" + "</blockquote>" * 17, "too deeply"),
    "21 columns": (f"<table><tr>{'<td>x</td>' * 21}</tr></table>", "too wide"),
    "much formatting": (f"<p>{'<b>x</b>' * 4001}</p>", "formatted"),
}


@pytest.mark.parametrize("name", SOUND)
def test_it_finds_nothing_in(name: str) -> None:
    assert fault(SOUND[name]) == ""


@pytest.mark.parametrize("name", UNSOUND)
def test_it_finds(name: str) -> None:
    html, words = UNSOUND[name]
    assert words in fault(html)
