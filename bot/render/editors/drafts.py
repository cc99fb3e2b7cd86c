"""What editors see of issues: the draft's card, what an upload came to, the list of issues."""

from collections.abc import Sequence

from bot.callbacks.desk import SetVerdict
from bot.callbacks.drafts import Discard, Draft, Remove
from bot.callbacks.previews import Preview
from bot.callbacks.publishing import Prepare
from bot.model.issue import Issue, OpenDrafts
from bot.model.look import Change
from bot.model.message import Button, Keyboard, Message
from bot.model.publication import Publication, Trend
from bot.model.update import MediaKind
from bot.model.week import Week
from bot.render.dates import week_range
from bot.render.edition import in_language
from bot.render.editors.desk import desk_button
from bot.render.editors.exporting import export_button
from bot.render.editors.manual import template_button
from bot.render.editors.moving import week_button
from bot.render.editors.news import news_lines
from bot.render.editors.topics import open_to_writing, topic_buttons, topic_row
from bot.render.keyboards import back, in_pairs
from bot.render.numbers import fitted, more, topic_name
from bot.render.verdict import verdict_words
from bot.render.voice import Texts, Voice


def editor_commands(say: Voice) -> list[tuple[str, str]]:
    """The editors' part of the command menu, names and descriptions."""
    return [
        ("desk", say("This week's issue, and whatever waits")),
        ("preview", say("See what readers will get")),
        ("publish", say("Send a draft to its subscribers")),
        ("lock", say("Let nothing go out for 24 hours")),
        ("export", say("Get an issue as files")),
        ("stats", say("How many readers there are")),
        ("journal", say("Who did what, and when")),
        ("team", say("Who edits")),
    ]


class EditorScreens:
    def __init__(self, publication: Publication, texts: Texts) -> None:
        self._publication = publication
        self._texts = texts

    def draft(
        self,
        issue: Issue,
        language: str,
        news: Sequence[Change] = (),
        deeds: Sequence[str] = (),
        *,
        asker: str | None = None,
    ) -> Message:
        """The card of a draft: topics and languages, what is missing, what is new to its editor, what can be done.

        `deeds` are lines of the journal; `asker` is who waits for it to be approved, empty if nobody knows the name.
        """
        say = self._texts.voice(language)
        rows = [topic_row(say, self._publication, issue, topic) for topic in open_to_writing(self._publication, issue)]
        text = say.html(
            "editor_draft",
            week=issue.week,
            dates=week_range(issue.week, language),
            rows=fitted(say, rows),
            state=self._state(say, issue),
            waits=None if asker is None else _waits(say, asker),
            news=news_lines(say, self._publication, news),
            deeds=deeds,
        )
        return Message(text, self._draft_keyboard(say, issue))

    def moved(self, week: Week, language: str) -> Message:
        """What is left of a card when another message takes its part."""
        say = self._texts.voice(language)
        return self._question(say("The draft %(week)s is shown further down.", week=week), (), say)

    def removal(self, issue: Issue, topic_id: str, language: str) -> Message:
        """Asks which commentary to take out of the draft: of which topic, then in which language."""
        say = self._texts.voice(language)
        there = [(each.commentary.topic, each.commentary.language) for each in issue.revisions]
        if topic_id:
            name = topic_name(self._publication, topic_id, language)
            text = say("Which text on “%(topic)s” do you want to remove?", topic=name)
            buttons = [
                Button(in_language(say, spoken), Remove(issue.week, topic_id, spoken).data)
                for spoken in self._publication.languages
                if (topic_id, spoken) in there
            ]
        else:
            text = say("From which topic do you want to remove a text?")
            present = {topic for topic, _ in there}
            buttons = [
                Button(topic_name(self._publication, topic, language), Remove(issue.week, topic).data)
                for topic in sorted(present, key=self._order)
            ]
        return self._question(text, (*in_pairs(buttons), (back(say, Draft(issue.week).data),)), say)

    def discarding(self, issue: Issue, language: str) -> Message:
        say = self._texts.voice(language)
        text = say.plural(
            "Discard the draft %(week)s with its %(count)s text? It cannot be brought back.",
            "Discard the draft %(week)s with its %(count)s texts? It cannot be brought back.",
            len(issue.revisions),
            week=issue.week,
        )
        rows = (
            (Button("🗑 " + say("Discard the draft"), Discard(issue.week, sure=True).data),),
            (Button(say("Keep it"), Draft(issue.week).data),),
        )
        return self._question(text, rows, say)

    def discarded(self, week: Week, language: str) -> Message:
        say = self._texts.voice(language)
        return self._question(say("The draft %(week)s is discarded.", week=week), (), say)

    def which_verdict(self, week: Week, topic_id: str, doubted: tuple[Trend, Trend], language: str) -> Message:
        """A text names another verdict (the first) than its draft has (the second)."""
        say = self._texts.voice(language)
        named, drafted = (verdict_words(say, trend) for trend in doubted)
        text = say(
            "%(topic)s: this text says “%(named)s”, the draft so far “%(drafted)s”. Which is meant?",
            topic=topic_name(self._publication, topic_id, language),
            named=named,
            drafted=drafted,
        )
        rows = tuple(
            (Button(f"{trend.sign} {verdict_words(say, trend)}", SetVerdict(week, topic_id, trend).data),)
            for trend in doubted
        )
        return self._question(text, rows, say)

    def choose(self, drafts: OpenDrafts, callback: type[Preview | Prepare], language: str) -> Message:
        """Several drafts: which one is to be previewed or published? None: how to make one.

        Those that cannot be published come last, with a sign.
        """
        say = self._texts.voice(language)
        if not drafts.newest:
            text = say("There is no draft. /desk begins one; or send texts and files.")
            return self._question(text, (), say)
        rows = tuple(
            (Button(f"{_warning(draft)}{draft.week} · {week_range(draft.week, language)}", callback(draft.week).data),)
            for draft in sorted(drafts.newest, key=lambda each: not each.publishable)
        )
        lines = [say("Which draft?"), *_unready(say, drafts), *_others(say, drafts)]
        return self._question("\n".join(lines), rows, say)

    def unknown_week(self, language: str) -> Message:
        say = self._texts.voice(language)
        return self._question(
            say("There is no such issue. A week is written like 2019-W21; /desk lists them."), (), say
        )

    def media(self, kind: MediaKind, language: str) -> Message:
        """To what is neither a text nor a file."""
        say = self._texts.voice(language)
        match kind:
            case MediaKind.PHOTO:
                text = say(
                    "An issue is made of texts: a picture cannot go out with it. Send the text, or a file with it."
                )
            case MediaKind.VOICE:
                text = say("I cannot listen. Send the text, or a file with it.")
            case MediaKind.OTHER:
                text = say("An issue is made of texts. Send the text, or a file with it.")
        return self._question(text, ((template_button(say),),), say)

    def edited_command(self, language: str) -> Message:
        """To a message that was edited so that it is a command now."""
        say = self._texts.voice(language)
        return self._question(say("An edited message carries out no command: send the command anew."), (), say)

    def out_of_date(self, language: str) -> str:
        say = self._texts.voice(language)
        return say("This button is out of date. /desk shows how things stand.")

    def _question(self, text: str, rows: Keyboard, say: Voice) -> Message:
        return Message(say.html("editor_line", text=text), rows)

    def _order(self, topic_id: str) -> int:
        ids = [topic.id for topic in self._publication.topics]
        return ids.index(topic_id) if topic_id in ids else len(ids)

    def _state(self, say: Voice, issue: Issue) -> str:
        if not issue.revisions:
            return say("The draft is empty. Choose a topic, or send texts and files.")
        if issue.undecided:
            return say("It can be published once each topic with a text has a verdict.")
        if lacking := self._lacking(issue):
            return say.plural(
                "%(count)s translation is missing; readers get that text in another language.",
                "%(count)s translations are missing; readers get those texts in another language.",
                lacking,
            )
        return say("Every text is there in every language.")

    def _lacking(self, issue: Issue) -> int:
        """Texts that their topic has in another language only."""
        return sum(
            issue.find(topic, language) is None for topic in issue.topics for language in self._publication.languages
        )

    def _draft_keyboard(self, say: Voice, issue: Issue) -> Keyboard:
        week, topics = issue.week, topic_buttons(say, self._publication, issue)
        discard = Button("🗑 " + say("Discard draft…"), Discard(week).data)
        if not issue.revisions:
            return (*topics, (discard, desk_button(say)))
        publish = () if issue.undecided else (Button("📣 " + say("Publish…"), Prepare(week).data),)
        return (
            *topics,
            (Button("👁 " + say("Preview"), Preview(week).data), *publish),
            (Button("✂️ " + say("Remove text…"), Remove(week).data), discard),
            (week_button(say, week), export_button(say, week)),
            (desk_button(say),),
        )


def _warning(draft: Issue) -> str:
    return "" if draft.publishable else "⚠ "


def _unready(say: Voice, drafts: OpenDrafts) -> list[str]:
    """What the sign on the buttons means, if there is one."""
    return [] if all(draft.publishable for draft in drafts.newest) else [say("⚠ cannot be published yet")]


def _others(say: Voice, drafts: OpenDrafts) -> list[str]:
    return [more(say, drafts.others)] if drafts.others else []


def _waits(say: Voice, asker: str) -> str:
    return say("Waits for approval, as %(name)s has asked.", name=asker) if asker else say("Waits for approval.")
