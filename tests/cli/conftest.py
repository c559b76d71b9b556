"""The command line in this process, with the sandbox behind the vendors' addresses."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.web import serving
from prefect_shiftwork.cli import main
from prefect_shiftwork.sandbox import create_app
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.settings import SETTINGS, variable


@dataclass(frozen=True)
class Ran:
    """What a person sees of a command."""

    status: object
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()


Shell = Callable[..., Ran]


@pytest.fixture
def shiftwork(capsys: pytest.CaptureFixture[str]) -> Shell:
    """``shiftwork("call", "crewio", ...)``: runs the command as the shell would."""

    def run(*words: str) -> Ran:
        status: object = 0
        try:
            main(words)
        except SystemExit as ended:
            status = ended.code or 0
        told = capsys.readouterr()
        # Python itself writes the words that a program ends with.
        return Ran(*((1, told.out, status) if isinstance(status, str) else (status, told.out, told.err)))

    return run


@pytest.fixture(autouse=True)
def _no_credentials(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An empty folder, and nothing of this machine's environment."""
    monkeypatch.chdir(tmp_path)
    for vendor_id, settings in SETTINGS.items():
        for field in settings.model_fields:
            monkeypatch.delenv(variable(vendor_id, (field,)), raising=False)


@pytest.fixture(scope="session")
def origin() -> Iterator[str]:
    """The sandbox's address."""
    with serving(create_app(Desk())) as origin:
        yield origin


@pytest.fixture
def credentials(origin: str, monkeypatch: pytest.MonkeyPatch) -> dict[str, str]:
    """The sandbox's keys in the environment."""
    found = {
        "CREWIO_API_KEY": "crw_live_sandbox_all",
        "CREWIO_BASE_URL": f"{origin}/crewio",
        "CREWSENSE_CLIENT_ID": "sandbox-crewsense",
        "CREWSENSE_CLIENT_SECRET": "sandbox-crewsense-secret",
        "CREWSENSE_TIMEZONE": "America/New_York",
        "CREWSENSE_BASE_URL": f"{origin}/crewsense",
    }
    for name, value in found.items():
        monkeypatch.setenv(name, value)
    return found
