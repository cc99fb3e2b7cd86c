"""Word's documents: opened within bounds, turned to Markdown by mammoth, pictures left out."""

import re
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from xml.etree.ElementTree import ParseError
from xml.parsers.expat import ExpatError

from bot.errors import ContentError
from bot.library.files import letters
from bot.library.files.markup import Line, lines
from bot.library.files.plainer import PICTURES, plainer
from bot.library.files.sheet import Sheet, refused
from bot.library.files.zipped import BROKEN, read_within
from bot.library.msgid import _
from bot.model.reading import Oddity, Refused

MAX_PARTS = 8 * 1024 * 1024
"""Bytes of XML, unpacked: Word's own ornaments may be a megabyte."""
MAX_TAGS = 30_000
"""Which are what costs time: three times those of a long text with many corrections."""
MAX_LETTERS = 64 * 1024
"""Twice what a text may have."""
_TEXT = re.compile(rb"<w:t(?: [^>]*)?>([^<]*)")
_DECLARED = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T|E\0?N\0?T)")
_PART = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|word/_rels/[^/]*\.rels|word/(?:document|styles|numbering|footnotes|endnotes)\d*\.xml"
)
_STYLES = """
p[style-name='Title'] => h1:fresh
p[style-name='Subtitle'] => h2:fresh
p[style-name='Quote'] => blockquote > p:fresh
p[style-name='Intense Quote'] => blockquote > p:fresh
u => u
"""


def opened_word(name: str, content: bytes) -> Sheet | Refused:
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = _parts(archive)
    except BROKEN:
        return refused(name, _("the Word document is damaged or has a password: save it again without one"))
    if problem := _unbearable(name, parts):
        return Refused(name, (problem,))
    pictures: list[object] = []
    try:
        plain, odd = plainer(parts)
        html = _html(plain, pictures.append)
    except (ExpatError, ParseError, RecursionError, *BROKEN, KeyError, AttributeError, TypeError, IndexError):
        return refused(name, _("the Word document cannot be read: open it in Word, save it again, or send plain text"))
    return _sheet(lines(html), [*odd, PICTURES] if pictures and PICTURES not in odd else odd)


def lean(content: bytes) -> bytes:
    """A document without its pictures; one that cannot be opened, or holds too much, as it is."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            parts = _parts(archive)
    except BROKEN:
        return content
    return _packed(parts) if parts else content


def _parts(archive: zipfile.ZipFile) -> dict[str, bytes]:
    """Those that mammoth reads, without pictures; fewer if there is more than we read."""
    room, parts = MAX_PARTS, {}
    for entry in archive.infolist():
        if _PART.fullmatch(entry.filename):
            part = read_within(archive, entry, room)
            if part is None:
                return {}
            room -= len(part)
            parts[entry.filename] = part
    return parts


def _unbearable(name: str, parts: dict[str, bytes]) -> ContentError | None:
    texts = [
        part for path, part in parts.items() if re.fullmatch(r"word/(?:document|footnotes|endnotes)\d*\.xml", path)
    ]
    if (
        not parts
        or sum(part.count(b"<") for part in parts.values()) > MAX_TAGS
        or any(map(_DECLARED.search, parts.values()))
    ):
        return ContentError(name, 0, "the Word document holds too much: leave only the text in it, or send plain text")
    length = sum(len(text.decode("utf-8", "replace")) for part in texts for text in _TEXT.findall(part))
    if length > MAX_LETTERS:
        values = {"length": str(length), "limit": str(MAX_LETTERS // 4)}
        return ContentError(
            name, 0, "the text has %(length)s characters, about %(limit)s fit: send one text per file", values
        )
    return None


def _html(parts: dict[str, bytes], picture: Callable[[object], None]) -> str:
    import mammoth

    def left_out(image: object) -> list[object]:
        picture(image)
        return []

    return str(
        mammoth.convert_to_html(
            BytesIO(_packed(parts)), style_map=_STYLES, convert_image=left_out, include_embedded_style_map=False
        ).value
    )


def _packed(parts: dict[str, bytes]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, part in parts.items():
            archive.writestr(path, part)
    return packed.getvalue()


def _sheet(found: list[Line], odd: Sequence[str]) -> Sheet:
    marked = [letters.seen(letters.tidied(line.marked)).replace("\n", " ") for line in found]
    plain = [letters.seen(letters.tidied(line.plain)).replace("\n", " ") for line in found]
    return Sheet(plain, marked, tuple(Oddity(0, each) for each in odd))
