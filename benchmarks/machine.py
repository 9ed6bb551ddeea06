"""What the figures were taken on."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Iterable
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from benchmarks.bench import NODE_MODULES, PEERS_BIN

_PACKAGES = (
    "attrs", "cattrs", "datamodel-code-generator", "fastjsonschema", "jsonschema", "jsonschema-rs", "msgspec",
    "orjson", "pydantic", "signalspec",
)  # fmt: skip
_IN_PEERS = ("check-jsonschema", "linkml")


def machine() -> dict[str, str]:
    """Processor, memory, system and Python, in words."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return {
        "processor": f"{_processor()}, {os.cpu_count()} cores",
        "memory": f"{memory:.0f} GiB",
        "system": f"{platform.system()} {platform.release()}",
        "python": f"{platform.python_implementation()} {platform.python_version()}",
        "date": f"{datetime.now(UTC):%Y-%m-%d}",
    }


def _processor() -> str:
    try:
        found = re.search(
            r"^model name\s*:\s*(.+)$", Path("/proc/cpuinfo").read_text(encoding="utf-8"), re.MULTILINE
        )
    except OSError:
        found = None
    return found[1] if found else platform.processor() or platform.machine()


def versions(libraries: Iterable[str]) -> dict[str, str]:
    """Of those libraries that a task's rows name, where they are installed."""
    wanted = set(libraries)
    found = {name: text for name in _PACKAGES if name in wanted and (text := _installed(name))}
    for name in _IN_PEERS:
        if name in wanted and (text := _asked(PEERS_BIN / "python", "-c", _VERSION, name)):
            found[name] = text
    if "Ajv" in wanted and (
        text := _asked("node", "-p", f"require({str(NODE_MODULES / 'ajv' / 'package.json')!r}).version")
    ):
        found["Ajv"] = f"{text} on Node {_asked('node', '--version').removeprefix('v')}"
    return dict(sorted(found.items()))


_VERSION = "import sys, importlib.metadata as m; print(m.version(sys.argv[1]))"


def _installed(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return ""


def _asked(*command: str | Path) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""
