"""A record is made once at a vendor, though answers get lost and lists lag behind."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest

from prefect_shiftwork.flows import making
from prefect_shiftwork.flows.making import make_once, once_listed
from prefect_shiftwork.flows.memory import NotRemembered
from prefect_shiftwork.rest.errors import Failure, NotFound, OutcomeUnknown, Rejected, UnexpectedAnswer

KEY = "seven_shifts/8655/crewsense:744847"
CALL = Failure("7shifts", "create_time_off")


@pytest.fixture(autouse=True)
def _memory(memory: Path) -> None:
    """Every test has an empty memory of its own."""


class List:
    """A vendor's list, which may show a record later than it was made; waiting for it takes no time here."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.made = self.shown = 0
        self.lags = False
        self.waited: list[float] = []
        self.raises: list[BaseException] = []
        monkeypatch.setattr(making, "sleep", self._settle)

    async def make(self) -> int:
        self.made += 1
        self.shown += not self.lags
        if self.raises:
            raise self.raises.pop()
        return self.made

    async def refuse(self) -> int:
        raise Rejected(CALL)

    async def find(self) -> int | None:
        return self.shown or None

    async def nowhere(self) -> int | None:
        return None

    async def _settle(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.shown = self.made


@pytest.fixture
def there(monkeypatch: pytest.MonkeyPatch) -> List:
    return List(monkeypatch)


async def test_a_record_is_made(there) -> None:
    assert 1 == await make_once(KEY, there.make, there.find)
    assert (1, []) == (there.made, there.waited)


@pytest.mark.parametrize("error", [OutcomeUnknown(CALL), UnexpectedAnswer(CALL)])
async def test_a_record_whose_answer_is_lost_is_found(there, error) -> None:
    there.raises = [error]

    assert 1 == await make_once(KEY, there.make, there.find)
    assert 1 == there.made


async def test_a_record_that_is_not_listed_yet_is_waited_for_and_not_made_again(there) -> None:
    there.lags, there.raises = True, [OutcomeUnknown(CALL)]
    with pytest.raises(OutcomeUnknown):
        await make_once(KEY, there.make, there.find)

    assert 1 == await make_once(KEY, there.make, there.find)
    assert 1 == there.made
    assert 0 < there.waited[0] <= making.SETTLED.total_seconds()


async def test_after_a_kill_a_record_that_is_not_listed_yet_is_waited_for(there) -> None:
    there.lags, there.raises = True, [asyncio.CancelledError()]
    with pytest.raises(asyncio.CancelledError):
        await make_once(KEY, there.make, there.find)

    assert 1 == await make_once(KEY, there.make, there.find)
    assert 1 == there.made


async def test_what_is_still_not_there_when_lists_have_settled_is_made(there) -> None:
    there.raises = [OutcomeUnknown(CALL)]
    with pytest.raises(OutcomeUnknown):
        await make_once(KEY, there.make, there.nowhere)

    assert 2 == await make_once(KEY, there.make, there.nowhere)


async def test_a_record_that_was_refused_is_tried_again_without_waiting(there) -> None:
    with pytest.raises(Rejected):
        await make_once(KEY, there.refuse, there.find)

    assert 1 == await make_once(KEY, there.make, there.find)
    assert [] == there.waited


async def test_a_record_that_was_made_long_ago_and_is_gone_is_made_anew(there, monkeypatch) -> None:
    await make_once(KEY, there.make, there.find)
    there.shown = 0
    monkeypatch.setattr(making, "SETTLED", timedelta())

    assert 2 == await make_once(KEY, there.make, there.find)
    assert [] == there.waited


async def test_what_cannot_be_noted_is_not_made(there, full) -> None:
    with full, pytest.raises(NotRemembered):
        await make_once(KEY, there.make, there.find)
    assert 0 == there.made


async def test_a_record_that_was_just_made_is_read_once_it_is_listed(there) -> None:
    async def read() -> int:
        if not there.shown:
            raise NotFound(CALL)
        return there.shown

    there.lags = True
    await there.make()

    assert 1 == await once_listed(read)
    assert [making.SETTLED.total_seconds()] == there.waited


async def test_a_record_that_is_never_listed_is_not_found(there) -> None:
    async def read() -> int:
        raise NotFound(CALL)

    with pytest.raises(NotFound):
        await once_listed(read)
