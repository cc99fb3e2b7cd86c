"""What a new version of a text changes for its readers."""

from bot.library.difference import difference
from bot.model.difference import Difference
from bot.model.issue import Commentary
from bot.render.issue import shown_text


def changes(old: Commentary, new: Commentary) -> Difference:
    """Below the headline, which is told by itself. Takes up to a fifth of a second: a thread's work."""
    return difference(_told(old), _told(new))


def _told(text: Commentary) -> str:
    return "\n".join((text.lead, shown_text(text.body), ", ".join(text.authors)))
