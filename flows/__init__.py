"""The flows that combine the vendors' operations, by the names of their deployments."""

from collections.abc import Coroutine
from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from prefect import Flow

FLOWS = {
    "announce-shift": "announce_shift",
    "announce-new-shifts": "announce_new_shifts",
    "copy-time-off": "copy_time_off",
    "email-report": "email_report",
    "run-recipe": "run_recipe",
    "watch-changes": "watch_changes",
    "mail-failed-run": "mail_failed_run",
}
"""Each flow's module, which has a function of the same name."""


def load_flow(name: str) -> "Flow[..., Coroutine[Any, Any, object]]":
    """The flow of that name, imported when it is asked for."""
    module = FLOWS[name]
    flow: Flow[..., Coroutine[Any, Any, object]] = getattr(import_module(f"{__name__}.{module}"), module)
    return flow
