"""One Jinja environment for all targets.

Templates loop and choose; an undefined name is an error, and every value that comes from a spec goes
through a filter that writes it in the target's own syntax.
"""

from __future__ import annotations

import json
import os
import re
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import BytecodeCache, Environment, FileSystemBytecodeCache, FileSystemLoader, StrictUndefined

from signalspec.cache import cache_directory
from signalspec.hidden import HIDDEN
from signalspec.model import Json

_encode = json.JSONEncoder(ensure_ascii=False, allow_nan=False).encode
_TEMPLATES = Path(__file__).parent / "templates"
# How many texts are remembered: the same names and meanings come again in file after file.
_REMEMBERED = 1 << 13


def to_json(value: Json) -> str:
    """`value` as JSON on one line, ASCII where a character could hide or break the text around it."""
    return _json_text(value) if isinstance(value, str) else HIDDEN.sub(_escape, _encode(value))


@lru_cache(_REMEMBERED)
def _json_text(value: str) -> str:
    return HIDDEN.sub(_escape, _encode(value))


def to_indented_json(value: Json) -> str:
    """`value` as a JSON document of many lines, escaped as `to_json` does."""
    text = json.dumps(value, indent=2, ensure_ascii=False, allow_nan=False)
    return "".join(f"{HIDDEN.sub(_escape, line)}\n" for line in text.split("\n"))


def _escape(match: re.Match[str]) -> str:
    code = ord(match[0])
    if code < 0x10000:
        return f"\\u{code:04x}"
    code -= 0x10000
    return f"\\u{0xD800 + (code >> 10):04x}\\u{0xDC00 + (code & 0x3FF):04x}"


def indent(text: str, width: int) -> str:
    """`text` with every line but the first indented by `width` spaces; empty lines stay empty."""
    first, *rest = text.split("\n")
    return "\n".join([first, *(" " * width + line if line else line for line in rest)])


@cache
def environment() -> Environment:
    env = Environment(
        loader=FileSystemLoader(_TEMPLATES),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        autoescape=False,
        auto_reload=False,
        bytecode_cache=_bytecode_cache(),
    )
    env.filters["json"] = to_json
    env.filters["indented"] = indent
    return env


def render(template: str, **view: object) -> str:
    """The text of `template` (a path below `templates/`) for a view."""
    return environment().get_template(template).render(view)


def _bytecode_cache() -> BytecodeCache | None:
    directory = cache_directory("templates")
    return FileSystemBytecodeCache(os.fspath(directory)) if directory else None
