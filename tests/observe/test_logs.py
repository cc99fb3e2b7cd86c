"""What never reaches a log."""

import logging

import pytest

from bot.observe.logs import set_up_logs

TOKEN = "123456789:AAE-a_token_that_nobody_must_ever_see_00"


@pytest.mark.parametrize("kind", ["console", "json"])
def test_no_record_of_any_library_shows_the_token(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("debug", kind, TOKEN)
    log = logging.getLogger("some.library")
    log.warning("POST https://api.telegram.org/bot%s/sendMessage", TOKEN)
    log.warning("in a mapping: %s", {"url": f"/bot{TOKEN}/getMe"})
    try:
        raise ValueError(f"no route to /bot{TOKEN}/")
    except ValueError:
        log.exception("failed")
    printed = capsys.readouterr().err
    assert printed.count("[token]") >= 3
    assert TOKEN not in printed
    assert TOKEN.partition(":")[2] not in printed


def test_another_bots_token_is_cut_out_too(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("debug", "json", TOKEN)
    logging.getLogger("x").warning("see 987654321:AAF-another_token_of_somebody_else_123")
    assert "another_token" not in capsys.readouterr().err


@pytest.mark.parametrize("library", ["httpx", "telegram.ext.ExtBot", "aiosqlite", "aiohttp.client", "asyncio"])
def test_libraries_that_log_what_they_send_are_quiet_even_at_debug(
    library: str, capsys: pytest.CaptureFixture[str]
) -> None:
    set_up_logs("debug", "json", TOKEN)
    logging.getLogger(library).info("sendMessage to 4242: a text of somebody")
    assert capsys.readouterr().err == ""
