"""The signup board: events that users put themselves down for."""

from typing import Literal

from prefect_shiftwork.rest.fields import LocalDateTime
from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.fields import Flag
from prefect_shiftwork.vendors.crewsense.records.calendar import SignupEvent, SignupUser
from prefect_shiftwork.vendors.crewsense.records.shared import Written


class SignupEvents(Vendor):
    """Events on the signup board (changelog 2018-11-02)."""

    @get("/v1/signup_events", source="Documentation, changelog; developer.crewsense.com: GET /signup_events")
    async def list_signup_events(
        self,
        deleted: Flag | None = None,
        archived: Flag | None = None,
        status: Literal["active", "partially_filled", "filled", "not_filled"] | None = None,
        start: LocalDateTime | None = None,
        end: LocalDateTime | None = None,
    ) -> list[SignupEvent]:
        """Events that start at ``start`` or later and end at ``end`` or earlier; unless asked for, none deleted."""

    @get("/v1/signup_events/{id}", source="developer.crewsense.com: GET /signup_events/{id}")
    async def get_signup_event(self, id: int) -> SignupEvent:
        """One event, also a deleted one."""

    @post("/v1/signup_events", source="developer.crewsense.com: POST /signup_events")
    async def create_signup_event(
        self,
        admin_id: int,
        title: str,
        start: LocalDateTime,
        end: LocalDateTime,
        employees_needed: int,
        work_type_id: int,
        work_subtype_id: int | None = None,
        description: str | None = None,
    ) -> Written:
        """Put an event on the board, in the name of an admin; ``description`` is HTML. Answers its id."""

    @put("/v1/signup_events/{id}", repeatable=True, source="developer.crewsense.com: PUT /signup_events/{id}")
    async def update_signup_event(
        self,
        id: int,
        admin_id: int,
        title: str,
        start: LocalDateTime,
        end: LocalDateTime,
        employees_needed: int,
        work_type_id: int,
        work_subtype_id: int | None = None,
        description: str | None = None,
    ) -> Written:
        """Replace an event as a whole: what is not given here is lost."""

    @get("/v1/signup_events/{id}/users", source="developer.crewsense.com: GET /signup_events/{id}/users")
    async def list_signup_event_users(self, id: int) -> list[SignupUser]:
        """Users who have signed up for an event."""

    @post("/v1/signup_events/{id}/users", source="developer.crewsense.com: POST /signup_events/{id}/users")
    async def create_signup_event_user(self, id: int, user_id: int) -> Written:
        """Sign a user up, which also enters misc. hours. One who is signed up already is :class:`Rejected` (422)."""

    @delete(
        "/v1/signup_events/{id}/users/{user_id}",
        source="developer.crewsense.com: DELETE /signup_events/{id}/users/{user_id}",
    )
    async def delete_signup_event_user(self, id: int, user_id: int) -> Written:
        """Take a user off an event, with the misc. hours. One who is not on it is :class:`Rejected` (422)."""
