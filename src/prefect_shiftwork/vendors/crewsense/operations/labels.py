"""Labels, filters, groups and callback lists."""

from pydantic import JsonValue

from prefect_shiftwork.rest.operation import Kind, delete, get, post
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.fields import HexColor
from prefect_shiftwork.vendors.crewsense.records.labels import CallbackList, Filter, Group, Label


class Labels(Vendor):
    """Crew scheduler labels."""

    @get("/v1/labels", source="Resources: GET /labels")
    async def list_labels(self) -> list[Label]:
        """Crew scheduler labels of the company."""

    @get("/v1/labels/{id}", source="Resources: GET /labels/{id}")
    async def get_label(self, id: int) -> Label:
        """One crew scheduler label."""

    @post("/v1/labels", source="Resources: POST /labels")
    async def create_label(
        self, label: str, color: HexColor, text_color: HexColor, position: int | None = None
    ) -> JsonValue:
        """Create a label; ``position`` orders shifts with it inside an assignment. The answer is not documented."""

    @post("/v1/labels/{id}", kind=Kind.UPDATE, repeatable=True, source="Resources: POST /labels/{id}")
    async def update_label(
        self, id: int, label: str, color: HexColor, text_color: HexColor, position: int | None = None
    ) -> JsonValue:
        """Change a label; all three of label, color and text_color are required again."""

    @delete("/v1/labels/{id}", repeatable=True, source="Resources: DELETE /labels/{id}")
    async def delete_label(self, id: int) -> JsonValue:
        """Remove a label. The answer is not documented."""


class Filters(Vendor):
    """Specialty classification filters."""

    @get("/v1/filters", source="Resources: GET /filters")
    async def list_filters(self) -> list[Filter]:
        """Active specialty classification filters of the company."""

    @get("/v1/filters/{id}", source="Resources: GET /filters/{id}")
    async def get_filter(self, id: int) -> Filter:
        """One filter, also a deleted one."""

    @post("/v1/filters", source="Resources: POST /filters")
    async def create_filter(self, label: str) -> JsonValue:
        """Create a filter. The answer is not documented."""

    @post("/v1/filters/{id}", kind=Kind.UPDATE, repeatable=True, source="Resources: POST /filters/{id}")
    async def update_filter(self, id: int, label: str) -> JsonValue:
        """Rename a filter. The answer is not documented."""

    @delete("/v1/filters/{id}", repeatable=True, source="Resources: DELETE /filters/{id}")
    async def delete_filter(self, id: int) -> JsonValue:
        """Remove a filter; it can still be read. The answer is not documented."""


class Groups(Vendor):
    """Groups of users, like platoons."""

    @get("/v1/groups", source="developer.crewsense.com: GET /groups")
    async def list_groups(self) -> list[Group]:
        """Groups of the company."""

    @post("/v1/groups", source="developer.crewsense.com: POST /groups")
    async def create_group(self, name: str) -> JsonValue:
        """Create a group. The answer is not documented."""


class CallbackLists(Vendor):
    """Callback lists, which CrewSense also calls titles."""

    @get("/v1/lists", source="developer.crewsense.com: GET /lists")
    async def list_callback_lists(self) -> list[CallbackList]:
        """Active callback lists of the company, with their limits in hours."""

    @get("/v1/lists/{id}", source="developer.crewsense.com: GET /lists/{id}")
    async def get_callback_list(self, id: int) -> CallbackList:
        """One callback list, also a deleted one."""
