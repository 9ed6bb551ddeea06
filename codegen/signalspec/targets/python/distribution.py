"""The texts of a spec in the distribution's own files: TOML and Markdown."""

from __future__ import annotations

import json
import re

from signalspec.hidden import HIDDEN
from signalspec.targets.python.layout import flat

_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]")
_BLOCK_START = re.compile(r"[-+=]|[0-9]+(?=[.)])")


def toml_text(text: str) -> str:
    """`text` on one line as a TOML string."""
    quoted = json.dumps(" ".join(text.split()), ensure_ascii=False)
    return HIDDEN.sub(lambda match: f"\\U{ord(match[0]):08x}", quoted)


def markdown_text(text: str) -> str:
    """`text` as a paragraph of Markdown that shows it as it is."""
    line = _MARKUP.sub(r"\\\g<0>", flat(text))
    start = _BLOCK_START.match(line)
    if start is None:
        return line
    at = start.end() if start[0].isdigit() else 0
    return f"{line[:at]}\\{line[at:]}"
