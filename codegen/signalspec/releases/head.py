"""The first lines of a release: whose it is, and what it was when it was recorded."""

from __future__ import annotations

import re
from typing import NamedTuple

_HEAD = re.compile(
    r"# Release (?P<version>\S+) of (?P<name>\S+), recorded by `signalspec release`: leave it as it is\.\n"
    r"# digest: (?P<digest>[0-9a-f]{64})\n"
)


class Head(NamedTuple):
    """The name of a spec, its version, and the digest of its model."""

    name: str
    version: str
    digest: str

    def __str__(self) -> str:
        return (
            f"# Release {self.version} of {self.name}, recorded by `signalspec release`: leave it as it is.\n"
            f"# digest: {self.digest}\n"
        )

    @classmethod
    def read(cls, text: str) -> Head | None:
        """What the first lines of a text say; None where they are not those of a release."""
        match = _HEAD.match(text)
        return cls(match["name"], match["version"], match["digest"]) if match else None
