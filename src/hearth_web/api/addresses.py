"""Which addresses a webhook may have: public ones, over https, so that Hearth is no way in.

The name is looked up once and the connection made to the very address that was judged, so that a
name that points elsewhere a moment later gains nothing.
"""

from __future__ import annotations

import ipaddress
import socket
from urllib.parse import urlsplit

from django.conf import settings
from django.core.exceptions import ValidationError

__all__ = ["judged", "refuse_unsafe"]

HTTPS_ONLY = "Enter an address that starts with https://"
NO_SIGN_IN = "Enter an address without a name and password in it."
NOT_PUBLIC = "Enter an address outside your own network. Hearth does not call private addresses."
NOT_FOUND = "No computer has that name. Check the address."
MANY_PORTS = "Enter an address with port 443, or none."


def refuse_unsafe(url: str) -> None:
    """ValidationError for an address that may not be called."""
    judged(url)


def judged(url: str) -> tuple[str, str, int]:
    """The host named, the one address to connect to and the port. ValidationError if unsafe."""
    try:
        parts = urlsplit(url)
        port = parts.port or (443 if parts.scheme == "https" else 80)
    except ValueError:
        raise ValidationError(HTTPS_ONLY) from None
    loopback = settings.WEBHOOKS_TO_LOOPBACK  # for tests alone
    if not parts.hostname or (parts.scheme != "https" and not loopback):
        raise ValidationError(HTTPS_ONLY)
    if parts.username or parts.password:
        raise ValidationError(NO_SIGN_IN)
    if port != 443 and not loopback:
        raise ValidationError(MANY_PORTS)
    found = looked_up(parts.hostname, port)
    if not all(is_public(each) or (loopback and each.is_loopback) for each in found):
        raise ValidationError(NOT_PUBLIC)
    return parts.hostname, str(found[0]), port


Address = ipaddress.IPv4Address | ipaddress.IPv6Address


def looked_up(host: str, port: int) -> list[Address]:
    """Every address of a name."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        raise ValidationError(NOT_FOUND) from None
    return [ipaddress.ip_address(str(each[4][0]).partition("%")[0]) for each in found]


def is_public(address: Address) -> bool:
    """Whether it is of the public internet; an IPv4 address inside an IPv6 one is judged as that.

    >>> is_public(ipaddress.ip_address("::ffff:10.0.0.1"))
    False
    """
    if isinstance(address, ipaddress.IPv6Address):
        inside = address.ipv4_mapped or address.sixtofour or (address.teredo or (None, None))[1]
        if inside is not None:
            return is_public(inside)
    return address.is_global and not address.is_multicast
