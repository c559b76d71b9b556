"""The Tab key, asked of a real bash with the script that ``shiftwork --install-completion`` writes."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ASKING = """
. "$1"
COMP_WORDS=("${@:2}")
COMP_CWORD=$(($# - 2))
_shiftwork
printf '%s\\n' "${COMPREPLY[@]}"
"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Somebody's home folder, after ``shiftwork --install-completion``."""
    home = tmp_path_factory.mktemp("home")
    run(home, "shiftwork", "--install-completion", "--shell", "bash", "--output", str(home / "shiftwork.bash"))
    return home


def run(home: Path, *command: str) -> list[str]:
    path = f"{Path(sys.executable).parent}:{os.environ['PATH']}"
    ended = subprocess.run(
        command, env={"HOME": str(home), "PATH": path}, cwd=home, capture_output=True, text=True, check=True, timeout=60
    )
    return ended.stdout.splitlines()


def tab(home: Path, *words: str) -> list[str]:
    """What bash offers after these words, the last of which is being typed."""
    return run(home, "bash", "-c", ASKING, "bash", str(home / "shiftwork.bash"), "shiftwork", *words)


def test_a_new_shell_reads_the_script(home) -> None:
    assert str(home / "shiftwork.bash") in (home / ".bashrc").read_text()


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (["temp"], ["templates"]),
        (["flows", "s"], ["show"]),
        (["operations", "crew"], ["crewsense", "crewio", "crewmojo"]),
        (["call", "seven"], ["seven_shifts_v1", "seven_shifts"]),
        (
            ["call", "crewio", "list_a"],
            ["list_assignments", "list_availability_requests", "list_availability_responses"],
        ),
        (["call", "crewio", "list_events", ""], ["status=", "limit="]),
        (["call", "nobody", "list_"], [""]),
        (["call", "crewio", "list_nothing", ""], [""]),
        (["flows", "run", "announce-"], ["announce-shift", "announce-new-shifts"]),
    ],
    ids=" ".join,
)
def test_tab_offers_what_can_follow(home, words, offered) -> None:
    assert offered == tab(home, *words)
