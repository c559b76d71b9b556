import base64
import hashlib
import hmac
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr

from prefect_shiftwork.rest.signatures import WebhookRefused
from prefect_shiftwork.vendors.seven_shifts.webhooks import verify

GUID = SecretStr("1310bfe1-cb3f-4f24-98a2-fde2bc504108")
OTHER = SecretStr("5f1d7a84-1f6e-4a53-8d0c-0c3f0a1d4a11")
BODY = (
    b'{"company_id":1234,"location_id":11,"department_ids":[1,2],'
    b'"start":"2022-03-27T00:00:00+00:00","end":"2022-04-02T00:00:00+00:00"}'
)
NOW = datetime(2026, 3, 13, 15, 35, 10, tzinfo=UTC)
STAMP = "1773416110"


def mac(body: bytes = BODY, stamp: str = STAMP, guid: SecretStr = GUID) -> bytes:
    return hmac.new(f"{stamp}#{guid.get_secret_value()}".encode(), body, hashlib.sha256).digest()


@pytest.mark.parametrize(
    "spelling",
    [mac().hex(), mac().hex().upper(), f" {mac().hex()}\t", base64.b64encode(mac()).decode()],
    ids=["hex", "capitals", "with blanks", "base64"],
)
def test_a_signature_passes_in_hex_and_in_base64(spelling):
    verify(BODY, spelling, STAMP, [GUID], NOW)


@pytest.mark.parametrize(
    "stamp",
    [
        "1773416110",
        "1773416110.5",
        "1773416110000",
        "2026-03-13T15:35:10Z",
        "2026-03-13T15:35:10.123+00:00",
        "2026-03-13T16:35:10+01:00",
        "2026-03-13 15:35:10",
    ],
)
def test_a_timestamp_passes_in_seconds_milliseconds_and_iso_8601(stamp):
    verify(BODY, mac(stamp=stamp).hex(), stamp, [GUID], NOW)


@pytest.mark.parametrize(
    "signature",
    [None, "", "0" * 64, mac().hex()[:-1], mac().hex() + "0", "ä" * 64, "٣" * 64, "=" * 44, mac(guid=OTHER).hex()],
)
def test_any_other_signature_is_refused_with_401(signature):
    with pytest.raises(WebhookRefused, match="x-hmac-signature") as refusal:
        verify(BODY, signature, STAMP, [GUID], NOW)
    assert 401 == refusal.value.status


def test_a_webhook_that_nobody_signed_is_told_who_gets_signatures():
    with pytest.raises(WebhookRefused, match="7shifts signs only webhooks that it sets up for partners"):
        verify(BODY, None, None, [GUID], NOW)


@pytest.mark.parametrize("body", [b"", BODY + b" ", BODY.replace(b"1234", b"1235")])
def test_a_body_that_was_touched_is_refused(body):
    with pytest.raises(WebhookRefused, match="does not match the body"):
        verify(body, mac().hex(), STAMP, [GUID], NOW)


@pytest.mark.parametrize("fresh", ["1773416111", "", None])
def test_a_captured_request_cannot_be_sent_again_with_another_timestamp(fresh):
    with pytest.raises(WebhookRefused) as refusal:
        verify(BODY, mac().hex(), fresh, [GUID], NOW)
    assert 401 == refusal.value.status


def test_the_webhooks_of_several_grants_can_arrive_at_one_address():
    verify(BODY, mac(guid=OTHER).hex(), STAMP, [GUID, OTHER], NOW)
    verify(BODY, mac(guid=GUID).hex(), STAMP, [GUID, OTHER], NOW)


@pytest.mark.parametrize("guids", [[], [SecretStr("")]])
def test_without_a_guid_nothing_passes_not_even_what_nothing_signed(guids):
    with pytest.raises(WebhookRefused, match="company GUID is not set"):
        verify(BODY, mac(guid=SecretStr("")).hex(), STAMP, guids, NOW)


@pytest.mark.parametrize("seconds", [-300, 0, 300])
def test_five_minutes_either_way_pass(seconds):
    verify(BODY, mac().hex(), STAMP, [GUID], NOW + timedelta(seconds=seconds))


@pytest.mark.parametrize("seconds", [-301, 301, 86400])
def test_a_request_of_another_time_is_refused_with_400(seconds):
    with pytest.raises(WebhookRefused, match="x-hmac-timestamp is more than 5 minutes from now") as refusal:
        verify(BODY, mac().hex(), STAMP, [GUID], NOW + timedelta(seconds=seconds))
    assert 400 == refusal.value.status


def test_the_window_can_be_wider_or_narrower():
    verify(BODY, mac().hex(), STAMP, [GUID], NOW + timedelta(minutes=9), timedelta(minutes=10))
    with pytest.raises(WebhookRefused, match=r"more than 0\.5 minutes"):
        verify(BODY, mac().hex(), STAMP, [GUID], NOW + timedelta(minutes=1), timedelta(seconds=30))


@pytest.mark.parametrize("stamp", ["", "soon", "nan", "1e400", "2026-03-13T15", "2026-02-30T00:00:00Z"])
def test_a_signed_timestamp_that_is_no_time_is_refused_with_400(stamp):
    with pytest.raises(WebhookRefused, match="x-hmac-timestamp is missing or not a time") as refusal:
        verify(BODY, mac(stamp=stamp).hex(), stamp, [GUID], NOW)
    assert 400 == refusal.value.status


SIGNATURES = st.none() | st.text() | st.from_regex(r"[0-9a-fA-F]{64}") | st.from_regex(r"[0-9A-Za-z+/]{43}=")
ZONES = st.timezones() | st.integers(-1439, 1439).map(lambda minutes: timezone(timedelta(minutes=minutes)))
MOMENTS = (st.datetimes() | st.datetimes(timezones=ZONES)).map(datetime.isoformat)
STAMPS = st.text() | MOMENTS | st.integers().map(str) | st.floats().map(str)


@given(body=st.binary(), signature=SIGNATURES, stamp=st.none() | STAMPS, guids=st.lists(st.text().map(SecretStr)))
def test_whatever_is_received_is_refused_in_one_way(body, signature, stamp, guids):
    with pytest.raises(WebhookRefused):
        verify(body, signature, stamp, guids, NOW)


@given(body=st.binary(), stamp=STAMPS, guid=st.text(min_size=1).map(SecretStr))
def test_whatever_time_a_signed_body_comes_with_only_the_window_counts(body, stamp, guid):
    try:
        verify(body, mac(body, stamp.strip(), guid).hex(), stamp, [guid], NOW)
    except WebhookRefused as refusal:
        assert 400 == refusal.status  # noqa: PT017  # either way is right; what is promised is that nothing else escapes


@given(body=st.binary(), off=st.integers(-300, 300), guid=st.text(min_size=1).map(SecretStr))
def test_what_7shifts_signs_passes_whatever_is_in_it(body, off, guid):
    stamp = str(int(STAMP) + off)
    verify(body, mac(body, stamp, guid).hex(), stamp, [guid], NOW)
