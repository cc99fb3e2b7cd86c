"""What the buttons below a question about a file carry."""

from dataclasses import dataclass

from bot.callbacks.codec import CallbackData, Count
from bot.model.reading import Doubt


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


QuestionCallback = Answer | GiveUp
