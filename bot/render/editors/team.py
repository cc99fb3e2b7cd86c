"""Who edits: the list, the link that makes an editor, a short name, the question before somebody is dismissed."""

from collections.abc import Collection, Sequence

from bot.callbacks.desk import ShowDesk
from bot.callbacks.team import JOIN, AskDismiss, AskName, Dismiss, Invite, ShowTeam
from bot.model.message import Button, Message
from bot.model.people import LONGEST_NAME, Colleague, Joining, Naming
from bot.render.keyboards import back
from bot.render.numbers import fitted
from bot.render.voice import Texts, Voice

DISMISSIBLE = 40
"""Editors that have a button."""


class TeamScreens:
    def __init__(self, texts: Texts, bot_name: str) -> None:
        self._texts = texts
        self._bot_name = bot_name

    def team(
        self, people: Sequence[Colleague], owners: Collection[int], viewer: int, language: str, *, awaits: bool = False
    ) -> Message:
        """Owners can invite and dismiss; `awaits`: the viewer's next line is a name."""
        say = self._texts.voice(language)
        lines = fitted(say, [_line(say, each, owner=each.chat in owners, own=each.chat == viewer) for each in people])
        if awaits:
            lines = [*lines, "", _asks(say)]
        text = say.html("editor_team", title=say("Who edits"), lines=lines)
        rows = [(Button("✏️ " + say("My name…"), AskName().data),)]
        if viewer in owners:
            rows.append((Button("➕ " + say("Invite an editor…"), Invite().data),))
            others = [each for each in people if each.invited and each.chat not in owners][:DISMISSIBLE]
            rows.extend(
                (Button("✖️ " + say("Dismiss %(name)s…", name=each.called), AskDismiss(each.number).data),)
                for each in others
            )
        return Message(text, (*rows, (back(say, ShowDesk().data),)))

    def invitation(self, code: str, language: str) -> Message:
        """To be forwarded."""
        say = self._texts.voice(language)
        link = f"https://t.me/{self._bot_name}?start={JOIN}{code}"
        lines = (
            link,
            "",
            say("Whoever opens this link first becomes an editor. It works once, and for 24 hours."),
            say("Send it to one person only."),
        )
        rows = ((Button("📋 " + say("Copy the link"), copied=link),), (back(say, ShowTeam().data),))
        return Message(say.html("editor_lines", lines=lines), rows)

    def joined(self, joining: Joining, language: str, *, named: bool) -> Message:
        """To whoever has opened a link."""
        say = self._texts.voice(language)
        match joining:
            case Joining.JOINED:
                lines = [say("You are an editor now."), _asks(say)]
            case Joining.KNOWN:
                lines = [say("You are an editor already."), "" if named else _asks(say)]
            case Joining.USED:
                lines = [say("Somebody else has opened this link, and it works only once. Ask for a new one.")]
            case Joining.LAPSED:
                lines = [say("This link works no more: it was good for 24 hours. Ask for a new one.")]
        return Message(say.html("editor_lines", lines=[line for line in lines if line]))

    def news(self, language: str) -> Message:
        """To owners, once a link was opened."""
        say = self._texts.voice(language)
        line = say("Somebody has opened your link, and is an editor now. If it is the wrong person, dismiss them.")
        return Message(say.html("editor_line", text=line), ((team_button(say),),))

    def named(self, naming: Naming, name: str, language: str) -> Message:
        say = self._texts.voice(language)
        match naming:
            case Naming.KEPT:
                line = say("The others see you as %(name)s. /desk shows what is to be done.", name=name)
            case Naming.LONG:
                line = say("This name is too long: %(count)s signs at most. Send a shorter one.", count=LONGEST_NAME)
            case Naming.EMPTY:
                line = say("There is no letter in this name. Send another one.")
            case Naming.TAKEN:
                line = say("Another editor has this name. Send another one.")
        return Message(say.html("editor_line", text=line))

    def ask_dismiss(self, person: Colleague, language: str) -> Message:
        say = self._texts.voice(language)
        lines = (
            say("Dismiss %(name)s?", name=person.called),
            say("At once: no button works for them any more, and what they are writing is deleted. Their texts stay."),
        )
        dismiss = Button("✖️ " + say("Dismiss %(name)s", name=person.called), Dismiss(person.number).data)
        return Message(say.html("editor_lines", lines=lines), ((dismiss,), (back(say, ShowTeam().data),)))

    def dismissed(self, name: str, language: str) -> Message:
        say = self._texts.voice(language)
        text = say.html("editor_line", text=say("%(name)s is an editor no more.", name=name))
        return Message(text, ((back(say, ShowTeam().data),),))

    def left(self, language: str) -> Message:
        """To an editor who wants to be forgotten."""
        say = self._texts.voice(language)
        return Message(say.html("editor_line", text=say("You are an editor no more. An owner can invite you again.")))

    def owners_only(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("Only an owner can do this.")


def team_button(say: Voice) -> Button:
    return Button("👥 " + say("Editors"), ShowTeam().data)


def _asks(say: Voice) -> str:
    return say("How shall the others see you? Send a short name, %(count)s signs at most.", count=LONGEST_NAME)


def _line(say: Voice, person: Colleague, *, owner: bool, own: bool) -> str:
    parts = [person.called, say("owner") if owner else "", say("that is you") if own else ""]
    return " · ".join(part for part in parts if part)
