"""Set up and run the project with nothing but Python: `python3 dev.py demo`, `test` or `check`.

Makes `.venv` beside this file, installs the locked dependencies with their hashes and the project itself,
then runs. Done once; afterwards it only compares two stamps.
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")

USAGE = """\
python3 dev.py demo [...]   try Zvodka in a browser: no token, no network
python3 dev.py test [...]   the quick tests (arguments go to pytest)
python3 dev.py check        format, lint, types
python3 dev.py texts        collect the texts to be translated into locales/
python3 dev.py lock         renew the lock files from pyproject.toml
python3 dev.py zvodka ...   the program itself: python3 dev.py zvodka check content"""

CHECKS = (("ruff", "format", "--check", "."), ("ruff", "check", "."), ("mypy",))
# `dev` is all, so its versions are tested; the others take theirs from it.
LOCKS = {
    "dev": ("pyproject.toml", "--group", "dev"),
    "runtime": ("pyproject.toml", "--constraint", "lock/dev.txt"),
    "build": ("--group", "build", "--constraint", "lock/dev.txt"),
}
QUICK = ["-n", "6", "--dist", "worksteal", "-m", "not slow and not browser"]


def main() -> int:
    if sys.version_info < (3, 11):  # noqa: UP036 -- this file is what people with an older Python run
        return complain("Zvodka needs Python 3.11 or newer; this is " + sys.version.split()[0])
    command, *rest = sys.argv[1:] or ["help"]
    if command in ("help", "-h", "--help"):
        print(USAGE)
        return 0
    if command not in COMMANDS:
        return complain(USAGE)
    kind, work = COMMANDS[command]
    return ready(kind) or work(rest)


def check() -> int:
    return max([run("-m", *check) for check in CHECKS])


def lock() -> int:
    """What ships is what is tested: no package has two versions."""
    options = ("--universal", "--generate-hashes", "--no-emit-index-url", "--no-header", "--python-version", "3.11")
    compile_lock = ("-m", "uv", "pip", "compile", "--quiet", *options)
    return max([run(*compile_lock, *source, "-o", f"lock/{name}.txt") for name, source in LOCKS.items()])


def ready(kind: str) -> int:
    """Install what `kind` of work needs, unless it is there; 0 or the failing command's exit status."""
    files = ("build", kind)
    stamp = VENV / f"installed-{kind}"
    wanted = fingerprint(files)
    whole = VENV / "installed-dev"
    if is_stamped(stamp, wanted) or (kind == "runtime" and is_stamped(whole, fingerprint(("build", "dev")))):
        return 0
    if not PYTHON.exists() and (failure := make_venv()):
        return failure
    print(f"Installing what Zvodka needs into {VENV.name} (once; a minute or two) …", flush=True)
    for old in VENV.glob("installed-*"):
        old.unlink()
    pip = ("-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    requirements = [part for name in files for part in ("-r", str(ROOT / "lock" / f"{name}.txt"))]
    failure = run(*pip, "--require-hashes", *requirements)
    failure = failure or run(*pip, "--no-deps", "--no-build-isolation", "--editable", str(ROOT))
    if failure:
        return complain("The installation failed; the lines above say why. Run the same command again.")
    stamp.write_text(wanted)
    return 0


def make_venv() -> int:
    """A virtual environment, or the advice that its absence calls for."""
    made = subprocess.run(
        [sys.executable, "-m", "venv", "--clear", str(VENV)], check=False, capture_output=True, text=True
    )
    if made.returncode == 0:
        return 0
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    return complain(
        made.stdout.strip() or made.stderr.strip(),
        "",
        "Python's `venv` module is missing or incomplete. Install it and run the same command again:",
        f"  Debian, Ubuntu:  sudo apt install python{version}-venv",
        f"  Fedora:          sudo dnf install python{version}",
        "  Alpine:          sudo apk add python3 py3-pip",
        "  macOS, Windows:  the installer from python.org has it",
    )


def fingerprint(files: tuple[str, ...]) -> str:
    """Changes whenever the locks, the project's metadata, its place or the interpreter do."""
    parts = [str(ROOT), sys.version, (ROOT / "pyproject.toml").read_text()]
    parts += [(ROOT / "lock" / f"{name}.txt").read_text() for name in files]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def is_stamped(stamp: Path, wanted: str) -> bool:
    return stamp.exists() and stamp.read_text() == wanted and PYTHON.exists()


def become(*arguments: str) -> int:
    """End as the environment's Python: signals for this process reach the program, which cannot be left behind."""
    if os.name != "nt":  # where exec starts another process, and does not wait for it
        os.chdir(ROOT)
        os.execve(PYTHON, [str(PYTHON), *arguments], environment())  # noqa: S606 -- no shell is wanted
    return run(*arguments)


def environment() -> dict[str, str]:
    """Bytecode is kept whatever the machine says: the tests start Python some hundred times."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "PATH": f"{BIN}{os.pathsep}{os.environ.get('PATH', '')}"}


def run(*arguments: str) -> int:
    """Run the environment's Python here and wait for it; Ctrl-C belongs to the child."""
    with subprocess.Popen([str(PYTHON), *arguments], cwd=ROOT, env=environment()) as child:
        while True:
            try:
                return child.wait()
            except KeyboardInterrupt:
                continue


def complain(*lines: str) -> int:
    print(*lines, sep="\n", file=sys.stderr)
    return 2


# What each command needs installed, and what it does with the remaining arguments.
COMMANDS: dict[str, tuple[str, Callable[[list[str]], int]]] = {
    "demo": ("runtime", lambda rest: become("-m", "bot", "demo", *rest)),
    "zvodka": ("runtime", lambda rest: become("-m", "bot", *rest)),
    "test": ("dev", lambda rest: become("-m", "pytest", *(rest if "-m" in rest else [*QUICK, *rest]))),
    "check": ("dev", lambda _: check()),
    "texts": ("dev", lambda _: run("-m", "tests.catalogues")),
    "lock": ("dev", lambda _: lock()),
}

if __name__ == "__main__":
    sys.exit(main())
