"""What an editor sees before a publication: previews, and the card that counts who will get what."""

from bot.callbacks.drafts import Draft
from bot.callbacks.publishing import Cancel, Prepare, Preview, Publish
from bot.model.issue import Issue, IssueState
from bot.model.message import Button, Keyboard, Message
from bot.model.plan import Plan
from bot.model.publication import Publication
from bot.model.reader import Format
from bot.model.week import Week
from bot.render.dates import language_name, week_range
from bot.render.edition import in_language
from bot.render.editors.terms import choices, doubts, payment, publish
from bot.render.keyboards import back
from bot.render.numbers import duration, figure, fitted, format_name, in_format, topic_name
from bot.render.voice import Texts, Voice


class PlanScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def plan(self, plan: Plan, nonce: str, language: str) -> Message:
        """The card with the button that publishes."""
        say, week = self._texts.voice(language), plan.issue.week
        text = say.html(
            "editor_plan",
            week=week,
            dates=week_range(week, language),
            subscribers=say("Subscribers: %(number)s", number=figure(sum(plan.subscribers.values()), language)),
            languages=self._by_language(plan, language),
            left_out=_left_out(say, plan.left_out, language),
            messages=_messages(say, plan, language),
            payment=payment(say, plan.terms, plan.price, language),
            borrowed=fitted(say, self._borrowed(say, plan, language)),
            doubts=doubts(say, plan.terms) if plan.messages else (),
        )
        rows = (
            (Button("📣 " + publish(say, plan.terms, plan.price, language), Publish(week, nonce, plan.terms).data),),
            *((choice,) for choice in choices(say, week, plan.terms, plan.price, language) if plan.messages),
            (Button(say("Cancel"), Cancel(week).data),),
        )
        return Message(text, rows)

    def preview_choice(self, issue: Issue, language: str) -> Message:
        """Asks whose messages are to be shown."""
        say = self._texts.voice(language)
        text = say("Which version of %(week)s do you want to see?", week=issue.week)
        return Message(say.html("editor_line", text=text), self._preview_keyboard(say, issue))

    def previewed(self, issue: Issue, preview: Preview, language: str) -> Message:
        """What follows the messages of a preview."""
        say = self._texts.voice(language)
        text = say(
            "Above is %(week)s as readers get it (%(in_language)s, %(in_format)s).",
            week=issue.week,
            in_language=in_language(say, preview.language),
            in_format=in_format(say, preview.format),
        )
        return Message(say.html("editor_line", text=text), self._preview_keyboard(say, issue))

    def renewed(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("The draft has changed, or ten minutes have passed: here is a new card.")

    def published(self, week: Week, language: str) -> Message:
        """For an issue that is no draft any more."""
        say = self._texts.voice(language)
        return Message(say.html("editor_line", text=say("The draft %(week)s has been published.", week=week)))

    def _preview_keyboard(self, say: Voice, issue: Issue) -> Keyboard:
        rows = tuple(
            tuple(
                Button(f"{language_name(spoken)} · {format_name(say, form)}", Preview(issue.week, spoken, form).data)
                for form in Format
            )
            for spoken in self._publication.languages
        )
        if issue.state is not IssueState.DRAFT:
            return rows
        publish = Button("📣 " + say("Publish…"), Prepare(issue.week).data)
        return (*rows, (back(say, Draft(issue.week).data), publish))

    def _by_language(self, plan: Plan, language: str) -> list[str]:
        return [
            f"{language_name(spoken)}: {figure(plan.subscribers[spoken], language)}"
            for spoken in self._publication.languages
            if plan.subscribers.get(spoken)
        ]

    def _borrowed(self, say: Voice, plan: Plan, language: str) -> list[str]:
        """Such as “English: Security, Society (sent in Belarusian)”."""
        return [
            say(
                "%(language)s: %(topics)s (sent %(in_other)s)",
                language=language_name(spoken),
                topics=", ".join(topic_name(self._publication, topic, language) for topic in topics),
                in_other=in_language(say, other),
            )
            for (spoken, other), topics in plan.borrowed.items()
        ]


def _left_out(say: Voice, count: int, language: str) -> str:
    if not count:
        return ""
    return say.plural(
        "%(number)s of them gets nothing: none of the topics they follow is in this issue.",
        "%(number)s of them get nothing: none of the topics they follow is in this issue.",
        count,
        number=figure(count, language),
    )


def _messages(say: Voice, plan: Plan, language: str) -> str:
    if not plan.messages:
        return say("Nobody will be sent a message; readers find the issue with /latest.")
    return say(
        "Messages: %(number)s (sending takes %(duration)s)",
        number=figure(plan.messages, language),
        duration=duration(say, plan.price.seconds if plan.price and plan.terms.paid else plan.seconds),
    )
