"""Paths of v1: a slash at their end is allowed, as in the document's own `/shifts/?order_field=...`."""

from starlette.types import ASGIApp, Receive, Scope, Send


class OptionalSlash:
    """Serves `/v1/shifts/` like `/v1/shifts`, where FastAPI would answer a redirect that drops the body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on without its last slash."""
        await self._app({**scope, "path": scope["path"].rstrip("/")}, receive, send)
