"""No command shows a secret of the environment: neither what it prints, nor what libraries log meanwhile."""

import logging

import pytest
from canary import canary, found_in, told_by_logs

from prefect_shiftwork.settings import SETTINGS, variable

GUID = "1310bfe1-cb3f-4f24-98a2-fde2bc504108"
CREDENTIALS = {
    "crewsense": {"client_secret": "", "client_id": "id", "timezone": "UTC"},
    "crewio": {"api_key": ""},
    "seven_shifts_v1": {"api_key": ""},
    "seven_shifts": {"client_secret": "", "client_id": "id", "company_guid": GUID},
    "crewmojo": {"client_secret": "", "client_id": "id"},
}
"""The fields of each credential; the empty one is secret."""
WRITES = {
    "crewsense": ("create_label", "label=CPT", "color=#1700e6", "text_color=#ffffff"),
    "crewio": ("create_event", "name=Fest", "start_date=2026-12-19", "end_date=2026-12-20"),
    "seven_shifts_v1": ("create_role", "name=Cook"),
    "seven_shifts": ("create_department", "location_id=1540", "name=Patio", "company_id=8655"),
    "crewmojo": ("upload_people", "csv=code"),
}


@pytest.fixture(params=CREDENTIALS)
def vendor(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def hidden(vendor: str, origin: str, monkeypatch: pytest.MonkeyPatch) -> str:
    """A vendor's secret, which its sandbox does not know."""
    secret = canary()
    for field, value in CREDENTIALS[vendor].items():
        monkeypatch.setenv(variable(vendor, (field,)), value or secret)
    for field in SETTINGS[vendor].model_fields:
        if field.endswith("base_url"):
            monkeypatch.setenv(variable(vendor, (field,)), f"{origin}/{vendor.removesuffix('_v1')}")
    return secret


@pytest.mark.parametrize("how", [("--dry-run",), ("--yes",), ("--yes", "nonsense=1")], ids=" ".join)
def test_a_write_tells_no_secret(shiftwork, vendor: str, hidden: str, caplog, how: tuple[str, ...]) -> None:
    with caplog.at_level(logging.DEBUG):
        ran = shiftwork("call", vendor, *WRITES[vendor], *how)
    assert ran.out or ran.err
    assert set() == found_in(f"{ran.out}{ran.err}{told_by_logs(caplog.records)}", hidden)


def test_no_command_takes_a_secret_that_a_list_of_processes_would_show(shiftwork) -> None:
    commands = {line.split()[1] for line in shiftwork("--help").lines if line.startswith("│ ") and line[2].islower()}
    assert {"call", "check", "webhooks"} <= commands
    for command in commands:
        options = [word for word in shiftwork(command, "--help").out.split() if word.startswith("--")]
        assert [] == [option for option in options if any(word in option for word in ("secret", "password", "token"))]
