"""What people send besides plain words, and how the bot is told of it."""

import pytest

from bot.demo.phone import Person
from bot.demo.world import World
from tests.demo.caller import Api


async def test_an_edit_comes_as_the_message_that_stands_there_now(api: Api, anna: Person) -> None:
    first = anna.says("Helo")
    anna.edits(first, "Hello")
    told, edited = await api("getUpdates")
    assert told["message"]["text"] == "Helo"
    message = edited["edited_message"]
    assert (message["text"], message["message_id"]) == ("Hello", first.id)
    assert message["edit_date"] >= message["date"]
    assert [each.text for each in anna.messages[1:]] == ["Hello"]


async def test_another_file_in_the_place_of_a_sent_one_is_an_edit(api: Api, anna: Person) -> None:
    sent = anna.uploads("west.en.md", b"one", caption="here")
    anna.replaces(sent, "west.en.md", b"other")
    _, edited = await api("getUpdates")
    message = edited["edited_message"]
    assert (message["caption"], message["document"]["file_size"]) == ("here", 5)


async def test_edits_come_only_if_they_were_asked_for(api: Api, anna: Person) -> None:
    await api("getUpdates", allowed_updates=["message"])
    anna.edits(anna.says("Helo"), "Hello")
    assert ["message" in update for update in await api("getUpdates")] == [True]


async def test_nobody_edits_what_somebody_else_has_written(api: Api, anna: Person) -> None:
    anna.says("Hello")
    await api("sendMessage", chat_id=anna.id, text="Hello")
    with pytest.raises(ValueError, match="somebody else has written"):
        anna.edits(anna.last, "Bye")


async def test_files_sent_together_share_a_number_up_to_ten_of_them(api: Api, anna: Person) -> None:
    anna.uploads_album([(f"{number}.md", b"x") for number in range(15)], caption="/publish")
    anna.uploads("alone.md", b"x")
    told = [update["message"] for update in await api("getUpdates")]
    albums = [message.get("media_group_id") for message in told]
    assert [albums.count(album) for album in dict.fromkeys(albums)] == [10, 5, 1]
    assert [message.get("caption") for message in told[9:]] == [None, None, None, None, None, "/publish", None]


async def test_photos_and_voices_have_captions_and_texts_entities(api: Api, anna: Person) -> None:
    anna.sends_photo(caption="Minsk")
    anna.sends_voice()
    anna.says("Read /help", entities=[{"type": "bold", "offset": 0, "length": 4}])
    photo, voice, text = [update["message"] for update in await api("getUpdates")]
    assert (photo["caption"], "text" in photo, "caption" in voice) == ("Minsk", False, False)
    assert voice["voice"]["duration"] == 3
    assert [entity["type"] for entity in text["entities"]] == ["bold", "bot_command"]


async def test_a_reply_shows_what_it_answers_but_not_what_that_answered(api: Api, world: World, anna: Person) -> None:
    first = anna.says("one")
    second = anna.says("two", reply_to=first)
    anna.uploads("three.md", b"3", reply_to=second)
    told = [update["message"] for update in await api("getUpdates")]
    assert "reply_to_message" not in told[0]
    assert told[1]["reply_to_message"]["text"] == "one"
    assert told[2]["reply_to_message"]["text"] == "two"
    assert "reply_to_message" not in told[2]["reply_to_message"]
    assert world.told(second)["reply_to_message"]["message_id"] == first.id
