"""The resolved model as a documented JSON value, for templates and for programs in other languages.

Its shape is that of `schema.json` beside this file. Every member is always there, null where the spec says
nothing, so that a reader need not ask. Lists keep the order of the spec.
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from signalspec.resolution.document import FORMAT, resolution

__all__ = ["FORMAT", "resolution", "schema_text"]


@cache
def schema_text() -> str:
    """The JSON Schema (draft 2020-12) of what `resolution` gives, as text."""
    return files("signalspec.resolution").joinpath("schema.json").read_text(encoding="utf-8")
