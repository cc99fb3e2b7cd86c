"""What one version of a text has that another has not, sentence by sentence."""

from dataclasses import dataclass
from enum import StrEnum


class Change(StrEnum):
    KEPT = "kept"
    REMOVED = "removed"
    ADDED = "added"


@dataclass(frozen=True)
class Sentence:
    """Or a line that is none, such as a headline."""

    change: Change
    text: str


Difference = tuple[Sentence, ...]
"""All sentences of both versions in their order; what is removed stands before what is added in its place."""
