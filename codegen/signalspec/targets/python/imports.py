"""Import statements for what a module's statements use."""

from __future__ import annotations

import re

from signalspec import naming
from signalspec.model import Spec
from signalspec.targets.python.layout import from_import

_WORD = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_STRING = re.compile(r""""(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'""")
_BOUNDS = {"LARGEST", "LOWEST", "MAX_INTEGER", "MIN_INTEGER", "NUMBERS"}
_CONDITIONS = {
    "are_strings",
    "elements",
    "is_array",
    "is_between",
    "is_integer",
    "is_list",
    "is_number",
    "is_number_of",
    "is_object",
    "is_text",
    "is_text_in_any_case",
}
_FAULTS = {"AROUND", "ODD", "SEEN", "look_closer", "look_through"}


def words_of(body: str) -> set[str]:
    """The names in a text of Python, those in string literals left out."""
    return set(_WORD.findall(_STRING.sub("", body)))


def vocabulary_imports(words: set[str], spec: Spec) -> list[str]:
    """What a module one level below the package imports of these words: conditions, and the vocabulary."""
    constants = {naming.enum_constant(enum.name) for enum in spec.enums} | _BOUNDS
    constants |= {f"{naming.format_constant(format.name)}_FORMAT" for format in spec.formats}
    functions = {naming.format_function(format.name) for format in spec.formats}
    found = (
        ("..runtime.conditions", words & _CONDITIONS),
        ("..runtime.faults", words & _FAULTS),
        ("..runtime.members", {"judge_members"} if "look_closer" in words else set[str]()),
        ("..vocabulary", words & (constants | functions)),
    )
    return [from_import(module, names) for module, names in found if names]
