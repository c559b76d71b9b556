"""A request from outside, until it is Prefect's: refuse, claim, hand over, confirm, and only then say yes."""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from prefect_shiftwork.events.event import Event
from prefect_shiftwork.events.feed import NotHandedOver
from prefect_shiftwork.rest.signatures import WebhookRefused
from prefect_shiftwork.webhooks.handover import Prefect
from prefect_shiftwork.webhooks.senders import Sender
from prefect_shiftwork.webhooks.store import Claim, Store, StoreUnusable

DEADLINE = 10.0
"""Seconds that Prefect has. Senders wait 15 to 30 for an answer (Standard Webhooks 1.0.0)."""

LOG = logging.getLogger("prefect_shiftwork.webhooks")


@dataclass(frozen=True)
class Answer:
    """What the sender is told.

    Attributes:
        status: 200 when Prefect has the event, 503 to have it sent again, 4xx when it is not accepted at all.
    """

    status: int
    said: Mapping[str, str | bool]


class Receiver:
    """What all requests share.

    Args:
        now: the time, with a zone.
    """

    def __init__(self, store: Store, prefect: Prefect, now: Callable[[], datetime]) -> None:
        self._store = store
        self._prefect = prefect
        self._now = now

    async def receive(self, sender: Sender, headers: Mapping[str, str], raw: bytes) -> Answer:
        """Take a request. Whatever is in it, it is answered."""
        try:
            event = sender.read(headers, raw, self._now())
        except WebhookRefused as refusal:
            LOG.warning("refused", extra={"webhook": {"vendor": sender.vendor, "why": str(refusal)}})
            return Answer(refusal.status, {"error": str(refusal)})
        try:
            return await self._take(event)
        except (StoreUnusable, NotHandedOver) as problem:
            _log(logging.ERROR, "not accepted", event, why=str(problem))
            return Answer(503, {"error": "Send it again later."})

    async def _take(self, event: Event) -> Answer:
        claim = await self._store.claim(event.key, self._now())
        if claim is Claim.IN_HAND:
            raise NotHandedOver("The same event is being handed over right now.")
        if claim is Claim.MINE:
            await self._hand_over(event)
        duplicate = claim is Claim.DONE
        _log(logging.INFO, "duplicate" if duplicate else "accepted", event)
        return Answer(200, {"accepted": True, "duplicate": duplicate})

    async def _hand_over(self, event: Event) -> None:
        try:
            async with asyncio.timeout(DEADLINE):
                await self._prefect.hand_over(event)
        except TimeoutError:
            await self._store.release(event.key)
            raise NotHandedOver(f"Prefect took longer than {DEADLINE:g} seconds: look at its server's log.") from None
        except BaseException:
            # Also when the server is stopped meanwhile: whoever is sent the event next need not wait for the lease.
            await self._store.release(event.key)
            raise
        await self._store.confirm(event.key)


def _log(level: int, outcome: str, event: Event, **more: str) -> None:
    told = {"vendor": event.vendor, "event": event.id, "type": event.type, "key": str(event.key), **more}
    LOG.log(level, outcome, extra={"webhook": told})
