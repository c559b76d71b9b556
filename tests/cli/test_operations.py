"""Every operation of every vendor from the shell."""

import json
import os
import pty
import subprocess
import sys

import pytest

from prefect_shiftwork.cli import operations
from prefect_shiftwork.vendors.catalogue import IDS, entries


def test_operations_are_listed_with_what_they_do(shiftwork) -> None:
    ran = shiftwork("operations", "crewio")

    assert (0, len(entries(["crewio"]))) == (ran.status, len(ran.lines))
    assert ["crewio", "list_events", "read", "Events"] == ran.lines[0].split()[:4]


def test_operations_of_all_vendors_are_data_too(shiftwork) -> None:
    found = json.loads(shiftwork("operations", "--json").out)

    assert list(IDS) == list(dict.fromkeys(each["vendor"] for each in found))
    assert {"name", "method", "path", "parameters", "returns", "source"} <= found[0].keys()


def test_a_list_is_printed_a_record_a_line(shiftwork, credentials) -> None:
    ran = shiftwork("call", "crewsense", "list_announcements")

    assert (0, "") == (ran.status, ran.err)
    assert all(json.loads(line)["id"] for line in ran.lines)


def test_a_list_that_comes_whole_is_printed_alike(shiftwork, credentials) -> None:
    assert all(json.loads(line)["id"] for line in shiftwork("call", "crewio", "list_events").lines)


def test_one_record_is_printed_to_be_read(shiftwork, credentials) -> None:
    event = json.loads(shiftwork("call", "crewio", "list_events").lines[0])

    ran = shiftwork("call", "crewio", "get_event", f"id={event['id']}")

    assert event == json.loads(ran.out)
    assert len(ran.lines) > 1


def test_arguments_are_json_where_they_are_json(shiftwork, credentials) -> None:
    by_name = shiftwork("call", "crewio", "list_events", "status=active")
    whole = shiftwork("call", "crewio", "list_events", "--json", '{"status": "active"}')

    assert by_name.out == whole.out != ""


def test_a_write_asks_first_where_nobody_can_answer(shiftwork, credentials) -> None:
    ran = shiftwork("call", "crewsense", "create_announcement", "body=Hello")

    assert (1, "") == (ran.status, ran.out)
    assert (
        "shiftwork: CrewSense: create_announcement will create something there. Add --yes to do it without being asked."
    ) == ran.err
    assert "Hello" not in shiftwork("call", "crewsense", "list_announcements").out


def test_a_dry_run_shows_the_request_and_sends_no_write(shiftwork, credentials) -> None:
    ran = shiftwork("call", "crewsense", "create_announcement", "body=Tried out", "--dry-run")

    assert {"method": "POST", "path": "/v1/announcements", "body": {"body": "Tried out"}} == json.loads(ran.out)
    assert "Tried out" not in shiftwork("call", "crewsense", "list_announcements").out


def test_a_dry_run_refuses_what_the_call_would(shiftwork, credentials) -> None:
    ran = shiftwork("call", "crewsense", "create_announcement", "text=Tried out", "--dry-run")

    assert (1, "") == (ran.status, ran.out)
    assert "create_announcement" in ran.err


def test_a_dry_run_does_not_show_a_password(shiftwork, credentials) -> None:
    named = ("username=ada", "first_name=Ada", "last_name=Lind", "mail=ada@example.org")

    ran = shiftwork("call", "crewsense", "create_user", *named, 'password=correct "horse"', "--dry-run")

    assert ("***", "ada") == tuple(json.loads(ran.out)["body"][name] for name in ("password", "username"))


@pytest.mark.parametrize(("answer", "status"), [("y", 0), ("yes", 0), ("n", 1), ("", 1)])
def test_a_person_decides_about_a_write(shiftwork, credentials, monkeypatch, answer, status) -> None:
    monkeypatch.setattr(operations.sys.stdin, "isatty", lambda: True)
    monkeypatch.setattr("builtins.input", lambda question: answer)

    ran = shiftwork("call", "crewsense", "create_announcement", f"body=Said {answer!r}")

    assert (status, "" if status == 0 else "shiftwork: nothing was done.") == (ran.status, ran.err)
    assert (status == 0) == (f"Said {answer!r}" in shiftwork("call", "crewsense", "list_announcements").out)


def test_a_write_is_made_without_a_question_if_told_so(shiftwork, credentials) -> None:
    assert 0 == shiftwork("call", "crewsense", "create_announcement", "body=Unasked", "--yes").status
    assert "Unasked" in shiftwork("call", "crewsense", "list_announcements").out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("nope", "x"), "There is no vendor 'nope'. There are crewsense, crewio,"),
        (("crewoi", "x"), "did you mean crewio"),
        (("crewio", "list_event"), "CrewIO has no operation 'list_event' (did you mean list_events"),
        (("crewio", "get_event", "77"), "'77' is not an argument. Write name=value, like limit=50."),
        (("crewio", "get_event", "--json", "[1]"), "The JSON must be an object"),
        (("crewio", "get_event", "--json", "{"), "The JSON cannot be read"),
        (("crewio", "get_event"), "id"),
        (("crewio", "get_event", "id=1", "nmae=2"), "nmae"),
        (("crewio", "get_event", "id=none"), "CrewIO get_event was rejected (400)"),
    ],
)
def test_a_mistake_ends_in_one_sentence(shiftwork, credentials, words, sentence) -> None:
    ran = shiftwork("call", *words)

    assert (1, "") == (ran.status, ran.out)
    assert ran.err.startswith("shiftwork: ")
    assert sentence in ran.err
    assert 1 == len(ran.err.splitlines())


def test_missing_credentials_are_named_by_their_variables(shiftwork) -> None:
    ran = shiftwork("call", "crewio", "list_events")

    assert (
        "shiftwork: CrewIO credentials in the environment: CREWIO_API_KEY is not set; set it in the environment or in "
        ".env."
    ) == ran.err


def test_a_wrong_key_is_told_and_not_shown(shiftwork, credentials, monkeypatch) -> None:
    monkeypatch.setenv("CREWIO_API_KEY", "crw_live_wrong")

    ran = shiftwork("call", "crewio", "list_events")

    assert "CrewIO list_events was not authenticated (401)" in ran.err
    assert "crw_live_wrong" not in ran.err


LIST = [sys.executable, "-m", "prefect_shiftwork.cli", "call", "crewsense", "list_users"]


def read_all(terminal: int) -> str:
    """Everything that was written to a terminal whose other side is closed."""
    found = b""
    try:
        while piece := os.read(terminal, 4096):
            found += piece
    except OSError:  # how Linux says that the other side is closed
        pass
    return found.decode()


LONG = [*LIST[:-1], "list_announcements"]


def test_a_bar_counts_on_the_terminal_while_the_records_go_into_a_file(credentials) -> None:
    terminal, theirs = pty.openpty()
    done = subprocess.run(LONG, stdout=subprocess.PIPE, stderr=theirs, env=os.environ, check=True, timeout=60)
    os.close(theirs)

    assert "CrewSense: list_announcements" in read_all(terminal)
    assert all(json.loads(line)["id"] for line in done.stdout.decode().splitlines())


def test_records_on_a_terminal_stay_whole_under_the_bar(credentials) -> None:
    terminal, theirs = pty.openpty()
    subprocess.run(LONG, stdout=theirs, stderr=theirs, env={**os.environ, "COLUMNS": "40"}, check=True, timeout=60)
    os.close(theirs)

    shown = read_all(terminal)
    records = [line for line in shown.replace("\r", "\n").splitlines() if line.lstrip("\x1b[2K1A").startswith("{")]
    assert records
    assert all(json.loads(line[line.index("{") :])["id"] for line in records)


def test_a_reader_who_has_enough_ends_the_command_quietly(credentials) -> None:
    command = f"{' '.join(LIST)} | head -c 10"
    done = subprocess.run(command, shell=True, capture_output=True, text=True, env=os.environ, check=True, timeout=60)

    assert (10, "") == (len(done.stdout), done.stderr)
