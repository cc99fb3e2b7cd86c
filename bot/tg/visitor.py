"""Who asks: where the answer goes, and the preferences that shape it."""

from dataclasses import replace

from telegram import Update, User
from telegram.ext import ContextTypes

from bot.model.languages import offer
from bot.model.publication import Publication
from bot.model.reader import Address, Preferences
from bot.store.readers import Readers

Context = ContextTypes.DEFAULT_TYPE


def person(update: Update) -> User:
    """Raises ValueError for updates that no person makes; our handlers ask for none of those."""
    if update.effective_user is None:
        raise ValueError("this update comes from nobody")
    return update.effective_user


def address(update: Update) -> Address:
    """A private chat has the number of the person in it."""
    return Address(person(update).id)


def greeted(update: Update, publication: Publication) -> Preferences:
    """Those of somebody who has chosen nothing: the language is that of their Telegram."""
    return Preferences(offer(person(update).language_code, publication.languages))


async def preferences(update: Update, readers: Readers, publication: Publication) -> Preferences:
    """Those that are stored, else of a stranger; in a language that the publication still has."""
    stored = await readers.find(address(update))
    if stored is None:
        return greeted(update, publication)
    return replace(stored, language=offer(stored.language, publication.languages))
