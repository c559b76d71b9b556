"""Roles of an event."""

from prefect_shiftwork.rest.answers import Unwrap
from prefect_shiftwork.rest.operation import delete, get, patch, post
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewio.answers import One
from prefect_shiftwork.vendors.crewio.fields import HexColor, Id, Text
from prefect_shiftwork.vendors.crewio.records import Role

ROLES = "/api/developer/v1/events/{event_id}/roles"
ROLE = "/api/developer/v1/events/{event_id}/roles/{id}"
ONE = One("role")
CHANGED = One("role", needed=False)
MANY = Unwrap(("roles",), lone=True)


class Roles(Vendor):
    """Roles of an event."""

    @get(ROLES, unwrap=MANY, scope="roles:read", source="Endpoints: GET /events/{eventId}/roles")
    async def list_roles(self, event_id: Id) -> list[Role]:
        """What helpers can do at the event."""

    @post(ROLES, unwrap=ONE, scope="roles:write", source="Event to Role to Shift: 2) Rolle")
    async def create_role(self, event_id: Id, name: Text, color: HexColor | None = None) -> Role:
        """Create a role at an event."""

    @patch(
        ROLE,
        repeatable=True,
        unwrap=CHANGED,
        scope="roles:write",
        source="Endpoints: PATCH /events/{eventId}/roles/{roleId}",
    )
    async def update_role(
        self, event_id: Id, id: Id, name: Text | None = None, color: HexColor | None = None
    ) -> Role | None:
        """Change what is given of a role; the rest stays as it is."""

    @delete(ROLE, repeatable=True, scope="roles:write", source="Endpoints: DELETE /events/{eventId}/roles/{roleId}")
    async def delete_role(self, event_id: Id, id: Id) -> None:
        """Delete a role. What becomes of its shifts is not documented."""
