"""A tiny run: every peer gives our verdict on every signal, and the results can be shown."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from benchmarks import page, plots, results
from benchmarks.hosts import peer_hosts
from benchmarks.profiles import PROFILES
from benchmarks.results import Result, Row
from benchmarks.run import measure
from benchmarks.tasks import TASKS
from benchmarks.timing import Spread

JUDGING = ("valid", "errors", "bytes", "parse", "decode")
PEERS = {
    "attrs + cattrs", "fastjsonschema", "jsonschema", "jsonschema-rs, a schema a type",
    "jsonschema-rs, one schema", "msgspec Structs", "pydantic TypedDict", "pydantic models",
}  # fmt: skip


@pytest.fixture(scope="module")
def said() -> list[str]:
    """What was printed during the run."""
    return []


@pytest.fixture(scope="module")
def smoke(said: list[str]) -> dict[str, Result]:
    """Task -> result, of the smallest run of all that judges in memory."""
    absent = [host for host in peer_hosts() if isinstance(host, str)]
    if absent:
        pytest.skip("; ".join(absent))
    tasks = [task for task in TASKS if task.name in JUDGING]
    return {result.task: result for result in measure(tasks, PROFILES["smoke"], (), said.append)}


def test_everyone_takes_part_and_agrees(smoke: dict[str, Result]) -> None:
    assert list(smoke) == list(JUDGING)
    for result in smoke.values():
        declined = {line.partition(":")[0] for line in result.left_out}
        rows = {row.name: row for row in result.rows if not row.yardstick}
        assert {name for name, row in rows.items() if not row.ours} | declined == PEERS
        assert "connect_signals" in rows
        for row in rows.values():
            assert "differ" not in row.note, row
            assert row.amount is not None and row.amount.median > 0
            assert row.ratio is not None


def test_text_is_compared_with_reading_it(smoke: dict[str, Result]) -> None:
    yardsticks = {row.name for row in smoke["bytes"].rows if row.yardstick}
    assert yardsticks == {"json.loads, unchecked", "orjson.loads, unchecked"}


def test_aims_are_measured(smoke: dict[str, Result]) -> None:
    says = {outcome.says for result in smoke.values() for outcome in result.outcomes}
    assert "connect_signals: speed against pydantic TypedDict" in says
    assert "connect_signals: time against json.loads, unchecked" in says


def test_tables_are_printed(smoke: dict[str, Result], said: list[str]) -> None:
    text = "\n".join(said)
    assert "A valid dict to a verdict" in text
    assert "msgspec Structs: stops at the first error" in text
    assert all(f"  {row.name}" in text for result in smoke.values() for row in result.rows)


def test_results_are_kept_and_read_again(smoke: dict[str, Result], tmp_path: Path) -> None:
    for result in smoke.values():
        results.save(result, tmp_path)
    again = {result.task: result for result in results.load(tmp_path)}
    assert set(again) == set(smoke)
    assert [row.name for row in again["bytes"].rows] == [row.name for row in smoke["bytes"].rows]
    for result in again.values():
        results.save(result, tmp_path / "again")
    assert list(results.load(tmp_path / "again")) == list(again.values())
    assert again["valid"].machine["python"].startswith("CPython 3.")
    assert set(again["valid"].versions) >= {"pydantic", "msgspec", "jsonschema-rs"}


def test_the_page_has_a_table_and_a_plot_a_task(smoke: dict[str, Result], tmp_path: Path) -> None:
    found = page.files(smoke.values(), TASKS)
    assert set(found) == {"performance.md", *(f"performance/{name}.svg" for name in JUDGING)}
    assert found == page.files(smoke.values(), TASKS)
    for task in TASKS:
        assert (f"## {task.title}\n" in found["performance.md"]) is (task.name in JUDGING)
    for path, text in found.items():
        if path.endswith(".svg"):
            root = ElementTree.fromstring(text)
            assert root.find("{http://www.w3.org/2000/svg}title") is not None
            assert len(text) < 60_000
    (tmp_path / "performance").mkdir()
    (tmp_path / "performance" / "gone.svg").write_text("")
    page.write(found, tmp_path)
    assert {path.name for path in (tmp_path / "performance").iterdir()} == {f"{name}.svg" for name in JUDGING}


def test_the_committed_page_is_what_the_committed_results_give() -> None:
    found = page.files(results.load(), TASKS)
    assert {path: (page.DOCS / path).read_text(encoding="utf-8") for path in found} == found
    plots = {f"performance/{plot.name}" for plot in (page.DOCS / "performance").iterdir()}
    assert plots | {"performance.md"} == set(found)


def test_a_difference_below_zero_stands_where_the_axis_begins() -> None:
    def row(name: str, low: float) -> Row:
        spread = Spread(0.5, low, 1.0, 9)
        return Row(name, "library", amount=spread, ratio=spread)

    drawn = plots.dots(Result("import", "ms", "a", [row("a", 0.25), row("b", -0.5)]), "Import")
    assert drawn is not None
    ElementTree.fromstring(drawn)
