"""A credential: its fields, its shared client, its check."""

import asyncio
import pickle

import httpx
import pytest
from pydantic import Field, SecretStr, ValidationError

from prefect_shiftwork.rest import access, errors
from prefect_shiftwork.rest.access import Access, Account
from prefect_shiftwork.rest.auth import BearerKey
from prefect_shiftwork.rest.drift import OnDrift
from prefect_shiftwork.rest.operation import get
from prefect_shiftwork.rest.origin import check_base_url, is_loopback, path_and_query
from prefect_shiftwork.rest.pool import Shared, SharedByCredential
from prefect_shiftwork.rest.said import said
from prefect_shiftwork.rest.session import Session
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.rest.zones import known_zone


class Club(Vendor):
    id = "club"
    title = "Club"
    default_base_url = "https://club.example.com"

    @get("/me")
    async def whoami(self) -> dict[str, str]:
        """Who one is."""


class ClubAccess(Access[Club]):
    vendor = Club

    key: SecretStr = Field(title="Key", description="The key.")
    base_url: str = Field(default="https://club.example.com", title="Base URL", description="Where the API is.")
    on_drift: OnDrift = "stop"

    def connect(self, shared: Shared, transport: httpx.AsyncBaseTransport | None = None) -> Club:
        def answer(request: httpx.Request) -> httpx.Response:
            if request.headers["Authorization"] != "Bearer right":
                return httpx.Response(401)
            return httpx.Response(200, json={"name": "FC Example"})

        transport = transport or httpx.MockTransport(answer)
        return Club(Session("Club", self.base_url, BearerKey(self.key), budget=shared.budget, transport=transport))

    async def identify(self, client: Club) -> Account:
        return Account(vendor="Club", name=(await client.whoami())["name"])


async def test_a_check_tells_whom_the_key_speaks_for() -> None:
    account = await ClubAccess(key=SecretStr("right")).check()
    assert Account(vendor="Club", name="FC Example", missing=[]) == account


async def test_a_check_with_a_wrong_key_says_what_to_do() -> None:
    with pytest.raises(errors.NotAuthenticated, match="Check the key or secret in the credentials block"):
        await ClubAccess(key=SecretStr("wrong")).check()


async def test_a_check_does_not_wait_for_a_vendor_that_is_silent() -> None:
    class Silent(ClubAccess):
        CHECK_SECONDS = 0.01

        async def identify(self, _: Club) -> Account:
            await asyncio.Event().wait()
            raise AssertionError

    with pytest.raises(errors.DeadlinePassed, match=r"Club check had no answer within"):
        await Silent(key=SecretStr("right")).check()


async def test_users_of_one_credential_share_a_client_which_the_last_one_closes() -> None:
    access = ClubAccess(key=SecretStr("right"))
    async with access.get_client() as one:
        async with ClubAccess(key=SecretStr("right")).get_client() as two:
            assert one is two
        async with ClubAccess(key=SecretStr("other")).get_client() as stranger:
            assert stranger is not one
        assert not one.session._http.is_closed
    assert one.session._http.is_closed
    async with access.get_client() as later:
        assert later is not one


def test_a_fingerprint_tells_credentials_apart_without_holding_them() -> None:
    a, b = ClubAccess(key=SecretStr("a")), ClubAccess(key=SecretStr("b"))
    elsewhere = ClubAccess(key=SecretStr("a"), base_url="http://127.0.0.1:1/club")
    assert 3 == len({a.fingerprint(), b.fingerprint(), elsewhere.fingerprint()})
    assert a.fingerprint() == ClubAccess(key=SecretStr("a")).fingerprint()


async def test_token_and_rate_are_shared_however_a_client_is_told_to_work(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(access, "SHARED", SharedByCredential())
    taken: list[Shared] = []

    class Watched(ClubAccess):
        def connect(self, shared: Shared, transport: httpx.AsyncBaseTransport | None = None) -> Club:
            taken.append(shared)
            return super().connect(shared, transport)

    strict, lenient = (Watched(key=SecretStr("right"), on_drift=how) for how in ("stop", "skip"))
    async with strict.get_client() as one, lenient.get_client() as two:
        assert one is not two
    assert taken[0] is taken[1]


def test_what_copying_a_key_brings_along_is_left_out() -> None:
    assert "right" == ClubAccess(key=SecretStr(" right\n")).key.get_secret_value()


@pytest.mark.parametrize("key", ["schlüssel", "two\nlines", "zero\x00"])
def test_a_key_that_no_vendor_gives_is_refused_before_it_is_sent(key: str) -> None:
    with pytest.raises(ValidationError, match="it has letters that no key has"):
        ClubAccess(key=SecretStr(key))


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("America/NewYork", "did you mean America/New_York"),
        ("new york", "did you mean America/New_York"),
        ("Nowhere at all", "write it like America/New_York or Europe/Berlin"),
        ("", "there is no time zone ''"),
        ("America", "there is no time zone"),
        ("../etc/passwd", "there is no time zone"),
    ],
)
def test_a_time_zone_that_does_not_exist_is_refused_with_the_nearest_names(name: str, said: str) -> None:
    with pytest.raises(ValueError, match=said):
        known_zone(name)


def test_a_time_zone_that_exists_is_known() -> None:
    assert "Europe/Berlin" == known_zone("Europe/Berlin")


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("api.crewsense.com", "must start with https://"),
        ("ftp://api.example.com", "must start with https://"),
        ("https://", "must start with https://"),
        ("https://[::1", "cannot be read"),
        ("https://host:port", "cannot be read"),
        ("https://key@api.example.com", "keep keys"),
        ("https://api.example.com?key=1", "keep keys"),
        ("https://api.example.com#x", "keep keys"),
        ("http://api.example.com", "must use https: http://api.example.com would send the credential in clear text"),
        ("http://10.0.0.1", "must use https"),
    ],
)
def test_an_unsafe_base_url_is_refused_with_the_reason(url: str, said: str) -> None:
    with pytest.raises(ValidationError, match=said):
        ClubAccess(key=SecretStr("k"), base_url=url)


@pytest.mark.parametrize(
    "url", ["https://api.example.com/", "http://localhost:80", "http://127.0.0.2/x/", "http://[::1]:1"]
)
def test_https_and_loopback_are_fine_and_lose_their_last_slash(url: str) -> None:
    assert url.rstrip("/") == check_base_url(url)


def test_loopback_is_told_from_names_that_look_like_it() -> None:
    assert not is_loopback("localhost.example.com")
    assert not is_loopback("127.0.0.1.example.com")


@pytest.mark.parametrize(
    ("link", "followed"),
    [
        ("https://api.crewsense.com/v1/logs/250", "/v1/logs/250"),
        ("/users/98", "/users/98"),
        ("//evil.example.com/v1/labels", "/v1/labels"),
        ("https://evil.example.com//evil.example.org/x?y=1", "/evil.example.org/x?y=1"),
    ],
)
def test_of_a_link_only_path_and_query_are_followed(link: str, followed: str) -> None:
    assert followed == path_and_query(link)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (
            b'{"status":401,"error":"unauthorized","error_message":"Access token is not valid"}',
            "Access token is not valid",
        ),
        (b'{"error":"invalid_params","error_message":["One.","Two."]}', "One.; Two."),
        (b'{"status":"error","message":"not authorized","type":"unauthorized"}', "not authorized"),
        (b'{"title":"Unprocessable","detail":"location_id is required","status":422}', "location_id is required"),
        (b'{"error":{"message":"nested"}}', "nested"),
        (b'{"error":"line\\nbreak"}', "line break"),
        (b'{"message":null}', ""),
        (b"[1]", ""),
        (b"<html>", ""),
        (b'{"error":"' + b"x" * 500 + b'"}', "x" * 299 + "…"),
    ],
)
def test_the_vendors_words_are_found_in_every_error_shape(body: bytes, words: str) -> None:
    assert words == said(httpx.Response(400, content=body))


def test_an_error_survives_the_pickling_that_prefect_does() -> None:
    error = errors.NotPermitted(errors.Failure("CrewIO", "list_shifts", 403, "no", "shifts:read"))
    again = pickle.loads(pickle.dumps(error))
    assert (type(error), str(error), error.failure, error.fix) == (type(again), str(again), again.failure, again.fix)
