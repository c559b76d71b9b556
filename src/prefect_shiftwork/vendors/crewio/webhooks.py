"""CrewIO's webhooks: whether a request is one, and what it says.

The signature covers the body and not the timestamp, so whoever has captured one request can send it again with a fresh
timestamp: being recent is no proof of being new. Only remembering the signed body's ``id`` is, for longer than the
window. Order and number of deliveries are not documented: an event is a hint to read the record again.
"""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field, JsonValue, SecretStr

from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.rest.signatures import WINDOW, WebhookRefused, check_age, check_signature, filled
from prefect_shiftwork.vendors.crewio.fields import Moment

__all__ = ["SIGNATURE_HEADER", "TIMESTAMP_HEADER", "WebhookEvent", "WebhookRefused", "verify"]

SIGNATURE_HEADER = "x-crewio-signature"
TIMESTAMP_HEADER = "x-crewio-timestamp"

SIGNATURE = re.compile(r"\s*(?:sha256=)?\s*([0-9a-f]{64})\s*", re.ASCII | re.IGNORECASE)


class WebhookEvent(Record):
    """What a webhook tells."""

    id: Annotated[str, Field(description="Id of the event, the same in every delivery of it.")]
    type: Annotated[str, Field(description="What happened, like assignment.updated; others exist.")]
    occurred_at: Annotated[Moment | None, Field(description="When it happened, in UTC.")] = None
    data: Annotated[
        dict[str, JsonValue], Field(default_factory=dict, description="The records it happened to, by kind.")
    ]


def verify(
    raw_body: bytes,
    signature: str | None,
    timestamp: str | None,
    secrets: Sequence[SecretStr],
    now: datetime,
    window: timedelta = WINDOW,
) -> None:
    """Refuse a request that CrewIO has not signed with one of the secrets within the window around now.

    Args:
        raw_body: as it was received; decoding and encoding it again changes it.
        signature: the ``x-crewio-signature`` header, if there is one.
        timestamp: the ``x-crewio-timestamp`` header, if there is one.
        secrets: several while one replaces another.
        now: with a time zone.
        window: how far the timestamp may be from now, either way; five minutes are the portal's ("Replay-Schutz").

    Raises:
        WebhookRefused: naming the header that is missing or wrong. Nothing else is raised, whatever is received.
    """
    _verify_signature(raw_body, signature, secrets)
    _verify_timestamp(timestamp, now, window)


def _verify_signature(raw_body: bytes, signature: str | None, secrets: Sequence[SecretStr]) -> None:
    keys = [secret.encode() for secret in filled(secrets)]
    if not keys:
        raise WebhookRefused("CrewIO's webhook signing secret is not set: fill it in in the credentials block.")
    provided = SIGNATURE.fullmatch(signature or "")
    if not provided:
        raise WebhookRefused(f"The header {SIGNATURE_HEADER} is missing or not the hex of a SHA-256.")
    check_signature(SIGNATURE_HEADER, bytes.fromhex(provided[1]), raw_body, keys)


def _verify_timestamp(timestamp: str | None, now: datetime, window: timedelta) -> None:
    try:
        sent = datetime.fromisoformat((timestamp or "").strip())
    except ValueError:
        raise WebhookRefused(f"The header {TIMESTAMP_HEADER} is missing or not an ISO 8601 time.", 400) from None
    if sent.tzinfo is None:
        raise WebhookRefused(f"The header {TIMESTAMP_HEADER} has no time zone.", 400)
    check_age(TIMESTAMP_HEADER, sent, now, window)
