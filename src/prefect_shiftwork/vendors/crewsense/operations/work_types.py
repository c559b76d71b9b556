"""Types of work, like Regular Time."""

from prefect_shiftwork.rest.operation import get
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.crewsense.records.shifts import WorkSubtype, WorkType


class WorkTypes(Vendor):
    """Types of work and their finer distinctions."""

    @get("/v1/work_types", source="developer.crewsense.com: GET /work_types")
    async def list_work_types(self) -> list[WorkType]:
        """Types of work that are not deleted."""

    @get("/v1/work_types/{id}", source="developer.crewsense.com: GET /work_types/{id}")
    async def get_work_type(self, id: int) -> WorkType:
        """One type of work."""

    @get("/v1/work_types/{id}/subtypes", source="developer.crewsense.com: GET /work_types/{id}/subtypes")
    async def list_work_type_subtypes(self, id: int) -> list[WorkSubtype]:
        """Finer distinctions of one type of work."""

    @get("/v1/work_subtypes", source="developer.crewsense.com: GET /work_subtypes")
    async def list_work_subtypes(self) -> list[WorkSubtype]:
        """Finer distinctions of all types of work."""
