"""The commands beside calling operations: flows, templates, help, and how the command ends."""

import subprocess
import sys
from pathlib import Path

import pytest

from prefect_shiftwork import cli, demo
from prefect_shiftwork.flows import FLOWS
from prefect_shiftwork.sandbox import serve
from prefect_shiftwork.templates.preview import names

COMMANDS = ("blocks", "call", "check", "demo", "flows", "operations", "sandbox", "templates", "webhooks")


def test_flows_are_listed_with_what_they_do(shiftwork) -> None:
    ran = shiftwork("flows", "list")

    assert list(FLOWS) == [line.split()[0] for line in ran.lines]
    assert all(line.endswith(".") for line in ran.lines)


@pytest.mark.parametrize("name", FLOWS)
def test_a_flow_is_shown_with_its_fields_and_blocks(shiftwork, name) -> None:
    ran = shiftwork("flows", "show", name)

    assert 0 == ran.status
    assert "dry_run" in ran.out
    assert "a saved block:" in ran.out


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("show", "nope"), "There is no flow 'nope'. There are announce-shift, announce-new-shifts,"),
        (("run", "announce-shift"), "The form of 'Announce a shift' is not right. shift: Field required."),
        (("run", "announce-shift", "shift"), "'shift' is not an argument"),
        (("run", "email-report", "to=chief"), "The form of 'Email a report' is not right. to: Input should be a valid"),
        (("run", "email-report", 'to=["a@b.org"]', "dry_rum=1"), "dry_rum: Extra inputs are not permitted"),
        (("run", "email-report", 'to=["a@b.org"]'), "Email a report needs email=..., with the name under which"),
        (("run", "copy-time-off", "window.coming=1", "window.coming.days=2"), "coming has a value of its own already"),
    ],
)
def test_a_mistake_in_a_flow_ends_in_one_sentence_before_a_run_is_made(shiftwork, words, sentence) -> None:
    ran = shiftwork("flows", *words)

    assert (1, "") == (ran.status, ran.out)
    assert sentence in ran.err
    assert 1 == len(ran.err.splitlines())


def test_templates_are_listed(shiftwork) -> None:
    assert [str(name) for name in names()] == shiftwork("templates", "list").lines


def test_an_unknown_template_is_refused_with_the_known_ones(shiftwork) -> None:
    ran = shiftwork("templates", "preview", "nope")

    assert 1 == ran.status
    assert "There is no message called 'nope'" in ran.err


def test_a_template_is_written_as_a_reader_would_see_it(shiftwork, tmp_path) -> None:
    ran = shiftwork("templates", "preview", "chat", "--locale", "de", "--into", str(tmp_path))

    assert 0 == ran.status
    assert all(Path(line).stat().st_size for line in ran.lines)
    assert "Offene Schicht" in Path(ran.lines[0]).read_text("utf-8")


def test_the_sandbox_is_served_as_asked(shiftwork, monkeypatch, tmp_path) -> None:
    asked: dict[str, object] = {}
    monkeypatch.setattr(serve, "serve", lambda **options: asked.update(options))

    shiftwork("sandbox", "--port", "0", "--state", str(tmp_path))

    assert {"port": 0, "smtp_port": 4225, "host": "127.0.0.1", "state": tmp_path} == asked


def test_the_demo_ends_as_its_runs_did(shiftwork, monkeypatch, tmp_path) -> None:
    monkeypatch.setattr(demo, "run", lambda folder, once: 7 if (folder, once) == (tmp_path, True) else 0)

    assert 7 == shiftwork("demo", "--once", "--folder", str(tmp_path)).status


def test_nothing_to_save_says_what_to_set(shiftwork) -> None:
    ran = shiftwork("blocks", "save")

    assert "shiftwork: no vendor's variables are set. Set them as the README says, like CREWIO_API_KEY." == ran.err


@pytest.mark.parametrize(
    "words", [("check",), ("call", "crewio", "list_events", "--block", "club"), ("flows", "run", "copy-time-off")]
)
def test_a_prefect_server_that_does_not_answer_is_told_in_one_sentence(shiftwork, monkeypatch, words) -> None:
    from prefect.settings import PREFECT_API_URL, temporary_settings

    more = ("crewsense=department",) if words[0] == "flows" else ()
    with temporary_settings({PREFECT_API_URL: "http://127.0.0.1:9/api"}):
        ran = shiftwork(*words, *more)

    assert (
        "shiftwork: Prefect's server does not answer at http://127.0.0.1:9/api. Start it with: prefect server start; "
        "or correct PREFECT_API_URL."
    ) == ran.err


def test_help_names_every_command(shiftwork) -> None:
    ran = shiftwork("--help")

    assert 0 == ran.status
    assert set(COMMANDS) <= set(ran.out.split())


def test_stopping_a_command_is_no_mistake(shiftwork, monkeypatch) -> None:
    def stopped(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(cli, "app", stopped)

    assert (130, "") == (shiftwork().status, shiftwork().err)


@pytest.mark.parametrize(("word", "told"), [("--version", "0.1.0\n"), ("--help", "Usage: shiftwork COMMAND\n")])
def test_version_and_help_wait_for_nothing_that_only_calls_need(word: str, told: str) -> None:
    code = f"import sys; from prefect_shiftwork.cli import app; app('{word}', result_action='return_value'); "
    code += "sys.exit(str({'prefect', 'httpx', 'asyncio', 'markdown_it'} & sys.modules.keys()))"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)

    assert "set()\n" == ran.stderr
    assert ran.stdout.startswith(told)
