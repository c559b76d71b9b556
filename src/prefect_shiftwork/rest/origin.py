"""Where a vendor's API is, and the promise that requests never leave it."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from prefect_shiftwork.rest.errors import InvalidInput


def check_base_url(url: str) -> str:
    """The base URL without its trailing slash, or :class:`InvalidInput` saying what is wrong with it.

    Https everywhere; plain http only on loopback, where the sandbox lives. A path is kept in front of every
    operation's path. Credentials in the URL, a query and a fragment are refused.
    """
    try:
        parts = urlsplit(url.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise InvalidInput(f"The base URL cannot be read ({error}). Write it like https://api.example.com.") from None
    if parts.scheme not in {"http", "https"} or not host:
        raise InvalidInput("The base URL must start with https:// and name a host, like https://api.example.com.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise InvalidInput("The base URL holds only a host and a path: keep keys, ? and # out of it.")
    if parts.scheme == "http" and not is_loopback(host):
        raise InvalidInput(f"The base URL must use https: http://{host} would send the credential in clear text.")
    return parts.geturl().rstrip("/")


def is_loopback(host: str) -> bool:
    """Whether the host name can only mean this machine."""
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def path_and_query(link: str) -> str:
    """What of a link in an answer may be followed: its path and query, never its scheme or host.

    CrewSense's live links are plain http, and its documents show links to a development host
    (CrewSense "Paginated resources").
    """
    parts = urlsplit(link)
    return f"/{parts.path.lstrip('/')}" + (f"?{parts.query}" if parts.query else "")
