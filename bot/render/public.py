"""Messages where many see them: in groups and channels nobody changes with a tap what the others read."""

from collections.abc import Callable
from dataclasses import replace

from bot.callbacks.table import decode
from bot.callbacks.views import IssueView, TopicView
from bot.model.message import Button, Keyboard, Message, Rich
from bot.model.publication import Publication
from bot.render.sharing import deep_link


class PublicMessages:
    def __init__(self, publication: Publication) -> None:
        self._publication = publication
        self._topics = {topic.number: topic for topic in publication.topics}

    def public(self, message: Message) -> Message:
        """Its buttons lead into the private chat with the bot; those that lead nowhere from here are left out."""
        return self._with(message, self._led)

    def only(self, message: Message, *kinds: type) -> Message:
        """Without the buttons that do something else."""
        return self._with(message, lambda button: button if self._does(button, kinds) else None)

    def add(self, where: str) -> str:
        """A link that lets the bot into a group (`startgroup=…`) or channel (`startchannel&admin=…`)."""
        return f"https://t.me/{self._publication.bot}?{where}"

    def _led(self, button: Button) -> Button | None:
        if not button.data:
            return button
        match decode(button.data, self._publication):
            case IssueView(week):
                return Button(button.text, url=deep_link(self._publication, week))
            case TopicView(glance, topic, language=None):
                return Button(button.text, url=deep_link(self._publication, glance.week, self._topics.get(topic)))
        return None

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
