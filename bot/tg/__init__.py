"""Talks to people and to Telegram: the only room that imports `telegram` and makes HTTP requests."""

import os

os.environ.setdefault("PTB_TIMEDELTA", "1")  # python-telegram-bot reads it at import; the old way warns
