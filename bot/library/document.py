"""YAML as its author means it: every scalar is text (`no` is a word, 2019-05-20 no date), and knows its line."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import partial
from typing import Protocol, TypeVar

import yaml
from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.errors import ContentError, ContentErrors, shorten
from bot.library.source import FORBIDDEN

MAX_DEPTH = 8

Place = tuple[int | str, ...]
"""The keys and positions that lead to a value: ("topics", 2, "name")."""

Shape = TypeVar("Shape", bound=BaseModel)


def _(msgid: str) -> str:
    """Mark a text of a table for the translators."""
    return msgid


MARKED = _('a text that begins with “&”, “*” or “!” must stand in quotes: "…"')
BLOCK = _('a text that begins with “|” or “>” must stand in quotes: "…"')
SYNTAX = {
    "mapping values are not allowed": _('a text that contains a colon must stand in quotes: "…"'),
    "could not find expected ':'": _("a colon is missing: write “key: text”"),
    "'\\t'": _("indent with spaces, not with a tab"),
    "cannot start any token": _('a text that begins with a special sign must stand in quotes: "…"'),
    "but found '<scalar>'": _("a text that begins with “\"” or “*” must stand in single quotes: '…'"),
    "unexpected end of stream": _("a quotation mark is opened here and never closed"),
    "<block end>": _(
        "this line does not fit the one above it: begin it below its neighbours, and put its text in quotes"
    ),
    "escape": _("a backslash in double quotes begins a code: take single quotes: '…'"),
    "alphabetic or numeric": MARKED,
    "URI": MARKED,
    "expected '>'": MARKED,
    "chomping": BLOCK,
    "comment or a line break": BLOCK,
    "',' or": _("a bracket is not closed, or a comma is missing between two texts"),
    "sequence entries": _('a text that begins with a hyphen must stand in quotes: "…"'),
}
"""What PyYAML says, and what it means to an editor; the first that fits."""
UNREADABLE = _('this cannot be read: put the text in quotes: "…"')

MISFITS = {
    "missing": _("“%(key)s” is missing"),
    "string_type": _("“%(key)s” must be a single text"),
    "tuple_type": _("“%(key)s” must be a list"),
    "dict_type": _("“%(key)s” needs a text for each language"),
    "model_type": _("keys and their texts must stand here: “key: text”"),
    "bool_parsing": _("“%(key)s” must be “yes” or “no”"),
    "bool_type": _("“%(key)s” must be “yes” or “no”"),
    "int_parsing": _("“%(key)s” must be a whole number"),
    "int_parsing_size": _("“%(key)s” must be a whole number"),
    "int_type": _("“%(key)s” must be a whole number"),
}
"""What Pydantic finds, in an editor's words."""


class _Mark(Protocol):
    """Both of PyYAML's marks; lines count from 0."""

    @property
    def line(self) -> int: ...


class YamlDocument:
    """What a YAML text says, key by key with its lines; a key without a value is left out, as if not written."""

    def __init__(self, path: str, text: str, first_line: int = 1) -> None:
        """Raises ContentErrors for what is not YAML, or YAML that is more than texts in keys and lists."""
        self._problem = partial(ContentError, path)
        self._first_line = first_line
        self._lines: dict[Place, int] = {(): first_line}
        self._problems: list[ContentError] = []
        self.value = self._content(self._compose(text), ())

    def line(self, place: Place) -> int:
        """Where a value stands; for one that is missing, where its surroundings begin."""
        while place not in self._lines:
            place = place[:-1]
        return self._lines[place]

    def fit(self, shape: type[Shape], context: object, *inner: type[BaseModel]) -> Shape:
        """Raises ContentErrors with all that does not fit; `inner` are the shapes within, for their keys."""
        misfits: list[ContentError] = []
        try:
            fitting = shape.model_validate(self.value, context=context)
        except ValidationError as errors:
            models: tuple[type[BaseModel], ...] = (shape, *inner)
            known = sorted({key for model in models for key in model.model_fields})
            misfits = [self._misfit(error, known) for error in errors.errors(include_url=False)]
        if self._problems or misfits:
            raise ContentErrors([*self._problems, *misfits])
        return fitting

    def _compose(self, text: str) -> yaml.Node | None:
        problem = self._problem
        try:
            if fancy := list(self._fancy(yaml.parse(text, Loader=yaml.SafeLoader))):
                raise ContentErrors(fancy)
            return yaml.compose(text, Loader=yaml.SafeLoader)
        except yaml.MarkedYAMLError as error:
            raise ContentErrors([self._syntax(error)]) from None
        except (ValueError, OverflowError):  # PyYAML lets out what `chr` says to "\UFFFFFFFF"
            raise ContentErrors([problem(self._first_line, "this backslash code names no character")]) from None

    def _fancy(self, events: Iterator[yaml.Event]) -> Iterator[ContentError]:
        """Aliases make a small file expand without end, tags name types, and depth exhausts the stack."""
        problem, depth = self._problem, 0
        for event in events:
            line = self._at(event.start_mark)
            depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
            if depth > MAX_DEPTH:
                yield problem(line, "lists or keys are nested too deep")
                return
            if getattr(event, "anchor", None) or getattr(event, "tag", None):
                yield problem(line, MARKED)

    def _syntax(self, error: yaml.MarkedYAMLError) -> ContentError:
        problem, reason = self._problem, error.problem or ""
        unclosed = "expected ':'" in reason or "end of stream" in reason
        mark = (error.context_mark if unclosed else None) or error.problem_mark
        line = self._at(mark)
        return problem(line, next((message for sign, message in SYNTAX.items() if sign in reason), UNREADABLE))

    def _at(self, mark: _Mark | None) -> int:
        return self._first_line + (mark.line if mark else 0)

    def _content(self, node: yaml.Node | None, place: Place) -> object:
        match node:
            case yaml.MappingNode():
                return dict(self._entries(node, place))
            case yaml.SequenceNode():
                return [self._member(member, (*place, number)) for number, member in enumerate(node.value)]
            case yaml.ScalarNode():
                return self._text(node)
            case _:
                return {}

    def _entries(self, node: yaml.MappingNode, place: Place) -> Iterator[tuple[str, object]]:
        problem = self._problem
        for key_node, value_node in node.value:
            line = self._at(key_node.start_mark)
            if not isinstance(key_node, yaml.ScalarNode):
                self._problems.append(problem(line, "a key must be a word"))
                continue
            key = self._text(key_node)
            if (*place, key) in self._lines:
                self._problems.append(problem(line, "“%(key)s” is given twice", {"key": shorten(key)}))
            self._lines[(*place, key)] = line
            value = self._content(value_node, (*place, key))
            if value != "":
                yield key, value

    def _member(self, node: yaml.Node, place: Place) -> object:
        self._lines[place] = self._at(node.start_mark)
        return self._content(node, place)

    def _text(self, node: yaml.ScalarNode) -> str:
        """YAML's escapes can bring in what the file itself may not contain."""
        problem, text = self._problem, str(node.value)
        if found := FORBIDDEN.search(text):
            code = {"code": f"U+{ord(found[0]):04X}"}
            self._problems.append(
                problem(self._at(node.start_mark), "a backslash code hides the character %(code)s", code)
            )
        return "" if node.tag == "tag:yaml.org,2002:null" else FORBIDDEN.sub("", text)

    def _misfit(self, error: ErrorDetails, known: Sequence[str]) -> ContentError:
        problem, place, kind = self._problem, error["loc"], error["type"]
        key = next((part for part in reversed(place) if isinstance(part, str)), "")
        line, values = self.line(place), {"key": shorten(key)}
        if kind == "extra_forbidden":
            return self._unknown(line, key, known)
        if kind in MISFITS:
            return problem(line, MISFITS[kind], values)
        return problem(line, error["msg"], values | error.get("ctx", {}))

    def _unknown(self, line: int, key: str, known: Sequence[str]) -> ContentError:
        problem, values = self._problem, {"key": shorten(key)}
        if guess := get_close_matches(key, known, n=1):
            values["guess"] = guess[0]
            return problem(line, "unknown key “%(key)s”: did you mean “%(guess)s”?", values)
        values["keys"] = ", ".join(known)
        return problem(line, "unknown key “%(key)s”: the keys are %(keys)s", values)
