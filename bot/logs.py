"""Logging for the operator: one line an event, and no token, whatever a library says."""

import logging
import re
import sys

import structlog

SECRET = re.compile(r"\b[0-9]{3,}:[A-Za-z0-9_-]{16,}")
CHATTY = ("aiohttp", "aiosqlite", "asyncio", "httpx", "httpcore", "telegram")
"""Libraries that log requests, and with them tokens, chats and texts."""


class Redacting(logging.Filter):
    """Cuts whatever looks like a token out of every record; sits on the handler, so that nothing passes it by."""

    def __init__(self, token: str) -> None:
        super().__init__()
        self._token = token

    def filter(self, record: logging.LogRecord) -> bool:
        text = record.getMessage()
        if record.exc_info:
            text += "\n" + logging.Formatter().formatException(record.exc_info)
        text = text.replace(self._token, "[token]") if self._token else text
        record.msg, record.args, record.exc_info = SECRET.sub("[token]", text), (), None
        return True


def set_up_logs(level: str, kind: str, token: str = "") -> None:
    """`kind` is `console` or `json`; to standard error."""
    final = structlog.processors.JSONRenderer() if kind == "json" else structlog.dev.ConsoleRenderer(colors=False)
    structlog.configure(
        processors=[
            structlog.stdlib.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            final,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.addFilter(Redacting(token))
    logging.basicConfig(level=level.upper(), format="%(message)s", handlers=[handler], force=True)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
