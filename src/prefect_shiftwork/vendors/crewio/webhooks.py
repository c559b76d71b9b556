"""CrewIO's webhooks: whether a request is one, and what it says.

The signature covers the body and not the timestamp, so whoever has captured one request can send it again with a fresh
timestamp: being recent is no proof of being new. Only remembering the signed body's ``id`` is, for longer than the
window. Order and number of deliveries are not documented: an event is a hint to read the record again.
"""

import hmac
import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Annotated

from pydantic import Field, JsonValue, SecretStr

from prefect_shiftwork.rest.errors import ShiftworkError
from prefect_shiftwork.rest.fields import Record
from prefect_shiftwork.vendors.crewio.fields import Moment

SIGNATURE_HEADER = "x-crewio-signature"
TIMESTAMP_HEADER = "x-crewio-timestamp"

WINDOW = timedelta(minutes=5)
"""How far the timestamp may be from now, either way (CrewIO portal, "Signatur + Timestamp + Replay-Schutz")."""

SIGNATURE = re.compile(r"\s*(?:sha256=)?\s*([0-9a-f]{64})\s*", re.ASCII | re.IGNORECASE)


class WebhookRefused(ShiftworkError):
    """A request that CrewIO has not sent, or not now.

    Attributes:
        status: the HTTP status to answer with, as in the portal's sample: 401 or 400.
    """

    def __init__(self, reason: str, status: int = 401) -> None:
        super().__init__(reason)
        self.status = status


class WebhookEvent(Record):
    """What a webhook tells."""

    id: Annotated[str, Field(description="Id of the event, the same in every delivery of it.")]
    type: Annotated[str, Field(description="What happened, like assignment.updated; others exist.")]
    occurred_at: Annotated[Moment | None, Field(description="When it happened, in UTC.")] = None
    data: Annotated[
        dict[str, JsonValue], Field(default_factory=dict, description="The records it happened to, by kind.")
    ]


def verify(
    raw_body: bytes, signature: str | None, timestamp: str | None, secrets: Sequence[SecretStr], now: datetime
) -> None:
    """Refuse a request that CrewIO has not signed with one of the secrets within five minutes of now.

    Args:
        raw_body: as it was received; decoding and encoding it again changes it.
        signature: the ``x-crewio-signature`` header, if there is one.
        timestamp: the ``x-crewio-timestamp`` header, if there is one.
        secrets: several while one replaces another.
        now: with a time zone.

    Raises:
        WebhookRefused: naming the header that is missing or wrong. Nothing else is raised, whatever is received.
    """
    _verify_signature(raw_body, signature, secrets)
    _verify_timestamp(timestamp, now)


def _verify_signature(raw_body: bytes, signature: str | None, secrets: Sequence[SecretStr]) -> None:
    keys = [key for secret in secrets if (key := secret.get_secret_value().encode())]
    if not keys:
        raise WebhookRefused("CrewIO's webhook signing secret is not set: fill it in in the credentials block.")
    provided = SIGNATURE.fullmatch(signature or "")
    if not provided:
        raise WebhookRefused(f"The header {SIGNATURE_HEADER} is missing or not the hex of a SHA-256.")
    # Bytes are compared: on strings compare_digest raises for signs beyond ASCII, as the portal's Python sample does.
    given = bytes.fromhex(provided[1])
    if not any(hmac.compare_digest(given, hmac.digest(key, raw_body, "sha256")) for key in keys):
        raise WebhookRefused(f"The header {SIGNATURE_HEADER} does not match the body: another secret signed it.")


def _verify_timestamp(timestamp: str | None, now: datetime) -> None:
    try:
        sent = datetime.fromisoformat((timestamp or "").strip())
    except ValueError:
        raise WebhookRefused(f"The header {TIMESTAMP_HEADER} is missing or not an ISO 8601 time.", 400) from None
    if sent.tzinfo is None:
        raise WebhookRefused(f"The header {TIMESTAMP_HEADER} has no time zone.", 400)
    if abs(now - sent) > WINDOW:
        raise WebhookRefused(f"The header {TIMESTAMP_HEADER} is more than five minutes from now.", 400)
