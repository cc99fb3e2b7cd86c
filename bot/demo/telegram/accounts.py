"""Those who have a Telegram account."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Notice:
    """How the bot answered a press; an empty text shows nothing and only stops the button's spinning."""

    query_id: str
    text: str = ""
    alert: bool = False


ANONYMOUS = 1087968824
"""As whom the administrators of groups write who do not want to be named."""


@dataclass(slots=True, eq=False)
class Account:
    """A human's; the chat with the bot has the same number."""

    id: int
    name: str
    #: The code of the phone's language; bots learn of it with each update.
    language: str
    deactivated: bool = False
    #: Oldest first, from all chats.
    notices: list[Notice] = field(default_factory=list)
