"""What the fields of both kinds of files have in common; their errors are texts for editors, not Pydantic's."""

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError


def unfit(kind: str, message: str, **values: object) -> PydanticCustomError:
    """What a validator raises: `Document.fit` makes it a ContentError with its line, and adds the value `key`."""
    return PydanticCustomError(kind, message, values)


def one_line(limit: int) -> AfterValidator:
    """A text of words in one line of at most `limit` characters, without blanks around it."""

    def check(text: str) -> str:
        text = text.strip()
        if "\n" in text:
            raise unfit("lines", "“%(key)s” must be one line")
        if len(text) > limit:
            raise unfit(
                "length", "“%(key)s” has %(length)s characters: at most %(limit)s fit", length=len(text), limit=limit
            )
        if not any(map(str.isalnum, text)):
            raise unfit("words", "“%(key)s” has no words in it")
        return text

    return AfterValidator(check)
