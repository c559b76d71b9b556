"""``shiftwork automations`` without a server: listed, and what they need."""

from prefect_shiftwork.cli import completion
from prefect_shiftwork.flows.ready_automations import ready


def test_the_automations_are_listed_with_what_they_do(shiftwork) -> None:
    told = shiftwork("automations", "list")
    assert list(ready()) == [line.split()[0] for line in told.lines]
    assert all(line.endswith(".") for line in told.lines)


def test_what_an_automation_needs_is_told_before_prefect_is_asked(shiftwork) -> None:
    told = shiftwork("automations", "install", "mail-failed-run", "--to", "owner@example.org")
    assert (1, "") == (told.status, told.out)
    assert "mail-failed-run needs --to, the address that gets its mails, and --email" in told.err


def test_their_names_are_completed() -> None:
    assert tuple(ready()) == completion.automations({})
