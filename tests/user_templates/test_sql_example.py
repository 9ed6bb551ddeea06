"""The example makes SQL that SQLite takes, and whose columns refuse what the contract refuses."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest
from signalspec import cli
from signalspec.model import Field, Json, Spec
from signalspec.naming import snake_case

REPO = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("sql")
    folder = str(REPO / "examples" / "templates" / "sql")
    spec = str(REPO / "spec" / "signals.yaml")
    assert cli.run(["generate", "--spec", spec, "--templates", folder, "--out", str(out), "-q"]) == 0
    return out


def row(content: dict[str, Json], spec: Spec) -> dict[str, object]:
    """A content as a row: arrays and objects as JSON."""
    values = {name: value for name, value in content.items() if name != spec.transport.discriminator.name}
    return {
        snake_case(name): json.dumps(value) if isinstance(value, (list, dict)) else value
        for name, value in values.items()
    }


def insert(database: sqlite3.Connection, signal: str, values: dict[str, object]) -> None:
    columns, marks = ", ".join(f'"{name}"' for name in values), ", ".join("?" * len(values))
    given = f"({columns}) VALUES ({marks})" if values else "DEFAULT VALUES"
    database.execute(f'INSERT INTO "signal_{snake_case(signal)}" {given}', [*values.values()])


def can_tell(field: Field | None, code: str) -> bool:
    """Whether a column of the example has that rule."""
    plain = field is not None and not field.is_array
    return plain and code in ("required", "enum", "max_length")


def test_every_valid_vector_is_a_row_and_faults_that_a_column_knows_are_none(
    tables: Path, spec: Spec
) -> None:
    database = sqlite3.connect(":memory:")
    rows = refused = 0
    for signal in spec.signals:
        database.executescript((tables / f"{snake_case(signal.name)}.sql").read_text(encoding="utf-8"))
        vectors = json.loads((REPO / "generated" / "vectors" / f"{signal.name}.json").read_text())
        for vector in vectors:
            if vector["valid"]:
                insert(database, signal.name, row(vector["content"], spec))
                rows += 1
                continue
            owner, *names = vector["rule"].split(".")
            field = next((f for f in signal.fields if owner == signal.name and f.name == names[0]), None)
            if can_tell(field, names[-1]):
                with pytest.raises(sqlite3.IntegrityError):
                    insert(database, signal.name, row(vector["content"], spec))
                refused += 1
    assert rows > 200
    assert refused > 30


def test_the_list_of_tables_names_each_file(tables: Path, spec: Spec) -> None:
    listed = [line.split()[1] for line in (tables / "all.sql").read_text().splitlines() if line[:1] == "."]
    assert listed == [f"{snake_case(signal.name)}.sql" for signal in spec.signals]
    assert {path.name for path in tables.glob("*.sql")} == {"all.sql", *listed}
