"""All buttons by their verbs: how a callback is decoded, whoever sent it."""

from collections.abc import Mapping
from typing import get_args

from bot.callbacks.codec import LIMIT, read_arguments
from bot.callbacks.editors import EditorCallback
from bot.callbacks.readers import ReaderCallback
from bot.model.publication import Publication

Callback = ReaderCallback | EditorCallback

TABLE: Mapping[str, type[Callback]] = {kind.verb: kind for kind in get_args(Callback)}


def decode(text: str, publication: Publication) -> Callback | None:
    """None for what no button of today says: stale, foreign or forged."""
    if len(text) > LIMIT:
        return None
    verb, *arguments = text.split(":")
    kind = TABLE.get(verb)
    try:
        return read_arguments(kind, arguments, publication) if kind else None
    except ValueError:
        return None
