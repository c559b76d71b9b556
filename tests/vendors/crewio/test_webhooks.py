import hashlib
import hmac
import json
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from prefect_shiftwork.vendors.crewio.webhooks import WebhookEvent, WebhookRefused, verify

SECRET = SecretStr("test_signing_secret")
BODY = (
    b'{"id":"evt_123","type":"assignment.updated","occurred_at":"2026-03-13T15:35:10.000Z","data":{"integration_id":'
    b'"int_1","event_id":"ev_1","assignment":{"id":"as_1","shift_id":"sh_1","user_id":"us_1","state":"checked_in"}}}'
)
SIGNATURE = "ddd1142d4432cc66078cf41d02bb4a65355d53b3a30e11f75a11a5b0973b8476"
UMLAUT_BODY = (
    '{"id":"evt_124","type":"assignment.updated","occurred_at":"2026-03-13T15:35:10.000Z",'
    '"data":{"note":"Getränkestand"}}'
).encode()
UMLAUT_SIGNATURE = "b887b14a5ad3ce54208de81ae1f5e21635bd2fffdd256a6700535fa42a779c88"

NOW = datetime(2026, 3, 13, 15, 35, 10, tzinfo=UTC)
STAMP = "2026-03-13T15:35:10.000Z"


def signed(body: bytes, secret: SecretStr = SECRET) -> str:
    return hmac.new(secret.get_secret_value().encode(), body, hashlib.sha256).hexdigest()


def stamp(**off: float) -> str:
    return (NOW + timedelta(**off)).isoformat()


@pytest.mark.parametrize(("size", "body", "signature"), [(220, BODY, SIGNATURE), (118, UMLAUT_BODY, UMLAUT_SIGNATURE)])
def test_the_known_vectors_pass(size, body, signature):
    assert size == len(body)
    verify(body, signature, STAMP, [SECRET], NOW)


@pytest.mark.parametrize(
    "spelling",
    [
        SIGNATURE,
        f"sha256={SIGNATURE}",
        f"SHA256={SIGNATURE}",
        f"Sha256={SIGNATURE.upper()}",
        f"  sha256={SIGNATURE}\t",
        f"sha256= {SIGNATURE}",
    ],
)
def test_a_signature_may_be_written_as_the_samples_accept_it(spelling):
    verify(BODY, spelling, STAMP, [SECRET], NOW)


@pytest.mark.parametrize(
    "signature",
    [
        None,
        "",
        "sha256=",
        SIGNATURE[:-1],
        f"{SIGNATURE}0",
        f"sha256=sha256={SIGNATURE}",
        f"sha1={SIGNATURE}",
        f"\u017fha256={SIGNATURE}",
        "ä" * 64,
        "٣" * 64,
        "g" * 64,
        "0" * 64,
        UMLAUT_SIGNATURE,
    ],
)
def test_any_other_signature_is_refused_with_401(signature):
    with pytest.raises(WebhookRefused, match="x-crewio-signature") as refusal:
        verify(BODY, signature, STAMP, [SECRET], NOW)
    assert 401 == refusal.value.status


@pytest.mark.parametrize(
    "body",
    [
        b"",
        BODY + b" ",
        BODY.replace(b"checked_in", b"confirmed"),
        json.dumps(json.loads(BODY)).encode(),
        UMLAUT_BODY.decode().encode("latin-1"),
    ],
)
def test_a_body_that_was_touched_is_refused(body):
    with pytest.raises(WebhookRefused):
        verify(body, SIGNATURE, STAMP, [SECRET], NOW)


def test_old_and_new_secret_both_pass_while_one_replaces_the_other():
    new = SecretStr("new_signing_secret")
    verify(BODY, signed(BODY, new), STAMP, [SECRET, new], NOW)
    verify(BODY, SIGNATURE, STAMP, [SECRET, new], NOW)
    with pytest.raises(WebhookRefused):
        verify(BODY, SIGNATURE, STAMP, [new], NOW)


@pytest.mark.parametrize("secrets", [[], [SecretStr("")]])
def test_without_a_secret_nothing_passes_not_even_what_nothing_signed(secrets):
    with pytest.raises(WebhookRefused, match="secret is not set"):
        verify(BODY, signed(BODY, SecretStr("")), STAMP, secrets, NOW)


@pytest.mark.parametrize("seconds", [-300, -299.9, 0, 299.9, 300])
def test_five_minutes_either_way_pass(seconds):
    verify(BODY, SIGNATURE, stamp(seconds=seconds), [SECRET], NOW)


@pytest.mark.parametrize(
    "timestamp",
    [
        stamp(seconds=-301),
        stamp(seconds=301),
        stamp(days=11),
        stamp(days=-365),
        None,
        "",
        "soon",
        "nan",
        "1e400",
        "-1",
        "1773416110",
        "1773416110000",
        "2026-03-13T15:35:10",
        "2026-03-13",
        "9999-12-31T23:59:59-23:59",
        "0001-01-01T00:00:00+23:59",
    ],
)
def test_any_other_timestamp_is_refused_with_400(timestamp):
    with pytest.raises(WebhookRefused, match="x-crewio-timestamp") as refusal:
        verify(BODY, SIGNATURE, timestamp, [SECRET], NOW)
    assert 400 == refusal.value.status


def test_a_timestamp_and_now_may_be_in_different_zones():
    verify(BODY, SIGNATURE, "2026-03-13T16:35:10+01:00", [SECRET], NOW.astimezone(timezone(-timedelta(hours=5))))


def test_who_did_not_sign_is_not_told_of_the_time():
    with pytest.raises(WebhookRefused, match="signature"):
        verify(BODY, None, None, [SECRET], NOW)


TEXTS = st.none() | st.text() | st.from_regex(r"(sha256=)?[0-9a-fA-F]{64}") | st.datetimes().map(datetime.isoformat)
ZONES = st.timezones() | st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
STAMPS = TEXTS | st.datetimes(timezones=ZONES).map(datetime.isoformat)


@given(body=st.binary(), signature=TEXTS, timestamp=STAMPS, secrets=st.lists(st.text().map(SecretStr), max_size=2))
def test_whatever_is_received_is_refused_in_one_way(body, signature, timestamp, secrets):
    with pytest.raises(WebhookRefused):
        verify(body, signature, timestamp, secrets, NOW)


@given(body=st.binary(), secret=st.text(min_size=1).map(SecretStr), timestamp=STAMPS)
def test_whatever_time_a_signed_body_comes_with_only_the_window_counts(body, secret, timestamp):
    try:
        verify(body, signed(body, secret), timestamp, [secret], NOW)
    except WebhookRefused as refusal:
        assert 400 == refusal.status  # noqa: PT017  # either way is right; what is promised is that nothing else escapes


@given(body=st.binary(), seconds=st.floats(-300, 300), secret=st.text(min_size=1).map(SecretStr))
def test_what_crewio_signs_passes_whatever_is_in_it(body, seconds, secret):
    verify(body, "sha256=" + signed(body, secret), stamp(seconds=seconds), [secret], NOW)


def test_the_documented_event_is_read():
    event = WebhookEvent.model_validate_json(BODY)
    assert ("evt_123", "assignment.updated", NOW) == (event.id, event.type, event.occurred_at)
    assert {"id": "as_1", "shift_id": "sh_1", "user_id": "us_1", "state": "checked_in"} == event.data["assignment"]


def test_an_event_of_an_unknown_type_is_read_too():
    event = WebhookEvent.model_validate({"id": "evt_1", "type": "shift.melted", "attempt": 2})
    assert {"id": "evt_1", "type": "shift.melted", "occurred_at": None, "data": {}, "attempt": 2} == event.model_dump()
