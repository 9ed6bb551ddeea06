"""How generation grows: specs of growing size, whole and after an edit of one field; and the watch.

    python -m benchmarks.generate_curve [--sizes 10 100] [--saves 20] [--peers]

CPU seconds of whole processes, but for edits in a running process: those are CPU seconds of the run alone.
With --peers, datamodel-code-generator makes pydantic models of the same content in between.
"""

from __future__ import annotations

import argparse
import gc
import os
import resource
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import count
from pathlib import Path

from signalspec.build import build
from signalspec.commands.building import built_plan
from signalspec.load import load_file
from signalspec.parts import Memory
from signalspec.writer import Disk, apply

from benchmarks.made_specs import made_spec, write_spec

CONNECT = Path(__file__).resolve().parents[1] / "spec" / "signals.yaml"
_TURNS = 3


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="*", default=[10, 100, 1000])
    parser.add_argument("--saves", type=int, default=20)
    parser.add_argument("--peers", action="store_true")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        os.environ["SIGNALSPEC_CACHE"] = f"{folder}/cache"
        _generate(CONNECT, Path(folder, "warm"))  # templates are compiled once on a machine
        for size in options.sizes:
            _curve(Path(folder, str(size)), size, peers=options.peers)
        if options.saves:
            _watch(Path(folder, "watch"), options.saves)


def _curve(folder: Path, size: int, *, peers: bool) -> None:
    folder.mkdir()
    spec, out = folder / "spec.yaml", folder / "out"
    write_spec(made_spec(size), spec)
    turns = 1 if size >= 1000 else _TURNS

    def fresh() -> None:
        shutil.rmtree(out, ignore_errors=True)
        shutil.rmtree(Path(os.environ["SIGNALSPEC_CACHE"], "parts"), ignore_errors=True)

    edits = _edits(spec)
    whole = _least(turns, lambda: _generate(spec, out), before=fresh)
    same = _least(_TURNS, lambda: _generate(spec, out))
    edit = _least(_TURNS, lambda: _generate(spec, out), before=lambda: next(edits))
    running = _running(spec, folder / "running", edits)
    print(f"{size:>5} signals: whole {whole:.2f} s, {whole / size * 1000:.1f} ms a signal")
    for name, taken in (("nothing changed", same), ("one field", edit), ("in a running process", running)):
        print(f"{'':>15}{name} {taken:.2f} s, {whole / taken:.1f} times as fast", flush=True)
    if peers:
        models = _least(turns, lambda: _models(spec, folder))
        print(
            f"{'':>5} datamodel-code-generator: {models:.2f} s ({models / whole:.2f} times ours)", flush=True
        )


def _edits(spec: Path) -> Iterator[None]:
    """Each time, another description of a field that one signal has."""
    text = spec.read_text(encoding="utf-8")
    for number in count():
        edited = text.replace("doc: The account1 at", f"doc: In edit {number} the account1 at", 1)
        assert edited != text
        spec.write_text(edited, encoding="utf-8")
        yield


def _generate(spec: Path, out: Path) -> float:
    return _cpu(
        [sys.executable, "-m", "signalspec", "generate", "-q", "--spec", str(spec), "--out", str(out)]
    )


def _models(spec: Path, folder: Path) -> float:
    """The same records as pydantic models, from the portable schema, in the quickest setting."""
    built = build(load_file(spec), ["jsonschema"])["jsonschema"]
    schema = folder / "schema.json"
    schema.write_bytes(built["jsonschema/portable/event.schema.json"])
    return _cpu(
        [
            *(sys.executable, "-m", "datamodel_code_generator", "--formatters", "builtin"),
            *("--input", str(schema), "--input-file-type", "jsonschema"),
            *("--output-model-type", "pydantic_v2.BaseModel", "--output", str(folder / "models.py")),
        ]
    )


def _cpu(command: list[str]) -> float:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def _least(turns: int, measured: Callable[[], float], before: Callable[[], object] = int) -> float:
    found = []
    for _ in range(turns):
        before()
        found.append(measured())
    return min(found)


def _running(spec: Path, out: Path, edits: Iterator[None]) -> float:
    """An edit where the process is the same as before, as under `--watch`."""
    memory, disk = Memory(), Disk(out)

    def run() -> float:
        began = time.process_time()
        _, planned = built_plan(spec, out, (), (), memory, disk)
        apply(planned)
        return time.process_time() - began

    gc.disable()
    run()
    time.sleep(2.5)  # only files that rest are not read again
    run()
    taken = _least(_TURNS, run, before=lambda: next(edits))
    gc.enable()
    return taken


def _watch(folder: Path, saves: int) -> None:
    """Milliseconds from a save of Connect's spec, each with one more edit, to the last file written."""
    (folder / "spec").mkdir(parents=True)
    spec, out, log = folder / "spec" / "signals.yaml", folder / "out", folder / "log"
    text = CONNECT.read_text(encoding="utf-8")
    spec.write_text(text, encoding="utf-8")
    command = [
        sys.executable,
        "-m",
        "signalspec",
        "generate",
        "--watch",
        "--spec",
        str(spec),
        "--out",
        str(out),
    ]
    with log.open("w") as stream:
        process = subprocess.Popen(command, stdout=stream, stderr=subprocess.DEVNULL)
        _until(lambda: _runs(log) >= 1)
        taken = []
        for number in range(saves):
            time.sleep(0.5)  # long enough for a run that a slow machine may still owe
            fields = [at for at in _places(text, "doc: ") if at > text.index("\nfields:")]
            begin = fields[(number * 7 + 11) % len(fields)] + len("doc: ")  # it may have quotes around it
            text = text[:begin] + text[begin:].replace(" ", f" edit {number} ", 1)
            before = _runs(log)
            spec.write_text(text, encoding="utf-8")
            _until(partial(_has_run_since, log, before))
            last = max(path.stat().st_mtime for path in out.rglob("*") if path.is_file())
            taken.append((last - spec.stat().st_mtime) * 1000)
        process.send_signal(signal.SIGINT)
        process.wait()
    print(f"watch, {saves} saves: median {statistics.median(taken):.0f} ms, most {max(taken):.0f} ms")


def _has_run_since(log: Path, runs: int) -> bool:
    return _runs(log) > runs


def _places(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + 1)


def _runs(log: Path) -> int:
    return log.read_text(encoding="utf-8").count(" s\n")


def _until(holds: Callable[[], bool]) -> None:
    end = time.monotonic() + 60
    while not holds():
        if time.monotonic() > end:
            raise TimeoutError("the watch makes no run")
        time.sleep(0.02)


if __name__ == "__main__":
    main()
