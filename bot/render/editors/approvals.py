"""What editors see of something that a second one has to approve."""

from collections.abc import Callable

from bot.callbacks.approvals import Approve, Decline, TakeRequestBack
from bot.callbacks.broadcasts import Watch
from bot.callbacks.desk import ShowIssue
from bot.callbacks.previews import Preview
from bot.model.approval import Answer, Approval, Barred, Ended
from bot.model.message import Button, Keyboard, Message
from bot.model.week import Week
from bot.render.voice import Texts, Voice


class ApprovalScreens:
    """`moment` tells a time, UTC seconds, in a language."""

    def __init__(self, texts: Texts, moment: Callable[[int, str], str]) -> None:
        self._texts = texts
        self._moment = moment

    def waiting(self, approval: Approval, language: str) -> Message:
        """To whoever asks."""
        say = self._texts.voice(language)
        title = say("%(week)s waits for approval", week=approval.week)
        lines = (
            say("The other editors have been asked. Nothing goes out before one of them approves."),
            say("If anything in it changes, it has to be asked for again."),
        )
        rows = ((Button("↩️ " + say("Do not ask any more"), TakeRequestBack(approval.number).data),),)
        return _message(say, "⏳", title, self._when(say, approval), "\n".join(lines), rows)

    def asked(self, approval: Approval, name: str, shown: Message, language: str) -> Message:
        """To the others: what goes out, as it was `shown` to whoever asks; `name` is theirs, empty if nobody knows."""
        say, number = self._texts.voice(language), approval.number
        preview = () if approval.proposal else ((Button("👁 " + say("Preview"), Preview(approval.week).data),),)
        rows = (
            (
                Button("✅ " + say("Approve"), Approve(number).data),
                Button("✋ " + say("Do not approve"), Decline(number).data),
            ),
            *preview,
        )
        return _message(say, "✋", _title(say, approval, name), self._when(say, approval), shown.html, rows)

    def over(self, answer: Answer, name: str, language: str) -> Message:
        """What has come of it; `name` is that of who answered, empty if nobody knows."""
        say = self._texts.voice(language)
        sign = "✅" if answer.how is Ended.APPROVED else "✋"
        gone = answer.how is Ended.DISCARDED
        issue = () if gone else ((Button(say("To the issue"), ShowIssue(answer.week).data),),)
        watch = ((Button("📊 " + say("Progress"), Watch(answer.broadcast).data),),) if answer.broadcast else ()
        return _message(say, sign, _outcome(say, answer, name), "", "", (*watch, *issue))

    def settled(self, week: Week, language: str) -> Message:
        """What is left of a card of which nobody knows any more what came of it."""
        say = self._texts.voice(language)
        return _message(say, "✋", say("%(week)s does not wait for approval any more", week=week), "", "", ())

    def moved(self, week: Week, language: str) -> Message:
        """What is left of a card when another message takes its part."""
        say = self._texts.voice(language)
        return self.said(say("Approval of %(week)s is asked for further down.", week=week), language)

    def said(self, text: str, language: str) -> Message:
        return Message(self._texts.voice(language).html("editor_line", text=text))

    def gone(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("This was answered before, or it has changed since. Nothing was done.")

    def bar(self, bar: Barred, language: str) -> str:
        """Why this editor cannot approve it."""
        say = self._texts.voice(language)
        match bar:
            case Barred.ASKER:
                return say("You asked for this yourself: another editor has to approve it.")
            case Barred.AUTHOR:
                return say("The last change in it is yours: another editor has to approve it.")
            case Barred.NEW:
                return say("You have been an editor for less than a day: tomorrow you can approve.")

    def nobody(self, author: str | None, language: str) -> str:
        """Why it could not be asked for; `author` is who could ask instead, None: there is no second editor."""
        say = self._texts.voice(language)
        if author is None:
            return say("A second editor has to approve this, and there is none.")
        if not author:
            return say("Nobody is left who could approve this: let whoever made the last change ask for it.")
        return say("The last change is by %(name)s, who cannot approve it: let %(name)s ask for it.", name=author)

    def _when(self, say: Voice, approval: Approval) -> str:
        if approval.due:
            return say("It is to go out: %(moment)s.", moment=self._moment(approval.due, say.language))
        return ""


def _outcome(say: Voice, answer: Answer, name: str) -> str:
    week = answer.week
    match answer.how:
        case Ended.APPROVED:
            if name:
                return say("%(week)s is approved: %(name)s", week=week, name=name)
            return say("%(week)s is approved", week=week)
        case Ended.DECLINED:
            if name:
                return say("%(week)s is not approved: %(name)s", week=week, name=name)
            return say("%(week)s is not approved", week=week)
        case Ended.WITHDRAWN:
            return say("Approval of %(week)s is not asked for any more", week=week)
        case Ended.CHANGED:
            return say("%(week)s has changed: ask for approval again", week=week)
        case Ended.DISCARDED:
            if name:
                return say(
                    "%(week)s needs no approval any more: %(name)s has discarded the draft", week=week, name=name
                )
            return say("%(week)s needs no approval any more: the draft is discarded", week=week)
        case Ended.LAPSED:
            return say("Nobody has approved %(week)s for a week: ask again", week=week)


def _title(say: Voice, approval: Approval, name: str) -> str:
    week = approval.week
    if approval.proposal:
        return (
            say("%(name)s asks you to approve a correction of %(week)s", name=name, week=week)
            if name
            else say("A correction of %(week)s waits for your approval", week=week)
        )
    if name:
        return say("%(name)s asks you to approve %(week)s", name=name, week=week)
    return say("%(week)s waits for your approval", week=week)


def _message(say: Voice, sign: str, title: str, when: str, shown: str, rows: Keyboard) -> Message:
    head = say.html("editor_approval", sign=sign, title=title, when=when)
    return Message(f"{head}\n\n{shown}" if shown else head, rows)
