"""`python -m bot` is `zvodka`."""

import sys

from bot.memory import overwrite_what_is_freed


def main() -> None:
    """What runs for months keeps nothing behind; the other commands are over in a moment."""
    if sys.argv[1:2] == ["run"]:
        overwrite_what_is_freed()
    from bot.cli import main as command

    command()


if __name__ == "__main__":
    main()
