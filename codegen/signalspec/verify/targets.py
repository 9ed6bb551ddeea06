"""The address of a server: whether it can be used as it is, and whose it is."""

from __future__ import annotations

import ipaddress

import httpx

from signalspec.model import Spec

_MAX_PORT = 65535
_SECRET_LENGTH = 6  # what is shorter in a query is no secret, and comes up everywhere


class AddressError(ValueError):
    """An address that cannot be used; the message says why."""


class Address:
    """A server's address. Raises AddressError for what is none, or holds a password."""

    def __init__(self, text: str) -> None:
        try:
            url = httpx.URL(text)
        except httpx.InvalidURL:
            raise AddressError("it is no URL") from None
        if url.scheme not in ("http", "https") or not url.host:
            raise AddressError("write it as https://host/path")
        if url.port is not None and not 0 < url.port <= _MAX_PORT:
            raise AddressError(f"a port is a number from 1 to {_MAX_PORT}")
        if url.userinfo:
            raise AddressError("it has a name or password in it: use --api-key or --header")
        self.url = str(url)
        self.secure = url.scheme == "https"
        self.host = host_of(url)
        # The query may be a key, or hold one.
        self.secrets = {url.query.decode("ascii", "replace")}
        self.secrets |= {value for value in url.params.values() if len(value) >= _SECRET_LENGTH}
        self.shown = str(url.copy_with(query=None, fragment=None)) + ("?..." if url.query else "")

    @property
    def is_local(self) -> bool:
        """Whether it is on this machine."""
        if self.host == "localhost" or self.host.endswith(".localhost"):
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False

    def production(self, spec: Spec) -> str | None:
        """The name of the platform's own endpoint that has this host, if one has."""
        for name, endpoint in spec.transport.operation.endpoints:
            try:
                if host_of(httpx.URL(endpoint)) == self.host:
                    return name
            except httpx.InvalidURL:
                continue
        return None


def host_of(url: httpx.URL) -> str:
    """The host as it is compared: in ASCII and small letters, without a dot at its end."""
    return url.raw_host.decode("ascii", "replace").lower().rstrip(".").strip("[]")
