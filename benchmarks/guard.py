"""Whether anything became slower than what was accepted last: ``make bench-guard``, after ``make bench``.

Only ratios of what one run has measured are compared, because machines differ. ``--accept`` makes the latest run the
one to compare with.
"""

import json
import sys
from collections.abc import Iterable, Mapping
from typing import Any

from benchmarks.telling import RESULTS

LATEST, ACCEPTED = (RESULTS / f"{name}.json" for name in ("latest", "accepted"))
MARGIN = 0.15
"""What a ratio may be worse by: two runs of the same code differ by a tenth."""
PAGE = "processor time of a page of 100 punches"
BESIDE = {
    f"{PAGE}, v1 (offset)": f"{PAGE}, v1, bare httpx and json.loads",
    f"{PAGE}, v2 (cursor)": f"{PAGE}, v1, bare httpx and json.loads",
    "import a client (SevenShifts), without Prefect": "import httpx alone",
    "shiftwork --help": "import httpx alone",
}
"""Figures, and what each is divided by."""
ALREADY = ("500 pages at 20 ms, 8 in flight, against bare httpx", "growth of ")
"""How the names of figures begin that are ratios already, or powers."""


def ratios(figures: Iterable[Mapping[str, Any]]) -> dict[str, float]:
    """What is compared, by name; larger is worse.

    Of rounds the lowest are compared: what else the machine does adds to a round, and takes nothing away from it.
    """
    by_name = {figure["name"]: figure for figure in figures}
    lowest = {name: min(figure["rounds"]) for name, figure in by_name.items() if figure["rounds"]}
    found = {name: lowest[name] / lowest[other] for name, other in BESIDE.items()}
    return found | {name: figure["measured"] for name, figure in by_name.items() if name.startswith(ALREADY)}


def worse(accepted: Mapping[str, float], latest: Mapping[str, float]) -> list[str]:
    """A sentence for each ratio that is worse by more than the margin, or is not measured any more."""
    missing = [f"{name} is not measured any more" for name in accepted.keys() - latest.keys()]
    return missing + [
        f"{name}: {latest[name]:.2f}, accepted was {before:.2f}"
        for name, before in accepted.items()
        if name in latest and latest[name] > before * (1 + MARGIN)
    ]


def main(*, accept: bool) -> int:
    latest = ratios(json.loads(LATEST.read_text(encoding="utf-8"))["figures"])
    if accept:
        rounded = {name: round(value, 3) for name, value in latest.items()}
        ACCEPTED.write_text(json.dumps(rounded, indent=2) + "\n", encoding="utf-8")
    problems = worse(json.loads(ACCEPTED.read_text(encoding="utf-8")), latest)
    print("\n".join(problems) or f"{len(latest)} ratios are as they were, within {MARGIN:.0%}.")
    return int(bool(problems))


if __name__ == "__main__":
    sys.exit(main(accept="--accept" in sys.argv))
