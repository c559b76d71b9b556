"""What users belong to and are trained for."""

from typing import Annotated

from pydantic import Field, JsonValue

from prefect_shiftwork.rest.fields import RequestPart
from prefect_shiftwork.rest.operation import delete, get, post, put
from prefect_shiftwork.rest.parameters import Body, WholeBody
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.fields import JsonObject
from prefect_shiftwork.vendors.crewsense.records.labels import CallbackList, Filter, Group
from prefect_shiftwork.vendors.crewsense.records.qualifiers import Qualifier
from prefect_shiftwork.vendors.crewsense.records.shared import Written


class RankedQualifier(RequestPart):
    """A qualifier for a user in a request, with the user's place in the order of it."""

    id: int = Field(description="Id of the qualifier.")
    ranking: int | None = Field(default=None, description="The user's place in the order of it; 0 was never ordered.")


class UserMemberships(Vendor):
    """Callback lists, filters and groups of a user. Writing them replaces all that the user had."""

    @get("/v1/users/{user_id}/titles", source="developer.crewsense.com: GET /users/{id}/titles")
    async def list_user_titles(self, user_id: int) -> list[CallbackList]:
        """Callback lists that a user is on."""

    @put("/v1/users/{user_id}/titles", repeatable=True, source="developer.crewsense.com: PUT /users/{id}/titles")
    async def replace_user_titles(self, user_id: int, ids: list[int]) -> Written:
        """Put a user on these callback lists and no others."""

    @get("/v1/users/{user_id}/filters", source="developer.crewsense.com: GET /users/{id}/filters")
    async def list_user_filters(self, user_id: int) -> list[Filter]:
        """Specialty classification filters that a user is in."""

    @put("/v1/users/{user_id}/filters", repeatable=True, source="developer.crewsense.com: PUT /users/{id}/filters")
    async def replace_user_filters(self, user_id: int, ids: list[int]) -> Written:
        """Put a user in these filters and no others."""

    @get("/v1/users/{user_id}/groups", source="developer.crewsense.com: GET /users/{id}/groups")
    async def list_user_groups(self, user_id: int) -> list[Group]:
        """Groups that a user is in."""

    @put("/v1/users/{user_id}/groups", repeatable=True, source="developer.crewsense.com: PUT /users/{id}/groups")
    async def replace_user_groups(self, user_id: int, ids: list[int]) -> Written:
        """Put a user in these groups and no others."""


class UserQualifiers(Vendor):
    """Qualifiers of a user."""

    @get("/v1/users/{user_id}/qualifiers", source="developer.crewsense.com: GET /users/{id}/qualifiers")
    async def list_user_qualifiers(self, user_id: int) -> list[Qualifier]:
        """Qualifiers of a user, with the user's ranking in each."""

    @post("/v1/users/{user_id}/qualifiers", source="developer.crewsense.com: POST /users/{id}/qualifiers")
    async def create_user_qualifier(
        self, user_id: int, qualifier_id: Annotated[int, Body("id")], ranking: int | None = None
    ) -> Written:
        """Give a user one more qualifier."""

    @put(
        "/v1/users/{user_id}/qualifiers", repeatable=True, source="developer.crewsense.com: PUT /users/{id}/qualifiers"
    )
    async def replace_user_qualifiers(
        self, user_id: int, qualifiers: Annotated[list[RankedQualifier], Body("ids")]
    ) -> Written:
        """Give a user these qualifiers and no others."""

    @delete(
        "/v1/users/{user_id}/qualifiers/{qualifier_id}",
        repeatable=True,
        source="developer.crewsense.com: DELETE /users/{id}/qualifiers/{qualifier_id}",
    )
    async def delete_user_qualifier(self, user_id: int, qualifier_id: int) -> Written:
        """Take a qualifier from a user."""


class UserCertifications(Vendor):
    """Certifications of a user. Neither bodies nor answers are documented."""

    @get("/v1/users/{user_id}/certifications", source="developer.crewsense.com: GET /users/{id}/certifications")
    async def list_user_certifications(self, user_id: int) -> JsonValue:
        """Certifications of a user."""

    @post("/v1/users/{user_id}/certifications", source="developer.crewsense.com: POST /users/{id}/certifications")
    async def create_user_certification(self, user_id: int, body: Annotated[JsonObject, WholeBody()]) -> JsonValue:
        """Give a user a certification; ``body`` is sent as it is."""

    @delete(
        "/v1/users/{user_id}/certifications",
        repeatable=True,
        source="developer.crewsense.com: DELETE /users/{id}/certifications",
    )
    async def delete_user_certifications(self, user_id: int) -> JsonValue:
        """Take all certifications from a user."""

    @get(
        "/v1/users/{user_id}/certifications/{certification_id}",
        source="developer.crewsense.com: GET /users/{id}/certifications/{cert}",
    )
    async def get_user_certification(self, user_id: int, certification_id: int) -> JsonValue:
        """One certification of a user."""

    @put(
        "/v1/users/{user_id}/certifications/{certification_id}",
        repeatable=True,
        source="developer.crewsense.com: PUT /users/{id}/certifications/{cert}",
    )
    async def update_user_certification(
        self, user_id: int, certification_id: int, body: Annotated[JsonObject, WholeBody()]
    ) -> JsonValue:
        """Change a certification of a user; ``body`` is sent as it is."""

    @delete(
        "/v1/users/{user_id}/certifications/{certification_id}",
        repeatable=True,
        source="developer.crewsense.com: DELETE /users/{id}/certifications/{cert}",
    )
    async def delete_user_certification(self, user_id: int, certification_id: int) -> JsonValue:
        """Take a certification from a user."""
