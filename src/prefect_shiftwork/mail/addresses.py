"""Mail addresses as people write them: alone, or behind a name."""

import re
from email.headerregistry import Address

import idna

from prefect_shiftwork.rest.errors import InvalidInput

WRITTEN = re.compile(r"(?P<name>[^<>]*)<(?P<named>[^<>]+)>|(?P<alone>[^<>]+)")
LOCAL = re.compile(r"[\w!#$%&'*+/=?^`{|}~-]+(?:\.[\w!#$%&'*+/=?^`{|}~-]+)*", re.ASCII)
DOMAIN = re.compile(r"[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?", re.IGNORECASE)
LINE_ENDS = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]")
"""Control characters, and whatever a mail program may take for the end of a header."""


def one_line(text: str, what: str) -> str:
    """The text, if it has no line end by which it could become another header.

    Raises:
        InvalidInput: it has one, or another control character; the message begins with ``what``.
    """
    if LINE_ENDS.search(text):
        raise InvalidInput(f"{what} has a line end or a control character in it; write it on one line.")
    return text


def address(text: str) -> Address:
    """One address: ``jana@example.org`` or ``Jana Müller <jana@example.org>``.

    Umlauts in the domain are written the way mail servers know them (IDNA 2008).

    Raises:
        InvalidInput: it is not one address; the message says what is wrong with it.
    """
    found = WRITTEN.fullmatch(one_line(text, "A mail address").strip())
    spec = ((found["named"] or found["alone"]) if found else "").strip()
    local, _, domain = spec.rpartition("@")
    if not LOCAL.fullmatch(local):
        raise InvalidInput(f"{text!r} is not one mail address; write jana@example.org or Jana <jana@example.org>.")
    name = (found["name"] or "").strip().removeprefix('"').removesuffix('"') if found else ""
    return Address(name, addr_spec=f"{local}@{_domain(text, domain)}")


def _domain(text: str, domain: str) -> str:
    try:
        known = domain if domain.isascii() else idna.encode(domain, uts46=True).decode("ascii")
    except idna.IDNAError as error:
        raise InvalidInput(f"{text!r} is not a mail address: {domain!r} is not a domain.") from error
    if not DOMAIN.fullmatch(known) or ".." in known:
        raise InvalidInput(f"{text!r} is not a mail address: {domain!r} is not a domain.")
    return known
