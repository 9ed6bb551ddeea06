"""What a kind of change is."""

from __future__ import annotations

from typing import NamedTuple

from signalspec.versions import Bump


class ChangeKind(NamedTuple):
    """A kind of change, with the verdicts that are usual for it; each single change gets verdicts of its own.

    `senders` and `readers` begin with the verdict. `least` is the bump that such a change asks for
    where payloads don't ask for more, since names in generated code change or something is new there.
    `before` and `after` are a short example, in YAML.
    """

    id: str
    purpose: str
    senders: str
    readers: str
    least: Bump
    before: str
    after: str
