"""An issue comes to another week whole, or not at all."""

from dataclasses import replace

import pytest

from bot.model.broadcast import USUAL
from bot.model.cell import Part
from bot.model.issue import IssueState
from bot.model.look import Look
from bot.model.moving import Moved
from bot.model.publication import Trend
from bot.model.week import Week
from tests.render.issues import WEEK, commentary
from tests.store.kept import COLLEAGUE, EDITOR, Kept

OTHER = WEEK.shift(1)
OTHERWISE = {"answer", "approval", "broadcast", "correction", "flow", "journal", "moving", "proposal", "schedule"}
"""Those in which a draft that readers never knew has no row, which lapse by themselves, as an approval does, tell of no
issue (`flow`), or tell what was done then (`journal`).
"""
TEXTS = (commentary("west"), commentary("west", "be"), commentary("security"))


async def weeks(kept: Kept) -> dict[Week, IssueState]:
    rows = await kept.database.fetch("SELECT week, state FROM issue")
    return {Week.parse(row["week"]): IssueState(row["state"]) for row in rows}


async def move(kept: Kept, week: Week, other: Week) -> Moved:
    return await kept.stores.moves.move(week, other, (f"draft:{week}", f"draft:{other}"))


async def rows_of(kept: Kept, table: str, week: Week) -> int:
    rows = await kept.database.fetch(f"SELECT count(*) AS n FROM {table} WHERE week = :week", {"week": str(week)})
    return int(rows[0]["n"])


async def test_a_draft_takes_texts_verdicts_and_earlier_revisions_along(kept: Kept) -> None:
    first = await kept.drafts(*TEXTS)
    await kept.drafts(replace(TEXTS[0], headline="Another"))
    assert await move(kept, WEEK, OTHER) is Moved.MOVED
    moved = await kept.issue(OTHER)
    assert await weeks(kept) == {OTHER: IssueState.DRAFT}
    assert moved.trends == first.trends
    assert {each.commentary.headline for each in moved.revisions} == {"Another", "What west did", "What security did"}
    assert {each.commentary.week for each in moved.revisions} == {OTHER}
    earlier = await kept.stores.issues.find_revision(first.revisions[0].number)
    assert earlier
    assert earlier.commentary.week == OTHER


async def test_nothing_is_left_behind_in_the_week_that_a_draft_leaves(kept: Kept) -> None:
    """Whatever tables there will be: each that names the week of a draft is moved, emptied, or known here."""
    stores = kept.stores
    await stores.issues.begin(WEEK)
    step = await stores.steps.put(commentary("west"), Trend.IMPROVED)
    assert not isinstance(step, int)
    await kept.changes(EDITOR, WEEK)
    await stores.confirmations.offer(EDITOR, await kept.issue())
    await stores.cells.open(EDITOR, WEEK, "west", "be", Part.WHOLE)
    await stores.looks.keep(EDITOR, WEEK, Look({}, {}, kept.seconds))
    tables = {
        row["name"]
        for row in await kept.database.fetch(
            "SELECT m.name AS name FROM sqlite_master AS m JOIN pragma_table_info(m.name) AS c "
            "WHERE m.type = 'table' AND c.name = 'week'"
        )
    }
    used = {table for table in tables if await rows_of(kept, table, WEEK)}
    assert tables - used == OTHERWISE
    assert await move(kept, WEEK, OTHER) is Moved.MOVED
    assert not [table for table in tables if await rows_of(kept, table, WEEK)]


async def test_what_was_done_to_a_text_before_is_taken_back_after_the_move(kept: Kept) -> None:
    await kept.stores.issues.begin(WEEK)
    step = await kept.stores.steps.put(commentary("west"), Trend.IMPROVED)
    assert not isinstance(step, int)
    receipt = await kept.stores.steps.bind([step.number])
    await move(kept, WEEK, OTHER)
    undone, left = await kept.stores.steps.take_back(receipt)
    assert ([each.week for each in undone], left) == ([OTHER], [])
    assert not (await kept.issue(OTHER)).revisions


async def test_what_is_being_written_goes_along_unless_its_place_is_taken(kept: Kept) -> None:
    await kept.drafts(*TEXTS)
    cells = kept.stores.cells
    mine = await cells.open(EDITOR, WEEK, "west", "en", Part.WHOLE)
    theirs = await cells.open(COLLEAGUE, WEEK, "west", "en", Part.WHOLE)
    await cells.open(COLLEAGUE, OTHER, "west", "en", Part.WHOLE)
    await move(kept, WEEK, OTHER)
    found = [await cells.find(EDITOR, mine.number), await cells.find(COLLEAGUE, theirs.number)]
    assert [each.week for each in found if each] == [OTHER, WEEK]


async def test_permissions_to_publish_lapse_with_the_week(kept: Kept) -> None:
    issue = await kept.drafts(*TEXTS)
    offer = await kept.stores.confirmations.offer(EDITOR, issue)
    assert await kept.stores.confirmations.ask(EDITOR, WEEK, offer.nonce, paid=False)
    await move(kept, WEEK, OTHER)
    assert await kept.stores.confirmations.asked(EDITOR) is None


async def test_an_empty_draft_gives_way_and_any_other_issue_does_not(kept: Kept) -> None:
    await kept.drafts(*TEXTS)
    taken = {1: replace(TEXTS[0], week=WEEK.shift(1)), 2: replace(TEXTS[0], week=WEEK.shift(2))}
    await kept.drafts(taken[1])
    await kept.stores.issues.archive([taken[2]], {})
    await kept.stores.issues.set_verdict(WEEK.shift(3), "west", Trend.WORSENED)
    await kept.stores.issues.begin(WEEK.shift(4))
    for ahead in (1, 2, 3):
        assert await move(kept, WEEK, WEEK.shift(ahead)) is Moved.TAKEN
    assert len((await kept.issue()).revisions) == len(TEXTS)
    assert await move(kept, WEEK, WEEK.shift(4)) is Moved.MOVED


async def test_what_is_about_to_go_out_or_is_not_there_does_not_move(kept: Kept) -> None:
    offer = await kept.stores.confirmations.offer(EDITOR, await kept.drafts(*TEXTS))
    await kept.stores.schedule.book(offer, kept.seconds + 60, USUAL)
    assert await move(kept, WEEK, OTHER) is Moved.SCHEDULED
    assert await move(kept, OTHER, WEEK) is Moved.GONE
    await kept.stores.issues.begin(OTHER)
    assert await move(kept, OTHER, WEEK.shift(2)) is Moved.GONE
    assert await weeks(kept) == {WEEK: IssueState.SCHEDULED, OTHER: IssueState.DRAFT}


async def test_of_a_published_issue_a_draft_is_made_and_readers_keep_what_they_have(kept: Kept) -> None:
    await kept.publish(*TEXTS)
    before = await kept.issue()
    assert await move(kept, WEEK, OTHER) is Moved.COPIED
    assert await kept.issue() == before
    draft = await kept.issue(OTHER)
    assert (draft.state, draft.trends) == (IssueState.DRAFT, before.trends)
    assert {(each.commentary.topic, each.commentary.language) for each in draft.revisions} == {
        (each.commentary.topic, each.commentary.language) for each in before.revisions
    }
    assert {each.number for each in draft.revisions}.isdisjoint(each.number for each in before.revisions)
    assert await move(kept, WEEK, OTHER) is Moved.TAKEN


async def test_a_draft_that_readers_knew_moves_and_stays_retracted_where_it_was(kept: Kept) -> None:
    await kept.publish(*TEXTS)
    await kept.database.write(lambda sql: sql.execute("UPDATE issue SET state = 'draft'"))
    assert await move(kept, WEEK, OTHER) is Moved.MOVED
    assert await weeks(kept) == {WEEK: IssueState.RETRACTED, OTHER: IssueState.DRAFT}
    assert len((await kept.issue(OTHER)).revisions) == len(TEXTS)


@pytest.mark.parametrize(("seconds", "asked"), [(599, WEEK), (600, None)])
async def test_an_editor_is_asked_for_ten_minutes(kept: Kept, seconds: int, asked: Week | None) -> None:
    await kept.stores.moves.ask(EDITOR, OTHER)
    await kept.stores.moves.ask(EDITOR, WEEK)
    kept.passes(seconds)
    assert await kept.stores.moves.asked(EDITOR) == asked
    assert await kept.stores.moves.asked(COLLEAGUE) is None


async def test_an_editor_who_has_answered_is_asked_no_more(kept: Kept) -> None:
    for editor in (EDITOR, COLLEAGUE):
        await kept.stores.moves.ask(editor, WEEK)
    await kept.stores.moves.drop(EDITOR)
    assert [await kept.stores.moves.asked(editor) for editor in (EDITOR, COLLEAGUE)] == [None, WEEK]
