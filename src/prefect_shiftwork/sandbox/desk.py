"""The desk that all vendors of the sandbox share."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime
from typing import Self, TypeVar, cast

from prefect_shiftwork.sandbox.board import MAIL, Board, Entry, Journal
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.credentials import Credentials
from prefect_shiftwork.sandbox.fault_plan import FaultPlan, States
from prefect_shiftwork.sandbox.mailbox import Mail, Mailbox
from prefect_shiftwork.sandbox.state.memory import Memory
from prefect_shiftwork.sandbox.world import World, world_of

S = TypeVar("S")
_past: ContextVar[States | None] = ContextVar("past", default=None)


class KnownAtOnce:
    """What a vendor knows at once, however far its lists lag behind: who may come in, and how often."""

    def __deepcopy__(self, _: dict[int, object]) -> Self:
        """Itself: what is remembered of the past has the present one."""
        return self


@dataclass
class Desk:
    """One sandbox: its clock, its world, what changed, and the switches that `/_control` sets.

    `Desk()` runs on real time, `Desk(Clock(at))` is frozen. A vendor app keeps no state of its own: it asks
    the desk for it in every request, so that a reset puts all vendors back to the world they started from:

        store = desk.state(Store)      # Store(desk), built and seeded on first use

    A vendor app shows its announcements and its time off on the page through `desk.board` (see `Board`), and
    notes every change with `desk.journal.record("crewsense", "created", "Announcement 239 'Open shift'")`.
    """

    clock: Clock = field(default_factory=Clock)
    credentials: Credentials = field(default_factory=Credentials)
    page_sizes: dict[str, int] = field(default_factory=dict)
    """Page sizes by vendor id that replace the documented ones; read them with `page_size`."""
    quirks: dict[str, bool] = field(default_factory=dict)
    """Switches by name, such as `crewio.fixed_window`; read them with `quirk`, for which unset is off."""
    settings: dict[str, int] = field(default_factory=dict)
    """Numbers by name, such as `crewmojo.big_report_rows`; read them with `setting`."""
    board: Board = field(default_factory=Board)
    faults: FaultPlan = field(default_factory=FaultPlan)
    memory: Memory | None = None
    """What keeps the changes for the next start, if anything does."""
    turn: asyncio.Lock = field(default_factory=asyncio.Lock)
    """Held while a request changes something that is kept: at the next start they come one after the other, too."""
    opened: datetime = field(init=False)
    """The moment at which all vendors begin, and whose world they show."""
    world: World = field(init=False)
    journal: Journal = field(init=False)
    mailbox: Mailbox = field(init=False)
    _states: States = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self._open()
        self.journal = Journal(self.clock, self._noted)
        self.mailbox = Mailbox(self._arrived)

    def state(self, factory: "Callable[[Desk], S]") -> S:
        """What one vendor remembers: `factory(desk)` on first use and after a reset, then the same object."""
        past = _past.get()
        states = self._states if past is None else past
        if factory not in states:
            # Whoever asks first, and when, makes no difference to what is found.
            with self.clock.hold(self.opened):
                states[factory] = factory(self)
        return cast("S", states[factory])

    def remembered(self) -> States:
        """A copy of what all vendors remember now, for :meth:`recalling`."""
        return deepcopy(self._states, {id(self): self})

    @contextmanager
    def recalling(self, past: States) -> Iterator[None]:
        """Show what the vendors remembered then to the code of this block and to nobody else."""
        token = _past.set(past)
        try:
            yield
        finally:
            _past.reset(token)

    def page_size(self, vendor: str, documented: int) -> int:
        """The page size in force: the override of `/_control`, or the vendor's documented default."""
        return self.page_sizes.get(vendor, documented)

    def quirk(self, name: str) -> bool:
        """Whether a switch is on."""
        return self.quirks.get(name, False)

    def setting(self, name: str, default: int) -> int:
        """A number that `/_control` may set."""
        return self.settings.get(name, default)

    def reset(self) -> None:
        """Back to the start: real time, the world of today, no switches, no faults, no mail, no changes."""
        self.clock.set(None)
        self._open()
        self.faults = FaultPlan()
        for memory in (
            self.page_sizes,
            self.quirks,
            self.settings,
            self._states,
            self.journal.entries,
            self.mailbox,
        ):
            memory.clear()
        if self.memory:
            self.memory.restart(self.opened)

    def _open(self) -> None:
        self.opened = self.clock.now()
        self.world = world_of(self.opened)

    def _noted(self, entry: Entry) -> None:
        """Keep what no request brings back: whatever is made again is made in a block of `Clock.hold`."""
        if self.memory and not self.clock.held:
            self.memory.keep(entry)

    def _arrived(self, mail: Mail, content: bytes) -> None:
        with self.clock.hold(mail.at):
            self.journal.record(MAIL, "received", f"Mail {mail.number} '{mail.subject}'")
        if self.memory:
            self.memory.keep_mail(mail, content)
