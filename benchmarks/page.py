"""The page on performance and its plots, made from results alone."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.bench import Task
from benchmarks.contract import REPO
from benchmarks.plots import curves, dots
from benchmarks.rendering import template
from benchmarks.results import Result

DOCS = REPO / "docs"


@dataclass(frozen=True, slots=True)
class Part:
    """A section of the page."""

    task: Task
    result: Result
    has_plot: bool

    @property
    def groups(self) -> bool:
        """Whether rows are told apart by a group."""
        return any(row.group for row in self.result.rows)

    @property
    def peaks(self) -> bool:
        """Whether memory is worth a column."""
        return self.task.name == "ndjson"


def files(results: Iterable[Result], tasks: Sequence[Task]) -> dict[str, str]:
    """Path below docs/ -> content: the page, and one plot a task."""
    by_task = {result.task: result for result in results}
    plots: dict[str, str] = {}
    parts: list[Part] = []
    for task in tasks:
        result = by_task.get(task.name)
        if result is not None:
            plot = curves(result, task.title) or dots(result, task.title)
            if plot:
                plots[f"performance/{task.name}.svg"] = plot
            parts.append(Part(task, result, plot is not None))
    page = template("performance.md.j2").render(
        parts=parts,
        machines=_machines(part.result for part in parts),
        versions=_versions(part.result for part in parts),
        corpus=next((part.result.settings for part in parts if "kinds_of_fault" in part.result.settings), {}),
        has_outcomes=any(part.result.outcomes for part in parts),
    )
    return {"performance.md": page, **plots}


def write(found: dict[str, str], folder: Path = DOCS) -> None:
    """Writes the files, and removes plots of tasks that there are no longer."""
    plots = folder / "performance"
    plots.mkdir(parents=True, exist_ok=True)
    for plot in plots.glob("*.svg"):
        if f"performance/{plot.name}" not in found:
            plot.unlink()
    for path, text in found.items():
        (folder / path).write_text(text, encoding="utf-8")


def _machines(results: Iterable[Result]) -> list[dict[str, str]]:
    """Each machine once, with the tasks that were measured on it."""
    found: dict[tuple[tuple[str, str], ...], list[str]] = {}
    for result in results:
        key = (*result.machine.items(), ("profile", result.settings["profile"]))
        found.setdefault(key, []).append(result.task)
    return [{**dict(machine), "tasks": ", ".join(tasks)} for machine, tasks in found.items()]


def _versions(results: Iterable[Result]) -> dict[str, str]:
    return dict(sorted({name: text for result in results for name, text in result.versions.items()}.items()))
