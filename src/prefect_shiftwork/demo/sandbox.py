"""What changed in the sandbox, as its control tells."""

from types import TracebackType
from typing import Self

import httpx


class Sandbox:
    """The sandbox's control. Use as an async context manager."""

    def __init__(self, origin: str) -> None:
        self._http = httpx.AsyncClient(base_url=origin)

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self._http.aclose()

    async def changes(self) -> list[str]:
        """Everything that changed so far, oldest first, in words."""
        present = (await self._http.get("/_control")).raise_for_status().json()
        return [f"{change['vendor']}: {change['action']} {change['text']}" for change in present["changes"]]

    async def changes_since(self, before: list[str]) -> list[str]:
        """What changed after that, the first few of many."""
        changes = (await self.changes())[len(before) :]
        shown = changes[:6]
        return [*shown, f"and {len(changes) - len(shown)} more"] if len(changes) > len(shown) else shown
