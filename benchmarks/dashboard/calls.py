"""Makes calls to an invented vendor without end, with its metrics at a port for Prometheus to fetch."""

import asyncio
import contextlib
import sys
from itertools import cycle

import httpx
from opentelemetry import metrics
from opentelemetry.exporter.prometheus import PrometheusMetricReader  # type: ignore[import-not-found]
from opentelemetry.sdk.metrics import MeterProvider  # type: ignore[import-not-found]
from prometheus_client import start_http_server
from pydantic import SecretStr

from prefect_shiftwork.rest.auth import BearerKey
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.errors import CallError
from prefect_shiftwork.rest.session import Session

ANSWERS = cycle([200, 200, 429, 200, 404])


def answer(_: httpx.Request) -> httpx.Response:
    """One after the other."""
    return httpx.Response(next(ANSWERS), headers={"Retry-After": "0"}, stream=httpx.ByteStream(b'[{"id": 1}]'))


async def make_calls(port: int) -> None:
    """Ten a second, one after the other."""
    metrics.set_meter_provider(MeterProvider(metric_readers=[PrometheusMetricReader()]))
    start_http_server(port, "127.0.0.1")
    auth = BearerKey(SecretStr("any"))
    session = Session("Acme", "https://api.example.com", auth, transport=httpx.MockTransport(answer))
    while True:
        with contextlib.suppress(CallError):  # some are meant to fail
            await session.send(Call("list_labels", "GET", "/v1/labels", repeatable=True))
        await asyncio.sleep(0.1)


if __name__ == "__main__":
    asyncio.run(make_calls(int(sys.argv[1])))
