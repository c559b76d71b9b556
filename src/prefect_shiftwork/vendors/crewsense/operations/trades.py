"""Trades: shifts that one user gives to another."""

from pydantic import JsonValue

from prefect_shiftwork.rest.fields import LocalDateTime
from prefect_shiftwork.rest.operation import delete, get, patch, post, put
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.records.callbacks import Trade


class Trades(Vendor):
    """Trades and who takes part."""

    @get("/v1/trades", source="developer.crewsense.com: GET /trades")
    async def list_trades(self) -> list[Trade]:
        """Trades of the company."""

    @get("/v1/trades/{id}/users", source="developer.crewsense.com: GET /trades/{id}/users")
    async def list_trade_users(self, id: int) -> JsonValue:
        """Who takes part in a trade, and what they answered. The answer is not documented."""

    @post("/v1/trades", source="developer.crewsense.com: POST /trades")
    async def create_trade(
        self,
        requesting_user: int,
        start: LocalDateTime,
        end: LocalDateTime,
        approving_user_id: int,
        accepting_user_id: int | None = None,
    ) -> JsonValue:
        """Ask that a user's shift from start to end be traded. The answer is not documented."""

    @patch("/v1/trades/{id}", repeatable=True, source="developer.crewsense.com: PATCH /trades/{id}")
    async def update_trade(
        self,
        id: int,
        requesting_user: int | None = None,
        start: LocalDateTime | None = None,
        end: LocalDateTime | None = None,
        approving_user_id: int | None = None,
        accepting_user_id: int | None = None,
    ) -> JsonValue:
        """Change what is given of a trade. Its fields are not documented; those of POST are sent."""

    @put("/v1/trades/{id}", repeatable=True, source="developer.crewsense.com: PUT /trades/{id}")
    async def replace_trade(
        self,
        id: int,
        requesting_user: int,
        start: LocalDateTime,
        end: LocalDateTime,
        approving_user_id: int,
        accepting_user_id: int | None = None,
    ) -> JsonValue:
        """Replace a trade. Its fields are not documented; those of POST are sent."""

    @delete("/v1/trades/{id}", repeatable=True, source="developer.crewsense.com: DELETE /trades/{id}")
    async def delete_trade(self, id: int) -> JsonValue:
        """Delete a trade. The answer is not documented."""
