"""Crewmojo: reports of HR data to download, and people to upload."""

from prefect_shiftwork.vendors.crewmojo.access import CrewmojoAccess
from prefect_shiftwork.vendors.crewmojo.answers import Report, Ticket
from prefect_shiftwork.vendors.crewmojo.client import Crewmojo
from prefect_shiftwork.vendors.crewmojo.download import Download

__all__ = ["Crewmojo", "CrewmojoAccess", "Download", "Report", "Ticket"]
