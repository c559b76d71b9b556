"""Whether the tests notice when a rule is changed: ``make mutants``, or for parts that are named the command below.

    python -m benchmarks.reliability.mutants [part ...]

cosmic-ray, which changes the rules, is in an environment of its own: nothing of the pack needs it.
"""

import json
import subprocess
import sys
from collections.abc import Sequence

from benchmarks.environments import ROOT, python_of
from benchmarks.figure import Figure, table

COSMIC_RAY = "cosmic-ray==8.7.0"
ALL = 1_000
"""More than any module has."""


def figures(parts: Sequence[str] = (), *, most: int = ALL) -> list[Figure]:
    """How many changes of each part survive, of at most so many of each module."""
    python = python_of("mutants", COSMIC_RAY, sees_here=True)
    command = [python, "-m", "benchmarks.reliability.changing", str(most), *parts]
    answer = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True).stdout
    return [Figure(**figure) for figure in json.loads(answer)]


def main(parts: Sequence[str]) -> int:
    """Measure all parts, or those that are named."""
    found = figures(parts)
    print(table(found))
    return int(any(each.missed for each in found))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
