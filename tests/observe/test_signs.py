"""What is left in files, logs and figures where something is odd."""

import asyncio
import json
import logging
import sys
from pathlib import Path

import pytest
import structlog
from prometheus_client import generate_latest

from bot.model.update import Result
from bot.observe.health import FRESH_SECONDS, Alive, diagnosis
from bot.observe.logs import set_up_logs
from bot.observe.metrics import Metrics
from bot.observe.moment import Moment
from bot.observe.watchdog import DEPTH, innermost, stack, whereabouts

NOW = Moment("this start", uptime=1000, wall=5_000_000)
TOKEN = "123456789:AAE-a_token_that_nobody_must_ever_see_00"


@pytest.fixture
def alive(tmp_path: Path) -> Alive:
    return Alive(tmp_path / "zvodka.db")


def test_what_was_said_last_stands_alone(alive: Alive, tmp_path: Path) -> None:
    alive.write("a long story of what is wrong", NOW)
    alive.write("less", NOW)
    assert alive.trouble(NOW) == "less"
    assert [file.name for file in tmp_path.iterdir()] == ["zvodka.db.alive"]


def test_a_bot_that_has_stopped_is_not_running_however_often_it_says_so(alive: Alive) -> None:
    alive.write("", NOW)
    alive.remove()
    alive.remove()
    assert alive.trouble(NOW) == "not running"


def test_the_sign_lies_beside_the_database_and_not_beside_a_link_to_it(tmp_path: Path) -> None:
    (place := tmp_path / "disk").mkdir()
    (place / "real.db").touch()
    (tmp_path / "zvodka.db").symlink_to(place / "real.db")
    Alive(tmp_path / "zvodka.db").write("", NOW)
    assert (place / "real.db.alive").exists()
    assert Alive(place / "real.db").trouble(NOW) == ""


def test_a_sign_that_is_no_file_is_told_with_the_systems_reason(alive: Alive, tmp_path: Path) -> None:
    (tmp_path / "zvodka.db.alive").mkdir()
    assert alive.trouble(NOW) == "the sign of life cannot be read: Is a directory"


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(b"{", id="cut off"),
        pytest.param(b"null", id="nothing"),
        pytest.param(b"[]", id="a list"),
        pytest.param(b'{"trouble": ""}', id="without its time"),
        pytest.param(b'{"at": {"boot": "x", "uptime": 1, "wall": 1}}', id="without words"),
        pytest.param(b'{"trouble": "", "at": {"boot": "x", "uptime": 1}}', id="with half a time"),
        pytest.param(
            b'{"trouble": "", "at": {"boot": "this start", "uptime": "1", "wall": 1}}', id="with a word as time"
        ),
        pytest.param(
            b'{"trouble": "", "at": {"boot": "x", "uptime": 1, "wall": 1, "zone": 3}}', id="of a later version"
        ),
        pytest.param(b"\xff\xfe{}", id="in no encoding"),
    ],
)
def test_a_sign_that_makes_no_sense_is_no_sign_of_life(alive: Alive, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "zvodka.db.alive").write_bytes(content)
    assert alive.trouble(NOW) == "the sign of life cannot be understood"


@pytest.mark.parametrize(
    ("age", "words", "said"),
    [
        (FRESH_SECONDS, "", ""),
        (FRESH_SECONDS, "stuck", "stuck"),
        (FRESH_SECONDS + 1, "stuck", "no sign of life for 121 s"),
        (float("inf"), "stuck", "no sign of life since the machine started"),
    ],
)
def test_what_an_old_sign_complained_of_is_not_repeated(age: float, words: str, said: str) -> None:
    assert diagnosis(age, words) == said


def test_this_machine_tells_its_time_forwards() -> None:
    earlier = Moment.now()
    assert 0 <= earlier.age(Moment.now()) < FRESH_SECONDS


def outwards(depth: int) -> str:
    return outwards(depth - 1) if depth else stack(sys._getframe())


def test_of_a_deep_stack_the_innermost_places_are_told_the_innermost_last() -> None:
    places = outwards(3 * DEPTH).split(" > ")
    assert len(places) == DEPTH
    assert all(place.startswith("test_signs.py:") and place.endswith(" outwards") for place in places)
    assert "whoever_asks" in whoever_asks().split(" > ")[-1]


def whoever_asks() -> str:
    return stack(sys._getframe())


def test_a_thread_that_is_gone_is_nowhere() -> None:
    assert stack(None) == ""


async def waits(gate: asyncio.Event, secret: str) -> str:
    await gate.wait()
    return secret


async def test_tasks_that_wait_at_one_place_are_counted_there_and_their_values_are_not_told() -> None:
    gate = asyncio.Event()
    tasks = {asyncio.create_task(waits(gate, f"words of reader {number}")) for number in range(7)}
    await asyncio.sleep(0)
    (line,) = whereabouts(tasks)
    assert line.startswith("7 × test_signs.py:")
    assert line.endswith(" wait")
    assert " waits > locks.py:" in line
    assert "reader" not in line
    gate.set()
    await asyncio.gather(*tasks)
    assert {innermost(task) for task in tasks} == {""}


def test_an_event_is_one_line_of_json_whatever_is_in_it(capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("info", "json", TOKEN)
    structlog.get_logger().warning("went\nwrong", reason=f"two\nlines of {TOKEN}")
    logging.getLogger("a.library").error("said %s", "two\nlines")
    ours, foreign = (json.loads(line) for line in capsys.readouterr().err.splitlines())
    assert (ours["event"], ours["reason"], ours["level"]) == ("went\nwrong", "two\nlines of [token]", "warning")
    assert (foreign["event"], foreign["level"]) == ("said two\nlines", "error")
    assert ours["timestamp"].endswith("Z")
    assert foreign["timestamp"].endswith("Z")


@pytest.mark.parametrize(("level", "heard"), [("debug", 3), ("info", 2), ("ERROR", 1)])
def test_an_operator_hears_what_they_asked_for(level: str, heard: int, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs(level, "json")
    log = structlog.get_logger()
    for say in (log.debug, log.info, log.error):
        say("something")
    assert len(capsys.readouterr().err.splitlines()) == heard


@pytest.mark.parametrize(
    "words", ["at 12:30 it was 2026-01-05T12:30:00Z", "::1:8080", "issue:2019-W21:be:p:5:0", "1:2:3:4:5:6:7:8:9"]
)
def test_what_is_no_token_is_left_as_it_is(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    set_up_logs("info", "json", "")
    logging.getLogger("x").warning(words)
    assert json.loads(capsys.readouterr().err)["event"] == words


def test_an_update_from_the_future_is_new_and_one_without_a_date_is_not_counted(tmp_path: Path) -> None:
    metrics = Metrics(tmp_path / "none.db")
    heard = metrics.hooks().update
    heard(Result.HANDLED, 0.1, -5)
    heard(Result.FAILED, 0.1, None)
    page = generate_latest(metrics.registry).decode()
    assert "zvodka_update_lag_seconds_sum 0.0\n" in page
    assert "zvodka_update_lag_seconds_count 1.0\n" in page
    assert "zvodka_update_handling_seconds_count 2.0\n" in page


def test_without_a_database_the_outbox_is_left_out_and_all_else_is_served(tmp_path: Path) -> None:
    page = generate_latest(Metrics(tmp_path / "none.db").registry).decode()
    assert "zvodka_outbox" not in page
    assert 'zvodka_deliveries_total{outcome="sent"} 0.0' in page
