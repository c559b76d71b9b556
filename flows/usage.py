"""What a run has asked of its vendors, as the end of its summary tells it."""

from prefect_shiftwork.rest.tally import Tally
from prefect_shiftwork.rest.vendor import Vendor
from prefect_shiftwork.templates.reader import Reader
from prefect_shiftwork.templates.render import render


class Usage:
    """The clients of a run, with what they had done before it.

    Runs in one event loop that use the same credential share its client, and each counts the calls of both.
    """

    def __init__(self) -> None:
        self._before: dict[Vendor, Tally] = {}

    def watch(self, client: Vendor) -> None:
        """Count what a client does from now on."""
        self._before.setdefault(client, client.tally())

    def tallies(self) -> list[tuple[str, Tally]]:
        """What was done so far, by the vendor's name for people; without those that were not called."""
        done = [(client.title, client.tally().since(before)) for client, before in self._before.items()]
        return [(vendor, tally) for vendor, tally in done if tally.calls]

    def told(self, reader: Reader) -> str:
        """The same in markdown, a line a vendor; empty when none was called."""
        return render("layout/usage.md", {"used": self.tallies()}, reader)
