"""Telegram on one's own machine, for trying the bot out and for the tests; nothing outside this room knows of it."""
