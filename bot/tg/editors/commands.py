"""What editors do in the chat: their commands, documents and callbacks. Whatever is none of these is a reader's."""

from collections.abc import Awaitable, Callable, Mapping

from bot.callbacks.editors import MARK, EditorCallback
from bot.callbacks.previews import Preview
from bot.callbacks.publishing import Prepare
from bot.callbacks.table import decode
from bot.model.message import Message
from bot.model.publication import Publication
from bot.model.update import CallbackQuery, Command, Document, Media, Update, Words
from bot.model.week import Week
from bot.render.editors.drafts import EditorScreens
from bot.store.desk_locks import DeskLocked
from bot.tg.chat import Chat
from bot.tg.editors.callbacks import EditorCallbacks
from bot.tg.editors.corrections import EditorCorrections
from bot.tg.editors.desk import EditorDesk
from bot.tg.editors.exporting import EditorExports
from bot.tg.editors.figures import EditorFigures
from bot.tg.editors.issues import EditorIssues
from bot.tg.editors.journal import EditorJournal
from bot.tg.editors.locking import EditorLocking
from bot.tg.editors.manual import EditorManual
from bot.tg.editors.moving import EditorMoving
from bot.tg.editors.previews import EditorPreviews
from bot.tg.editors.scheduling import EditorScheduling
from bot.tg.editors.team import EditorTeam
from bot.tg.editors.unasked import Unasked
from bot.tg.editors.uploads import Uploads
from bot.tg.editors.writing import EditorWriting
from bot.tg.jobs import Jobs
from bot.tg.profile import Profile
from bot.tg.reply import Later
from bot.tg.visitor import Visitor

Opening = Callable[[Update, Visitor], Awaitable[None]]


class EditorDeeds:
    """For editors only: whoever calls it sees to that."""

    def __init__(
        self,
        chat: Chat,
        desk: EditorDesk,
        writing: EditorWriting,
        issues: EditorIssues,
        previews: EditorPreviews,
        callbacks: EditorCallbacks,
        scheduling: EditorScheduling,
        moving: EditorMoving,
        corrections: EditorCorrections,
        locking: EditorLocking,
        uploads: Uploads,
        unasked: Unasked,
        manual: EditorManual,
        exports: EditorExports,
        figures: EditorFigures,
        journal: EditorJournal,
        team: EditorTeam,
        screens: EditorScreens,
        profile: Profile,
        jobs: Jobs,
        publication: Publication,
    ) -> None:
        self._chat = chat
        self._writing = writing
        self._issues = issues
        self._previews = previews
        self._callbacks = callbacks
        self._scheduling = scheduling
        self._moving = moving
        self._corrections = corrections
        self._locking = locking
        self._uploads = uploads
        self._unasked = unasked
        self._exports = exports
        self._team = team
        self._screens = screens
        self._profile = profile
        self._jobs = jobs
        self._publication = publication
        self._opening: Mapping[str, Opening] = {
            **dict.fromkeys(("desk", "issues"), desk.open),
            "lock": locking.open,
            "unlock": locking.unlock,
            "stats": figures.open,
            "journal": journal.open,
            "team": team.open,
            "help": manual.open,
        }

    async def done(self, update: Update, visitor: Visitor) -> bool | Later:
        """False for what readers do as well."""
        try:
            return await self._done(update, visitor)
        except DeskLocked:
            await self._locking.refuse(update, visitor)
            return True

    async def _done(self, update: Update, visitor: Visitor) -> bool | Later:
        match update.what:
            case Command() as command:
                return await self._command(update, command, visitor)
            case Document() as document:
                await self._uploads.receive(document, visitor)
            case Words() as words:
                return await self._words(update, words, visitor)
            case Media() if update.edited:  # a place that somebody shares is edited all the time
                pass
            case Media(kind):
                await self._chat.show(update, self._screens.media(kind, visitor.language))
            case CallbackQuery(_, data) if data.startswith(MARK):
                await self._callback(update, data, visitor)
            case _:
                return False
        return True

    async def _words(self, update: Update, words: Words, visitor: Visitor) -> bool | Later:
        """As an awaited time, week or reason, or into what is being written, as a file, or as a text to ask about."""
        return (
            await self._team.said(update, words, visitor)
            or await self._scheduling.said(update, words, visitor)
            or await self._moving.said(update, words, visitor)
            or await self._corrections.explained(words, visitor)
            or await self._writing.took(update, words, visitor)
            or await self._uploads.pasted(words, visitor)
            or self._unasked.took(update, words, visitor)
            or False
        )

    async def _command(self, update: Update, command: Command, visitor: Visitor) -> bool:
        match command:
            case Command() if update.edited:
                await self._chat.say(visitor.person, self._screens.edited_command(visitor.language))
            case Command("preview", week):
                await self._chat.show(update, await self._previewed(week, visitor))
            case Command("publish", week):
                await self._chat.show(update, await self._prepared(week, visitor))
            case Command("export", words):
                await self._exports.asked(update, words, visitor)
            case Command(name) if name in self._opening:
                await self._opening[name](update, visitor)
            case Command("forget"):
                await self._team.leave(visitor)
                return False
            case Command("start"):
                self._jobs.begin(self._profile.equip(visitor.person))
                return False
            case _:
                return False
        return True

    async def _callback(self, update: Update, data: str, visitor: Visitor) -> None:
        callback = decode(data, self._publication)
        if not isinstance(callback, EditorCallback) or not await self._callbacks.done(update, callback, visitor):
            self._chat.notice(update, self._screens.out_of_date(visitor.language))

    async def _previewed(self, argument: str, visitor: Visitor) -> Message:
        """/preview [WEEK]"""
        week = await self._meant(argument, Preview, visitor.language)
        if not isinstance(week, Week):
            return week
        return await self._previews.choice(week, visitor.language) or await self._issues.unseen(week, visitor.language)

    async def _prepared(self, argument: str, visitor: Visitor) -> Message:
        """/publish [WEEK]: nothing is sent before the button on the card is pressed."""
        week = await self._meant(argument, Prepare, visitor.language)
        if not isinstance(week, Week):
            return week
        return await self._issues.prepared(Prepare(week), visitor.person, visitor.language)

    async def _meant(self, argument: str, callback: type[Preview | Prepare], language: str) -> Week | Message:
        """The week that was written, or the only draft's; else what to answer."""
        if not argument:
            return await self._issues.choice(callback, language)
        try:
            return Week.parse(argument.split(maxsplit=1)[0].upper())
        except ValueError:
            return self._screens.unknown_week(language)
