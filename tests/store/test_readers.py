"""What is kept of readers, and what a broadcast makes of their changes."""

import pytest

from bot.build import utc_now
from bot.model.broadcast import Terms
from bot.model.message import Message
from bot.model.reader import ALL_TOPICS, Address, Format, Preferences, Variant
from bot.store.broadcasts import Broadcasts, VariantsMissing
from bot.store.cipher import Cipher
from bot.store.confirmations import Confirmations, Published
from bot.store.deliveries import Deliveries
from bot.store.issues import Issues
from bot.store.readers import Readers
from bot.store.schedule import Schedule
from bot.store.sqlite.backlog import read_backlog
from bot.store.sqlite.database import SqliteDatabase
from tests.kills import WEEK, commentary
from tests.stage import Stage

BELARUSIAN = Preferences("be", subscribed=True)
ENGLISH = Preferences("en", subscribed=True)


async def begin(
    database: SqliteDatabase, cipher: Cipher, *variants: Variant, editor: int = 1, presser: int | None = None
) -> int:
    """Publish a draft in these variants; the number of its broadcast."""
    issue = await Issues(database, utc_now).find(WEEK)
    assert issue
    offer = await Confirmations(database, cipher, utc_now).offer(editor, issue)
    if presser:
        offer = type(offer)(offer.nonce, presser, offer.week, offer.content)
    bundles = {variant: [Message(f"for {variant.language}")] for variant in variants}
    schedule = Schedule(database, cipher, utc_now)
    booked = await schedule.find(WEEK) or await schedule.book(offer, 0, Terms())
    return await Broadcasts(database, utc_now).publish(issue, 1, bundles, booked)


async def test_what_a_reader_chose_is_found_again_and_nobody_elses(stage: Stage) -> None:
    async with stage.store() as (database, cipher):
        readers = Readers(database, cipher, utc_now)
        chosen = Preferences("ru", Format.FULL, topics=5, silent=True, subscribed=True)
        await readers.save(Address(7), BELARUSIAN)
        await readers.save(Address(7), chosen)
        assert await readers.find(Address(7)) == chosen
        assert await readers.find(Address(8)) is None


async def test_readers_of_several_languages_are_a_variant_of_their_own(stage: Stage) -> None:
    async with stage.store() as (database, cipher):
        readers = Readers(database, cipher, utc_now)
        chosen = Preferences("be", also=("ru", "en"), subscribed=True)
        await readers.save(Address(7), chosen)
        assert await readers.find(Address(7)) == chosen
        assert await readers.subscribers(1) == {Variant("be ru en", Format.BRIEF, 1): 1}


async def test_variants_are_counted_by_the_topics_that_are_followed_and_present(stage: Stage) -> None:
    async with stage.store() as (database, cipher):
        readers = Readers(database, cipher, utc_now)
        for chat, topics in enumerate([ALL_TOPICS, ALL_TOPICS, 0b110, 0b010, 0b001], start=1):
            await readers.save(Address(chat), Preferences("be", topics=topics, subscribed=True))
        await readers.save(Address(99), Preferences("be"))
        assert await readers.subscribers(0b011) == {
            Variant("be", Format.BRIEF, 0b011): 2,
            Variant("be", Format.BRIEF, 0b010): 2,
            Variant("be", Format.BRIEF, 0b001): 1,
        }


async def test_who_changes_language_while_deliveries_are_opened_gets_what_was_published_as_chosen_then(
    stage: Stage,
) -> None:
    variant = Variant("be", Format.BRIEF, 1)
    await stage.draft([commentary("be")])
    async with stage.store() as (database, cipher):
        readers, deliveries = Readers(database, cipher, utc_now), Deliveries(database, cipher, run=1)
        await readers.save(Address(7), BELARUSIAN)
        number = await begin(database, cipher, variant)
        await readers.save(Address(7), ENGLISH)
        while await deliveries.open(number, 0):
            pass
        assert read_backlog(stage.database, 0).queued == 1


async def test_who_leaves_before_the_delivery_is_opened_gets_nothing(stage: Stage) -> None:
    await stage.draft([commentary("be")])
    async with stage.store() as (database, cipher):
        readers, deliveries = Readers(database, cipher, utc_now), Deliveries(database, cipher, run=1)
        await readers.save(Address(7), BELARUSIAN)
        number = await begin(database, cipher, Variant("be", Format.BRIEF, 1))
        assert await readers.erase(Address(7))
        assert not await readers.erase(Address(7))
        await readers.save(Address(7), BELARUSIAN)
        while await deliveries.open(number, 0):
            pass
        assert read_backlog(stage.database, 0).queued == 0


async def test_a_variant_that_came_up_since_the_rendering_is_asked_for_and_nothing_is_written(stage: Stage) -> None:
    await stage.draft([commentary("be")])
    async with stage.store() as (database, cipher):
        await Readers(database, cipher, utc_now).save(Address(7), ENGLISH)
        with pytest.raises(VariantsMissing) as missing:
            await begin(database, cipher, Variant("be", Format.BRIEF, 1))
        assert missing.value.variants == {Variant("en", Format.BRIEF, 1)}
        assert await Broadcasts(database, utc_now).of_week(WEEK) is None
        assert await begin(database, cipher, Variant("en", Format.BRIEF, 1))


async def test_every_choice_that_a_subscriber_has_made_is_asked_for(stage: Stage) -> None:
    forms, topics = (Format.BRIEF, Format.FULL), (0b10, 0b11)
    choices = [(language, form, chosen) for language in ("be", "en", "ru") for form in forms for chosen in topics]
    await stage.draft([commentary("be")])
    async with stage.store() as (database, cipher):
        readers = Readers(database, cipher, utc_now)
        for chat, (language, form, chosen) in enumerate(choices * 2, start=1):
            subscribed = (language, form) != ("en", Format.FULL)
            await readers.save(Address(chat), Preferences(language, form, chosen, subscribed=subscribed))
        with pytest.raises(VariantsMissing) as missing:
            await begin(database, cipher)
        taken = {(language, form) for language, form, _ in choices} - {("en", Format.FULL)}
        assert missing.value.variants == {Variant(language, form, 1) for language, form in taken}


async def test_a_confirmation_of_another_editor_publishes_nothing(stage: Stage) -> None:
    await stage.draft([commentary("be")])
    async with stage.store() as (database, cipher):
        with pytest.raises(Published):
            await begin(database, cipher, editor=1, presser=2)
        assert await Broadcasts(database, utc_now).of_week(WEEK) is None


async def test_who_is_told_that_a_reader_leaves_is_told_once_nothing_more_can_be_claimed_for_them(stage: Stage) -> None:
    told: list[str | int] = []
    database = await SqliteDatabase.open(stage.database, lambda kind, _: told.append(kind))
    readers = Readers(database, Cipher.read(stage.key_file), utc_now, told.append)
    await readers.save(Address(7), ENGLISH)
    await readers.erase(Address(7))
    await database.close()
    assert told[told.index(1) - 1 :] == ["write", 1]
