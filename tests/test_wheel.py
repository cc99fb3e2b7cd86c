"""The wheel: built here, installed elsewhere, run from a third place."""

import os
import re
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow
ROOT = Path(__file__).parent.parent


@pytest.fixture
def python(tmp_path: Path) -> Path:
    """An interpreter that has the wheel, and this environment's libraries, but not the checkout."""
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path / "dist")]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    (wheel,) = (tmp_path / "dist").glob("*.whl")
    subprocess.run([sys.executable, "-m", "venv", str(tmp_path / "venv")], check=True)
    python = tmp_path / "venv" / "bin" / "python"
    subprocess.run([python, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", wheel], check=True)
    site = subprocess.run(
        [python, "-c", "import sysconfig; print(sysconfig.get_path('purelib'))"],
        capture_output=True,
        text=True,
        check=True,
    )
    libraries = Path(next(path for path in sys.path if path.endswith("site-packages")))
    (Path(site.stdout.strip()) / "libraries.pth").write_text(str(libraries))
    return python


def test_the_wheel_has_its_example_texts_and_page_with_it(python: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("ZVODKA_", "PYTHON"))}
    run = partial(subprocess.run, cwd=elsewhere, env=environment, capture_output=True, text=True, check=True)
    assert str(tmp_path) in run([python, "-c", "import bot; print(bot.__file__)"]).stdout
    zvodka = python.with_name("zvodka")
    run([zvodka, "init", "mine"])
    assert "errors: 0" in run([zvodka, "check", "mine"]).stdout
    demo = [str(zvodka), "demo", "--port", "0", "--no-browser"]
    with subprocess.Popen(demo, cwd=elsewhere, env=environment, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        line = process.stdout.readline()
        assert re.search(r"http://127\.0\.0\.1:\d+/", line), line
        process.terminate()
    assert process.returncode == 0
