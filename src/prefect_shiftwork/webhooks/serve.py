"""The receiver as a server, and its log: one line of JSON for each request, without its body."""

import asyncio
import json
import logging
import sys
from datetime import UTC, datetime

import uvicorn

from prefect_shiftwork.webhooks.app import create_app, senders
from prefect_shiftwork.webhooks.receiver import DEADLINE, LOG
from prefect_shiftwork.webhooks.settings import WebhookSettings, from_environment
from prefect_shiftwork.webhooks.store import Store

AT_ONCE = 256
"""Requests at the same time; those beyond are answered with 503, and come again."""


class JsonLines(logging.Formatter):
    """A record as one line, whatever signs are in it."""

    def format(self, record: logging.LogRecord) -> str:
        """Time, level, what happened, and what it happened to."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told = {"at": at, "level": record.levelname.lower(), "what": record.getMessage()}
        told |= getattr(record, "webhook", {})
        if record.exc_info and record.exc_info[0]:
            # The name alone: the text of an error may quote what was received.
            told["error"] = record.exc_info[0].__name__
        return json.dumps(told)


def serve(port: int, host: str = "127.0.0.1") -> None:
    """Serve until SIGINT or SIGTERM, then finish what was begun; port 0 takes a free one.

    Raises:
        InvalidInput: when a setting is missing or wrong.
        StoreUnusable: when the file that remembers the events cannot be written.
    """
    settings = from_environment()
    app = create_app(settings)
    asyncio.run(_try(settings))
    _log_lines()
    config = uvicorn.Config(
        app,
        host,
        port,
        log_config=None,
        access_log=False,  # a line of it would show the token of an address
        server_header=False,
        limit_concurrency=AT_ONCE,
        timeout_graceful_shutdown=int(DEADLINE) + 5,
    )
    socket = config.bind_socket()
    socket.listen(config.backlog)  # whoever reads the line below may send at once
    origin = f"http://{host}:{socket.getsockname()[1]}"
    LOG.info("listening", extra={"webhook": {"addresses": [f"{origin}{path}" for path in senders(settings)]}})
    uvicorn.Server(config).run([socket])


async def _try(settings: WebhookSettings) -> None:
    async with Store(settings.webhooks_state) as store:
        await store.check()


def _log_lines() -> None:
    lines = logging.StreamHandler(sys.stdout)
    lines.setFormatter(JsonLines())
    logging.basicConfig(level=logging.WARNING, handlers=[lines], force=True)
    LOG.setLevel(logging.INFO)
