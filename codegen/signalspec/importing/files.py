"""A file with a JSON Schema."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

_OLDER = re.compile("draft-0[3-7]|jsonschema/1-0-0")

MOST_BYTES = 4 * 1024 * 1024
MOST_DEPTH = 100
MOST_STEPS = 100_000


class SchemaError(Exception):
    """The file holds no JSON Schema of an object; the message says why."""


@dataclass(slots=True)
class Document:
    """`file` is the name that remarks give, `stem` what a signal without a name of its own is named after."""

    file: str
    stem: str
    root: dict[str, Any]
    steps: int = 0
    used: set[str] = field(default_factory=set)  # the references that were followed

    @property
    def only_ref(self) -> bool:
        """Whether the draft reads nothing beside a `$ref`: up to draft-07."""
        return bool(_OLDER.search(str(self.root.get("$schema", ""))))

    def step(self) -> None:
        """Counts a schema that is read. Raises SchemaError where references multiply without end."""
        self.steps += 1
        if self.steps > MOST_STEPS:
            raise SchemaError(f"{self.file} has more than {MOST_STEPS:,} parts with its references followed")


def read_schema(path: Path) -> Document:
    """Raises SchemaError where the file cannot be read, or is no JSON object."""
    try:
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
        if len(data) > MOST_BYTES:
            raise SchemaError(f"{path} has more than {MOST_BYTES // 2**20} MiB")
        root = json.loads(data.decode("utf-8-sig"), parse_constant=_refuse)
        json.dumps(root, ensure_ascii=False).encode()
    except OSError as error:
        raise SchemaError(f"cannot read {path}: {error.strerror or error}") from error
    except UnicodeError as error:
        raise SchemaError(f"{path} is not UTF-8") from error
    except RecursionError as error:
        raise SchemaError(f"{path} is nested too deeply") from error
    except ValueError as error:
        raise SchemaError(f"{path} is not JSON: {error}") from error
    if not isinstance(root, dict):
        raise SchemaError(f"{path} is no JSON Schema of an object")
    if _depth(root) > MOST_DEPTH:
        raise SchemaError(f"{path} is nested too deeply")
    return Document(str(path), path.name.removesuffix(".json").removesuffix(".schema"), root)


def _refuse(word: str) -> None:
    raise ValueError(f"{word} is no number in JSON")


def _depth(value: object) -> int:
    deepest, todo = 0, [(value, 1)]
    while todo:
        part, depth = todo.pop()
        deepest = max(deepest, depth)
        parts = part.values() if isinstance(part, dict) else part if isinstance(part, list) else ()
        todo.extend((each, depth + 1) for each in parts)
    return deepest
