"""The demo as a person starts it: ``shiftwork demo``, what it prints, and Ctrl-C."""

import contextlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 400.0
"""Seconds after which a demo counts as stuck: its three runs take minutes on a busy machine."""
MOMENT = 60.0
"""Seconds that a process takes at most to end after the one that has started it."""


class Demo:
    """A running ``shiftwork demo`` in a folder of its own."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.folder = folder
        command = [sys.executable, "-m", "prefect_shiftwork.cli", "demo", "--folder", str(folder), *options]
        self._process = subprocess.Popen(
            command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, encoding="utf-8"
        )
        self.said = ""
        self.status: int | None = None
        self.left_behind: list[str] = []

    def says(self, last: str = "") -> str:
        """What it prints until a line that begins so; without one, to its end."""
        impatience = threading.Timer(PATIENCE, self._give_up)
        impatience.start()
        for line in self._process.stdout or ():
            self.said += line
            if last and line.startswith(last):
                break
        impatience.cancel()
        return self.said

    def address(self, name: str) -> str:
        """An address that it has printed behind this name."""
        found = re.search(rf"^{name} +(http://\S+)$", self.said, re.MULTILINE)
        assert found, self.said
        return found[1]

    def ends(self) -> None:
        """Wait for its end, and look for what it has left behind."""
        self.status = self._process.wait(PATIENCE)
        until = time.monotonic() + MOMENT
        while (left := self._running()) and time.monotonic() < until:
            time.sleep(0.1)
        self.left_behind = list(left.values())

    def presses_ctrl_c(self) -> None:
        """What a person does to stop it."""
        self._process.send_signal(signal.SIGINT)

    def _give_up(self) -> None:
        """End it with all it has started: what would live on holds the pipe open that is read from."""
        self._process.kill()
        for number in self._running():
            with contextlib.suppress(ProcessLookupError):
                os.kill(number, signal.SIGKILL)

    def _running(self) -> dict[int, str]:
        """The processes that it has started, and their commands: each of them is told of the demo's folder."""
        told = str(self.folder).encode()
        return {
            int(process.name): (process / "cmdline").read_text().replace("\0", " ")
            for process in Path("/proc").glob("[0-9]*")
            if told in _environment(process)
        }


def _environment(process: Path) -> bytes:
    try:
        return (process / "environ").read_bytes()
    except OSError:  # it has just ended, or is somebody else's
        return b""
