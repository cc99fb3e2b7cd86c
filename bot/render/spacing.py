"""Spaces at which no line may break, as each language wants them; in editors' texts, too."""

import re
from collections.abc import Iterator

NO_BREAK = "\N{NO-BREAK SPACE}"

_CYRILLIC = re.compile(
    r"""
    [ ](?=—)                                      # no line begins with a dash
    | (?<![\w’'-][а-яёіўА-ЯЁІЎ])(?<=[а-яёіўА-ЯЁІЎ])[ ](?=\w)        # nor ends with a word of one letter
    | (?<=\d)[ ](?=\w)                            # nor parts a number from what is counted
    """,
    re.VERBOSE,
)
_ENGLISH = re.compile(
    r"(?<=\d)[ ](?=(?:per[ ]cent|km|m|cm|kg|g|t|l|EUR|USD|BYN|million|billion|thousand|[ap]\.m\.)(?!\w))"
)
"""Before a month, English bears it."""
_RULES = {"be": _CYRILLIC, "ru": _CYRILLIC, "en": _ENGLISH}
_TAG = re.compile(r"(<[^>]*>)")
_VERBATIM = {"pre", "code"}


def tied(html: str, language: str) -> str:
    """Not in code, where each space is meant, nor in tags."""
    rule = _RULES.get(language)
    return "".join(_tied(html, rule)) if rule else html


def _tied(html: str, rule: re.Pattern[str]) -> Iterator[str]:
    verbatim = 0
    for part in _TAG.split(html):
        if part.startswith("<"):
            name = part.strip("</>").split(" ")[0]
            if name in _VERBATIM:
                verbatim += -1 if part.startswith("</") else 1
            yield part
        else:
            yield part if verbatim else rule.sub(NO_BREAK, part)
