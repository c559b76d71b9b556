"""The folder in which the sandbox keeps its state: what is in it, and what may become of it."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from prefect_shiftwork.sandbox import serve
from prefect_shiftwork.sandbox.board import Entry
from prefect_shiftwork.sandbox.clock import Clock
from prefect_shiftwork.sandbox.mailbox import Mailbox
from prefect_shiftwork.sandbox.state.lines import Call
from prefect_shiftwork.sandbox.state.memory import OLDEST, Memory, Past, UnusableState
from prefect_shiftwork.sandbox.state.resume import resume

NOW = datetime(2026, 11, 23, 15, 30, tzinfo=UTC)
FIRST = Entry(NOW, "seven_shifts", "delivered", "Webhook 1")
SECOND = Entry(NOW + timedelta(hours=1), "seven_shifts", "delivered", "Webhook 2")


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """The file with two changes to the world of `NOW`."""
    with Memory(tmp_path) as memory:
        memory.recall(NOW)
        memory.keep(FIRST)
        memory.keep(SECOND)
    return tmp_path / "changes.jsonl"


def recalled(folder: Path, at: datetime = NOW) -> Past:
    with Memory(folder) as memory:
        return memory.recall(at)


@pytest.fixture
def mailed(tmp_path: Path) -> Iterator[Memory]:
    """A memory that holds two mails."""
    with Memory(tmp_path) as memory:
        memory.recall(NOW)
        mailbox = Mailbox(memory.keep_mail)
        for subject in (b"one", b"two"):
            mailbox.add(NOW, "plan@example.org", ("zoe@example.org",), b"Subject: " + subject + b"\r\n\r\n")
        yield memory


def test_changes_come_back_in_their_order_with_their_times(kept: Path) -> None:
    assert Past(NOW, (FIRST, SECOND)) == recalled(kept.parent, NOW + timedelta(days=2))


def test_a_last_line_that_was_cut_off_is_dropped_and_the_next_stands_alone(
    kept: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    kept.write_bytes(kept.read_bytes()[:-10])
    with Memory(kept.parent) as memory:
        assert Past(NOW, (FIRST,)) == memory.recall(NOW)
        memory.keep(SECOND)
    assert f"The last line of {kept} was cut off: the change was never answered, and is dropped.\n" == (
        capsys.readouterr().err
    )
    assert Past(NOW, (FIRST, SECOND)) == recalled(kept.parent)


def test_a_start_that_was_cut_off_is_no_start(kept: Path) -> None:
    kept.write_bytes(kept.read_bytes()[:10])
    later = NOW + timedelta(days=1)
    assert [Past(later), Past(later)] == [recalled(kept.parent, later), recalled(kept.parent)]


def test_a_state_lasts_for_twenty_days_from_its_first_start(kept: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert Past(NOW, (FIRST, SECOND)) == recalled(kept.parent, NOW + OLDEST)
    assert "" == capsys.readouterr().err


def test_an_older_state_starts_afresh_and_says_so(mailed: Memory, capsys: pytest.CaptureFixture[str]) -> None:
    later = NOW + OLDEST + timedelta(seconds=1)
    assert Past(later) == mailed.recall(later)
    said = f"The state in {mailed.folder} is of 23 November 2026, its roster is over: it starts afresh.\n"
    assert said == capsys.readouterr().err
    assert (None, Past(later)) == (mailed.mail(1), mailed.recall(later))


def test_a_world_begins_on_the_first_start_also_when_nothing_was_changed(tmp_path: Path) -> None:
    recalled(tmp_path)
    assert Past(NOW) == recalled(tmp_path, NOW + timedelta(days=3))


@pytest.mark.parametrize(("number", "line"), [(1, b"[]"), (2, b'{"at": "noon"}'), (3, b"")])
def test_a_line_of_something_else_is_named_and_nothing_is_lost(kept: Path, number: int, line: bytes) -> None:
    lines = kept.read_bytes().split(b"\n")
    lines[number - 1] = line
    kept.write_bytes(b"\n".join(lines))
    with pytest.raises(UnusableState, match=f"Line {number} of {kept} is not one of a sandbox: mend it, or delete"):
        recalled(kept.parent)
    assert b"\n".join(lines) == kept.read_bytes()


def test_nobody_else_may_read_what_is_kept(mailed: Memory) -> None:
    files = [file for file in mailed.folder.rglob("*") if file.is_file()]
    assert {"changes.jsonl": 0o600, "0001.eml": 0o600, "0002.eml": 0o600} == {
        file.name: file.stat().st_mode & 0o777 for file in files
    }


def test_a_file_that_others_could_read_is_closed_to_them(kept: Path) -> None:
    kept.chmod(0o644)
    recalled(kept.parent)
    assert 0o600 == kept.stat().st_mode & 0o777


def test_two_sandboxes_do_not_share_a_folder(tmp_path: Path) -> None:
    with Memory(tmp_path), pytest.raises(UnusableState, match=f"Another sandbox keeps its state in {tmp_path}"):
        Memory(tmp_path)
    with Memory(tmp_path) as free:
        assert tmp_path == free.folder


def test_a_folder_that_cannot_be_ends_the_command_with_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(SystemExit, match="shiftwork sandbox: No state can be kept in .*: Not a directory"):
        serve.serve(0, None, state=tmp_path / "file")


async def test_a_mail_that_somebody_removed_is_left_out(mailed: Memory, capsys: pytest.CaptureFixture[str]) -> None:
    (mailed.folder / "mails" / "0001.eml").unlink()
    desk, _ = await resume(mailed, Clock(NOW))
    assert [(2, "two", ("zoe@example.org",))] == [(mail.number, mail.subject, mail.recipients) for mail in desk.mailbox]
    assert ["Mail 2 'two'"] == [entry.text for entry in desk.journal.entries]
    assert f"Mail 1 is no longer in {mailed.folder}: it is left out.\n" == capsys.readouterr().err


async def test_a_request_that_is_answered_otherwise_now_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Memory(tmp_path) as memory:
        memory.recall(NOW)
        memory.keep(Call(NOW, "crewsense", "POST", "/v1/announcements", "", {}, "", 201))
        await resume(memory, Clock(NOW))
    said = "crewsense: POST /v1/announcements of 23 November, 15:30:00 was answered 201, and now 401.\n"
    assert said == capsys.readouterr().err
