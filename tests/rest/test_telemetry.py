"""What OpenTelemetry is told of each call, and what never."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import httpx
import pytest
from opentelemetry import metrics, trace

from prefect_shiftwork.rest import errors
from prefect_shiftwork.rest.call import Call

READ = Call(operation="list_labels", method="GET", path="/v1/labels/4711", repeatable=True, query=[("q", "Doe")])
DASHBOARD = Path(__file__).parents[2] / "docs" / "grafana" / "shiftwork.json"
OF = {"vendor": "Acme", "operation": "list_labels"}


class Span(trace.NonRecordingSpan):
    """A span that keeps what it is told."""

    def __init__(self, name: str, kind: trace.SpanKind) -> None:
        super().__init__(trace.INVALID_SPAN_CONTEXT)
        self.name, self.kind = name, kind
        self.attributes: dict[str, Any] = {}
        self.status: tuple[Any, ...] = ()

    def set_attributes(self, attributes: Mapping[str, Any]) -> None:
        self.attributes |= attributes

    def set_attribute(self, key: str, value: Any) -> None:
        self.attributes[key] = value

    def set_status(self, *status: Any) -> None:
        self.status = status


@dataclass
class Told(trace.NoOpTracerProvider):
    """A provider of tracers and meters that keeps what it is told."""

    spans: list[Span] = field(default_factory=list)
    counts: dict[tuple[str, str], list[tuple[float, Mapping[str, str]]]] = field(default_factory=dict)

    def get_tracer(self, *_: Any, **__: Any) -> trace.Tracer:
        return Tracer(self.spans)

    def get_meter(self, *_: Any, **__: Any) -> metrics.Meter:
        return Meter(self.counts)

    __hash__ = object.__hash__


class Tracer(trace.NoOpTracer):
    def __init__(self, spans: list[Span]) -> None:
        self.spans = spans

    @contextmanager
    def start_as_current_span(self, name: str, *, kind: trace.SpanKind, **_: Any) -> Iterator[Span]:
        self.spans.append(Span(name, kind))
        yield self.spans[-1]


class Instrument:
    def __init__(self, noted: list[tuple[float, Mapping[str, str]]]) -> None:
        self.noted = noted

    def add(self, amount: float, attributes: Mapping[str, str]) -> None:
        self.noted.append((amount, attributes))

    record = add


class Meter(metrics.NoOpMeter):
    def __init__(self, counts: dict[tuple[str, str], list[tuple[float, Mapping[str, str]]]]) -> None:
        super().__init__("meter")
        self.counts = counts

    def create_counter(self, name: str, unit: str = "", *_: Any, **__: Any) -> Any:
        return Instrument(self.counts.setdefault((name, unit), []))

    create_histogram = create_counter


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """Set up as a process's provider, as long as the test runs."""
    provider = Told()
    monkeypatch.setattr(trace, "get_tracer_provider", lambda: provider)
    monkeypatch.setattr(metrics, "get_meter_provider", lambda: provider)
    return provider


async def test_a_call_is_a_span_of_its_vendor_and_operation(session, vendor, told) -> None:
    vendor.will(httpx.Response(429, headers={"Retry-After": "7"}), httpx.Response(200))
    await session.send(READ)
    (span,) = told.spans
    assert ("Acme list_labels", trace.SpanKind.CLIENT, ()) == (span.name, span.kind, span.status)
    assert {**OF, "tries": 2, "waited": 7.0, "bytes": 0, "status": 200} == span.attributes


async def test_a_call_is_counted_by_vendor_operation_and_outcome(session, vendor, told) -> None:
    vendor.will(httpx.Response(429, headers={"Retry-After": "7"}), httpx.Response(200))
    await session.send(READ)
    assert {
        ("shiftwork.calls", "{call}"): [(1, {**OF, "outcome": "ok"})],
        ("shiftwork.call.duration", "s"): [(7.0, {**OF, "outcome": "ok"})],
        ("shiftwork.tries_again", "{request}"): [(1, OF)],
        ("shiftwork.refused", "{answer}"): [(1, OF)],
        ("shiftwork.waited", "s"): [(7.0, OF)],
        ("shiftwork.received", "By"): [(0, OF)],
    } == told.counts


async def test_a_call_that_fails_is_told_by_the_name_of_its_error_alone(session, vendor, told) -> None:
    vendor.will(httpx.Response(404, json={"message": "no Jane Doe here"}))
    with pytest.raises(errors.NotFound):
        await session.send(READ)
    (span,) = told.spans
    assert ((trace.StatusCode.ERROR, "NotFound"), 404) == (span.status, span.attributes["status"])
    assert [(1, {**OF, "outcome": "NotFound"})] == told.counts["shiftwork.calls", "{call}"]


async def test_a_call_without_any_answer_has_no_status(session, vendor, told) -> None:
    vendor.will(httpx.ReadTimeout("slow"))
    with pytest.raises(errors.OutcomeUnknown):
        await session.send(replace(READ, method="POST", repeatable=False))
    (span,) = told.spans
    assert ("status" in span.attributes, span.status[1]) == (False, "OutcomeUnknown")


async def test_no_address_argument_secret_or_body_is_told(session, vendor, told) -> None:
    vendor.will(httpx.Response(400, json={"message": "Doe 4711"}))
    with pytest.raises(errors.Rejected):
        await session.send(replace(READ, json={"name": "Doe"}))
    everything = repr([(span.name, span.attributes, span.status) for span in told.spans]) + repr(told.counts)
    assert [] == [word for word in ("4711", "Doe", "the-key", "example.com", "/v1") if word in everything]


async def test_without_a_provider_a_call_is_as_ever(session, vendor) -> None:
    vendor.will(httpx.Response(200, json=[1]))
    assert [1] == (await session.send(READ)).json()


def test_a_script_without_opentelemetry_never_loads_it() -> None:
    code = """
import asyncio, sys, httpx
from pydantic import SecretStr
from prefect_shiftwork.rest.auth import BearerKey
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.session import Session

session = Session("Acme", "https://api.example.com", BearerKey(SecretStr("key")),
                  transport=httpx.MockTransport(lambda _: httpx.Response(200)))
asyncio.run(session.send(Call("list_labels", "GET", "/v1/labels", repeatable=True)))
print(session.tally.calls, "opentelemetry" in sys.modules)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "1 False" == done.stdout.strip()


def queries() -> list[str]:
    """The queries of the dashboard's panels."""
    dashboard = json.loads(DASHBOARD.read_text("utf-8"))
    return [target["expr"] for panel in dashboard["panels"] for target in panel["targets"]]


def in_prometheus(instrument: str, unit: str) -> str:
    """The name under which OpenTelemetry's exporters give an instrument to Prometheus."""
    words = [instrument.replace(".", "_"), {"s": "seconds", "By": "bytes"}.get(unit, "")]
    return "_".join(filter(None, [*words, "bucket" if "duration" in instrument else "total"]))


async def test_the_dashboard_shows_every_metric_and_asks_for_no_other(session, vendor, told) -> None:
    vendor.will(httpx.Response(200))
    await session.send(READ)
    asked = set(re.findall(r"shiftwork_\w+", " ".join(queries())))
    assert {in_prometheus(*instrument) for instrument in told.counts} == asked


async def test_the_dashboard_tells_apart_by_nothing_but_what_is_told(session, vendor, told) -> None:
    vendor.will(httpx.Response(200))
    await session.send(READ)
    known = {key for noted in told.counts.values() for _, attributes in noted for key in attributes} | {"le"}
    grouped = {
        label.strip() for labels in re.findall(r"by \((.*?)\)", " ".join(queries())) for label in labels.split(",")
    }
    filtered = set(re.findall(r"[{,](\w+)!?=", " ".join(queries())))
    assert set() == (grouped | filtered) - known
