"""Signed webhooks: what proves that a vendor has sent a request, and has sent it now."""

import hmac
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from pydantic import SecretStr

from prefect_shiftwork.rest.errors import ShiftworkError

WINDOW = timedelta(minutes=5)
"""How far a request's timestamp may be from now, either way."""


class WebhookRefused(ShiftworkError):
    """A request that the vendor has not sent, or not now.

    Attributes:
        status: the HTTP status to answer with: 401 for a wrong signature, 400 for a wrong time.
    """

    def __init__(self, reason: str, status: int = 401) -> None:
        super().__init__(reason)
        self.status = status


def filled(secrets: Sequence[SecretStr]) -> list[str]:
    """The secrets in clear, without the empty ones: with an empty key everybody can sign."""
    return [text for secret in secrets if (text := secret.get_secret_value())]


def check_signature(header: str, given: bytes, raw_body: bytes, keys: Iterable[bytes]) -> None:
    """Refuse a SHA-256 MAC of the body that none of the keys makes.

    Bytes are compared: on strings ``compare_digest`` raises for signs beyond ASCII.
    """
    if not any(hmac.compare_digest(given, hmac.digest(key, raw_body, "sha256")) for key in keys):
        raise WebhookRefused(f"The header {header} does not match the body: another secret signed it.")


def check_age(header: str, sent: datetime, now: datetime, window: timedelta) -> None:
    """Refuse a request whose timestamp, which has a time zone, is outside the window."""
    if abs(now - sent) > window:
        minutes = window / timedelta(minutes=1)
        raise WebhookRefused(f"The header {header} is more than {minutes:g} minutes from now.", 400)
