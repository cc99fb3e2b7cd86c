"""Who did what: on the cards, and in /journal, with two people at the desk."""

from bot.callbacks.desk import SetVerdict
from bot.demo.phone import Person
from bot.demo.telegram.message import ChatMessage
from bot.model.publication import Trend
from bot.model.reader import Preferences
from bot.model.week import Week
from bot.store.editors import EDITORS
from tests.editors.chat import WEEK, drafts, noticed, prepares, presses, publishes, seen, sees
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
        await decides(jan, await sees(jan, "Drafts"), Trend.WORSENED)
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
            f"Ala: text – Belarus–West relations, in English ({WEEK})"
        ]


async def test_who_is_dismissed_leaves_a_name_and_nothing_else(stage: Stage) -> None:
    ala, jan = await staffed(stage)
    async with stage.bot():
        await drafts(ala)
        ala.says("/lock")
        await sees(ala, "Lock the desk?")
        await presses(ala, "🔒 Lock for 24 hours", "Ala has locked the desk")
    stage.settings["ZVODKA_OWNERS"] = str(OWNER + 1)
    async with stage.bot():
        told = await deeds(jan, "Ala: the desk locked")
    assert told == ["Ala: the desk locked", f"Ala: text – Belarus–West relations, in English ({WEEK})"]
    async with stage.store() as (database, cipher):
        kept = {row["chat"] for row in await database.fetch(EDITORS)}
        (journal,) = await database.fetch("SELECT group_concat(deed || detail) AS told FROM journal")
        (former,) = await database.fetch("SELECT chat, name FROM former")
    assert cipher.seal(OWNER) not in kept
    assert (str(OWNER) in journal["told"], "Ala" in journal["told"]) == (False, False)
    assert (former["chat"], former["name"]) == (cipher.seal(OWNER), "Ala")


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


async def test_what_is_done_to_a_published_issue_is_noted_and_stands_on_its_screen(stage: Stage) -> None:
    ala, jan = await staffed(stage)
    stage.settings["ZVODKA_UNDO_SECONDS"] = "0"
    (reader,) = stage.telegram.crowd(1)
    await stage.subscribe([reader], Preferences("en", subscribed=True))
    async with stage.bot():
        await drafts(ala)
        await publishes(ala)
        await sees(ala, "is published")
        jan.says("/desk")
        await sees(jan, "Published")
        await presses(jan, "📣 23–29 November 2026", "Ala: the issue went out")
        await presses(jan, "🌐 Belarus–West relations", "Verdict: ")
        await presses(jan, "▼ worsened", f"Correct the issue {WEEK}?")
        await presses(jan, "✏️ Correct, and send a message", f"The issue {WEEK} is corrected.")
        ala.says("/desk")
        await ala.until(lambda ala: "📣 23–29 November 2026" in ala.last.buttons)
        await presses(ala, "📣 23–29 November 2026", "Jan: correction – Belarus–West relations, worsened")
        await presses(ala, "🚫 Retract…", f"Retract the issue {WEEK}?")
        await presses(ala, "✏️ Retract, and tell readers", f"The issue {WEEK} is retracted.")
        await presses(ala, "To the issue", "Ala: the issue retracted")
        await presses(ala, "🗂 Make it a draft again", "Ala: a draft again")


async def test_what_is_done_to_a_draft_is_noted(stage: Stage) -> None:
    ala, _ = await staffed(stage)
    async with stage.bot():
        await drafts(ala)
        await presses(ala, "📅 Another week…", "To which week")
        button = next(label for label in ala.last.buttons if "(2026-W49)" in label)
        await presses(ala, button, "moved here from another week – 2026-W48")
        await presses(ala, "✂️ Remove text…", "From which topic")
        await presses(ala, "Belarus–West relations", "Which text")
        await presses(ala, "in English", "Draft 2026-W49")
        await sees(ala, "Ala: text removed – Belarus–West relations, in English")
        await presses(ala, "🗑 Discard draft…", "cannot be brought back")
        await presses(ala, "🗑 Discard the draft", "is discarded")
        await deeds(ala, "Ala: draft discarded (2026-W49)")


async def test_who_asks_and_who_approves_are_both_noted(stage: Stage) -> None:
    ala, jan = await staffed(stage)
    stage.settings["ZVODKA_APPROVALS"] = "1"
    async with stage.bot():
        await drafts(ala)
        await prepares(ala)
        await presses(ala, "✋ Ask for approval", "waits for approval")
        await presses(await waits(jan), "✋ Do not approve", "Jan")
        await deeds(jan, f"Jan: approval declined ({WEEK})")
        await prepares(ala)
        await presses(ala, "✋ Ask for approval", "waits for approval")
        await presses(await waits(jan), "✅ Approve", "is being published")
        told = await deeds(jan, f"Jan: approval ({WEEK})")
    assert [line.partition(" (")[0] for line in told] == [
        "Jan: approval",
        "Ala: asking for approval",
        "Jan: approval declined",
        "Ala: asking for approval",
        "Ala: text – Belarus–West relations, in English",
    ]


async def waits(person: Person) -> Person:
    """Until they are asked to approve."""
    await person.until(lambda person: any("✅ Approve" in message.buttons for message in person.messages))
    return person
