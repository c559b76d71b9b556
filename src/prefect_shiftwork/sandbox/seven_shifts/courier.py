"""Carries webhooks to their receivers."""

import httpx

from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.sandbox.seven_shifts.books import COMPANY_ID, VENDOR
from prefect_shiftwork.sandbox.seven_shifts.records import Webhook

TIMEOUT = httpx.Timeout(5)


class Courier:
    """Posts payloads, and notes in the journal what became of them.

    Webhooks that a company sets up itself carry no signature (reference page "configure company level webhooks").
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.transport: httpx.AsyncBaseTransport | None = None
        """How the courier travels; None is the real network."""

    async def deliver(self, webhook: Webhook, payload: dict[str, object]) -> None:
        """Post once: how often 7shifts tries again is not documented."""
        headers = {
            "x-webhook-id": str(webhook.id),
            "x-webhook-topic": webhook.event,
            "x-company-id": str(COMPANY_ID),
        }
        async with httpx.AsyncClient(transport=self.transport, timeout=TIMEOUT) as client:
            try:
                answer = await client.post(webhook.url, json=payload, headers=headers)
            except httpx.HTTPError as error:
                self._note(webhook, f"did not reach the receiver ({type(error).__name__})")
            else:
                self._note(webhook, f"was answered with {answer.status_code}")

    def _note(self, webhook: Webhook, outcome: str) -> None:
        self._desk.journal.record(VENDOR, "delivered", f"Webhook {webhook.id}: {webhook.event} {outcome}")
