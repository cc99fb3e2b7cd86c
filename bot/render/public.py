"""Messages where many see them: in groups and channels nobody changes with a tap what the others read."""

from collections.abc import Callable
from dataclasses import replace

from bot.callbacks.table import decode
from bot.callbacks.views import IssueView, TopicView, link
from bot.model.message import Button, Keyboard, Message, Rich
from bot.model.publication import Publication

READING = (IssueView, TopicView)


class PublicMessages:
    def __init__(self, publication: Publication, bot_name: str) -> None:
        self._publication = publication
        self._bot = f"https://t.me/{bot_name}"

    def public(self, message: Message) -> Message:
        """Its buttons lead into the private chat with the bot; those that lead nowhere from here are left out."""
        return self._with(message, self._led)

    def only(self, message: Message, *kinds: type) -> Message:
        """Without the buttons that do something else."""
        return self._with(message, lambda button: button if self._does(button, kinds) else None)

    def start(self, payload: str) -> str:
        """A link that opens the private chat."""
        return f"{self._bot}?start={payload}"

    def add(self, where: str) -> str:
        """A link that lets the bot into a group (`startgroup=…`) or channel (`startchannel&admin=…`)."""
        return f"{self._bot}?{where}"

    def _led(self, button: Button) -> Button | None:
        if not button.data:
            return button
        view = decode(button.data, self._publication)
        if not isinstance(view, READING):
            return None
        return Button(button.text, url=self.start(link(view, self._publication)))

    def _does(self, button: Button, kinds: tuple[type, ...]) -> bool:
        return not button.data or isinstance(decode(button.data, self._publication), kinds)

    def _with(self, message: Message, turned: Callable[[Button], Button | None]) -> Message:
        keyboard = _rows(message.keyboard, turned)
        if isinstance(message, Rich):
            return replace(message, keyboard=keyboard, plain=tuple(self._with(each, turned) for each in message.plain))
        return replace(message, keyboard=keyboard)


def _rows(keyboard: Keyboard, turned: Callable[[Button], Button | None]) -> Keyboard:
    rows = (tuple(filter(None, map(turned, row))) for row in keyboard)
    return tuple(row for row in rows if row)
