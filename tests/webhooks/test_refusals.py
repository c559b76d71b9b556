"""What is not let in, and in which words: the list that verifiers of others fail at."""

import json

import httpx
import pytest
from webhook_fakes import OLD_SECRET, SECRET, TOKEN, FakePrefect, Vendors, body, signature


def error(answer: httpx.Response) -> str:
    return str(answer.json()["error"])


@pytest.mark.parametrize("secret", [SECRET, OLD_SECRET])
async def test_either_secret_is_good_while_one_replaces_the_other(vendors: Vendors, secret: str) -> None:
    assert 200 == (await vendors.crewio(secret=secret)).status_code


@pytest.mark.parametrize(
    ("headers", "status", "named"),
    [
        ({"x_crewio_signature": None}, 401, "x-crewio-signature"),
        ({"x_crewio_signature": ""}, 401, "x-crewio-signature"),
        ({"x_crewio_signature": "0" * 64}, 401, "x-crewio-signature"),
        ({"x_crewio_signature": signature(body(), "another")}, 401, "x-crewio-signature"),
        ({"x_crewio_timestamp": None}, 400, "x-crewio-timestamp"),
        ({"x_crewio_timestamp": ""}, 400, "x-crewio-timestamp"),
        ({"x_crewio_timestamp": "soon"}, 400, "x-crewio-timestamp"),
        ({"x_crewio_timestamp": "nan"}, 400, "x-crewio-timestamp"),
        ({"x_crewio_timestamp": "1e400"}, 400, "x-crewio-timestamp"),
        ({"x_crewio_timestamp": "-1"}, 400, "x-crewio-timestamp"),
        ({"x_crewio_timestamp": "2026-03-13T15:30:09Z"}, 400, "x-crewio-timestamp"),
        ({"x_crewio_timestamp": "2026-03-13T15:40:11Z"}, 400, "x-crewio-timestamp"),
    ],
)
async def test_a_header_that_is_missing_or_wrong_is_named(
    vendors: Vendors, prefect: FakePrefect, headers: dict[str, str | None], status: int, named: str
) -> None:
    answer = await vendors.crewio(**headers)

    assert (status, []) == (answer.status_code, prefect.events)
    assert named in error(answer)


@pytest.mark.parametrize("stamp", ["2026-03-13T15:30:10Z", "2026-03-13T15:40:10Z"])
async def test_five_minutes_either_way_are_let_in(vendors: Vendors, stamp: str) -> None:
    assert 200 == (await vendors.crewio(x_crewio_timestamp=stamp)).status_code


async def test_headers_may_be_in_capitals(vendors: Vendors) -> None:
    assert 200 == (await vendors.crewio(X_CREWIO_SIGNATURE=signature(body()), x_crewio_signature=None)).status_code


@pytest.mark.parametrize("touched", [body() + b" ", json.dumps(json.loads(body()), indent=1).encode(), b""])
async def test_a_body_that_was_touched_is_refused(vendors: Vendors, touched: bytes) -> None:
    assert 401 == (await vendors.crewio(touched, x_crewio_signature=signature(body()))).status_code


@pytest.mark.parametrize(
    ("raw", "sentence"),
    [
        (b"", "not a JSON object"),
        (b"\xff\xfe", "not a JSON object"),
        (b"[]", "not a JSON object"),
        (b"null", "not a JSON object"),
        (b'{"id": "evt_1", "type": "x", "data": {"n": NaN}}', "not a JSON object"),
        (b'{"id": "evt_1", "type": "x", "data": {"n": 1e400}}', "not a JSON object"),
        (b'{"id": "evt_1", "type": "x", "data": {"n": "\\u0000"}}', "character zero"),
        (b'{"type": "x"}', "not an event of CrewIO: id."),
        (b'{"id": "evt_1"}', "not an event of CrewIO: type."),
        (b'{"id": "evt_1", "type": "x", "data": [], "occurred_at": "soon"}', "data, occurred_at."),
        (b'{"id": "", "type": "x"}', "id is missing"),
        (b'{"id": "evt_1", "type": "two words"}', "type is missing"),
        (body("e" * 201), "id is missing, longer than 200"),
    ],
)
async def test_a_signed_body_that_is_no_event_is_refused_in_words(
    vendors: Vendors, prefect: FakePrefect, raw: bytes, sentence: str
) -> None:
    answer = await vendors.crewio(raw)

    assert (400, []) == (answer.status_code, prefect.events)
    assert sentence in error(answer)


async def test_a_backslash_before_u0000_is_no_zero(vendors: Vendors) -> None:
    assert 200 == (await vendors.crewio(body(data={"path": "C:\\u0000"}))).status_code


@pytest.mark.parametrize("declared", [True, False])
async def test_a_body_that_is_too_large_is_refused_before_it_is_read(vendors: Vendors, declared: bool) -> None:
    sent = 0

    async def parts():
        nonlocal sent
        for _ in range(1000):
            sent += 1
            yield b"x" * 1024

    headers = {"content-length": "1024000"} if declared else {}
    answer = await vendors.http.post("/crewio", content=parts(), headers=headers)

    assert (413, "At most 4096 bytes are taken.") == (answer.status_code, error(answer))


async def test_a_body_of_the_largest_size_is_taken(vendors: Vendors) -> None:
    raw = body(data={"note": ""})
    assert 200 == (await vendors.crewio(raw[:-3] + b"x" * (4096 - len(raw)) + raw[-3:])).status_code


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/crewio", 405),
        ("POST", "/", 404),
        ("POST", "/seven_shifts/another-token-of-somebody-who-guesses", 404),
        ("POST", f"/seven_shifts/{TOKEN}x", 404),
        ("POST", "/seven_shifts/%ff%fe", 404),
    ],
)
async def test_an_address_that_nobody_was_given_does_not_exist(
    vendors: Vendors, prefect: FakePrefect, method: str, path: str, status: int
) -> None:
    answer = await vendors.http.request(method, path, content=b"{}", headers={"x-webhook-topic": "user.created"})
    assert (status, []) == (answer.status_code, prefect.events)
