"""Inline Markdown as Telegram HTML, or as bare text for the cells of a table."""

from collections.abc import Iterator
from itertools import groupby

from markdown_it.tree import SyntaxTreeNode as Node

from bot.model.links import MAIL, is_mail, opens
from bot.render.html.names import unlinked
from bot.render.html.visible import blank, clean, escape, visible


class Inline:
    """One method per type of token; whatever Telegram cannot link is spelled out."""

    def __call__(self, node: Node) -> str:
        return "".join(self._pieces(node))

    inline = __call__

    def _pieces(self, node: Node) -> Iterator[str]:
        """Text is taken whole, whatever was escaped in it: half a name is none."""
        for literal, children in groupby(node.children, key=lambda child: child.type in ("text", "text_special")):
            if literal:
                yield self.words("".join(child.content for child in children))
            else:
                yield from (getattr(self, child.type)(child) for child in children)

    def plain(self, text: str) -> str:
        return escape(clean(text))

    def words(self, text: str) -> str:
        return escape(unlinked(clean(text)))

    def left_out(self, _: Node) -> str:
        return ""

    def softbreak(self, _: Node) -> str:
        """Of a line that a program has wrapped; those that were meant are hard by now."""
        return " "

    def hardbreak(self, _: Node) -> str:
        return "\n"

    def strong(self, node: Node) -> str:
        return f"<b>{self(node)}</b>"

    def em(self, node: Node) -> str:
        return f"<i>{self(node)}</i>"

    def s(self, node: Node) -> str:
        return f"<s>{self(node)}</s>"

    def u(self, node: Node) -> str:
        return f"<u>{self(node)}</u>"

    def spoiler(self, node: Node) -> str:
        return f"<tg-spoiler>{self(node)}</tg-spoiler>"

    def code_inline(self, node: Node) -> str:
        return f"<code>{self.plain(node.content)}</code>"

    def footnote_ref(self, node: Node) -> str:
        return f"[{int(node.meta['id']) + 1}]"

    def link(self, node: Node) -> str:
        return self._linked(node, str(node.attrs["href"]))

    def image(self, node: Node) -> str:
        return self._linked(node, str(node.attrs["src"]))

    def _linked(self, node: Node, url: str) -> str:
        title = str(node.attrs.get("title", ""))
        return self.label(node, url) + (f" ({self.plain(title)})" if title else "")

    def label(self, node: Node, url: str) -> str:
        if not opens(url):
            return self.spelled(node, url)
        label = self.labelled(node)
        if blank(visible(label)):
            label = escape(url)
        return f'<a href="{escape(url)}">{label}</a>'

    def labelled(self, node: Node) -> str:
        """What stands in a link."""
        return _label(node)

    def spelled(self, node: Node, url: str) -> str:
        """The label and the address, which Telegram finds by itself in a text."""
        label = self(node)
        address = self.plain(url[len(MAIL) :] if is_mail(url) else url)
        if node.markup == "autolink" or not address:
            return label
        return address if blank(visible(label)) else f"{label} ({address})"


class Label(Inline):
    """Inside a link: code would cost the link, and a link or image within it would be lost."""

    def words(self, text: str) -> str:
        return self.plain(text)

    def code_inline(self, node: Node) -> str:
        return self.plain(node.content)

    label = Inline.spelled


class Bare(Label):
    """Unescaped text without tags."""

    plain = staticmethod(clean)

    strong = em = s = u = spoiler = Inline.__call__


_label = Label()
