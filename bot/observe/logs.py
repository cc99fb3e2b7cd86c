"""Logging for the operator: one line an event, and no token, whatever a library says."""

import logging
import re
import sys

import structlog

SECRET = re.compile(r"\b[0-9]{3,}:[A-Za-z0-9_-]{16,}")
CHATTY = ("aiohttp", "aiosqlite", "asyncio", "httpx", "httpcore", "telegram")
"""Libraries that log requests, and with them tokens, chats and texts."""


class Redacting(structlog.stdlib.ProcessorFormatter):
    """Cuts whatever looks like a token out of every finished line, whoever has logged it."""

    def __init__(self, kind: str, foreign: list[structlog.typing.Processor], token: str) -> None:
        final = structlog.processors.JSONRenderer() if kind == "json" else structlog.dev.ConsoleRenderer(colors=False)
        last = [structlog.stdlib.ProcessorFormatter.remove_processors_meta, final]
        super().__init__(processors=last, foreign_pre_chain=foreign)
        self._token = token

    def format(self, record: logging.LogRecord) -> str:
        line = super().format(record)
        line = line.replace(self._token, "[token]") if self._token else line
        return SECRET.sub("[token]", line)


def set_up_logs(level: str, kind: str, token: str = "") -> None:
    """`kind` is `console` or `json`; to standard error."""
    common: list[structlog.typing.Processor] = [
        structlog.stdlib.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
    ]
    structlog.configure(
        processors=[*common, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Redacting(kind, common, token))
    logging.basicConfig(level=level.upper(), handlers=[handler], force=True)
    for name in CHATTY:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger("telegram").setLevel(logging.CRITICAL)  # it logs answers that it cannot read, texts and all
