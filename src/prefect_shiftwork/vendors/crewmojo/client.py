"""Crewmojo's client."""

import asyncio
from collections.abc import Callable
from datetime import date
from pathlib import Path

import httpx
from pydantic import SecretStr

from prefect_shiftwork.rest.auth import FetchedToken, TokenHolder
from prefect_shiftwork.rest.budget import Budget
from prefect_shiftwork.rest.call import Call
from prefect_shiftwork.rest.clock import SYSTEM_CLOCK, Clock
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.rest.session import Session
from prefect_shiftwork.vendors.access.crewmojo import AboutCrewmojo, Environment, UploadPath
from prefect_shiftwork.vendors.crewmojo.download import Download, Downloading
from prefect_shiftwork.vendors.crewmojo.fields import ContentType
from prefect_shiftwork.vendors.crewmojo.operations import People, Reports
from prefect_shiftwork.vendors.crewmojo.storing import check_target
from prefect_shiftwork.vendors.crewmojo.tokens import ClientCredentials

ORIGINS: dict[Environment, str] = {
    "production": AboutCrewmojo.default_base_url,
    "test": "https://api.test.crewmojo.com",
}


class Crewmojo(Reports, People, AboutCrewmojo):
    """The reports and people of one company. Use as an async context manager, in one event loop.

    A new token ends the one before, so all clients of one client id must share their ``Shared``, as those that
    :class:`CrewmojoAccess` connects do; another program with the same client id disturbs them.

    Args:
        client_id: from Company Settings, Integrations, API Authentication.
        client_secret: its secret key.
        environment: whose origin is called, unless ``base_url`` names another.
        upload_path: the last word of the upload's path, of which Crewmojo's page has had two versions.
        shared: the token of the client id; by default this client is alone.
        transport: instead of the network, for tests and recordings.
    """

    def __init__(
        self,
        client_id: str,
        client_secret: SecretStr,
        *,
        environment: Environment = "production",
        base_url: str = "",
        upload_path: UploadPath = "humans",
        shared: Shared | None = None,
        transport: httpx.AsyncBaseTransport | None = None,
        clock: Clock = SYSTEM_CLOCK,
    ) -> None:
        shared = shared or Shared(TokenHolder(), Budget(self.rate, clock))
        self._auth = FetchedToken(ClientCredentials(client_id, client_secret), shared.token, client_secret)
        self._upload_path = upload_path
        super().__init__(
            Session(
                self.title,
                base_url or ORIGINS[environment],
                self._auth,
                budget=shared.budget,
                transport=transport,
                clock=clock,
            )
        )

    async def supply(self, name: str) -> str:
        """The path of the upload."""
        return self._upload_path if name == "upload_path" else await super().supply(name)

    async def sign_in(self) -> None:
        """Fetch a token unless there is one: shows whether the client id and its secret are good."""
        await self._auth.header(self.session)

    async def download_report(
        self,
        report_id: str,
        to: Path,
        *,
        start_date: date | None,
        end_date: date | None,
        content_type: ContentType = "csv",
        resume: str | None = None,
        on_ticket: Callable[[str], None] | None = None,
    ) -> Download:
        """Download a report of any size to a file that only its owner can read.

        Waits for a report that takes long, in all at most five minutes; a job that Crewmojo has lost is asked for once
        more. The file is there whole or not at all, and replaces an earlier one.

        Args:
            report_id: like ``oneonone.summary``.
            to: the file; its folder must exist.
            start_date: first day, or None to leave the period to Crewmojo.
            end_date: last day, or None with it.
            content_type: the form to ask for; the form that came is in the result.
            resume: the job of an earlier run to go on with.
            on_ticket: told the id of each job, for ``resume``.

        Raises:
            InvalidInput: nothing was sent.
            DeadlinePassed: five minutes were not enough.
            UnexpectedAnswer: what came is no report; nothing was kept.
        """
        await asyncio.to_thread(check_target, to)
        form = "json" if content_type == "json" else None
        ask = await Crewmojo.request_report.call(self, (report_id, start_date, end_date, form), {})

        async def poll(job_id: str) -> Call:
            return await Crewmojo.get_report.call(self, (report_id, job_id), {})

        return await Downloading(self.session, ask, poll, to, on_ticket).run(resume)
