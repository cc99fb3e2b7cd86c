"""What the fields of both kinds of files have in common; their errors are texts for editors, not Pydantic's."""

import re

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from bot.errors import shorten

_MARKUP = re.compile(
    r"</?[A-Za-z][^<>]{0,200}>|<!--|&(?:#?\w{2,8});|!?\[[^\[\]]{1,200}\]\([^()]{0,300}\)"
    r"|\*\*[^*]{1,200}\*\*|__[^_]{1,200}__|~~[^~]{1,200}~~|`[^`]{1,200}`"
    r"|(?<!\w)([*_])(?=[^\s*_])[^*_]{0,200}[^\s*_]\1(?!\w)"
)


def problem(kind: str, message: str, **values: object) -> PydanticCustomError:
    """What a validator raises: `Document.fit` makes it a ContentError with its line, and adds the value `key`."""
    return PydanticCustomError(kind, message, values)


def one_line(limit: int) -> AfterValidator:
    """A text of words in one line of at most `limit` characters, without blanks around it."""

    def check(text: str) -> str:
        text = text.strip()
        if "\n" in text:
            raise problem("lines", "“%(key)s” must be one line")
        if len(text) > limit:
            raise problem(
                "length", "“%(key)s” has %(length)s characters: at most %(limit)s fit", length=len(text), limit=limit
            )
        if not any(map(str.isalnum, text)):
            raise problem("words", "“%(key)s” has no words in it")
        return text

    return AfterValidator(check)


def unmarked() -> AfterValidator:
    """A text that is shown as it stands: whoever writes Markdown into it expects something else."""

    def check(text: str) -> str:
        if found := _MARKUP.search(text):
            raise problem(
                "markup",
                "“%(key)s” is shown as it stands, without Markdown and HTML: take “%(found)s” out",
                found=shorten(found[0]),
            )
        return text

    return AfterValidator(check)
