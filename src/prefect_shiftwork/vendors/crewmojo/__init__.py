"""Crewmojo: reports of HR data to download, and people to upload."""

from prefect_shiftwork.vendors.access.crewmojo import CrewmojoAccess
from prefect_shiftwork.vendors.crewmojo.answers import Report, Ticket
from prefect_shiftwork.vendors.crewmojo.client import Crewmojo
from prefect_shiftwork.vendors.crewmojo.download import Download
from prefect_shiftwork.vendors.crewmojo.people import Difference, check_people

__all__ = ["Crewmojo", "CrewmojoAccess", "Difference", "Download", "Report", "Ticket", "check_people"]
