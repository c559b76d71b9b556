"""7shifts' signed webhooks: whether a request is one.

Only webhooks that 7shifts sets up for a partner are signed; those that a company sets up itself are not, and nothing in
such a request can be trusted but that somebody should look (7shifts reference, "Webhooks introduction"). The timestamp
is part of the key, so a captured request cannot be sent again with a fresh one. How often 7shifts delivers is not
documented: an event is a hint to read the records again.
"""

import base64
import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from pydantic import SecretStr, TypeAdapter, ValidationError

from prefect_shiftwork.rest.signatures import WINDOW, WebhookRefused, check_age, check_signature, filled
from prefect_shiftwork.vendors.seven_shifts.fields import UtcUnlessSaid

__all__ = [
    "COMPANY_HEADER",
    "ID_HEADER",
    "SIGNATURE_HEADER",
    "TIMESTAMP_HEADER",
    "TOPIC_HEADER",
    "WebhookRefused",
    "verify",
]

ID_HEADER = "x-webhook-id"
TOPIC_HEADER = "x-webhook-topic"
COMPANY_HEADER = "x-company-id"
TIMESTAMP_HEADER = "x-hmac-timestamp"
SIGNATURE_HEADER = "x-hmac-signature"

HEX = re.compile(r"[0-9a-f]{64}", re.ASCII | re.IGNORECASE)
BASE64 = re.compile(r"[0-9A-Za-z+/]{43}=", re.ASCII)
MOMENT: TypeAdapter[datetime] = TypeAdapter(UtcUnlessSaid)


def verify(
    raw_body: bytes,
    signature: str | None,
    timestamp: str | None,
    guids: Sequence[SecretStr],
    now: datetime,
    window: timedelta = WINDOW,
) -> None:
    """Refuse a request that 7shifts has not signed for one of the grants within the window around now.

    The reference leaves two things open, so every reading is taken: the signature is hex or base64, and the timestamp
    is in seconds or milliseconds since 1970 or in ISO 8601, then UTC unless it says otherwise.

    Args:
        raw_body: as it was received; decoding and encoding it again changes it.
        signature: the ``x-hmac-signature`` header, if there is one.
        timestamp: the ``x-hmac-timestamp`` header, if there is one.
        guids: the company GUIDs of the grants whose webhooks arrive here.
        now: with a time zone.
        window: how far the timestamp may be from now, either way; 7shifts names no limit.

    Raises:
        WebhookRefused: naming the header that is missing or wrong. Nothing else is raised, whatever is received.
    """
    stamp = (timestamp or "").strip()
    keys = [f"{stamp}#{guid}".encode(errors="replace") for guid in filled(guids)]
    if not keys:
        raise WebhookRefused("7shifts' company GUID is not set: fill it in in the credentials block.")
    check_signature(SIGNATURE_HEADER, _decoded((signature or "").strip()), raw_body, keys)
    check_age(TIMESTAMP_HEADER, _moment(stamp), now, window)


def _decoded(signature: str) -> bytes:
    if HEX.fullmatch(signature):
        return bytes.fromhex(signature)
    if BASE64.fullmatch(signature):
        return base64.b64decode(signature)
    raise WebhookRefused(
        f"The header {SIGNATURE_HEADER} is missing or not a SHA-256: 7shifts signs only webhooks that it sets up for "
        "partners."
    )


def _moment(stamp: str) -> datetime:
    try:
        return MOMENT.validate_python(stamp)
    except ValidationError:
        raise WebhookRefused(f"The header {TIMESTAMP_HEADER} is missing or not a time.", 400) from None
