"""The three verdicts in an editor's words, in Belarusian, Russian and English."""

import re

from bot.library.front.meant import Meant
from bot.library.front.words import folded
from bot.library.msgid import _
from bot.model.publication import Trend

_EXACT = {
    Trend.IMPROVED: "improved|up|▲|△|↑|⬆|⇧|🔼|🔺|📈",
    Trend.UNCHANGED: (
        "unchanged|not changed|not change|no change|no changes|has not changed|hasn't changed|have not changed|"
        "without change|without changes|did not change|didn't change|same|the same|as before|stable|steady|▬|=|→|➡|↔|⇒|"
        "без изменений|без изменения|без перемен|не изменилось|не изменилась|не изменился|не изменились|не меняется|"
        "не поменялось|не поменялась|изменений нет|нет изменений|стабильно|стабильная|неизменно|неизменная|так же|"
        "по-прежнему|прежняя|без змен|без зменаў|без змены|не змянілася|не змянілась|не змяніўся|не змяніліся|"
        "не мяняецца|змен няма|няма змен|нязменна|нязменная|стабільна|стабільная|так сама|па-ранейшаму"
    ),
    Trend.WORSENED: "worsened|down|▼|▽|↓|⬇|⇩|🔽|🔻|📉",
}
_STEMS = {
    Trend.IMPROVED: "improv|better|улучш|лучше|палепш|паляпш|лепш|лепей",
    Trend.WORSENED: "wors|deterior|ухудш|хуже|пагорш|пагарш|горш|горай",
}
_ADVERBS = (
    "the situation a bit slightly somewhat much further still has have is was got getting it again "
    "ситуация немного чуть слегка несколько заметно значительно намного еще снова стало стала она "
    "ситуации of сітуацыі сітуацыя становішча крыху трохі значна прыкметна яшчэ зноў стаў яна"
)
_BESIDE = set(map(folded, _ADVERBS.split()))
"""What may stand beside a verdict and leave it as it is: “not”, “no longer” and all that we do not know may not."""
_PHRASES = {folded(phrase): trend for trend, phrases in _EXACT.items() for phrase in phrases.split("|")}
_ROOTS = [(folded(stem), trend) for trend, stems in _STEMS.items() for stem in stems.split("|")]
_SIGN = re.compile(r"[▲▬▼△▽↑↓→⬆⬇➡=]\s*(?=\w)")
_WEEKS = "|".join(map(folded, ("недел", "тыдн", "тыдзен", "впервые", "упершыню", "первый раз", "першы раз")))
_STREAK = re.compile(rf"\s*[,(]\s*(?:[\w-]+\s+){{0,3}}?(?:{_WEEKS}|week|first time).*")
"""For how long, as our own messages say it: “, seventh week running”."""
_SUBJECT = re.compile(f"(?:the )?(?:situation|{folded('ситуация')}|{folded('сітуацыя')}|{folded('становішча')})\\s+")

ALL = tuple(trend.value for trend in Trend)


def trend_meant(text: str) -> Meant:
    said = _STREAK.sub(_only_how_long, folded(text))
    found = {_PHRASES.get(said), _PHRASES.get(_SUBJECT.sub("", said, count=1)), *_signed(said)} - {None} or _rooted(
        said
    )
    if len(found) == 1:
        return Meant(tuple(trend.value for trend in found if trend))
    return Meant(
        (*ALL, ""), _("“%(written)s” is no verdict that we know, or several: improved, unchanged or worsened?")
    )


def _only_how_long(tail: re.Match[str]) -> str:
    """Nothing, unless it says more: “unchanged, but worse than last week”."""
    return tail[0] if any(root in tail[0] for root, _trend in _ROOTS) else ""


def _signed(said: str) -> set[Trend | None]:
    """An arrow and a word, as our own messages write them; both must say the same."""
    if not _SIGN.match(said):
        return set()
    rest = _SIGN.sub("", said, count=1)
    return {_PHRASES.get(said[0]), *({_PHRASES.get(rest)} - {None} or _rooted(rest) or set(Trend))}


def _rooted(said: str) -> set[Trend | None]:
    """By the beginnings of words, if there is nothing else in the text."""
    found: set[Trend | None] = set()
    for part in said.split() if "?" not in said else ():
        trends = {trend for root, trend in _ROOTS if part.startswith(root)}
        if not trends and part not in _BESIDE:
            return set()
        found |= trends
    return found
