"""Starts a spec from JSON Schemas: a signal a file, and a remark on all that the language cannot say."""

from __future__ import annotations

from signalspec.importing.files import SchemaError
from signalspec.importing.starting import Start, start

__all__ = ["SchemaError", "Start", "start"]
