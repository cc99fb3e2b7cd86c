"""Corrections of what was published: who is told what, and what becomes of the issue."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.model.broadcast import BroadcastState, Kind
from bot.model.bundle import Deed
from bot.model.correction import Amendment, Reach
from bot.model.delivery import Claim, DeliveryState, Settlement, Wanted
from bot.model.issue import IssueState, Proposed
from bot.model.publication import Trend
from bot.model.reader import Address, Format, Preferences
from bot.model.weighed import Weighed
from bot.store.ending import Ending
from tests.desk.newsroom import EDITOR, Newsroom, text
from tests.render.issues import SECURITY, WEEK, WEST

ANNA, BORIS, CYRIL = Address(1), Address(2), Address(3)
VERDICT = Amendment(WEEK, "security", trend=Trend.WORSENED)


@pytest.fixture
async def published(newsroom: Newsroom) -> Newsroom:
    """Two topics went out: in brief to Anna, in full to Boris; Cyril follows one of them."""
    await newsroom.upload(text(), text("security"))
    await newsroom.subscribe(
        Preferences("en", subscribed=True),
        Preferences("en", Format.FULL, subscribed=True),
        Preferences("be", topics=SECURITY.bit, subscribed=True),
    )
    await delivers(newsroom, await newsroom.publish())
    return newsroom


async def delivers(newsroom: Newsroom, number: int) -> list[tuple[Address, Deed, str]]:
    """All of a broadcast arrives; what was done in which chat."""
    done = []
    while await newsroom.deliveries.open(number, 0):
        pass
    while claims := (await newsroom.deliveries.turn([], {}, [Wanted(number, 0, 100)], now=10**10)).claims:
        for claim in claims:
            parts = await newsroom.bundles.parts(claim.bundle)
            part = parts[claim.part]
            done.append((claim.address, part.deed, part.message.html))
            await newsroom.deliveries.turn([(claim, arrival(claim, len(parts)))], {}, [], now=10**10)
    while await newsroom.broadcasts.end(number) is Ending.MORE:
        pass
    return done


def arrival(claim: Claim, parts: int) -> Settlement:
    state = DeliveryState.SENT if claim.part + 1 == parts else DeliveryState.QUEUED
    return Settlement(state, claim.part + 1, retry_at=10, message_id=claim.address.chat * 100 + claim.part)


async def weighed(newsroom: Newsroom, amendment: Amendment) -> Weighed:
    found = await newsroom.desk.correcting.propose(EDITOR, amendment)
    assert found
    return found


async def uploaded(newsroom: Newsroom, content: bytes) -> Amendment:
    proposed = await newsroom.sends("correction.md", content)
    assert isinstance(proposed, Proposed)
    return proposed.amendment


async def test_a_verdict_edits_all_copies_and_is_told_to_followers(published: Newsroom) -> None:
    card = await weighed(published, VERDICT)
    assert (card.kind, card.edited, card.told) == (Kind.CORRECTION, 3, 3)
    number = await published.desk.correcting.correct(EDITOR, card, Reach.LOUD)
    assert number
    done = await delivers(published, number)
    assert [(chat, deed) for chat, deed, _ in done if chat == ANNA] == [(ANNA, Deed.EDIT), (ANNA, Deed.SEND)]
    assert [deed for chat, deed, _ in done if chat == BORIS] == [Deed.EDIT, Deed.EDIT, Deed.SEND]
    assert all("(we wrote: unchanged)" in html for chat, _, html in done if chat == ANNA)
    assert all("пагаршэнне (было: без змен)." in html for chat, _, html in done if chat == CYRIL)
    assert (await published.issue()).trends["security"] is Trend.WORSENED


async def test_who_does_not_follow_a_topic_is_not_told_of_it(published: Newsroom) -> None:
    card = await weighed(published, replace(VERDICT, topic="west"))
    assert (card.edited, card.told) == (2, 2)


async def test_a_body_concerns_only_who_has_it(published: Newsroom) -> None:
    body = await uploaded(published, text().replace(b"What happened", b"What really happened"))
    card = await weighed(published, body)
    assert (card.edited, card.told) == (1, 0)
    assert any("really" in sentence.text for sentence in card.difference)
    number = await published.desk.correcting.correct(EDITOR, card, Reach.LOUD)
    assert number
    assert [(chat, deed) for chat, deed, _ in await delivers(published, number)] == [(BORIS, Deed.EDIT)]


async def test_a_headline_is_changed_everywhere_and_told_to_nobody(published: Newsroom) -> None:
    card = await weighed(published, await uploaded(published, text(headline="Better ties")))
    assert (card.edited, card.told) == (2, 0)


async def test_a_late_text_comes_to_who_had_to_borrow_it(published: Newsroom) -> None:
    card = await weighed(published, await uploaded(published, text("security", language="be", headline="Бяспека")))
    assert (card.kind, card.edited, card.told) == (Kind.TRANSLATION, 0, 1)
    number = await published.desk.correcting.correct(EDITOR, card, Reach.LOUD)
    assert number
    assert [(chat, deed) for chat, deed, _ in await delivers(published, number)] == [(CYRIL, Deed.SEND)]
    assert (await published.issue()).corrections == ()


async def test_a_late_topic_comes_to_all_who_follow_it(published: Newsroom) -> None:
    card = await weighed(published, await uploaded(published, text("elite", headline="The elite")))
    assert (card.kind, card.edited, card.told) == (Kind.NOTICE, 0, 2)
    number = await published.desk.correcting.correct(EDITOR, card, Reach.LOUD)
    assert number
    done = await delivers(published, number)
    assert [(chat, deed) for chat, deed, _ in done] == [(ANNA, Deed.SEND), (BORIS, Deed.SEND)]
    assert all("The elite" in html and "What happened in elite." in html for _, _, html in done)
    late = await published.broadcasts.find(number)
    assert late
    assert late.about is None, "it would hold up corrections until each reader's hour"
    assert (await published.issue()).corrections == ()


async def test_a_topic_that_is_late_for_an_issue_of_the_archive_is_told_to_nobody(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.publish()
    await newsroom.subscribe(Preferences("en", subscribed=True))
    card = await weighed(newsroom, await uploaded(newsroom, text("elite")))
    assert (card.edited, card.told, card.bundles) == (0, 0, ())


async def test_silently_copies_change_and_in_the_archive_nothing_goes_out(published: Newsroom) -> None:
    number = await published.correct(VERDICT, Reach.SILENT)
    assert number
    assert {deed for _, deed, _ in await delivers(published, number)} == {Deed.EDIT}
    assert await published.correct(replace(VERDICT, trend=Trend.IMPROVED), Reach.ARCHIVE) == 0


async def test_a_second_correction_edits_the_same_messages_and_the_notice_of_the_first(published: Newsroom) -> None:
    first = await published.correct(VERDICT, Reach.LOUD)
    assert first
    await delivers(published, first)
    second = await published.correct(replace(VERDICT, trend=Trend.IMPROVED), Reach.LOUD)
    assert second
    done = [(deed, html) for chat, deed, html in await delivers(published, second) if chat == ANNA]
    assert [deed for deed, _ in done] == [Deed.EDIT, Deed.EDIT, Deed.SEND]
    assert all("Security improved (we wrote: worsened)" in html for _, html in done)


async def test_a_retraction_leaves_its_notice_and_nothing_else(published: Newsroom) -> None:
    card = await weighed(published, Amendment(WEEK))
    number = await published.desk.correcting.correct(EDITOR, card, Reach.LOUD)
    assert number
    done = [deed for chat, deed, _ in await delivers(published, number) if chat == BORIS]
    assert done == [Deed.EDIT, Deed.DELETE, Deed.DELETE, Deed.SEND]
    assert (await published.issue()).state is IssueState.RETRACTED
    assert await published.issues.latest() is None
    assert await published.issues.shown() == {WEEK: IssueState.RETRACTED}
    assert await published.desk.correcting.propose(EDITOR, VERDICT) is None


async def test_where_no_messages_are_known_it_comes_as_one(newsroom: Newsroom) -> None:
    await newsroom.upload(text(), text("security"))
    await newsroom.publish()
    number = await newsroom.broadcasts.of_week(WEEK)
    assert number
    while await newsroom.broadcasts.end(number.number) is Ending.MORE:
        pass
    await newsroom.subscribe(Preferences("en", subscribed=True))
    card = await weighed(newsroom, VERDICT)
    assert (card.kind, card.edited, card.told) == (Kind.NOTICE, 0, 1)
    notice = await newsroom.desk.correcting.correct(EDITOR, card, Reach.LOUD)
    assert notice
    assert [(chat, deed) for chat, deed, _ in await delivers(newsroom, notice)] == [(ANNA, Deed.SEND)]


async def test_what_has_changed_since_its_card_is_not_done(published: Newsroom) -> None:
    card = await weighed(published, VERDICT)
    assert await published.correct(replace(VERDICT, trend=Trend.IMPROVED)) == 0
    assert await published.desk.correcting.correct(EDITOR, card, Reach.LOUD) is None
    found = await published.desk.correcting.find(EDITOR, card.proposal.number)
    assert found
    assert await published.desk.correcting.correct(EDITOR, found, Reach.LOUD) is None


async def test_it_is_made_once_by_the_editor_who_proposed_it(published: Newsroom) -> None:
    card = await weighed(published, VERDICT)
    assert await published.desk.correcting.find(EDITOR + 1, card.proposal.number) is None
    assert await published.desk.correcting.correct(EDITOR, card, Reach.LOUD)
    assert await published.desk.correcting.correct(EDITOR, card, Reach.LOUD) is None
    assert len((await published.issue()).corrections) == 1


async def test_a_reason_is_told_and_the_next_message_is_none(published: Newsroom) -> None:
    card = await weighed(published, VERDICT)
    assert await published.desk.correcting.explain(EDITOR, "Too early.") is None
    assert await published.desk.correcting.await_reason(EDITOR, card.proposal.number)
    explained = await published.desk.correcting.explain(EDITOR, "We misread\nthe law.")
    assert explained
    assert await published.desk.correcting.explain(EDITOR, "Another.") is None
    assert await published.desk.correcting.correct(EDITOR, explained, Reach.ARCHIVE) == 0
    assert [each.reason for each in (await published.issue()).corrections] == ["We misread the law."]


async def test_whether_text_or_verdict_is_meant_can_be_said(published: Newsroom) -> None:
    both = await uploaded(published, text(headline="Better ties", trend="improved"))
    card = await weighed(published, both)
    assert (card.edited, card.told) == (2, 2)
    text_only = await published.desk.correcting.keep_verdict(EDITOR, card.proposal.number)
    assert text_only
    assert (text_only.edited, text_only.told) == (2, 0)


async def test_in_mid_broadcast_the_rest_get_it_corrected_and_the_others_are_edited(newsroom: Newsroom) -> None:
    await newsroom.upload(text("security"))
    await newsroom.subscribe(*[Preferences("en", subscribed=True)] * 3)
    issue = await newsroom.publish()
    await newsroom.deliveries.open(issue, 0)
    first = (await newsroom.deliveries.turn([], {}, [Wanted(issue, 0, 1)], now=0)).claims[0]
    await newsroom.deliveries.turn([(first, arrival(first, 1))], {}, [], now=0)
    flying = (await newsroom.deliveries.turn([], {}, [Wanted(issue, 1, 1)], now=0)).claims[0]

    card = await weighed(newsroom, VERDICT)
    assert (card.on_its_way, card.edited) == (True, 1)
    correction = await newsroom.desk.correcting.correct(EDITOR, card, Reach.LOUD)
    assert correction
    while await newsroom.deliveries.open(correction, 0):
        pass
    assert (await newsroom.deliveries.outstanding(correction, 0)).opening
    await newsroom.deliveries.turn([(flying, arrival(flying, 1))], {}, [], now=0)
    rest = await delivers(newsroom, issue)
    assert [(chat, "we wrote: unchanged" in html) for chat, _, html in rest] == [(CYRIL, True)]

    done = await delivers(newsroom, correction)
    assert [(chat, deed) for chat, deed, _ in done] == [
        (chat, deed) for deed in (Deed.EDIT, Deed.SEND) for chat in (ANNA, BORIS)
    ]
    ended = await newsroom.broadcasts.find(correction)
    assert ended
    assert ended.state is BroadcastState.ENDED


async def test_a_proposal_waits_for_a_day(published: Newsroom) -> None:
    card = await weighed(published, VERDICT)
    published.now += timedelta(hours=23)
    assert await published.desk.correcting.find(EDITOR, card.proposal.number)
    published.now += timedelta(hours=2)
    assert await published.desk.correcting.find(EDITOR, card.proposal.number) is None


async def test_an_editor_who_is_forgotten_leaves_no_proposal(published: Newsroom) -> None:
    card = await weighed(published, VERDICT)
    assert await published.readers.edits(Address(EDITOR))
    await published.readers.erase(Address(EDITOR))
    assert not await published.readers.edits(Address(EDITOR))
    assert await published.desk.correcting.find(EDITOR, card.proposal.number) is None


async def test_discreet_readers_are_told_without_a_word_of_it_and_what_they_opened_is_closed(
    newsroom: Newsroom,
) -> None:
    await newsroom.upload(text(), text("security"))
    discreet = Preferences("en", Format.DISCREET, subscribed=True)
    await newsroom.subscribe(discreet, replace(discreet, topics=WEST.bit))
    word = "There is something new."
    first = await delivers(newsroom, await newsroom.publish())
    assert first == [(ANNA, Deed.SEND, word), (BORIS, Deed.SEND, word)]
    number = await newsroom.desk.correcting.correct(EDITOR, await weighed(newsroom, VERDICT), Reach.LOUD)
    assert number
    assert await delivers(newsroom, number) == [(ANNA, Deed.EDIT, word), (ANNA, Deed.SEND, word)]


async def test_a_late_topic_comes_to_discreet_readers_as_a_word(newsroom: Newsroom) -> None:
    await newsroom.upload(text())
    await newsroom.subscribe(Preferences("en", Format.DISCREET, subscribed=True))
    await delivers(newsroom, await newsroom.publish())
    late = await uploaded(newsroom, text("security"))
    number = await newsroom.desk.correcting.correct(EDITOR, await weighed(newsroom, late), Reach.LOUD)
    assert number
    assert await delivers(newsroom, number) == [(ANNA, Deed.SEND, "There is something new.")]
