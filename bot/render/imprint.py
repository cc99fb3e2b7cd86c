"""The line by which somebody who has come for the first time learns who writes."""

from bot.model.publication import Publication
from bot.render.voice import Voice


def signature(say: Voice, publication: Publication) -> str:
    """Nothing where the newsroom does not name itself."""
    newsroom = publication.imprint.newsrooms.get(say.language)
    return say("Who writes: %(newsroom)s · /about", newsroom=newsroom) if newsroom else ""
