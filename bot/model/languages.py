"""Which of our languages somebody most likely reads, by the language of their Telegram."""

from collections.abc import Sequence

NEIGHBOURS = {
    **dict.fromkeys(("uk", "pl"), "be"),
    **dict.fromkeys(("az", "hy", "ka", "kk", "ky", "mn", "os", "tg", "tk", "tt", "uz"), "ru"),
}
"""Languages that we do not have, and the one of ours that their speakers understand best."""

COMMON = "en"


def spoken_by_all(languages: Sequence[str]) -> dict[str, str]:
    """The language for each code for which Telegram keeps texts: so menus speak the one in which people are answered.

    The empty code is for all who have no other.
    """
    common = offer("", languages)
    codes = ("", *languages, *(code for code in NEIGHBOURS if offer(code, languages) != common))
    return {code: offer(code, languages) for code in codes}


def offer(code: str | None, languages: Sequence[str]) -> str:
    """One of `languages` (best first) for an IETF tag such as `pt-BR`; nobody is left without a language."""
    spoken = (code or "").lower().split("-")[0]
    wishes = (code, spoken, NEIGHBOURS.get(spoken), COMMON)
    return next((wish for wish in wishes if wish and wish in languages), languages[0])
