"""The credential's own identity and companies."""

from datetime import date

from prefect_shiftwork.rest.operation import get, patch
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.vendors.seven_shifts.records.company import Company, LaborSettings, Whoami
from prefect_shiftwork.vendors.seven_shifts_fields import Country


class Companies(Vendor):
    """Operations on companies."""

    @get("/v2/whoami", source="Retrieve Identity")
    async def whoami(self) -> Whoami:
        """Whose credential it is, as a user of each of their companies."""

    # The vendor documents neither cursor nor meta for this list, and ignores a cursor.
    @get("/v2/companies", source="List Companies")
    async def list_companies(self, modified_since: date | None = None) -> list[Company]:
        """Companies that the credential may see: one for an access token, all of a partner's for OAuth."""

    @get("/v2/companies/{id}", source="Retrieve Company")
    async def get_company(self, id: int) -> Company:
        """A company."""

    @patch("/v2/companies/{id}", repeatable=True, source="Update Company")
    async def update_company(
        self,
        id: int,
        name: str | None = None,
        country: Country | None = None,
        photo: str | None = None,
        pos: str | None = None,
    ) -> Company:
        """Change a company; fields that are not given stay."""

    @get("/v2/company/{company_id}/labor_settings", source="Retrieve Labor Settings")
    async def get_labor_settings(self) -> LaborSettings:
        """How the company counts overtime and breaks."""

    @get("/v2/company/{company_id}/inactive_reasons", source="List Inactive Reasons")
    async def list_inactive_reasons(self) -> list[str]:
        """The reasons that deactivating a user can have."""
