"""Webhooks."""

from prefect_shiftwork.rest.fields import Instant, Record


class Webhook(Record):
    """Where 7shifts sends an event."""

    id: int
    """The webhook's id."""
    company_id: int | None = None
    """The company whose events it gets."""
    url: str | None = None
    """Where they go."""
    method: str | None = None
    """``post``."""
    event: str | None = None
    """The event, like ``schedule.published``."""
    created: Instant | None = None
    """When the webhook was created."""
    modified: Instant | None = None
    """When the webhook was last changed."""
