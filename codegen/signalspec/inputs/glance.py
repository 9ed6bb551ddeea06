"""Lines of NDJSON with nothing to report of them, told from their bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from signalspec.inputs.shape import Shapes
from signalspec.validators import Violation

_FIRST = 8  # misses after which it is worth asking whether it pays
_VALUE = re.compile(rb'\s*:\s*"([^"\\]*)"')


class Glance:
    """Has whole lines judged as text, which takes less than reading them as objects first.

    Text that is accepted has no members that the spec does not know, so that the one place where the
    discriminator is written says the signal's type; only an escape could write it in another way.
    """

    def __init__(
        self, shapes: Shapes, validate_json: Callable[..., list[Violation]], options: Mapping[str, object]
    ) -> None:
        self._key = b'"%s"' % shapes.discriminator.encode()
        self._validate = validate_json
        self._options = options
        self._misses = 0
        self._seen = 0

    def look(self, line: bytes) -> tuple[str | None, list[Violation] | None]:
        """The type of the envelope in a line with nothing to report; else None, and what an envelope in it
        breaks, None where nobody looked."""
        self._seen += 1
        if self._misses > _FIRST and self._misses * 4 > self._seen:
            return None, None  # mostly another shape, or bad: seen twice, it would take twice as long
        violations = None
        # One character is found much faster than two.
        if line[:1] == b"{" and (b"\\" not in line or b"\\u" not in line):
            violations = self._validate(line, **self._options)
            name = None if violations else self._type(line)
            if name is not None:
                return name, violations
        self._misses += 1
        return None, violations

    def _type(self, line: bytes) -> str | None:
        found = line.find(self._key)
        if found < 0 or line.find(self._key, found + 1) >= 0:
            return None
        value = _VALUE.match(line, found + len(self._key))
        return value[1].decode() if value else None
