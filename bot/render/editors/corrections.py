"""What editors see of a correction: what it changes and for whom, and what became of it."""

from collections.abc import Sequence

from bot.callbacks.broadcasts import ConfirmStop, Control, Watch
from bot.callbacks.corrections import Consider, Correct, Explain, KeepVerdict, Withdraw
from bot.callbacks.desk import ShowIssue
from bot.model.broadcast import Action, BroadcastState
from bot.model.correction import Reach
from bot.model.message import Button, ButtonRow, Keyboard, Message
from bot.model.publication import Publication
from bot.model.week import Week
from bot.model.weighed import Weighed
from bot.render.corrections import line
from bot.render.dates import week_range
from bot.render.edition import in_language
from bot.render.editors.differences import difference_lines
from bot.render.numbers import figure, fitted, topic_name
from bot.render.verdict import verdict_words
from bot.render.voice import Texts, Voice

WAITING = {BroadcastState.PAUSED, BroadcastState.RESTING}
"""An editor's word lets it go on."""
MOST_LISTED = 90
"""Buttons of one message: Telegram takes a hundred."""


class CorrectionScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def correction(self, weighed: Weighed, language: str) -> Message:
        """Asks how far it is to go; what fits first stands first."""
        say = self._texts.voice(language)
        text = say.html(
            "editor_correction",
            title=_title(say, weighed),
            dates=week_range(weighed.before.week, language),
            under_way=_under_way(say, weighed),
            changes=fitted(say, self._changes(say, weighed)),
            told=self._told(say, weighed),
            effects=_effects(say, weighed),
            reason=weighed.proposal.reason,
        )
        return Message(text, _keyboard(say, weighed))

    def several(self, weighed: Sequence[Weighed], language: str) -> Message:
        """A list of what was sent together, with a button for each."""
        say, week = self._texts.voice(language), weighed[0].before.week
        places = [self._place(say, each) for each in weighed]
        text = say.html(
            "editor_correction",
            title=say.plural(
                "%(count)s text changes the issue %(week)s",
                "%(count)s texts change the issue %(week)s",
                len(weighed),
                week=week,
            ),
            dates=week_range(week, language),
            changes=fitted(
                say, [f"{place}. {' '.join(_effects(say, each))}" for place, each in zip(places, weighed, strict=True)]
            ),
            under_way=_under_way(say, weighed[0]),
            told=(),
            effects=[say("Nothing is corrected yet. Press a text to see what it changes.")],
        )
        buttons = [
            (Button(place, Consider(each.proposal.number).data),) for place, each in zip(places, weighed, strict=True)
        ]
        return Message(text, tuple(buttons[:MOST_LISTED]))

    def _place(self, say: Voice, weighed: Weighed) -> str:
        amendment = weighed.proposal.amendment
        return f"{topic_name(self._publication, amendment.topic, say.language)}, {in_language(say, amendment.language)}"

    def reason(self, language: str) -> Message:
        say = self._texts.voice(language)
        return Message(
            say.html("editor_line", text=say("Send the reason in one sentence. Readers see it as you write it."))
        )

    def made(self, weighed: Weighed, broadcast: int, language: str) -> Message:
        """`broadcast` is the number of the one that tells readers; 0: none does."""
        say, week = self._texts.voice(language), weighed.before.week
        text = _made(say, weighed)
        if not broadcast:
            text += " " + say("Nothing was sent to anyone.")
        issue = Button(say("To the issue"), ShowIssue(week).data)
        watch = ((Button("📊 " + say("Progress"), Watch(broadcast).data),),) if broadcast else ()
        return Message(say.html("editor_line", text=text), (*watch, *_going_on(say, weighed), (issue,)))

    def left(self, week: Week, language: str) -> Message:
        say = self._texts.voice(language)
        issue = Button(say("To the issue"), ShowIssue(week).data)
        return Message(say.html("editor_line", text=say("The published issue stays as it is.")), ((issue,),))

    def nothing(self, language: str) -> str:
        """There is nothing (more) to correct."""
        say = self._texts.voice(language)
        return say("The published issue says so already.")

    def overtaken(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("Nothing was done: the issue has changed since. Try again.")

    def _changes(self, say: Voice, weighed: Weighed) -> list[str]:
        amendment = weighed.proposal.amendment
        if not amendment.topic:
            return [say("Nobody can read it any more: in its place stands that it was retracted.")]
        topic = topic_name(self._publication, amendment.topic, say.language)
        lines = [self._place(say, weighed) if amendment.revision else topic]
        was, now = (issue.trends.get(amendment.topic) for issue in (weighed.before, weighed.after))
        if was and now and was is not now:
            lines.append(
                say(
                    "Verdict: %(verdict)s (before: %(earlier)s)",
                    verdict=verdict_words(say, now),
                    earlier=verdict_words(say, was),
                )
            )
        return [*lines, *_headlines(say, weighed), *difference_lines(say, weighed.difference)]

    def _told(self, say: Voice, weighed: Weighed) -> list[str]:
        """The lines that readers will see."""
        corrections = weighed.after.corrections[len(weighed.before.corrections) :]
        return [line(say, self._publication, weighed.after, each) for each in corrections]


def _headlines(say: Voice, weighed: Weighed) -> list[str]:
    amendment = weighed.proposal.amendment
    old, new = (issue.find(amendment.topic, amendment.language) for issue in (weighed.before, weighed.after))
    if new is None:
        return []
    if old is None:
        return [say("New: there was no text here"), new.commentary.headline]
    if old.commentary.headline == new.commentary.headline:
        return []
    was, now = old.commentary.headline, new.commentary.headline
    return [say("Was: %(sentence)s", sentence=was), say("Now: %(sentence)s", sentence=now)]


def _title(say: Voice, weighed: Weighed) -> str:
    if not weighed.proposal.amendment.topic:
        return say("Retract the issue %(week)s?", week=weighed.before.week)
    if weighed.adds:
        return say("Add this text to the issue %(week)s?", week=weighed.before.week)
    return say("Correct the issue %(week)s?", week=weighed.before.week)


def _effects(say: Voice, weighed: Weighed) -> list[str]:
    edited, told = (figure(number, say.language) for number in (weighed.edited, weighed.told))
    lines = []
    if weighed.edited:
        lines.append(
            say.plural("%(number)s copy is changed.", "%(number)s copies are changed.", weighed.edited, number=edited)
        )
    if weighed.told:
        lines.append(
            say.plural(
                "%(number)s reader gets a message.", "%(number)s readers get a message.", weighed.told, number=told
            )
        )
    if not (weighed.edited or weighed.told):
        lines.append(say("No copies are changed; who opens the issue sees it."))
    return lines


def _under_way(say: Voice, weighed: Weighed) -> str:
    """What it means for an issue that not everybody has yet; "" if all have it."""
    if not weighed.on_its_way or not weighed.broadcast:
        return ""
    if not weighed.proposal.amendment.topic:
        return say("The issue is still going out: that stops at once, and who has not had it never gets it.")
    if weighed.broadcast.state is BroadcastState.RUNNING:
        return say(
            "The issue is on its way: who has not had it yet gets it corrected, and the copies of the others "
            "are changed."
        )
    return say(
        "Not everybody has the issue, and nothing of it goes out now. If it goes on, the rest get it corrected; "
        "the copies of the others are changed at once."
    )


def _made(say: Voice, weighed: Weighed) -> str:
    if not weighed.proposal.amendment.topic:
        return say("The issue %(week)s is retracted.", week=weighed.before.week)
    return say("The issue %(week)s is corrected.", week=weighed.before.week)


def _keyboard(say: Voice, weighed: Weighed) -> Keyboard:
    number, amendment = weighed.proposal.number, weighed.proposal.amendment
    loud = Button(f"✏️ {_loud(say, weighed)}", Correct(number, Reach.LOUD).data)
    silent = Button("🔕 " + say("Silently: change the copies"), Correct(number, Reach.SILENT).data)
    archive = Button("🗄 " + say("In the archive only"), Correct(number, Reach.ARCHIVE).data)
    reason = say("Change the reason…") if weighed.proposal.reason else say("Give a reason…")
    rows = [
        _pausing(say, weighed),
        (loud,) if weighed.edited or weighed.told or weighed.on_its_way else (),
        (silent,) if weighed.edited and weighed.told else (),
        (archive,),
        (Button(say("Leave the verdict"), KeepVerdict(number).data),) if amendment.trend and amendment.revision else (),
        (Button(reason, Explain(number).data),),
        (Button(say("Leave as it is"), Withdraw(number).data),),
    ]
    return tuple(row for row in rows if row)


def _pausing(say: Voice, weighed: Weighed) -> ButtonRow:
    """What goes out wrong can wait while the editor weighs this."""
    issue = weighed.broadcast
    if issue is None or issue.state is not BroadcastState.RUNNING or not weighed.proposal.amendment.topic:
        return ()
    return (Button("⏸ " + say("Pause the issue first"), ConfirmStop(issue.number).data),)


def _going_on(say: Voice, weighed: Weighed) -> tuple[ButtonRow, ...]:
    """After a correction an issue that was paused or stopped can go on; a retracted one cannot."""
    issue = weighed.broadcast
    if issue is None or not weighed.proposal.amendment.topic or issue.state not in WAITING:
        return ()
    return ((Button("▶️ " + say("Go on with the issue"), Control(issue.number, Action.RESUME).data),),)


def _loud(say: Voice, weighed: Weighed) -> str:
    if not weighed.proposal.amendment.topic:
        return say("Retract, and tell readers")
    if weighed.adds:
        return say("Send the text")
    return say("Correct, and send a message") if weighed.told else say("Correct the copies")
