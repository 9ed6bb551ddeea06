"""The coverage as a JSON document, for other tools."""

from __future__ import annotations

import json
from pathlib import Path

from signalspec import __version__
from signalspec.model import Field, Json
from signalspec.resolved import digest
from signalspec.testing.coverage.figures import Coverage, OwnerCoverage, Shares, floored, percentage

FORMAT = 1


def write(coverage: Coverage, file: Path) -> None:
    """Writes the document, and the folders that lead to it. Raises OSError."""
    file.parent.mkdir(parents=True, exist_ok=True)
    text = json.dumps(document(coverage), indent=2, ensure_ascii=False)
    temporary = file.with_name(f".{file.name}.tmp")
    temporary.write_text(f"{text}\n", encoding="utf-8")
    temporary.replace(file)


def document(coverage: Coverage) -> dict[str, Json]:
    """The document; `format` changes with anything that a reader could trip over."""
    spec = coverage.spec
    return {
        "format": FORMAT,
        "signalspec": __version__,
        "spec": {"name": spec.name, "version": spec.version, "digest": digest(spec)},
        **_figures(coverage.shares),
        "owners": [_owner(owner) for owner in coverage.owners],
    }


def _figures(shares: Shares) -> dict[str, Json]:
    return {
        "percent": floored(percentage(shares), 3),
        "parts": {part: {"covered": share.covered, "all": share.all} for part, share in shares.items()},
    }


def _owner(owner: OwnerCoverage) -> Json:
    return {
        "name": owner.name,
        "kind": owner.kind,
        **_figures(owner.shares),
        "valid": owner.seen.valid[owner.name],
        "invalid": owner.seen.invalid[owner.name],
        "fields": [_field(owner, field) for field in owner.fields],
        "rules": [
            {
                "id": rule.id,
                "level": rule.level,
                "kept": rule.id in owner.seen.kept,
                "broken": rule.id in owner.seen.broken,
            }
            for rule in owner.rules
        ],
    }


def _field(owner: OwnerCoverage, field: Field) -> Json:
    found: dict[str, Json] = {"name": field.name, "present": owner.is_present(field)}
    if not field.required:
        found["null"] = f"{owner.name}.{field.name}" in owner.seen.null
    values = list(owner.values(field))
    if values:
        found["values"] = {
            "seen": [value for value, seen in values if seen],
            "missing": [value for value, seen in values if not seen],
        }
    return found
