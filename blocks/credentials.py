"""The credentials of the four vendors, as Prefect blocks: flat, and described in the credentials' own classes."""

from typing import Any

from prefect.blocks.core import Block
from pydantic import HttpUrl, ValidationError

from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.vendors.access.crewio import CrewIOAccess
from prefect_shiftwork.vendors.access.crewmojo import CrewmojoAccess
from prefect_shiftwork.vendors.access.crewsense import CrewSenseAccess
from prefect_shiftwork.vendors.access.seven_shifts import SevenShiftsAccess
from prefect_shiftwork.vendors.access.seven_shifts_v1 import SevenShiftsV1Access


class CrewSenseCredentials(CrewSenseAccess, Block):
    """API credentials of a CrewSense (Vector Scheduling) organisation, made under System Settings > Integrations.

    Example:
        Load saved credentials and list who is off:
        ```python
        from prefect_shiftwork.blocks import CrewSenseCredentials

        credentials = CrewSenseCredentials.load("BLOCK_NAME")
        ```
    """

    _block_type_name = "CrewSense Credentials"
    _documentation_url = HttpUrl("https://api.crewsense.com/documentation")


class CrewIOCredentials(CrewIOAccess, Block):
    """API key of a CrewIO club (Verein), made in CrewIO's developer settings with the scopes that it needs.

    Example:
        Load a saved key:
        ```python
        from prefect_shiftwork.blocks import CrewIOCredentials

        credentials = CrewIOCredentials.load("BLOCK_NAME")
        ```
    """

    _block_type_name = "CrewIO Credentials"
    _documentation_url = HttpUrl("https://developers.crewio.co")


class SevenShiftsV1Credentials(SevenShiftsV1Access, Block):
    """API key for 7shifts' Partner API v1, which 7shifts retired in 2023: use "7shifts Credentials" for today's API.

    Example:
        Load a saved key:
        ```python
        from prefect_shiftwork.blocks import SevenShiftsV1Credentials

        credentials = SevenShiftsV1Credentials.load("BLOCK_NAME")
        ```
    """

    _block_type_name = "7shifts v1 Credentials (retired API)"
    _block_type_slug = "seven-shifts-v1-credentials"
    _documentation_url = HttpUrl("https://developers.7shifts.com")


class SevenShiftsCredentials(SevenShiftsAccess, Block):
    """Access token of a 7shifts company, made under Company Settings > Developer Tools, or a partner's OAuth client.

    Example:
        Load a saved token:
        ```python
        from prefect_shiftwork.blocks import SevenShiftsCredentials

        credentials = SevenShiftsCredentials.load("BLOCK_NAME")
        ```
    """

    _block_type_name = "7shifts Credentials"
    _block_type_slug = "seven-shifts-credentials"
    _documentation_url = HttpUrl("https://developers.7shifts.com")


class CrewmojoCredentials(CrewmojoAccess, Block):
    """API credentials of a Crewmojo company, shown under Company Settings > Integrations > API Authentication.

    Give them to nobody else: at Crewmojo a new token ends the ones before it.

    Example:
        Load saved credentials:
        ```python
        from prefect_shiftwork.blocks import CrewmojoCredentials

        credentials = CrewmojoCredentials.load("BLOCK_NAME")
        ```
    """

    _block_type_name = "Crewmojo Credentials"
    _documentation_url = HttpUrl("https://docs.crewmojo.com/download/api")


CREDENTIALS: dict[str, type[Any]] = {
    block.vendor.id: block
    for block in (
        CrewSenseCredentials,
        CrewIOCredentials,
        SevenShiftsV1Credentials,
        SevenShiftsCredentials,
        CrewmojoCredentials,
    )
}
"""The credentials block of each vendor by the vendor's id."""


async def load_credentials(vendor_id: str, name: str) -> Access[Any]:
    """The saved credentials block of a vendor.

    Raises:
        InvalidInput: there is none of that name, or what was saved does not fit the block any more.
    """
    try:
        credentials: Access[Any] = await CREDENTIALS[vendor_id].aload(name)
    except ValueError:
        raise InvalidInput(
            f"There is no saved block {name!r} of {vendor_id}. Save one in the UI, or: shiftwork blocks save"
        ) from None
    except RuntimeError as error:
        if not isinstance(error.__cause__, ValidationError):
            raise
        # Its own words are not passed on: pydantic quotes what stands in a field.
        raise InvalidInput(
            f"The saved block {name!r} of {vendor_id} does not fit any more: open it in Prefect, correct it and save."
        ) from None
    return credentials
