"""The lines of `publication.yaml` by which readers know who writes to them."""

import re
from typing import Annotated

from pydantic import AfterValidator

from bot.errors import shorten
from bot.library.fields import one_line, unfit
from bot.model.links import is_mail, opens

MAX_ADDRESS = 100
"""Characters that a telephone shows in three lines at most."""

NAME = re.compile(r"@[A-Za-z][A-Za-z0-9_]{3,31}")


def _site(text: str) -> str:
    if not text.startswith("https://") or not opens(text):
        raise unfit("site", "“%(key)s” must be a link that begins with https://")
    return text


def _named(text: str) -> str:
    if not NAME.fullmatch(text):
        raise unfit("name", "“%(name)s” is not a name in Telegram, such as “@example”", name=shorten(text))
    return text


def _bot(text: str) -> str:
    if not _named(text).lower().endswith("bot"):
        raise unfit("bot", "“%(name)s” is not the name of a bot: it ends with “bot”", name=text)
    return text


def _reachable(text: str) -> str:
    if not (NAME.fullmatch(text) or opens(text) or is_mail(f"mailto:{text}")):
        raise unfit("contact", "“%(key)s” must be an e-mail address, a link or a name such as “@example”")
    return text


Site = Annotated[str, one_line(MAX_ADDRESS), AfterValidator(_site)]
Channel = Annotated[str, one_line(MAX_ADDRESS), AfterValidator(_named)]
Contact = Annotated[str, one_line(MAX_ADDRESS), AfterValidator(_reachable)]
Bot = Annotated[str, one_line(MAX_ADDRESS), AfterValidator(_bot)]
