"""`python -m bot` is `zvodka`."""

from bot.cli import main

main()
