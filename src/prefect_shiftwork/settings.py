"""The same credentials as the blocks', read from the environment and from ``.env``.

``CREWSENSE_CLIENT_ID``, ``CREWSENSE_CLIENT_SECRET``, ``CREWSENSE_TIMEZONE``, ``CREWIO_API_KEY``,
``CREWIO_WEBHOOK_SECRET``, ``SEVEN_SHIFTS_V1_API_KEY``, ``SEVEN_SHIFTS_ACCESS_TOKEN``, ``SEVEN_SHIFTS_COMPANY_GUID``,
``CREWMOJO_CLIENT_ID``, ``CREWMOJO_CLIENT_SECRET`` and, for each vendor, ``<VENDOR>_BASE_URL``: the name of a variable
is the vendor's id and the field's name, in capitals.
"""

from typing import Any

from pydantic import ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from prefect_shiftwork.rest.access import Access
from prefect_shiftwork.rest.errors import InvalidInput
from prefect_shiftwork.rest.parameters import reason
from prefect_shiftwork.vendors.access.crewio import CrewIOAccess
from prefect_shiftwork.vendors.access.crewmojo import CrewmojoAccess
from prefect_shiftwork.vendors.access.crewsense import CrewSenseAccess
from prefect_shiftwork.vendors.access.seven_shifts import SevenShiftsAccess
from prefect_shiftwork.vendors.access.seven_shifts_v1 import SevenShiftsV1Access


def _from(vendor_id: str) -> SettingsConfigDict:
    return SettingsConfigDict(env_prefix=f"{vendor_id}_", env_file=".env", env_ignore_empty=True, extra="ignore")


class CrewSenseSettings(CrewSenseAccess, BaseSettings):
    """CrewSense credentials from ``CREWSENSE_...`` variables."""

    model_config = _from("crewsense")


class CrewIOSettings(CrewIOAccess, BaseSettings):
    """CrewIO credentials from ``CREWIO_...`` variables."""

    model_config = _from("crewio")


class SevenShiftsV1Settings(SevenShiftsV1Access, BaseSettings):
    """7shifts v1 credentials from ``SEVEN_SHIFTS_V1_...`` variables."""

    model_config = _from("seven_shifts_v1")


class SevenShiftsSettings(SevenShiftsAccess, BaseSettings):
    """7shifts credentials from ``SEVEN_SHIFTS_...`` variables."""

    model_config = _from("seven_shifts")


class CrewmojoSettings(CrewmojoAccess, BaseSettings):
    """Crewmojo credentials from ``CREWMOJO_...`` variables."""

    model_config = _from("crewmojo")


SETTINGS: dict[str, type[Access[Any]]] = {
    settings.vendor.id: settings
    for settings in (CrewSenseSettings, CrewIOSettings, SevenShiftsV1Settings, SevenShiftsSettings, CrewmojoSettings)
}
"""The settings of each vendor by the vendor's id."""


def from_environment(vendor_id: str) -> Access[Any]:
    """The credentials of a vendor from the environment and ``.env``.

    Raises:
        InvalidInput: naming each variable that is missing or wrong.
    """
    try:
        return SETTINGS[vendor_id]()  # type: ignore[call-arg]  # the fields come from the environment
    except ValidationError as error:
        problems = error.errors(include_input=False)
        missing = [variable(vendor_id, each["loc"]) for each in problems if each["type"] == "missing"]
        wrong = [
            f"{variable(vendor_id, each['loc'])}: {reason(each).rstrip('.')}."
            for each in problems
            if each["type"] != "missing"
        ]
        if missing:
            are, them = ("is", "it") if len(missing) == 1 else ("are", "them")
            wrong.insert(0, f"{' and '.join(missing)} {are} not set; set {them} in the environment or in .env.")
        title = SETTINGS[vendor_id].vendor.title
        raise InvalidInput(f"{title} credentials in the environment: {' '.join(wrong)}") from None


def variable(vendor_id: str, location: tuple[int | str, ...]) -> str:
    """The environment variable of a field."""
    return "_".join(map(str, (vendor_id, *location))).upper()


def in_environment() -> list[str]:
    """The ids of the vendors that the environment or ``.env`` says anything of."""
    return [vendor_id for vendor_id in SETTINGS if set_fields(vendor_id)]


def set_fields(vendor_id: str) -> dict[str, str]:
    """The fields of a vendor's credential that the environment or ``.env`` sets, as they are written there.

    The values hold secrets.
    """
    settings: Any = SETTINGS[vendor_id]
    probe = type(
        "Probe",
        (BaseSettings,),
        {
            "model_config": settings.model_config,
            "__annotations__": dict.fromkeys(settings.model_fields, str | None),
            **dict.fromkeys(settings.model_fields),
        },
    )
    found: dict[str, str] = probe().model_dump(exclude_unset=True)
    return found
