"""Whatever is received is an event that Prefect can keep, or is refused in one of the documented ways.

``--hypothesis-profile=long`` tries 100,000 requests of each kind.
"""

import asyncio
import json
from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st
from pydantic import SecretStr
from webhook_fakes import GUID, NOW, SECRET, Receiving, signature, signature_7shifts

from prefect_shiftwork.events.feed import entry
from prefect_shiftwork.rest.signatures import WebhookRefused
from prefect_shiftwork.webhooks.senders import CrewIO, Sender, SevenShifts, SevenShiftsUnsigned

SENDERS: list[Sender] = [CrewIO([SecretStr(SECRET)]), SevenShifts([SecretStr(GUID)]), SevenShiftsUnsigned()]

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=5,
)
WORDS = st.text() | st.from_regex(r"[!-~]{1,200}", fullmatch=True)
EVENTS = st.fixed_dictionaries(
    {"id": WORDS | VALUES, "type": WORDS},
    optional={
        "data": st.dictionaries(st.text(), VALUES),
        "occurred_at": st.datetimes().map(datetime.isoformat) | VALUES,
    },
)
BODIES = st.binary() | st.one_of(EVENTS, VALUES).map(lambda value: json.dumps(value).encode())
STAMPS = st.sampled_from([str(int(NOW.timestamp())), NOW.isoformat()]) | st.text()
HEADERS = st.fixed_dictionaries(
    {},
    optional={
        "x-crewio-signature": st.text(),
        "x-crewio-timestamp": STAMPS,
        "x-webhook-topic": WORDS,
        "x-hmac-timestamp": STAMPS,
        "x-hmac-signature": st.text(),
    },
)


def signed(headers: dict[str, str], raw: bytes) -> dict[str, str]:
    """As one who knows the secrets sends it."""
    mac = signature_7shifts(raw, headers.get("x-hmac-timestamp", "").strip())
    return headers | {"x-crewio-signature": signature(raw), "x-hmac-signature": mac}


@given(sender=st.sampled_from(SENDERS), headers=HEADERS, raw=BODIES, honest=st.booleans())
def test_it_is_an_event_that_prefect_can_keep_or_it_is_refused(
    sender: Sender, headers: dict[str, str], raw: bytes, honest: bool
) -> None:
    try:
        event = sender.read(signed(headers, raw) if honest else headers, raw, NOW)
    except WebhookRefused as refusal:
        assert refusal.status in {400, 401}  # noqa: PT017  # either way is right; nothing else escapes
    else:
        assert event.payload == json.loads(event.text)
        assert json.dumps(entry(event).model_dump(mode="json"), allow_nan=False)


def test_over_http_it_is_accepted_or_refused(receiving: Receiving) -> None:
    with asyncio.Runner() as runner:
        running = receiving()
        vendors = runner.run(running.__aenter__())

        @given(raw=BODIES, secret=st.sampled_from([SECRET, "another"]))
        def send(raw: bytes, secret: str) -> None:
            assert runner.run(vendors.crewio(raw, secret)).status_code in {200, 400, 401, 413}

        send()
        runner.run(running.__aexit__(None, None, None))
