"""The people of the newsroom, as the bot knows them."""

from dataclasses import dataclass, field
from enum import StrEnum


class Role(StrEnum):
    READER = "reader"
    EDITOR = "editor"
    #: Named in the settings; also makes and dismisses editors.
    OWNER = "owner"

    @property
    def edits(self) -> bool:
        return self is not Role.READER


@dataclass(frozen=True, slots=True)
class Colleague:
    """An editor or an owner."""

    #: Of the row, never given twice; in a button it stands for the person.
    number: int
    #: The Telegram id, which is also that of the private chat.
    chat: int = field(repr=False)
    #: Short, chosen by themselves, never what Telegram says; empty: not chosen yet.
    name: str = field(repr=False)
    #: In which they were last spoken to.
    language: str
    #: An editor by invitation; False for who is an owner by the settings.
    invited: bool

    @property
    def called(self) -> str:
        """How the others see them; never empty."""
        return self.name or f"#{self.number}"
