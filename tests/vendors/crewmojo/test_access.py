import httpx
import pytest
from pydantic import SecretStr, ValidationError

from prefect_shiftwork.rest.access import Account
from prefect_shiftwork.rest.auth import TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.errors import NotAuthenticated
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.vendors.crewmojo import CrewmojoAccess


def access(**fields: object) -> CrewmojoAccess:
    return CrewmojoAccess.model_validate({"client_id": "invented-id", "client_secret": "invented-secret", **fields})


async def origin_of(credential: CrewmojoAccess) -> str:
    """Where its calls go."""
    urls: list[httpx.URL] = []

    def handler(request: httpx.Request) -> httpx.Response:
        urls.append(request.url)
        return httpx.Response(200, json={"access_token": "token"})

    async with credential.connect(Shared(TokenHolder(), Budget(None)), httpx.MockTransport(handler)) as client:
        await client.sign_in()
    return str(urls[0].copy_with(path="")).rstrip("/")


@pytest.mark.parametrize(
    ("fields", "origin"),
    [
        ({}, "https://api.crewmojo.com"),
        ({"environment": "test"}, "https://api.test.crewmojo.com"),
        ({"environment": "test", "base_url": ""}, "https://api.test.crewmojo.com"),
        ({"environment": "test", "base_url": None}, "https://api.test.crewmojo.com"),
        ({"base_url": "http://127.0.0.1:8000/crewmojo/"}, "http://127.0.0.1:8000"),
    ],
)
async def test_the_environment_says_where_calls_go_unless_an_address_does(fields, origin):
    assert origin == await origin_of(access(**fields))


@pytest.mark.parametrize(
    "fields",
    [
        {"base_url": "http://api.example.com"},
        {"environment": "staging"},
        {"upload_path": "people"},
        {"client_id": ""},
        {"base_url": 7},
    ],
)
def test_a_field_that_cannot_be_right_is_refused(fields):
    with pytest.raises(ValidationError):
        access(**fields)


def test_production_and_test_share_no_token():
    assert access().fingerprint() != access(environment="test").fingerprint()
    assert access().fingerprint() == access().fingerprint()


async def test_a_check_says_which_client_and_environment_it_is(vendor, shared):
    async with access(environment="test").connect(shared, httpx.MockTransport(vendor)) as client:
        account = await access(environment="test").identify(client)
    assert Account(vendor="Crewmojo", name="client invented-id, test environment") == account


async def test_a_check_does_not_end_a_token_in_use(vendor, shared):
    async with access().connect(shared, httpx.MockTransport(vendor)) as client:
        await access().identify(client)
        await access().identify(client)
    assert 1 == vendor.tokens


async def test_a_check_with_a_wrong_secret_says_so(shared):
    transport = httpx.MockTransport(lambda _: httpx.Response(401, json={"error": "invalid_client"}))
    credential = access(client_secret=SecretStr("wrong"))
    async with credential.connect(shared, transport) as client:
        with pytest.raises(NotAuthenticated):
            await credential.identify(client)


def test_every_field_of_the_form_has_a_title_and_a_sentence():
    for field in CrewmojoAccess.model_fields.values():
        assert field.title
        assert field.description
        assert field.description.endswith(".")
