"""Which links Telegram opens; tests/render asks Telegram's own parser about the same."""

import pytest

from bot.model.links import is_mail, opens


@pytest.mark.parametrize(
    "url",
    [
        "https://example.org",
        "HTTP://EXAMPLE.ORG/Path",
        "https://example.org:8080/?q=1#part",
        "https://сайт.бел/артыкул",
        "https://example.org/a(b)c",
        "tg://resolve?domain=zvodka",
    ],
)
def test_these_open(url: str) -> None:
    assert opens(url)
    assert not is_mail(url)


@pytest.mark.parametrize(
    "url",
    [
        "",
        "example.org",
        "https://localhost",
        "https://example.org:0",
        "https://example.org:65536",
        "https://example.org/a b",
        "https://example.org/\x07",
        "https://user@example.org",
        "ftp://example.org",
        "javascript:alert(1)",
        "tg://user?id=5",
        "mailto:anna@example.org",
    ],
)
def test_these_do_not(url: str) -> None:
    assert not opens(url)


@pytest.mark.parametrize(
    ("url", "mail"),
    [("mailto:anna@example.org", True), ("MAILTO:a@b", True), ("mailto:anna", False), ("anna@example.org", False)],
)
def test_a_mail_address_is_told_apart(url: str, mail: bool) -> None:
    assert is_mail(url) is mail
