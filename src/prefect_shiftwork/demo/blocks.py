"""The blocks of the demo: the sandbox's credentials, saved under the name ``sandbox``."""

from typing import Any
from uuid import UUID

from prefect_email import EmailServerCredentials
from pydantic import SecretStr

from prefect_shiftwork.blocks import (
    CrewIOCredentials,
    CrewmojoCredentials,
    CrewSenseCredentials,
    PeopleMap,
    SevenShiftsCredentials,
    SevenShiftsV1Credentials,
)

NAME = "sandbox"


def blocks(sandbox: str, smtp_port: int) -> dict[str, Any]:
    """The blocks by the name of the flow parameter that takes them; what they open is printed by the sandbox too."""
    return {
        "crewsense": CrewSenseCredentials(
            client_id="sandbox-crewsense",
            client_secret=SecretStr("sandbox-crewsense-secret"),
            timezone="America/New_York",
            base_url=f"{sandbox}/crewsense",
        ),
        "crewio": CrewIOCredentials(
            api_key=SecretStr("crw_live_sandbox_all"),
            webhook_secret=SecretStr("sandbox-webhook-secret"),
            base_url=f"{sandbox}/crewio",
        ),
        "seven_shifts": SevenShiftsCredentials(
            access_token=SecretStr("sandbox-v2-token"), base_url=f"{sandbox}/seven_shifts"
        ),
        "seven_shifts_v1": SevenShiftsV1Credentials(
            api_key=SecretStr("sandbox-v1-key"), base_url=f"{sandbox}/seven_shifts"
        ),
        "crewmojo": CrewmojoCredentials(
            client_id="sandbox-crewmojo",
            client_secret=SecretStr("sandbox-crewmojo-secret"),
            base_url=f"{sandbox}/crewmojo",
        ),
        "email": EmailServerCredentials(smtp_server="127.0.0.1", smtp_type="INSECURE", smtp_port=smtp_port),
        "people": PeopleMap(people=[]),
    }


async def save_blocks(sandbox: str, smtp_port: int) -> dict[str, UUID]:
    """Register every block type and save the demo's blocks; the ids of the saved blocks by flow parameter."""
    saved: dict[str, UUID] = {}
    for parameter, block in blocks(sandbox, smtp_port).items():
        await type(block).aregister_type_and_schema()
        saved[parameter] = await block.asave(NAME, overwrite=True)
    return saved
