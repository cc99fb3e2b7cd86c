"""Who did what: on the cards, and in /journal, with two people at the desk."""

from bot.callbacks.desk import SetVerdict
from bot.demo.phone import Person
from bot.demo.telegram.message import ChatMessage
from bot.model.publication import Trend
from bot.model.reader import Preferences
from bot.model.week import Week
from bot.store.editors import EDITORS
from tests.editors.chat import WEEK, drafts, noticed, presses, publishes, seen, sees
from tests.stage import OWNER, Stage

JOURNAL = "📓 Journal"
NAMED = "INSERT INTO person (chat, name, language) VALUES (:chat, :name, 'en')"


async def staffed(stage: Stage) -> tuple[Person, Person]:
    """Ala and Jan, who are owners; an issue can be taken back for a minute."""
    stage.settings |= {"ZVODKA_OWNERS": f"{OWNER},{OWNER + 1}", "ZVODKA_UNDO_SECONDS": "60"}
    people = stage.editor(), stage.telegram.person("Colleague", language="en", user_id=OWNER + 1)
    names = {person.id: name for person, name in zip(people, ("Ala", "Jan"), strict=True)}
    async with stage.store() as (database, cipher):
        values = [{"chat": cipher.seal(chat), "name": name} for chat, name in names.items()]
        await database.write(lambda sql: sql.many(NAMED, values))
    for person in people:
        person.started = True
    await stage.subscribe(people, Preferences("en"))
    return people


async def deeds(person: Person, last: str) -> list[str]:
    """The lines of /journal, without the time, once it begins with that one."""

    def lines() -> list[str]:
        newest = seen(person, JOURNAL)[-1:]
        told = [line.partition(" ")[2] for line in newest[0].text.splitlines()[3:]] if newest else []
        return [line for line in told if line]

    person.says("/journal")
    await person.until(lambda _: lines()[:1] == [last])
    return lines()


async def decides(person: Person, card: ChatMessage, trend: Trend) -> None:
    person.forges(SetVerdict(Week.parse(WEEK), "west", trend).data, card)
    await sees(person, "Verdict: ")


async def test_cards_and_the_journal_tell_who_did_what_newest_first(stage: Stage) -> None:
    ala, jan = await staffed(stage)
    async with stage.bot():
        await drafts(ala)
        card = await sees(ala, "Ala: text – Belarus–West relations, in English")
        jan.says("/desk")
        await decides(jan, await sees(jan, "desk"), Trend.WORSENED)
        await ala.until(
            lambda ala: "Jan: verdict – Belarus–West relations, worsened" in (ala.message(card.id) or card).text
        )
        await publishes(ala)
        await sees(jan, "goes out")
        await presses(jan, "↩️ Undo", "a draft again")
        told = await deeds(jan, f"Jan: publication taken back ({WEEK})")
    assert told == [
        f"Jan: publication taken back ({WEEK})",
        f"Ala: publication ({WEEK})",
        f"Jan: verdict – Belarus–West relations, worsened ({WEEK})",
        f"Ala: text – Belarus–West relations, in English ({WEEK})",
    ]


async def test_what_changed_nothing_is_not_noted(stage: Stage) -> None:
    ala, _ = await staffed(stage)
    async with stage.bot():
        await drafts(ala)
        await drafts(ala)
        await sees(ala, "The same as before")
        await decides(ala, ala.last, Trend.UNCHANGED)
        assert await deeds(ala, f"Ala: text – Belarus–West relations, in English ({WEEK})") == [
            f"Ala: text – West, in English ({WEEK})"
        ]


async def test_who_is_dismissed_leaves_a_name_and_nothing_else(stage: Stage) -> None:
    ala, jan = await staffed(stage)
    async with stage.bot():
        await drafts(ala)
        ala.says("/lock")
        await sees(ala, "Lock the desk?")
        await presses(ala, "🔒 Lock for 24 hours", "The desk is locked")
    stage.settings["ZVODKA_OWNERS"] = str(OWNER + 1)
    async with stage.bot():
        told = await deeds(jan, "Ala: the desk locked")
    assert told == ["Ala: the desk locked", f"Ala: text – Belarus–West relations, in English ({WEEK})"]
    async with stage.store() as (database, cipher):
        kept = {row["chat"] for row in await database.fetch(EDITORS)}
        (journal,) = await database.fetch("SELECT group_concat(name || deed || detail) AS told FROM journal")
    assert cipher.seal(OWNER) not in kept
    assert str(OWNER) not in journal["told"]


async def test_the_journal_has_pages(stage: Stage) -> None:
    ala, _ = await staffed(stage)
    async with stage.bot():
        await drafts(ala)
        for trend in [Trend.IMPROVED, Trend.WORSENED] * 8:
            await noticed(ala, ala.forges(SetVerdict(Week.parse(WEEK), "west", trend).data, ala.last))
        await deeds(ala, f"Ala: verdict – Belarus–West relations, worsened ({WEEK})")
        await presses(ala, "Older →", "Ala: text – Belarus–West relations, in English")
        await presses(ala, "← Newer", "Ala: verdict – Belarus–West relations, worsened")


async def test_readers_are_shown_no_journal(stage: Stage) -> None:
    await staffed(stage)
    reader = stage.telegram.person("Reader")
    async with stage.bot():
        reader.says("/journal")
        await reader.answer()
    assert not seen(reader, JOURNAL)
