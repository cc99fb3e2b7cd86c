"""What a button carries, `verb:argument:argument` in at most 64 bytes; anyone may send us anything as such."""

import re

LIMIT = 64
DIGITS = "0123456789abcdefghijklmnopqrstuvwxyz"


def encode(verb: str, *arguments: str | int) -> str:
    """Numbers are written in base 36; raises ValueError if Telegram would not take it."""
    text = ":".join((verb, *(base36(part) if isinstance(part, int) else part for part in arguments)))
    if len(text.encode()) > LIMIT:
        raise ValueError(f"{text!r} is longer than the {LIMIT} bytes that a button may carry")
    return text


def decode(text: str) -> tuple[str, tuple[str, ...]]:
    """The verb and its arguments; an unknown verb or foreign argument is for the caller to refuse."""
    verb, *arguments = text.split(":")
    return verb, tuple(arguments)


def base36(number: int) -> str:
    if number < 0:
        return "-" + base36(-number)
    quotient, digit = divmod(number, 36)
    return (base36(quotient) if quotient else "") + DIGITS[digit]


def number(text: str) -> int:
    """What `base36` wrote; raises ValueError for anything else that `int` would be kind enough to take."""
    if not re.fullmatch(r"-?[0-9a-z]{1,13}", text):
        raise ValueError(f"{text!r} is not a number")
    return int(text, 36)
