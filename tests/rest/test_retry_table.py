"""The retry table, over every status and every way of getting no answer."""

import random
from datetime import UTC, datetime

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from prefect_shiftwork.rest import retry
from prefect_shiftwork.rest.operation import Kind, Spec
from prefect_shiftwork.rest.retry import Verdict

PASSING = {408, 425, 429, 500, 502, 503, 504}
ERRORS = range(300, 600)

NEVER_LEFT = [httpx.ConnectError("no"), httpx.ConnectTimeout("no"), httpx.PoolTimeout("no")]
MAY_HAVE_ARRIVED = [
    httpx.ReadTimeout("no"),
    httpx.WriteTimeout("no"),
    httpx.ReadError("no"),
    httpx.WriteError("no"),
    httpx.CloseError("no"),
    httpx.RemoteProtocolError("no"),
    httpx.LocalProtocolError("no"),
    httpx.ProxyError("no"),
    httpx.UnsupportedProtocol("no"),
]


@pytest.mark.parametrize("asked_to_wait", [True, False])
@pytest.mark.parametrize("status", ERRORS)
def test_what_is_safe_to_repeat_is_repeated_after_what_may_pass(status: int, asked_to_wait: bool) -> None:
    expected = Verdict.REPEAT if status in PASSING else Verdict.REFUSED
    assert expected == retry.after_status(status, repeatable=True, asked_to_wait=asked_to_wait)


@pytest.mark.parametrize("status", ERRORS)
def test_a_create_is_repeated_only_when_the_vendor_says_that_it_did_not_take_it(status: int) -> None:
    ambiguous = status == 408 or status >= 500
    without = Verdict.REPEAT if status == 429 else Verdict.UNKNOWN if ambiguous else Verdict.REFUSED
    with_wait = Verdict.REPEAT if status == 503 else without
    assert without == retry.after_status(status, repeatable=False, asked_to_wait=False)
    assert with_wait == retry.after_status(status, repeatable=False, asked_to_wait=True)


@pytest.mark.parametrize("error", [*NEVER_LEFT, *MAY_HAVE_ARRIVED], ids=lambda error: type(error).__name__)
def test_a_read_is_repeated_after_any_silence(error: httpx.TransportError) -> None:
    assert Verdict.REPEAT == retry.after_silence(error, repeatable=True)


@pytest.mark.parametrize("error", NEVER_LEFT, ids=lambda error: type(error).__name__)
def test_a_create_is_repeated_when_it_never_left_this_machine(error: httpx.TransportError) -> None:
    assert Verdict.REPEAT == retry.after_silence(error, repeatable=False)


@pytest.mark.parametrize("error", MAY_HAVE_ARRIVED, ids=lambda error: type(error).__name__)
def test_a_create_that_may_have_arrived_is_not_repeated(error: httpx.TransportError) -> None:
    assert Verdict.UNKNOWN == retry.after_silence(error, repeatable=False)


def test_the_end_of_a_calls_own_deadline_is_final() -> None:
    assert Verdict.REFUSED == retry.after_silence(TimeoutError(), repeatable=True)
    assert Verdict.UNKNOWN == retry.after_silence(TimeoutError(), repeatable=False)


@pytest.mark.parametrize(
    ("kind", "declared", "safe"),
    [
        (Kind.READ, False, True),
        (Kind.UPSERT, False, True),
        (Kind.CREATE, False, False),
        (Kind.UPDATE, False, False),
        (Kind.UPDATE, True, True),
        (Kind.DELETE, False, False),
        (Kind.DELETE, True, True),
    ],
)
def test_reads_and_upserts_are_safe_to_repeat_and_others_when_declared(kind: Kind, declared: bool, safe: bool) -> None:
    assert safe == Spec("GET", "/", kind, repeatable=declared).safe_to_repeat


@given(attempt=st.integers(0, 30), seed=st.integers())
def test_waits_grow_with_full_jitter_up_to_twenty_seconds(attempt: int, seed: int) -> None:
    assert 0 <= retry.backoff(attempt, random.Random(seed)) <= min(20.0, 0.5 * 2**attempt)


@pytest.mark.parametrize(("attempt", "longest"), enumerate([0.5, 1, 2, 4, 8, 16, 20, 20]))
def test_the_longest_wait_doubles_up_to_twenty_seconds(attempt: int, longest: float) -> None:
    assert random.Random(1).uniform(0, longest) == retry.backoff(attempt, random.Random(1))


NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC).timestamp()


@pytest.mark.parametrize(
    ("header", "seconds"),
    [
        (None, None),
        ("120", 120.0),
        (" 3 ", 3.0),
        ("3\x1f", 3.0),
        ("Mon, 23 Nov 2026 09:00:07 GMT", 7.0),
        ("Mon, 23 Nov 2026 09:00:07 -0000", 7.0),
        ("Mon, 23 Nov 2026 08:00:00 GMT", 0.0),
        ("-5", None),
        ("soon", None),
        ("", None),
        ("1e400", None),
    ],
)
def test_retry_after_is_read_in_both_forms_and_nonsense_is_ignored(header: str | None, seconds: float | None) -> None:
    assert seconds == retry.retry_after(header, NOW)


@given(st.text())
def test_no_retry_after_header_breaks_a_call(header: str) -> None:
    seconds = retry.retry_after(header, NOW)
    assert seconds is None or seconds >= 0
