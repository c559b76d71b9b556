"""The examples in the documents are real: the Python runs, and the shell is understood."""

import re
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, get_type_hints

import httpx
import pytest
from prefect.cli._app import _app as prefect_command  # Prefect has no other way to ask whether a command line is one

from prefect_shiftwork.cli import app
from prefect_shiftwork.cli.arguments import read
from prefect_shiftwork.flows import load_flow
from prefect_shiftwork.flows.outline import block_classes
from prefect_shiftwork.rest.pool import Shared
from prefect_shiftwork.sandbox.crewsense import create_app as crewsense_sandbox
from prefect_shiftwork.sandbox.desk import Desk
from prefect_shiftwork.settings import CrewSenseSettings
from prefect_shiftwork.vendors.catalogue import operation_of
from prefect_shiftwork.vendors.crewsense import CrewSense

ROOT = Path(__file__).parents[2]
DOCUMENTS = [*sorted(ROOT.glob("*.md")), *sorted((ROOT / "docs").glob("*.md")), *sorted(ROOT.glob("docs/vendors/*.md"))]
"""All but the reference, whose examples test_reference.py runs."""
MAKEFILE = (ROOT / "Makefile").read_text()


def blocks(language: str, *documents: Path) -> Iterator[str]:
    """The examples in a language; those inside of a list are indented."""
    for document in documents:
        for block in re.finditer(rf"^( *)```{language}\n(.*?)^ *```$", document.read_text(), re.DOTALL | re.MULTILINE):
            yield re.sub(f"^{block[1]}", "", block[2], flags=re.MULTILINE)


def lines() -> list[str]:
    """Every line of shell in the documents, without what a comment says."""
    found = (line.partition("  #")[0].strip() for block in blocks("sh", *DOCUMENTS) for line in block.splitlines())
    return [line for line in dict.fromkeys(found) if line]


def is_shiftwork(words: list[str]) -> None:
    command, bound, _ = app.parse_args(words, exit_on_error=False, print_error=False)
    given = bound.arguments
    if command.__name__ == "call":
        wanted = operation_of(given["vendor"], given["operation"])
        wanted.parameters.model.model_validate(read(given.get("arguments", ())))
    if command.__name__ == "run":
        flow = load_flow(given["flow"])
        taken = block_classes(flow)
        form = read(argument for argument in given["arguments"] if argument.partition("=")[0] not in taken)
        get_type_hints(flow.fn)["form"].model_validate(form)


def is_prefect(words: list[str]) -> None:
    command = [word for word in words if word != "--no-prompt"]  # an option of the program, not of its commands
    prefect_command.parse_args(command, exit_on_error=False, print_error=False)


def is_make(words: list[str]) -> None:
    assert re.search(rf"^{words[0]}:", MAKEFILE, re.MULTILINE)


def is_module(words: list[str]) -> None:
    match words:
        case ["-m", "pip" | "venv", *_]:
            return
        case ["-m", "pytest", path, *_]:
            assert (ROOT / path).exists()
        case ["-c", code]:
            compile(code, "shell", "exec")
        case _:
            raise AssertionError(words)


def is_copy(words: list[str]) -> None:
    assert (ROOT / words[0]).is_file()


def is_instrumented(words: list[str]) -> None:
    """OpenTelemetry's starter, which is no part of the pack, in front of a command that is known."""
    program, *others = words
    KNOWN[program](others)


def is_activation(words: list[str]) -> None:
    assert [".venv/bin/activate"] == words


KNOWN: dict[str, Callable[[list[str]], None]] = {
    "shiftwork": is_shiftwork,
    "prefect": is_prefect,
    "make": is_make,
    "python": is_module,
    "python3.11": is_module,
    ".venv/bin/python": is_module,
    "cp": is_copy,
    "opentelemetry-instrument": is_instrumented,
    ".": is_activation,
}


@pytest.mark.parametrize("line", lines())
def test_a_line_of_shell_is_a_command_that_there_is(line: str) -> None:
    program, *words = shlex.split(line)
    KNOWN[program](words)


@pytest.fixture
def sandboxed(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """CrewSense's credentials in the environment, and its sandbox instead of the network."""
    monkeypatch.chdir(tmp_path)
    credentials = {"CLIENT_ID": "sandbox-crewsense", "CLIENT_SECRET": "sandbox-crewsense-secret", "TIMEZONE": "UTC"}
    for name, value in credentials.items():
        monkeypatch.setenv(f"CREWSENSE_{name}", value)
    connect = CrewSenseSettings.connect

    def to_sandbox(self: CrewSenseSettings, shared: Shared, _: Any = None) -> CrewSense:
        return connect(self, shared, httpx.ASGITransport(crewsense_sandbox(Desk())))

    monkeypatch.setattr(CrewSenseSettings, "connect", to_sandbox)


@pytest.mark.usefixtures("sandboxed")
@pytest.mark.parametrize("document", ["README.md", "docs/templates.md"])
def test_the_python_of_a_document_runs(document: str, capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = blocks("python", ROOT / document)
    exec(compile(code, document, "exec"), {"__name__": "__main__"})
    assert capsys.readouterr().out.strip() not in {"", "[]"}


def test_all_python_is_run() -> None:
    written = {document.relative_to(ROOT).as_posix() for document in DOCUMENTS if any(blocks("python", document))}
    assert {"README.md", "docs/templates.md"} == written
