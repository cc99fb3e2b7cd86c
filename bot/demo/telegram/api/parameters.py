"""The arguments of a call: strings, as forms have them, or JSON; checked against a method's own signature."""

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import NoneType
from typing import Any, get_args, get_type_hints

from bot.demo.telegram.api.refusal import bad_request

JsonObject = dict[str, Any]
JsonArray = list[Any]
ATTACH = "attach://"
ChatId = int | str
"""A number, or a public name; a number in a string is a number."""


@dataclass(frozen=True)
class Upload:
    """A file that came in a multipart body."""

    name: str
    content: bytes


class Encoded(str):
    """A result that is JSON already, or is meant to be none."""

    __slots__ = ()


Raw = Mapping[str, Any]
"""Values as they came: str, anything JSON has, or Upload."""


class Arguments:
    """Reads calls of one method; an unknown name or a wrong type, which Telegram might let pass, is refused."""

    def __init__(self, method: str, function: Callable[..., Any]) -> None:
        self._method = method
        hints = get_type_hints(function)
        self._kinds = {name: _given(kind) for name, kind in hints.items() if name != "return"}

    def read(self, raw: Raw) -> dict[str, Any]:
        """A file of another name stands where an argument, or something in it, says `attach://` and that name."""
        attached = {f"{ATTACH}{name}": value for name, value in raw.items() if self._is_attached(name, value)}
        for name in raw:
            if name not in self._kinds and f"{ATTACH}{name}" not in attached:
                raise bad_request(f"the stand-in knows no parameter {name!r} of {self._method}")
        given = {name: self._value(name, value) for name, value in raw.items() if self._is_given(name, value)}
        read = {name: _with_files(value, attached) for name, value in given.items()}
        if attached:
            raise bad_request(f"the stand-in sees no use of the file {min(attached)!r}")
        return read

    def _is_attached(self, name: str, value: Any) -> bool:
        return name not in self._kinds and isinstance(value, Upload)

    def _is_given(self, name: str, value: Any) -> bool:
        return name in self._kinds and value is not None

    def _value(self, name: str, value: Any) -> Any:
        kind = self._kinds[name]
        try:
            return READERS[kind](value)
        except (TypeError, ValueError):
            words = f"the stand-in expects {WORDS[kind]} as {name!r} of {self._method}, not {value!r:.40}"
            raise bad_request(words) from None


def _with_files(value: Any, attached: dict[str, Upload]) -> Any:
    """Takes those that it uses."""
    if isinstance(value, dict):
        return {name: _with_files(each, attached) for name, each in value.items()}
    return attached.pop(value, value) if isinstance(value, str) else value


def _given(kind: Any) -> Any:
    """What an optional argument is when it is there."""
    kinds = get_args(kind)
    return kinds[0] if NoneType in kinds else kind


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return value


def _integer(value: Any) -> int:
    if isinstance(value, bool) or not isinstance(value, int | str):
        raise TypeError
    return int(value)


def _chat(value: Any) -> ChatId:
    try:
        return _integer(value)
    except ValueError:
        return _text(value)


def _boolean(value: Any) -> bool:
    if isinstance(value, bool):
        return value
    if value not in ("true", "false"):
        raise ValueError
    return bool(value == "true")


def _upload(value: Any) -> Upload | str:
    return value if isinstance(value, Upload) else _text(value)


def _json(kind: type) -> Callable[[Any], Any]:
    def read(value: Any) -> Any:
        value = json.loads(value) if isinstance(value, str) else value
        if not isinstance(value, kind):
            raise TypeError
        return value

    return read


READERS: dict[Any, Callable[[Any], Any]] = {
    str: _text,
    int: _integer,
    bool: _boolean,
    ChatId: _chat,
    JsonObject: _json(dict),
    JsonArray: _json(list),
    Upload | str: _upload,
}
WORDS: dict[Any, str] = {
    str: "a string",
    int: "an integer",
    bool: "a boolean",
    ChatId: "a chat's number or name",
    JsonObject: "an object",
    JsonArray: "an array",
    Upload | str: "a file or its id",
}
