"""Each call as a span and in metrics of OpenTelemetry, for whoever has set up where they go.

What is told is the vendor, the operation, its outcome and numbers: no address, argument, header or body, since those
hold people's ids and secrets.
"""

import functools
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import TYPE_CHECKING

from prefect_shiftwork.rest.tally import OK, Effort

if TYPE_CHECKING:
    from opentelemetry.metrics import MeterProvider
    from opentelemetry.trace import Span, TracerProvider

NAME = "prefect_shiftwork"
"""Of the instruments' scope."""

SECONDS = (0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 120.0)
"""Bounds of the buckets of durations, up to the deadline of most operations: waits for a rate are part of them."""

NOWHERE = nullcontext()


def told(vendor: str, operation: str, effort: Effort) -> AbstractContextManager[None]:
    """What is done inside is told as one call, with what its effort has come to at the end.

    Nothing is imported for it. Whoever has set a provider has imported OpenTelemetry's API.
    """
    return _told(vendor, operation, effort) if "opentelemetry" in sys.modules else NOWHERE


@contextmanager
def _told(vendor: str, operation: str, effort: Effort) -> Iterator[None]:
    from opentelemetry import metrics, trace  # it is loaded, or else nobody is told

    instruments = _instruments(trace.get_tracer_provider(), metrics.get_meter_provider())
    with instruments.span(f"{vendor} {operation}") as span:
        try:
            yield
        finally:
            instruments.count(vendor, operation, effort)
            if span:
                _describe(span, vendor, operation, effort)


class _Instruments:
    """What calls are told with to one pair of providers."""

    def __init__(self, tracers: "TracerProvider", meters: "MeterProvider") -> None:
        from opentelemetry.trace import ProxyTracerProvider

        # A proxy stands for a provider that nobody has set. Its spans go nowhere, at 10 us each.
        self._tracer = None if isinstance(tracers, ProxyTracerProvider) else tracers.get_tracer(NAME)
        meter = meters.get_meter(NAME)
        self._calls = meter.create_counter("shiftwork.calls", "{call}", "Calls that are over")
        self._seconds = meter.create_histogram(
            "shiftwork.call.duration",
            "s",
            "From the beginning of a call to its end, with all waits and tries",
            explicit_bucket_boundaries_advisory=SECONDS,
        )
        self._tries_again = meter.create_counter("shiftwork.tries_again", "{request}", "Requests after a call's first")
        self._refused = meter.create_counter("shiftwork.refused", "{answer}", "Answers of 429")
        self._waited = meter.create_counter("shiftwork.waited", "s", "Waits for the rate and before tries")
        self._received = meter.create_counter("shiftwork.received", "By", "Bytes of answers")

    def span(self, name: str) -> AbstractContextManager["Span | None"]:
        """A span for what is done inside; None where nobody wants to know. An error's words are not kept in it."""
        if self._tracer is None:
            return NOWHERE
        from opentelemetry.trace import SpanKind

        return self._tracer.start_as_current_span(
            name, kind=SpanKind.CLIENT, record_exception=False, set_status_on_exception=False
        )

    def count(self, vendor: str, operation: str, effort: Effort) -> None:
        """Add a call that is over to the metrics."""
        of = {"vendor": vendor, "operation": operation}
        ended = {**of, "outcome": effort.outcome}
        self._calls.add(1, ended)
        self._seconds.record(effort.seconds, ended)
        self._tries_again.add(effort.tries_again, of)
        self._refused.add(effort.refused, of)
        self._waited.add(effort.waited, of)
        self._received.add(effort.received, of)


_instruments = functools.lru_cache(maxsize=4)(_Instruments)
"""The instruments of providers, made once: a provider that is set later has others."""


def _describe(span: "Span", vendor: str, operation: str, effort: Effort) -> None:
    from opentelemetry.trace import StatusCode

    span.set_attributes(
        {
            "vendor": vendor,
            "operation": operation,
            "tries": effort.tries,
            "waited": effort.waited,
            "bytes": effort.received,
        }
    )
    if effort.status is not None:
        span.set_attribute("status", effort.status)
    if effort.outcome != OK:
        span.set_status(StatusCode.ERROR, effort.outcome)
