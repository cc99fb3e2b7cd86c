"""The Bot API's methods that show documents and pictures."""

from dataclasses import replace
from html import escape
from typing import Any

from bot.demo.telegram.api import keyboard
from bot.demo.telegram.api.formatting import LONGEST_CAPTION, formatted
from bot.demo.telegram.api.parameters import ChatId, JsonObject, Upload
from bot.demo.telegram.api.pictures import Pictures, read_media
from bot.demo.telegram.api.refusal import bad_request
from bot.demo.telegram.api.sending import Sending, Speaking, answered
from bot.demo.telegram.backend import Backend
from bot.demo.telegram.message import Content, Document


class Media(Speaking):
    """What has no effect in this world is taken and left alone."""

    def __init__(self, world: Backend) -> None:
        super().__init__(world)
        self._pictures = Pictures(world.files)

    def send_document(
        self,
        *,
        chat_id: ChatId = "",
        message_thread_id: int = 0,
        document: Upload | str = "",
        caption: str = "",
        parse_mode: str = "",
        disable_notification: bool = False,
        reply_markup: JsonObject | None = None,
        disable_content_type_detection: bool = False,  # noqa: ARG002  without effect here
        protect_content: bool = False,
        allow_paid_broadcast: bool = False,
    ) -> dict[str, Any]:
        visible, entities = formatted(caption, parse_mode, LONGEST_CAPTION, "message caption is too long")
        content = Content(
            visible, caption if parse_mode else escape(caption), entities, document=self._document(document)
        )
        chat = self._world.addressee(chat_id, thread=message_thread_id)
        sending = Sending(
            chat,
            message_thread_id,
            silent=disable_notification,
            protected=protect_content,
            paid=allow_paid_broadcast,
        )
        return self._send(sending, content, reply_markup)

    def send_photo(
        self,
        *,
        chat_id: ChatId = "",
        message_thread_id: int = 0,
        photo: Upload | str = "",
        caption: str = "",
        parse_mode: str = "",
        disable_notification: bool = False,
        reply_markup: JsonObject | None = None,
        protect_content: bool = False,
        allow_paid_broadcast: bool = False,
        reply_parameters: JsonObject | None = None,
    ) -> dict[str, Any]:
        content = self._picture(photo, caption, parse_mode)
        chat = self._world.addressee(chat_id, thread=message_thread_id)
        sending = Sending(
            chat,
            message_thread_id,
            silent=disable_notification,
            protected=protect_content,
            paid=allow_paid_broadcast,
            reply_to=answered(chat, reply_parameters),
        )
        return self._send(sending, content, reply_markup)

    def edit_message_media(
        self,
        *,
        chat_id: ChatId = "",
        message_id: int = 0,
        media: JsonObject | None = None,
        reply_markup: JsonObject | None = None,
    ) -> dict[str, Any]:
        """A text may become a picture, but no picture a text again."""
        if not media:
            raise bad_request("input media is not specified")
        content = self._picture(*read_media(media))
        buttons = keyboard.read_keyboard(reply_markup)
        return self._edit(self._own(chat_id, message_id), replace(content, keyboard=buttons))

    def _picture(self, given: Upload | str, caption: str, parse_mode: str) -> Content:
        visible, entities = formatted(caption, parse_mode, LONGEST_CAPTION, "message caption is too long")
        sizes = list(self._pictures.take(given).sizes)
        return Content(visible, caption if parse_mode else escape(caption), entities, extra={"photo": sizes})

    def _document(self, given: Upload | str) -> Document:
        if not given:
            raise bad_request("there is no document in the request")
        if isinstance(given, str):
            file = self._world.files.find(given)
            if file is None:
                raise bad_request("wrong file identifier/HTTP URL specified")
            if file.sizes:
                raise bad_request("can't use file of type Photo as Document")
            return file.document
        if not given.content:
            raise bad_request("file must be non-empty")
        return self._world.files.add(given.name, given.content)
