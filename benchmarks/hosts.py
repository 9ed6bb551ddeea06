"""Who takes part: a host is a process with one library in it, or with one build of the generated package.

Builds of the package have one import name, so each needs a process of its own; so that all are alike, each
peer gets one, too.
"""

from __future__ import annotations

import json
import os
import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from benchmarks.contract import REPO
from benchmarks.peers import PEERS

PURE = REPO / "generated" / "python"
COMPILED = REPO / "build" / "compiled"  # where the compiled build of the same sources is looked for


@dataclass(frozen=True, slots=True)
class Host:
    """`module` has `candidates(contract)`; `path` is on the import path, the packages `hidden` are off it.

    `name` is what the table calls a build of ours; peers are called what their module says.
    """

    module: str
    path: Path = PURE
    hidden: tuple[str, ...] = ()
    name: str | None = None

    def as_argument(self) -> str:
        """What a process is told about it; `worker.build` reads it."""
        return json.dumps({"module": self.module, "hidden": self.hidden, "name": self.name})

    def environment(self) -> dict[str, str]:
        return {"PYTHONPATH": os.pathsep.join((str(REPO), str(self.path)))}


def builds() -> Iterator[Host]:
    """The builds of the generated package: pure and, where there is one, compiled; with extras, without."""
    for path, what in ((PURE, ""), (COMPILED, ", compiled")):
        if (path / "connect_signals").is_dir():
            extra = _fast_extra()
            yield Host("benchmarks.ours", path, extra, f"connect_signals{what}")
            if any(find_spec(package) for package in extra):
                yield Host("benchmarks.ours", path, (), f"connect_signals[fast]{what}")
    if find_spec("pydantic"):
        yield Host("benchmarks.ours_in_pydantic")


def peer_hosts() -> Iterator[Host | str]:
    """A host for each peer, or a line on why it is left out."""
    for module, needs in PEERS.items():
        absent = [package for package in needs if find_spec(package) is None]
        if absent:
            yield f"{module.removesuffix('_peer')} is left out: {' and '.join(absent)} not installed"
        else:
            yield Host(f"benchmarks.peers.{module}")


def _fast_extra() -> tuple[str, ...]:
    """The packages that the extra `fast` of the generated package brings."""
    project = tomllib.loads((PURE / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = project["optional-dependencies"].get("fast", [])
    return tuple(re.split(r"[^\w-]", requirement)[0].replace("-", "_") for requirement in wanted)
