"""What tests show without a fleet of runs: they are run once more, and counted."""

import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.environments import ROOT
from benchmarks.figure import Figure

SUITES = {
    "secrets anywhere but on the wire": ("*/test_canaries.py", "cassettes/test_discretion.py"),
    "what is repeated, by status and by failure": ("rest/test_retry_table.py",),
    "webhooks that are forged, old, torn, or sent again": ("webhooks/test_refusals.py", "webhooks/test_once.py"),
    "mail servers that refuse, hang up, or have no good certificate": ("mail/test_send.py", "mail/test_reasons.py"),
    "templates that reach out, text of vendors in mails and tables": ("templates/test_*.py", "exports/test_files.py"),
}
"""The modules with the tests behind each promise."""
INVENTED = "webhooks/test_whatever_comes.py"
PROFILES = {False: ("search", 1_500), True: ("long", 100_000)}
"""The profile of the short form and of the long one, and how many requests of each kind it invents."""

Outcomes = dict[str, list[bool]]
"""Whether each test of a module has passed, by the module's name."""


def figures(*, long: bool) -> Iterator[Figure]:
    """How many tests of each promise fail."""
    modules = {name: list(modules_of(patterns)) for name, patterns in SUITES.items()}
    outcomes = outcomes_of([module for every in modules.values() for module in every])
    for name, every in modules.items():
        passed = [each for module in every for each in outcomes[dotted(module)]]
        yield Figure(name, "failed", passed.count(False), 0, f"of {len(passed)} tests")
    profile, requests = PROFILES[long]
    module = ROOT / "tests" / INVENTED
    passed = outcomes_of([module], f"--hypothesis-profile={profile}")[dotted(module)]
    note = f"of {len(passed)} tests, {requests:,} requests each"
    yield Figure("invented webhooks that end in no documented way", "failed", passed.count(False), 0, note)


def modules_of(patterns: Iterable[str]) -> Iterator[Path]:
    """The modules that patterns mean, below the folder of the tests. Raises ValueError for one that means none."""
    for pattern in patterns:
        found = sorted((ROOT / "tests").glob(pattern))
        if not found:
            raise ValueError(f"No tests are called {pattern}.")
        yield from found


def dotted(module: Path) -> str:
    """A module's name, as pytest reports it."""
    return ".".join(module.relative_to(ROOT).with_suffix("").parts)


def outcomes_of(modules: Iterable[Path], *options: str) -> Outcomes:
    """Run some modules. Raises ValueError when pytest could not run them."""
    with TemporaryDirectory() as folder:
        report = Path(folder) / "report.xml"
        command = [sys.executable, "-m", "pytest", "-q", "-n", "2", f"--junitxml={report}", *options]
        said = subprocess.run([*command, *map(str, modules)], cwd=ROOT, capture_output=True, text=True, check=False)
        if said.returncode > 1:
            raise ValueError(f"{said.stdout[-2000:]}{said.stderr[-2000:]}")
        cases = list(ElementTree.parse(report).iter("testcase"))
    if said.returncode:
        print(said.stdout[-2000:], file=sys.stderr)
    found: Outcomes = {}
    for case in cases:
        found.setdefault(case.attrib["classname"], []).append(
            case.find("failure") is None and case.find("error") is None
        )
    return found
