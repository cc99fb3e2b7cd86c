"""Collects the texts of the code and the templates into locales/: `python3 dev.py texts`."""

import ast
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
LOCALES = ROOT / "locales"
LANGUAGES = ("be", "ru")

TEMPLATE_OPTIONS = {"silent": "false", "newstyle_gettext": "true", "trim_blocks": "true", "lstrip_blocks": "true"}

Text = tuple[str | None, str | tuple[str, ...]]
"""The context, if any, and the text or its singular and plural."""


def template() -> Catalog:
    """All texts that the code and the templates say, without translations."""
    catalogue = Catalog(charset="utf-8")
    for path in sorted((ROOT / "bot").rglob("*.py")):
        for context, msgid in said(ast.parse(path.read_bytes())):
            catalogue.add(msgid, context=context)
    for path in sorted((ROOT / "bot").rglob("*.html.j2")):
        for _, msgid, _, context in extract_from_file(
            "jinja2.ext:babel_extract", path, keywords={"_": None}, options=TEMPLATE_OPTIONS
        ):
            catalogue.add(msgid, context=context)
    return catalogue


def said(tree: ast.AST) -> Iterator[Text]:
    """The texts among the arguments of the calls that translate; a text put together on the way is none."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call):
            yield from _said_in(_name(call.func), [_constant(argument) for argument in call.args])


def _said_in(name: str, arguments: list[str | None]) -> Iterator[Text]:
    match name, arguments:
        case (("say" | "_"), [str(text), *_]):
            yield None, text
        case "plural", [str(one), str(many), *_]:
            yield None, (one, many)
        case "context", [str(context), str(text), *_]:
            yield context, text
        case (("problem" | "unfit" | "Oddity" | "Question"), [_, str(text), *_]):
            yield None, text
        case "ContentError", [_, _, str(text), *_]:
            yield None, text


def _name(function: ast.expr) -> str:
    match function:
        case ast.Name(name) | ast.Attribute(attr=name):
            return name
    return ""


def _constant(argument: ast.expr) -> str | None:
    return argument.value if isinstance(argument, ast.Constant) and isinstance(argument.value, str) else None


def collected(path: Path, texts: Catalog) -> bytes:
    """The catalogue at `path` with these texts and no others; what is translated stays so."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem)
    catalogue.update(texts, no_fuzzy_matching=True)
    written = BytesIO()
    write_po(written, catalogue, width=100, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True)
    return header(catalogue).encode() + written.getvalue()


def header(catalogue: Catalog) -> str:
    """What a reader of the file must know, and no dates, which would change with every collecting."""
    lines = {
        "Language": catalogue.locale_identifier,
        "Content-Type": "text/plain; charset=utf-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": catalogue.plural_forms,
    }
    return 'msgid ""\nmsgstr ""\n' + "".join(f'"{name}: {value}\\n"\n' for name, value in lines.items()) + "\n"


def catalogues() -> Iterator[Path]:
    return (LOCALES / f"{language}.po" for language in LANGUAGES)


def main() -> None:
    texts = template()
    for path in catalogues():
        path.touch()
        path.write_bytes(collected(path, texts))
        missing = sum(not is_said(message) for message in messages(path))
        print(f"{path.relative_to(ROOT)}: {len(texts)} texts, {missing} of them not translated")


def messages(path: Path) -> list[Message]:
    """The texts of a catalogue, without its header."""
    with path.open("rb") as file:
        return [message for message in read_po(file, locale=path.stem) if message.id]


def is_said(message: Message) -> bool:
    """Translated, in every form of the plural, by somebody who was sure."""
    forms = message.string if isinstance(message.string, tuple | list) else [message.string]
    return all(forms) and not message.fuzzy


if __name__ == "__main__":
    main()
