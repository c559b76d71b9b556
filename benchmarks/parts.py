"""Parts of a measurement, as the command line names them."""

import argparse
from collections.abc import Collection, Mapping, Set
from typing import TypeVar

P = TypeVar("P")


def parsed(parser: argparse.ArgumentParser, known: Collection[str]) -> argparse.Namespace:
    """The words of the command line; ``parts`` are those that are named, or all where none is.

    Ends the program with a sentence, and status 2, for one that there is not.
    """
    parser.add_argument("parts", nargs="*", metavar="part", help=f"{', '.join(known)}; all of them where none is named")
    words = parser.parse_args()
    if unknown := sorted(set(words.parts) - set(known)):
        parser.error(f"there is no part {', '.join(unknown)}: choose from {', '.join(known)}")
    words.parts = set(words.parts or known)
    return words


def chosen(parts: Set[str], among: Mapping[str, P]) -> list[P]:
    """Those that are among the parts, in their own order."""
    return [part for name, part in among.items() if name in parts]
