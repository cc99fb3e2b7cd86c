"""Rich messages: what the stand-in takes, how it tells them, and what it refuses."""

from typing import Any

import pytest

from bot.demo.phone import Person
from tests.demo.caller import Api
from tests.demo.test_standin_answers import check

KEYBOARD = {"inline_keyboard": [[{"text": "Archive", "callback_data": "a"}]]}
ALL = """
<h2>The week · <i>23–29</i></h2>
<p>Counts &amp; <mark>more</mark><br/>H<sub>2</sub>O<sup>2</sup> <a href="https://example.org/x">there</a></p>
<p><a href="mailto:a@example.org">mail</a> <a href="tel:+1">call</a> <a name="top"></a> <a href="#top">up</a></p>
<hr/>
<table bordered striped><caption>Verdicts</caption>
<tr><th>Topic</th><th align="right">Verdict</th></tr>
<tr><td><b>Harbour</b></td><td valign="top" colspan="1">improved</td></tr></table>
<details open><summary>▲ <b>Harbour</b></summary>
<p>Text<a href="#note-1">[1]</a> <tg-spoiler>hidden</tg-spoiler> <code>c</code> <u>u</u> <s>s</s></p>
<ol start="3"><li>three</li><li value="7"><p>seven</p><ul><li>within</li></ul></li></ol>
<blockquote>He said<cite>Somebody</cite></blockquote>
<blockquote expandable>Long</blockquote>
<pre>a  b
c</pre><pre><code class="language-py">x = 1</code></pre>
<p><tg-reference name="note-1">[1] The source</tg-reference></p>
<footer>Text: Anna</footer>
<tg-button-row align="left"><tg-button type="url" url="https://example.org">site</tg-button>\
<tg-button type="callback_data" style="link" data="x">press</tg-button></tg-button-row>
<p><tg-button type="callback_data" data="y">inline</tg-button></p>
</details>
"""


async def send(api: Api, person: Person, html: str, **more: Any) -> Any:
    return await api("sendRichMessage", chat_id=person.id, rich_message={"html": html}, **more)


async def test_all_that_is_taken_is_told_as_the_models_expect_it(api: Api, anna: Person) -> None:
    import aiogram.types

    sent = await send(api, anna, ALL, reply_markup=KEYBOARD, disable_notification=True)
    check(aiogram.types.Message, sent)
    assert "text" not in sent
    kinds = [block["type"] for block in sent["rich_message"]["blocks"]]
    assert kinds == ["heading", "paragraph", "paragraph", "divider", "table", "details"]
    within = [block["type"] for block in sent["rich_message"]["blocks"][-1]["blocks"]]
    assert within == [
        *("paragraph", "list", "blockquote", "expandable_blockquote", "pre", "pre"),
        *("paragraph", "footer", "buttons", "paragraph"),
    ]
    message = await anna.answer()
    assert message.buttons == ["Archive"]
    assert "Harbour\timproved" in message.text
    assert "a  b\nc" in message.text


async def test_a_rich_message_becomes_another_a_text_and_rich_again(api: Api, anna: Person) -> None:
    import aiogram.types

    place = {"chat_id": anna.id, "message_id": (await send(api, anna, "<p>one</p>"))["message_id"]}
    edited = await api("editMessageText", **place, rich_message={"html": "<p>two</p>"})
    check(aiogram.types.Message, edited)
    await api("editMessageText", **place, text="three")
    assert (anna.last.text, anna.last.content.rich) == ("three", ())
    await api("editMessageText", **place, rich_message={"html": "<p>four</p>"})
    assert anna.last.content.rich == ({"type": "paragraph", "text": "four"},)
    words = await api.refused("editMessageText", **place, rich_message={"html": "<p>four</p>"})
    assert words.startswith("400 Bad Request: message is not modified")


async def test_a_text_between_blocks_is_a_paragraph(api: Api, anna: Person) -> None:
    sent = await send(api, anna, "bare <b>words</b><hr/><ul><li>x<ul><li>y</li></ul></li></ul>")
    first, _, items = sent["rich_message"]["blocks"]
    assert first == {"type": "paragraph", "text": ["bare ", {"type": "bold", "text": "words"}]}
    assert [block["type"] for block in items["items"][0]["blocks"]] == ["paragraph", "list"]


@pytest.mark.parametrize(
    "html",
    [
        pytest.param("<p>a\nb</p>", id="a bare line break in a text"),
        pytest.param("<p>x", id="an open tag"),
        pytest.param("</p>", id="an end without a beginning"),
        pytest.param("<p><b>x</p></b>", id="crossing tags"),
        pytest.param("<div>x</div>", id="a tag that is none"),
        pytest.param("<p class='x'>x</p>", id="an attribute that is none"),
        pytest.param("<p>a < b</p>", id="a bare sign"),
        pytest.param("<p>&copy;</p>", id="an entity that is none"),
        pytest.param("<p></p>", id="an empty paragraph"),
        pytest.param("<p><h1>x</h1></p>", id="a block within a text"),
        pytest.param("<p/>", id="an element without content"),
        pytest.param("<table><tr><td><p>x</p></td></tr></table>", id="a block within a cell"),
        pytest.param("<table><td>x</td></table>", id="a cell without a row"),
        pytest.param("<table>" + "<tr>" + "<td>x</td>" * 21 + "</tr></table>", id="21 columns"),
        pytest.param("<details><p>x</p></details>", id="no summary"),
        pytest.param("<details><summary>x</summary></details>", id="nothing but a summary"),
        pytest.param("<ul>x</ul>", id="a text in a list"),
        pytest.param("<li>x</li>", id="an item without a list"),
        pytest.param("<p><a href='#x'>x</a></p>", id="a link that leads nowhere"),
        pytest.param("<p><a>x</a></p>", id="a link without an address"),
        pytest.param("<p><a href='foo'>x</a></p>", id="no address"),
        pytest.param("<p><a name='x'></a><a name='x'></a>x</p>", id="two anchors of one name"),
        pytest.param("<p><tg-reference>x</tg-reference></p>", id="a reference without a name"),
        pytest.param("<p><tg-button type='url'>x</tg-button></p>", id="a button that does nothing"),
        pytest.param("<p><tg-button type='callback_data' data=''>x</tg-button></p>", id="a button without data"),
        pytest.param("<blockquote>" * 17 + "x" + "</blockquote>" * 17, id="17 levels"),
        pytest.param("<p><!-- x -->x</p>", id="a comment"),
    ],
)
async def test_what_the_grammar_does_not_have_is_refused(api: Api, anna: Person, html: str) -> None:
    words = await api.refused("sendRichMessage", chat_id=anna.id, rich_message={"html": html})
    assert words.startswith("400 Bad Request: can't parse rich message: ")


@pytest.mark.parametrize(
    ("html", "words"),
    [
        ("", "rich message must be non-empty"),
        ("<hr/>", "RICH_MESSAGE_EMPTY"),
        ("<p>x</p>" * 501, "RICH_MESSAGE_BLOCKS_TOO_MANY"),
        ("<ul>" + "<li>x</li>" * 250 + "</ul>", "RICH_MESSAGE_BLOCKS_TOO_MANY"),
        ("<table>" + "<tr><td>x</td></tr>" * 500 + "</table>", "RICH_MESSAGE_BLOCKS_TOO_MANY"),
        ("<p>" + "x" * 32_769 + "</p>", "RICH_MESSAGE_TEXT_TOO_LONG"),
    ],
)
async def test_what_is_too_much_is_refused(api: Api, anna: Person, html: str, words: str) -> None:
    assert await api.refused("sendRichMessage", chat_id=anna.id, rich_message={"html": html}) == (
        f"400 Bad Request: {words}"
    )


@pytest.mark.parametrize(
    "html", ["<p>" + "x" * 32_768 + "</p>", "<p>x</p>" * 500, "<blockquote>" * 16 + "x" + "</blockquote>" * 16]
)
async def test_what_is_just_within_the_limits_is_taken(api: Api, anna: Person, html: str) -> None:
    await send(api, anna, html)


async def test_only_html_is_taken(api: Api, anna: Person) -> None:
    words = await api.refused("sendRichMessage", chat_id=anna.id, rich_message={"markdown": "x"})
    assert "knows no 'markdown'" in words
