"""The vendors' clients: each a folder with its operations, its models and its quirks; in ``access`` what reaches each.

No Prefect in here. Names are imported when they are first used, so that asking for one vendor does not load five.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from prefect_shiftwork.vendors.crewio import CrewIO as CrewIO
    from prefect_shiftwork.vendors.crewmojo import Crewmojo as Crewmojo
    from prefect_shiftwork.vendors.crewsense import CrewSense as CrewSense
    from prefect_shiftwork.vendors.seven_shifts import SevenShifts as SevenShifts
    from prefect_shiftwork.vendors.seven_shifts_v1 import SevenShiftsV1 as SevenShiftsV1

HOMES = {
    "CrewSense": "crewsense",
    "CrewIO": "crewio",
    "SevenShiftsV1": "seven_shifts_v1",
    "SevenShifts": "seven_shifts",
    "Crewmojo": "crewmojo",
}
"""The folder of each client, which is the vendor's id, in the order in which people are shown them."""

__all__ = ["CrewIO", "CrewSense", "Crewmojo", "SevenShifts", "SevenShiftsV1"]


def __getattr__(name: str) -> object:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
