"""What the buttons below a question about a file carry."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData, Count
from bot.model.reading import Doubt
from bot.model.week import Week


@dataclass(frozen=True)
class Answer(CallbackData, verb="e-answer"):
    question: Count
    about: Doubt
    #: Which of the choices, from 0.
    choice: Count


@dataclass(frozen=True)
class GiveUp(CallbackData, verb="e-give-up"):
    """The file is not taken in after all."""

    question: Count


@dataclass(frozen=True)
class TakeIn(CallbackData, verb="e-take-in"):
    """Take the issue of that week back, and put in what this editor has sent for it meanwhile."""

    week: Week


QuestionCallback = Answer | GiveUp | TakeIn
