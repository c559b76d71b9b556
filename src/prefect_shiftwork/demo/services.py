"""Processes of the demo: started, waited for, and stopped together."""

import contextlib
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Mapping
from pathlib import Path

from prefect_shiftwork.rest.errors import ShiftworkError


class DemoProblem(ShiftworkError):
    """The demo cannot go on; the message says why and what to do."""


def free_port(wanted: int) -> int:
    """The wanted port of the loopback interface, or another that is free."""
    for port in (wanted, 0):
        with socket.socket() as probe, contextlib.suppress(OSError):
            # A port that the demo before this one has left a moment ago is free.
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(("127.0.0.1", port))
            return int(probe.getsockname()[1])
    raise DemoProblem("There is no free port on this machine. Stop a program that listens, and try again.")


class Services:
    """The processes of one demo; leaving the context stops all of them, and what they started."""

    def __init__(self, logs: Path, environment: Mapping[str, str]) -> None:
        self._logs = logs
        self._environment = {**os.environ, **environment}
        self._running: list[tuple[str, subprocess.Popen[bytes]]] = []

    def __enter__(self) -> "Services":
        return self

    def __exit__(self, *_: object) -> None:
        for _name, process in reversed(self._running):
            _signal(process, signal.SIGTERM)
        for _name, process in self._running:
            try:
                process.wait(timeout=8)
            except subprocess.TimeoutExpired:
                _signal(process, signal.SIGKILL)
                process.wait()

    def start(self, name: str, module: str, *arguments: str) -> None:
        """Start a Python module in the background; what it prints goes to a file."""
        with (self._logs / f"{name}.log").open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", module, *arguments],
                env=self._environment,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,
            )
        self._running.append((name, process))

    def run(self, module: str, *arguments: str) -> int:
        """Run a Python module to its end, with its output on this terminal."""
        process = subprocess.Popen([sys.executable, "-m", module, *arguments], env=self._environment)
        try:
            return process.wait()
        except KeyboardInterrupt:
            process.wait()
            raise

    def wait_for(self, name: str, url: str, seconds: float = 240) -> None:
        """Return when the URL answers. Raises DemoProblem when the process ends first or takes too long."""
        until = time.monotonic() + seconds
        while not _answers(url):
            if any(process.poll() is not None for known, process in self._running if known == name):
                raise DemoProblem(f"The {name} has ended at once. Why is in {self._logs / name}.log.")
            if time.monotonic() > until:
                raise DemoProblem(f"The {name} is not ready after {seconds:.0f} s. See {self._logs / name}.log.")
            time.sleep(0.1)

    def wait(self) -> None:
        """Return when the first of the processes ends, which in a good demo is never."""
        while all(process.poll() is None for _name, process in self._running):
            time.sleep(0.3)
        ended = next(name for name, process in self._running if process.poll() is not None)
        raise DemoProblem(f"The {ended} has ended. Why is in {self._logs / ended}.log.")


def _answers(url: str) -> bool:
    try:
        with urllib.request.urlopen(url, timeout=2):
            return True
    except (urllib.error.URLError, OSError):
        return False


def _signal(process: subprocess.Popen[bytes], number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, number)
