"""Programs of Debian: those that are installed, or their packages, unpacked and not installed."""

import os
import platform
import subprocess
import sys
from pathlib import Path

UNPACKED = Path(__file__).parents[2] / "build" / "debian"
PACKAGES = {"postgres": "postgresql", "initdb": "postgresql", "redis-server": "redis-server", "haproxy": "haproxy"}
"""The package that brings a program."""
FOLDERS = ("usr/local/bin", "usr/bin", "usr/sbin", "usr/lib/postgresql/*/bin")


def bring() -> None:
    """Have every program at hand. Raises LookupError for one that cannot be had."""
    for name in PACKAGES:
        program(name)


def program(name: str) -> str:
    """The path of a program; its package, and what that needs and this machine lacks, is unpacked when there is none.

    Raises:
        LookupError: there is none, and no package of Debian can be fetched.
    """
    found = _found(name)
    if found is None:
        _unpack(PACKAGES[name])
        found = _found(name)
    if found is None:
        raise LookupError(f"{name} is not on this machine, and Debian's {PACKAGES[name]} did not bring it.")
    return str(found)


def with_libraries(variables: dict[str, str]) -> dict[str, str]:
    """The variables of a process, so that a program finds the libraries that were unpacked with it."""
    folders = [str(UNPACKED / "usr" / "lib" / f"{platform.machine()}-linux-gnu"), os.environ.get("LD_LIBRARY_PATH", "")]
    return variables | {"LD_LIBRARY_PATH": os.pathsep.join(filter(None, folders))}


def _found(name: str) -> Path | None:
    places = (place for root in (Path("/"), UNPACKED) for folder in FOLDERS for place in root.glob(f"{folder}/{name}"))
    return next(places, None)


def _unpack(package: str) -> None:
    downloads = UNPACKED / "packages"
    downloads.mkdir(parents=True, exist_ok=True)
    names = _missing(package)
    print(f"Fetching Debian's {', '.join(names)}, to be unpacked into build/debian ...", file=sys.stderr)
    # As root, apt would warn that its own user cannot write here.
    fetch = ["apt-get", "download", "-q", "-o", "APT::Sandbox::User=root", *names]
    subprocess.run(fetch, cwd=downloads, check=True, stdout=subprocess.DEVNULL)
    for archive in downloads.glob("*.deb"):
        subprocess.run(["dpkg", "--extract", str(archive), str(UNPACKED)], check=True)
        archive.unlink()


def _missing(package: str) -> list[str]:
    """What an installation would bring. Raises LookupError when apt does not know the package."""
    command = ["apt-get", "install", "--simulate", "--no-install-recommends", package]
    try:
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    except (FileNotFoundError, subprocess.CalledProcessError):
        raise LookupError(f"Debian's {package} cannot be had: run apt-get update, or install it yourself.") from None
    return [line.split()[1] for line in told.splitlines() if line.startswith("Inst ")]
