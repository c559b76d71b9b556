"""7shifts, and what a person fills in to reach it."""

from collections.abc import Sequence, Set
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar, Self
from uuid import UUID

import httpx
from pydantic import Field, SecretStr, field_validator, model_validator

from prefect_shiftwork import vendors
from prefect_shiftwork.rest.access import Access, Account
from prefect_shiftwork.rest.budget import Rate
from prefect_shiftwork.rest.drift import OnDrift
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.rest.vendor import About

if TYPE_CHECKING:
    from prefect_shiftwork.vendors.seven_shifts.records.company import Company

TOKEN_BASE_URL = "https://app.7shifts.com"  # noqa: S105  # an address
MOST_NAMED = 20
"""Companies that an error names."""


class AboutSevenShifts(About):
    """7shifts, API version 2, for restaurants."""

    id = "seven_shifts"
    title = "7shifts"
    default_base_url = "https://api.7shifts.com"
    # 600 a minute, and a 429 blocks for a minute; the guides put it as 10 a second. Ten in 1.1 s keep both, at 91 %.
    rate = Rate(10, 1.0, padding=0.1)


@dataclass(frozen=True)
class PartnerGrant:
    """What a company has granted to a partner ("OAuth").

    Attributes:
        company_guid: the UUID that the grant came with; sent with every call. Not the company's id.
        scope: rights to ask for, separated by spaces, like ``companies:read shifts:read``; empty asks for none by name.
        base_url: where tokens are issued.
    """

    client_id: str
    client_secret: SecretStr
    company_guid: str
    scope: str = ""
    base_url: str = TOKEN_BASE_URL


class SevenShiftsAccess(Access["vendors.SevenShifts"]):
    """An access token of a company, or a partner's OAuth client with the grant of a company."""

    vendor: ClassVar[type[About]] = AboutSevenShifts
    MANNERS: ClassVar[Set[str]] = Access.MANNERS | {"company_id", "api_version"}

    access_token: SecretStr | None = Field(
        default=None,
        title="Access token",
        description="The token from Company Settings > Developer Tools. Partners leave it empty.",
    )
    client_id: str = Field(default="", title="Client id", description="For partners only: the OAuth client's id.")
    client_secret: SecretStr | None = Field(
        default=None, title="Client secret", description="For partners only: the OAuth client's secret."
    )
    company_guid: str = Field(
        default="",
        title="Company GUID",
        description="For partners only: the UUID that the company's grant came with. It is not the company id.",
    )
    scope: str = Field(
        default="",
        title="Scopes",
        description="For partners only: rights to ask for, separated by spaces, like companies:read shifts:read.",
    )
    company_id: int | None = Field(
        default=None,
        title="Company id",
        description="The number of the company to work on; needed only if the credential sees several.",
    )
    api_version: str = Field(
        default="2026-01-01",
        pattern=r"^(\d{4}-\d{2}-\d{2})?$",
        title="API version",
        description="The dated version of the API to ask for; empty for the credential's own default.",
    )
    base_url: str = Field(
        default=AboutSevenShifts.default_base_url,
        title="Base URL",
        description="The origin of the API; another one only for a sandbox or a gateway.",
    )
    token_base_url: str = Field(
        default=TOKEN_BASE_URL,
        title="Token base URL",
        description="For partners only: the origin that issues tokens; another one only for a sandbox or a gateway.",
    )
    on_drift: OnDrift = "stop"

    @field_validator("token_base_url")
    @classmethod
    def _token_origin(cls, url: str) -> str:
        return cls._origin(url)

    @field_validator("company_guid")
    @classmethod
    def _uuid(cls, guid: str) -> str:
        try:
            return str(UUID(guid)) if guid else ""
        except ValueError:
            raise ValueError(
                "the company GUID is a UUID like 1310bfe1-cb3f-4f24-98a2-fde2bc504108, not the company id"
            ) from None

    @model_validator(mode="after")
    def _one_way_in(self) -> Self:
        given = {
            "the client id": self.client_id,
            "the client secret": self.client_secret,
            "the company GUID": self.company_guid,
        }
        if self.access_token and (self.client_id or self.client_secret):
            raise ValueError("give an access token, or client id and client secret, not both")
        missing = " and ".join(name for name, value in given.items() if not value)
        if missing and (self.client_id or self.client_secret):
            raise ValueError(f"{missing} is missing: a partner needs client id, client secret and company GUID")
        if missing and not self.access_token:
            raise ValueError("give an access token; a partner gives client id, client secret and company GUID instead")
        return self

    def connect(self, shared: Shared, transport: httpx.AsyncBaseTransport | None = None) -> "vendors.SevenShifts":
        """A new client with this credential. The caller closes it."""
        return vendors.SevenShifts(
            self._credential(),
            company_id=self.company_id,
            api_version=self.api_version,
            base_url=self.base_url,
            shared=shared,
            transport=transport,
        )

    async def company(self) -> str:
        """The id of the company to work on, which outlives its tokens. Raises InvalidInput when it is not clear."""
        async with self.get_client() as client:
            return await client.supply("company_id")

    def _credential(self) -> SecretStr | PartnerGrant:
        if not self.client_secret:
            return self.access_token or SecretStr("")
        return PartnerGrant(self.client_id, self.client_secret, self.company_guid, self.scope, self.token_base_url)

    async def identify(self, client: "vendors.SevenShifts") -> Account:
        """The companies that the credential sees, and whether it is clear which one is meant."""
        companies = await client.list_companies()
        chosen = [company for company in companies if self.company_id in {None, company.id}]
        return Account(vendor=client.title, name=named(chosen), missing=self._unclear(companies, chosen))

    def _unclear(self, companies: "list[Company]", chosen: "list[Company]") -> list[str]:
        if len(chosen) == 1:
            return []
        if chosen:
            return ["The credential sees several companies: set the company id to the one to work on."]
        if companies:
            return [f"There is no company {self.company_id} here: set the company id to one of {named(companies)}."]
        return ["The credential sees no company: check whom it belongs to."]


def named(companies: "Sequence[Company]") -> str:
    """Ids and names of the companies, the first twenty of them."""
    some = ", ".join(f"{company.id} ({company.name})" for company in companies[:MOST_NAMED])
    more = len(companies) - MOST_NAMED
    return f"{some} and {more} more" if more > 0 else some
