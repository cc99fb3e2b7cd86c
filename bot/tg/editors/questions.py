"""Asks editors what their files leave open, one thing after the other, and takes the files in then."""

from collections.abc import Sequence
from dataclasses import replace

from bot.callbacks.questions import Answer, GiveUp, QuestionCallback, TakeIn
from bot.desk.intake import Intake
from bot.desk.scheduling import Scheduling
from bot.model.reading import Asked, Option, Taken
from bot.model.receipt import Barred, File
from bot.model.update import Update
from bot.model.week import Week
from bot.render.editors.questions import QuestionScreens
from bot.store.questions import Questions
from bot.tg.chat import Chat
from bot.tg.editors.arrivals import Arrivals, Parcel
from bot.tg.editors.countdowns import Countdowns
from bot.tg.visitor import Visitor


class EditorQuestions:
    def __init__(
        self,
        chat: Chat,
        intake: Intake,
        scheduling: Scheduling,
        questions: Questions,
        arrivals: Arrivals,
        countdowns: Countdowns,
        screens: QuestionScreens,
    ) -> None:
        self._chat = chat
        self._intake = intake
        self._scheduling = scheduling
        self._countdowns = countdowns
        self._questions = questions
        self._arrivals = arrivals
        self._screens = screens

    async def done(self, update: Update, callback: QuestionCallback, visitor: Visitor) -> bool:
        """Whether there was still such a choice; whose day is over is told to send the file again."""
        if isinstance(callback, TakeIn):
            return await self._take_in(update, callback.week, visitor)
        file = await self._questions.find(callback.question, visitor.person)
        if file is None:
            self._chat.notice(update, self._screens.lapsed(visitor.language), alert=True)
            return True
        match callback:
            case Answer():
                return await self._answer(update, callback, file, visitor)
            case GiveUp(number):
                await self._questions.drop(number, visitor.person)
                await self._chat.show(update, self._screens.given_up(file.name, visitor.language))
                return True

    async def _answer(self, update: Update, callback: Answer, file: File, visitor: Visitor) -> bool:
        """The next question, or the receipt, takes the place of this one."""
        choices = await self._choices(file, callback)
        if callback.choice >= len(choices):
            return False
        told = replace(file, answers={**file.answers, callback.about: choices[callback.choice].value})
        arrival = await self._intake.arrive(told, visitor.person)
        if isinstance(arrival, Asked):
            await self._questions.remember(callback.question, told.answers)
            await self._chat.show(update, self._screens.question(arrival, callback.question, visitor.language))
        elif isinstance(arrival, Barred):
            await self._questions.remember(callback.question, told.answers)
            await self._chat.show(update, self._screens.barred(arrival.week, 1, visitor.language))
        elif await self._questions.drop(callback.question, visitor.person):
            await self._arrivals.tell([Parcel(visitor, arrival)], update)
        return True

    async def _take_in(self, update: Update, week: Week, visitor: Visitor) -> bool:
        """Should it have gone out meanwhile, a correction is offered for each of them."""
        if taken_back := await self._scheduling.take_back(visitor.person, week):
            await self._countdowns.recalled(week, "")
        parcels = []
        for number, file in (await self._questions.all(visitor.person)).items():
            reading = await self._intake.read(file)
            if not isinstance(reading, Taken) or reading.commentary.week != week:
                continue
            arrival = await self._intake.take(reading, visitor.person)
            if not isinstance(arrival, Barred) and await self._questions.drop(number, visitor.person):
                parcels.append(Parcel(visitor, arrival))
        if parcels:
            await self._arrivals.tell(parcels, update)
        elif taken_back:
            self._chat.notice(update)
        return bool(parcels) or taken_back

    async def _choices(self, file: File, callback: Answer) -> Sequence[Option]:
        """Those that the question has offered."""
        asked = await self._intake.read(file)
        open_questions = asked.questions if isinstance(asked, Asked) else ()
        return next((each.choices for each in open_questions if each.about is callback.about), ())
