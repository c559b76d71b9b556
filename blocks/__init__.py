"""The blocks that a person keeps in Prefect.

They are registered with ``prefect block register -m prefect_shiftwork.blocks``.
"""

from prefect_shiftwork.blocks.credentials import (
    CREDENTIALS,
    CrewIOCredentials,
    CrewmojoCredentials,
    CrewSenseCredentials,
    SevenShiftsCredentials,
    SevenShiftsV1Credentials,
    load_credentials,
)
from prefect_shiftwork.blocks.people import PeopleMap, PersonRow

__all__ = [
    "CREDENTIALS",
    "CrewIOCredentials",
    "CrewSenseCredentials",
    "CrewmojoCredentials",
    "PeopleMap",
    "PersonRow",
    "SevenShiftsCredentials",
    "SevenShiftsV1Credentials",
    "load_credentials",
]
