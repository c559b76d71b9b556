"""What a vendor refuses for its rate."""

from starlette.types import ASGIApp, Message, Receive, Scope, Send

TOO_MANY = 429


class Refusals:
    """Counts the answers 429 of an app."""

    def __init__(self, app: ASGIApp) -> None:
        self.count = 0
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the app does."""

        async def counted(message: Message) -> None:
            self.count += message.get("status") == TOO_MANY
            await send(message)

        await self._app(scope, receive, counted)
