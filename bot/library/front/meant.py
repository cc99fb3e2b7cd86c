"""What words of an editor may mean."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Meant:
    """The values of options, likeliest first, and why somebody must say which; one value without a reason is sure."""

    values: tuple[str, ...] = ()
    #: A text to be translated; empty if there is nothing to ask.
    why: str = ""
    #: For `why`, besides the words themselves, which are `%(written)s`.
    details: Mapping[str, object] = field(default_factory=dict)

    @property
    def sure(self) -> bool:
        return len(self.values) == 1 and not self.why
