"""Keys and tokens: fetched once, shared, renewed once, never shown."""

import asyncio

import httpx
import pytest
from pydantic import SecretStr

from prefect_shiftwork.rest import errors
from prefect_shiftwork.rest.auth import BasicKey, BearerKey, FetchedToken, Token, TokenHolder
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.session import Session

READ = Call(operation="list_labels", method="GET", path="/v1/labels", repeatable=True)


class Mint:
    """A token endpoint that counts."""

    def __init__(self, life: float = 3600.0) -> None:
        self.count = 0
        self.life = life

    async def __call__(self, session: Session) -> Token:
        self.count += 1
        await session.clock.sleep(0)
        return Token(SecretStr(f"token-{self.count}"), session.clock.monotonic() + self.life)


async def test_a_basic_key_is_the_user_name_with_an_empty_password(session) -> None:
    assert "Basic aDMzTmRpM2gyM28xbXZWb2FhbExwZEg6" == await BasicKey(SecretStr("h33Ndi3h23o1mvVoaalLpdH")).header(
        session
    )


async def test_a_fixed_key_is_not_tried_twice(session_with, vendor) -> None:
    vendor.will(httpx.Response(401))
    with pytest.raises(errors.NotAuthenticated, match="Check the key or secret in the credentials block"):
        await session_with(BearerKey(SecretStr("k"))).send(READ)
    assert 1 == len(vendor.requests)


async def test_a_token_is_fetched_once_and_kept(session_with, vendor) -> None:
    mint = Mint()
    session = session_with(FetchedToken(mint, TokenHolder(), SecretStr("s")))
    vendor.will(httpx.Response(200), httpx.Response(200))
    await session.send(READ)
    await session.send(READ)
    assert 1 == mint.count
    assert ["Bearer token-1"] * 2 == [request.headers["Authorization"] for request in vendor.requests]


async def test_a_token_that_is_over_is_fetched_again(session_with, vendor, clock) -> None:
    mint = Mint(life=60)
    session = session_with(FetchedToken(mint, TokenHolder(), SecretStr("s")))
    vendor.will(httpx.Response(200), httpx.Response(200))
    await session.send(READ)
    clock.now += 60
    await session.send(READ)
    assert 2 == mint.count


async def test_a_rejected_token_is_renewed_once(session_with, vendor) -> None:
    mint = Mint()
    vendor.will(httpx.Response(401), httpx.Response(200))
    await session_with(FetchedToken(mint, TokenHolder(), SecretStr("s"))).send(READ)
    assert ["Bearer token-1", "Bearer token-2"] == [r.headers["Authorization"] for r in vendor.requests]


async def test_a_second_rejection_is_final(session_with, vendor) -> None:
    mint = Mint()
    vendor.will(httpx.Response(401), httpx.Response(401))
    with pytest.raises(errors.NotAuthenticated):
        await session_with(FetchedToken(mint, TokenHolder(), SecretStr("s"))).send(READ)
    assert 2 == mint.count


async def test_a_token_that_another_user_renewed_meanwhile_is_used_instead_of_a_third(session_with, vendor) -> None:
    mint, holder = Mint(), TokenHolder()
    session = session_with(FetchedToken(mint, holder, SecretStr("s")))

    def renewed_by_somebody_else(_: httpx.Request) -> httpx.Response:
        holder.token = Token(SecretStr("theirs"), 1e9)
        return httpx.Response(401)

    vendor.will(renewed_by_somebody_else, httpx.Response(200))
    await session.send(READ)
    assert 1 == mint.count
    assert "Bearer theirs" == vendor.requests[-1].headers["Authorization"]


async def test_callers_side_by_side_share_one_fetch(session_with, vendor) -> None:
    mint = Mint()
    session = session_with(FetchedToken(mint, TokenHolder(), SecretStr("s")))

    vendor.will(*[httpx.Response(200) for _ in range(5)])
    await asyncio.gather(*(session.send(READ) for _ in range(5)))
    assert 1 == mint.count


async def test_neither_the_secret_nor_the_token_gets_into_an_error(session_with, vendor) -> None:
    session = session_with(FetchedToken(Mint(), TokenHolder(), SecretStr("the-secret")))
    vendor.will(httpx.Response(400, json={"error": "the-secret and token-1"}))
    with pytest.raises(errors.Rejected, match=r"\*\*\* and \*\*\*"):
        await session.send(READ)


def test_concealing_before_there_is_a_token_conceals_the_secret() -> None:
    auth = FetchedToken(Mint(), TokenHolder(), SecretStr("the-secret"))
    assert "a *** b" == auth.conceal("a the-secret b")
    assert "unchanged" == BearerKey(SecretStr("")).conceal("unchanged")
