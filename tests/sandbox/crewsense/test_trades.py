import httpx
import pytest

NEW = {
    "requesting_user": "1001",
    "start": "2026-12-17 07:00:00",
    "end": "2026-12-18 07:00:00",
    "accepting_user_id": "1005",
    "approving_user_id": "848",
}


async def test_the_times_of_a_trade_have_an_offset(client: httpx.AsyncClient) -> None:
    [swap, offer] = (await client.get("/v1/trades")).json()
    assert {
        "id": "4355",
        "requesting_user": {
            "id": "1006",
            "name": "Desmond Fenwhistle",
            "href": "https://api.crewsense.com/v1/users/1006",
        },
        "request_date": "2026-10-02T08:00:00-04:00",
        "start": "2026-11-23T08:00:00-05:00",
        "end": "2026-11-24T08:00:00-05:00",
        "swap_start": "2026-11-24T08:00:00-05:00",
        "swap_end": "2026-11-25T08:00:00-05:00",
        "status": "filled",
    } == swap
    assert ("pending", None) == (offer["status"], offer["swap_start"])


async def test_a_trade_is_asked_for_filled_and_on_the_schedule(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/trades", json=NEW)).json()["id"]
    assert ["1001", "1005"] == [row["id"] for row in (await client.get(f"/v1/trades/{number}/users")).json()]
    await client.patch(f"/v1/trades/{number}", json={"status": "filled", "note": "Agreed"})
    day = {"start": "2026-12-17 00:00:00", "end": "2026-12-18 00:00:00"}
    [row] = (await client.get("/v1/schedule", params=day)).json()["days"]["2026-12-17"]["trades"]
    assert (number, "2026-12-17 07:00:00", "Maren Tidewell", None) == (
        row["id"],
        row["start"],
        row["requesting_user"]["name"],
        row["admin"],
    )


async def test_a_trade_that_nobody_took_has_one_user(client: httpx.AsyncClient) -> None:
    assert ["1004"] == [row["id"] for row in (await client.get("/v1/trades/44799/users")).json()]


async def test_who_takes_a_trade_may_be_left_open(client: httpx.AsyncClient) -> None:
    number = (await client.post("/v1/trades", json=NEW | {"accepting_user_id": None})).json()["id"]
    assert ["1001"] == [row["id"] for row in (await client.get(f"/v1/trades/{number}/users")).json()]


async def test_a_trade_is_moved_and_removed(client: httpx.AsyncClient) -> None:
    await client.put("/v1/trades/44799", json={"end": "2026-11-25 20:00:00", "accepting_user_id": 1005})
    assert "2026-11-25T20:00:00-05:00" == (await client.get("/v1/trades")).json()[1]["end"]
    await client.delete("/v1/trades/44799")
    assert ["4355"] == [row["id"] for row in (await client.get("/v1/trades")).json()]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"requesting_user": 77}, "The selected requesting user is invalid."),
        ({"accepting_user_id": 77}, "The selected accepting user id is invalid."),
        ({"approving_user_id": 77}, "The selected approving user id is invalid."),
        ({"end": NEW["start"]}, "The end must be a date after start."),
        ({"note": "x"}, "The note field is not allowed."),
    ],
)
async def test_a_wrong_trade_is_refused(client: httpx.AsyncClient, change: dict[str, object], message: str) -> None:
    answer = await client.post("/v1/trades", json=NEW | change)
    assert (422, [message]) == (answer.status_code, answer.json()["error_message"])
