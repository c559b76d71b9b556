"""Programs that are killed and started again, with account of the processor time that they and their children take."""

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

TICKS = os.sysconf("SC_CLK_TCK")
PATIENCE = 10.0
"""Seconds that a program has to end by itself."""


@dataclass
class Program:
    """A program with its log; started again, it goes on writing there.

    Attributes:
        user: whose process it is; None for that of this process.
    """

    name: str
    command: list[str]
    variables: Mapping[str, str]
    log: Path
    user: str | None = None
    spent: float = 0.0
    """Seconds of processor time of those that were killed."""
    _process: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    def start(self) -> None:
        """Start it, in a group of its own."""
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                self.command,
                env={**os.environ, **self.variables},
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                start_new_session=True,
                user=self.user,
                cwd=self.log.parent,
            )

    def kill(self) -> set[int]:
        """End it and all that it started, as a power cut would; answers the ids of the processes that were there."""
        self.spent = self.seconds()
        killed = self.family()
        for pid in killed:
            _signal(pid, signal.SIGKILL)
        if self._process:
            self._process.wait()
            self._process = None
        return killed

    def ask_to_end(self) -> None:
        """Let it end by itself."""
        if self._process:
            self._process.terminate()

    def wait(self) -> None:
        """Return when it has ended; what has not after a while is killed."""
        if self._process:
            with contextlib.suppress(subprocess.TimeoutExpired):
                self._process.wait(PATIENCE)
            self.kill()

    def ended(self) -> bool:
        """Whether it ended by itself."""
        return self._process is not None and self._process.poll() is not None

    def family(self) -> set[int]:
        """The ids of its process and of those below it."""
        return below(self._process.pid, parents()) if self._process else set()

    def seconds(self) -> float:
        """Processor time so far, of those that were killed too."""
        return self.spent + sum(map(processor_time, self.family()))

    def memory(self) -> float:
        """Megabytes that its process and those below it have had at most, added up."""
        return sum(map(most_memory, self.family()))


def below(pid: int, parents: Mapping[int, int]) -> set[int]:
    """A process and those that descend from it, of all processes by their parents."""
    found, news = {pid}, {pid}
    while news:
        news = {child for child, parent in parents.items() if parent in news} - found
        found |= news
    return found


def parents() -> dict[int, int]:
    """The parent of each process of this machine."""
    fields = ((int(place.name), _fields(int(place.name))) for place in Path("/proc").glob("[0-9]*"))
    return {pid: int(found[1]) for pid, found in fields if found}


def processor_time(pid: int) -> float:
    """Seconds that a process has taken, with its children that have ended; 0 when it is gone."""
    return sum(map(int, _fields(pid)[11:15])) / TICKS


def most_memory(pid: int) -> float:
    """Megabytes that a process has had at most; 0 when it is gone."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        status = Path(f"/proc/{pid}/status").read_text()
        return next((int(line.split()[1]) / 1024 for line in status.splitlines() if line.startswith("VmHWM:")), 0.0)
    return 0.0


def _fields(pid: int) -> list[str]:
    """What Linux tells of a process from its state on (proc(5), stat); nothing when it is gone."""
    with contextlib.suppress(FileNotFoundError, ProcessLookupError):
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return []


def _signal(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def stop_all(programs: Iterable[Program]) -> None:
    """End programs, the last that was started first: it uses the others."""
    ending = list(programs)[::-1]
    for program in ending:
        program.ask_to_end()
    for program in ending:
        program.wait()
