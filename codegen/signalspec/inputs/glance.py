"""Lines of NDJSON with nothing to report of them, told from their bytes."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from signalspec.inputs.shape import Shapes
from signalspec.validators import Violation

_FIRST = 8  # misses after which it is worth asking whether it pays


class Glance:
    """Has whole lines judged as text, which takes less than reading them as objects first.

    Text that is accepted has no members that the spec does not know, so that the one place where the
    discriminator is written says the signal's type; only an escape could write it in another way.
    """

    def __init__(
        self, shapes: Shapes, validate_json: Callable[..., list[Violation]], options: Mapping[str, object]
    ) -> None:
        name = re.escape(shapes.discriminator.encode())
        self._types = re.compile(rb'"%s"\s*:\s*"([^"\\]*)"' % name).findall
        self._validate = validate_json
        self._options = options
        self._misses = 0
        self._seen = 0

    def type_of(self, line: bytes) -> str | None:
        """The type of the envelope in a line, None where the line has to be looked at."""
        self._seen += 1
        if self._misses > _FIRST and self._misses * 4 > self._seen:
            return None  # mostly another shape, or bad: seen twice, it would take twice as long
        if line[:1] == b"{" and b"\\u" not in line and not self._validate(line, **self._options):
            types = self._types(line)
            if len(types) == 1:
                return str(types[0].decode())
        self._misses += 1
        return None
