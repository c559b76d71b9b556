"""A Prefect server with a database of its own, for as long as figures are measured."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from prefect.settings import (
    PREFECT_API_URL,
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY,
    PREFECT_LOGGING_TO_API_ENABLED,
    PREFECT_SERVER_ANALYTICS_ENABLED,
    PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED,
    PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_ENABLED,
    PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED,
    temporary_settings,
)
from prefect.testing.utilities import prefect_test_harness

QUIET: dict[Any, Any] = {
    # A heartbeat would hold up the end of each run by a second.
    PREFECT_FLOWS_HEARTBEAT_FREQUENCY: None,
    PREFECT_LOGGING_TO_API_ENABLED: False,
    PREFECT_SERVER_ANALYTICS_ENABLED: False,
}
FORGETFUL: dict[Any, Any] = {
    # Nobody reads events here, and what records them holds the database up.
    PREFECT_SERVER_SERVICES_EVENT_PERSISTER_ENABLED: False,
    PREFECT_SERVER_SERVICES_TASK_RUN_RECORDER_ENABLED: False,
    PREFECT_SERVER_SERVICES_TRIGGERS_ENABLED: False,
}

SETTLED = 1.5
"""Seconds in which Prefect's server has written down a run that is over. With SQLite it refuses a run that is created
meanwhile with 503, and its client waits two seconds."""


@contextmanager
def prefect_server(*, recording: bool = False) -> Iterator[str]:
    """The address of its API. Task runs can be counted only where it records them."""
    with temporary_settings(QUIET if recording else QUIET | FORGETFUL), prefect_test_harness(300):
        yield PREFECT_API_URL.value() or ""
