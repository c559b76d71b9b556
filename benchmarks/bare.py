"""What httpx costs by itself: requests and ``json.loads``, nothing typed, nothing safe."""

import asyncio
import json

import httpx

from benchmarks.lists import SIZE

TLS = httpx.create_ssl_context()


async def read(base_url: str, pages: int, connections: int) -> dict[int, list[object]]:
    """So many pages of v1 by their offsets."""
    answers: dict[int, list[object]] = {}
    offsets = iter(range(0, pages * SIZE, SIZE))
    async with httpx.AsyncClient(verify=TLS, limits=httpx.Limits(max_connections=connections)) as client:

        async def lane() -> None:
            for offset in offsets:
                answer = await client.get(f"{base_url}/v1/time_punches?limit={SIZE}&offset={offset}")
                answers[offset] = json.loads(answer.content)["data"]

        await asyncio.gather(*(lane() for _ in range(connections)))
    return answers
