"""The cassettes tell no secret, and nothing of anybody who may exist."""

import base64
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from urllib.parse import parse_qsl, unquote_plus

import pytest
import yaml
from canary import disguises

from prefect_shiftwork.sandbox.credentials import Credentials

RECORDED = sorted((Path(__file__).parents[2] / "cassettes").glob("*/*.yaml"))

SECRETS = [each for name, each in asdict(Credentials()).items() if name.endswith(("secret", "key", "token"))]
NAMES_OF_SECRETS = {"client_id", "client_secret", "access_token", "refresh_token", "api_key", "password", "secret"}
DISGUISES = {hidden for secret in SECRETS for hidden in disguises(secret)}
LOOKS_SECRET = re.compile(r"crw_live_\w+|\bbearer\s+[\w.~+/=-]{8,}|\bbasic\s+[\w+/=-]{8,}|\beyJ[\w-]+\.", re.IGNORECASE)
KEPT_HEADERS = {"content-type", "etag", "if-none-match", "location", "retry-after", "x-api-version"}

EMAIL = re.compile(r"[\w.+-]+@([\w-]+(?:\.[\w-]+)+)")
INVENTED = {"example.com", "example.org"}


def texts(value: object) -> Iterator[str]:
    """Every text in a cassette, as it stands and without percent signs."""
    if isinstance(value, dict):
        for item in (*value.keys(), *value.values()):
            yield from texts(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    else:
        yield from {str(value), unquote_plus(str(value))}


def leaks(value: object) -> set[str]:
    """Secrets of the sandbox in it, and whatever looks like one."""
    found = {hidden for text in texts(value) for hidden in DISGUISES if hidden in text}
    return found | {match[0] for text in texts(value) for match in LOOKS_SECRET.finditer(text)}


def told(body: str | None) -> Iterator[tuple[str, object]]:
    """Names and values of secrets in a body of JSON or of a form, however deep."""
    try:
        yield from told_in(json.loads(body or "null"))
    except ValueError:
        yield from ((name, value) for name, value in parse_qsl(body) if name in NAMES_OF_SECRETS)


def told_in(value: object) -> Iterator[tuple[str, object]]:
    for item in value if isinstance(value, list) else ():
        yield from told_in(item)
    for name, item in value.items() if isinstance(value, dict) else ():
        if name in NAMES_OF_SECRETS:
            yield name, item
        yield from told_in(item)


def strangers(value: object) -> set[str]:
    """E-mail addresses of people who may exist."""
    return {match[0] for text in texts(value) for match in EMAIL.finditer(text) if match[1] not in INVENTED}


@pytest.mark.parametrize("cassette", RECORDED, ids=lambda path: f"{path.parent.name}.{path.stem}")
def test_a_cassette_tells_no_secret_and_nobodys_address(cassette: Path) -> None:
    for interaction in yaml.load(cassette.read_text(), yaml.CSafeLoader)["interactions"]:
        request, answer = interaction["request"], interaction["response"]
        assert (set(), set()) == (leaks(interaction), strangers(interaction))
        assert {("***")} >= {value for body in (request["body"], answer["body"]["string"]) for _, value in told(body)}
        assert {*request["headers"], *answer["headers"]} <= KEPT_HEADERS


def in_percents(secret: str) -> str:
    return "".join(f"%{byte:02X}" for byte in secret.encode())


def as_user_of_basic(secret: str) -> str:
    return base64.b64encode(f"{secret}:".encode()).decode()


def as_password_of_basic(secret: str) -> str:
    return base64.b64encode(f"someone:{secret}".encode()).decode()


def as_password_of_another(secret: str) -> str:
    return base64.b64encode(f"somebody:{secret}".encode()).decode()


@pytest.mark.parametrize("disguise", [str, in_percents, as_user_of_basic, as_password_of_basic, as_password_of_another])
@pytest.mark.parametrize("secret", SECRETS)
def test_a_secret_is_seen_in_every_disguise(secret: str, disguise: Callable[[str], str]) -> None:
    assert leaks([{"request": {"body": f"before {disguise(secret)} after"}}])


@pytest.mark.parametrize(
    "text", ["Bearer abcdef0123456789", "basic YWJjZGVmZ2g=", "crw_live_k1_abc", "eyJhbGciOi.e30."]
)
def test_what_looks_like_a_secret_is_seen(text: str) -> None:
    assert leaks({"body": text})


@pytest.mark.parametrize("body", ['{"data": [{"meta": {"api_key": "a"}}]}', "client_secret=a", '{"password": "a"}'])
def test_a_secret_that_is_named_is_seen(body: str) -> None:
    assert ["a"] == [value for _, value in told(body)]


@pytest.mark.parametrize("text", ["jo@crew.example", "mail=jo%40example.net", '{"emails": ["jo@example.com.au"]}'])
def test_the_address_of_somebody_who_may_exist_is_seen(text: str) -> None:
    assert strangers({"response": {"body": {"string": text}}})
