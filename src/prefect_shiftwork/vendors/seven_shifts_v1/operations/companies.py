"""The company that the API key belongs to."""

from collections.abc import AsyncIterator

from prefect_shiftwork.rest.offset import Offset
from prefect_shiftwork.rest.operation import get, put
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts_fields import Country, Direction, PageSize
from prefect_shiftwork.vendors.seven_shifts_v1.envelope import Beside
from prefect_shiftwork.vendors.seven_shifts_v1.fields import OrderField, Start, Text
from prefect_shiftwork.vendors.seven_shifts_v1.records.company import Company, Saved

COMPANY = Beside("company")


class Companies(Vendor):
    """Operations on the company. It can be neither created nor deleted through the API."""

    @get("/v1/companies", pages=Offset("company"), source="Companies List")
    def list_companies(
        self,
        *,
        limit: PageSize | None = None,
        offset: Start | None = None,
        order_field: OrderField | None = None,
        order_dir: Direction | None = None,
    ) -> AsyncIterator[Company]:
        """The company of the API key: only ever one."""

    @get("/v1/companies/{id}", unwrap=COMPANY, source="Companies Read")
    async def get_company(self, id: int) -> Company:
        """The company of the API key by its own id, the only one allowed."""

    @put(
        "/v1/companies/{id}",
        repeatable=True,
        envelope="company",
        unwrap=COMPANY,
        source="Companies Update",
    )
    async def update_company(
        self, id: int, name: Text | None = None, country: Country | None = None, photo: str | None = None
    ) -> Saved:
        """Change the company. The vendor allows some fields only, and does not say which."""
