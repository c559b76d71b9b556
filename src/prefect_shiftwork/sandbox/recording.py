"""An answer that was caught on its way out."""

from dataclasses import dataclass, field

from starlette.types import Message, Send


@dataclass(slots=True)
class Recording:
    """The ASGI messages of one answer."""

    messages: list[Message] = field(default_factory=list)

    async def catch(self, message: Message) -> None:
        """Stand in for the server's `send`."""
        self.messages.append(message)

    @property
    def status(self) -> int:
        """The status of the answer."""
        return int(self.messages[0]["status"])

    async def play(self, send: Send) -> None:
        """Send the answer after all."""
        for message in self.messages:
            await send(message)

    async def play_half(self, send: Send) -> None:
        """Send the start of the answer and half of its body, as if the rest had never been written."""
        body = b"".join(message.get("body", b"") for message in self.messages)
        half = body[: len(body) // 2]
        start = self.messages[0]
        headers = [(name, value) for name, value in start["headers"] if name != b"content-length"]
        await send({**start, "headers": [*headers, (b"content-length", str(len(half)).encode())]})
        await send({"type": "http.response.body", "body": half})
