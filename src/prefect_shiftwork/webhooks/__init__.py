"""Webhooks of CrewIO and 7shifts, received once and handed to Prefect.

``shiftwork webhooks`` serves them; :func:`create_app` is the same for another ASGI server. Prefect's open-source server
has no addresses for webhooks of its own.
"""

from prefect_shiftwork.webhooks.app import create_app

__all__ = ["create_app"]
