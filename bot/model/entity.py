"""How Telegram marks a part of a text: bold, a link, a quote."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entity:
    #: The Bot API's word for it, such as `bold` or `text_link`.
    type: str
    #: Where it begins, in UTF-16 code units.
    offset: int
    #: In UTF-16 code units.
    length: int
    #: Where a `text_link` leads.
    url: str = ""
    #: The programming language that a `pre` names; may be empty.
    language: str = ""
