"""`generate --watch`, as an editor drives it: each way of saving is one run, and only Ctrl-C ends it."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from signalspec import cli
from signalspec.commands.touched import touched
from signalspec.load import load_text
from signalspec.resolved import Canonical

from tests.incremental.made import made_text

PATIENCE = 30


class Watch:
    """A running `generate --watch` over a small spec."""

    def __init__(self, folder: Path, *options: str) -> None:
        self.spec = folder / "spec" / "spec.yaml"
        self.text = made_text(2)
        self.spec.parent.mkdir()
        self.spec.write_text(self.text, "utf-8")
        self.page = folder / "out" / "docs" / "signals" / "event1.md"
        self.said: list[str] = []
        command = [
            sys.executable,
            "-m",
            "signalspec",
            "generate",
            "--watch",
            "--spec",
            "spec/spec.yaml",
            "--out",
            "out",
            *options,
        ]
        self.process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, "PYTHONUNBUFFERED": "1", "SIGNALSPEC_CACHE": str(folder / "cache")},
        )
        self.reader = threading.Thread(target=self._read, daemon=True)
        self.reader.start()
        self.until(lambda: self.runs == 1)

    @property
    def runs(self) -> int:
        return sum(" in out, " in line for line in self.said)

    def edited(self, word: str) -> str:
        """The spec with that word in a field's description."""
        return self.text.replace("The own1x2.", f"The {word}.")

    def shows(self, word: str) -> bool:
        return f"The {word}." in self.page.read_text("utf-8")

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end and self.process.poll() is None, "".join(self.said)
            time.sleep(0.01)

    def rests(self) -> None:
        """Waits until no run can be under way."""
        before = -1
        while before != len(self.said):
            before = len(self.said)
            time.sleep(0.7)

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        code = self.process.wait(PATIENCE)
        self.reader.join(PATIENCE)
        return code

    def stop(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
        self.process.wait()
        self.reader.join(PATIENCE)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        self.said.extend(iter(self.process.stdout.readline, ""))


@pytest.fixture
def watch(tmp_path: Path) -> Iterator[Watch]:
    _needs_interrupts()
    started = Watch(tmp_path)
    yield started
    started.stop()


def _needs_interrupts() -> None:
    if sys.platform == "win32":
        pytest.skip("there is no way to send Ctrl-C to one process there")


def overwritten(spec: Path, text: str) -> None:
    spec.write_text(text, "utf-8")


def renamed(spec: Path, text: str) -> None:
    new = spec.with_name(".spec.yaml.new")
    new.write_text(text, "utf-8")
    new.replace(spec)


def emptied_first(spec: Path, text: str) -> None:
    with spec.open("w", encoding="utf-8") as stream:
        stream.flush()
        os.fsync(stream.fileno())
        time.sleep(0.05)
        stream.write(text)


def deleted_first(spec: Path, text: str) -> None:
    spec.rename(spec.with_name("spec.yaml~"))
    time.sleep(0.05)
    spec.write_text(text, "utf-8")
    spec.with_name("spec.yaml~").unlink()


def test_each_way_of_saving_is_one_run(watch: Watch) -> None:
    ways = (overwritten, renamed, emptied_first, deleted_first)
    for number, save in enumerate(ways, 2):
        save(watch.spec, watch.edited(f"word{number}"))
        watch.until(lambda number=number: watch.runs >= number)
        assert watch.shows(f"word{number}"), save.__name__
        watch.rests()
        assert watch.runs == number, save.__name__
    before = watch.runs
    for number in range(20):
        watch.spec.write_text(watch.edited(f"again{number}"), "utf-8")
    watch.until(lambda: watch.shows("again19"))
    watch.rests()
    # All of them are one, unless the machine made a pause between two.
    assert watch.runs - before in (1, 2)
    assert not any("error" in line for line in watch.said)
    assert watch.end() == 0


def test_a_broken_save_is_told_and_the_next_one_mends_it(watch: Watch) -> None:
    for broken, words in (
        (watch.text.replace("type: number", "type: numbre", 1), "spec.yaml:"),
        (watch.text + "\n  - [", "not YAML"),
        ("", "the spec is empty"),
        (watch.text.replace("event0:", "event0: &a", 1), "alias"),
    ):
        at = len(watch.said)
        watch.spec.write_text(broken, "utf-8")
        watch.until(lambda at=at: any("nothing was written" in line for line in watch.said[at:]))
        said = "".join(watch.said[at:])
        assert words in said and re.search(r"spec\.yaml:\d+:\d+", said), said
    at = len(watch.said)
    watch.spec.unlink()
    watch.until(lambda: any("does not exist" in line or "cannot read" in line for line in watch.said[at:]))
    assert watch.runs == 1
    watch.spec.write_text(watch.edited("mended"), "utf-8")
    watch.until(lambda: watch.runs == 2)
    assert watch.shows("mended")
    watch.until(lambda: any("changed in the spec: event1.own1x2" in line for line in watch.said))
    assert watch.end() == 0
    assert "stopped" in watch.said[-1]


def test_a_file_edited_by_hand_is_kept_and_a_folder_made_anew_is_watched(watch: Watch) -> None:
    watch.page.write_text("mine", "utf-8")
    watch.spec.write_text(watch.edited("word"), "utf-8")
    watch.until(lambda: any("edited by hand" in line for line in watch.said))
    assert watch.page.read_text("utf-8") == "mine"
    watch.page.unlink()
    watch.spec.write_text(watch.edited("other"), "utf-8")
    watch.until(lambda: watch.runs == 2)
    assert watch.shows("other")
    # As when another branch is checked out.
    shutil.rmtree(watch.spec.parent)
    watch.until(lambda: any("does not exist" in line for line in watch.said))
    watch.spec.parent.mkdir()
    watch.spec.write_text(watch.edited("again"), "utf-8")
    watch.until(lambda: watch.shows("again"))
    watch.rests()
    watch.spec.write_text(watch.edited("last"), "utf-8")
    watch.until(lambda: watch.shows("last"))


def test_templates_are_followed_as_well(tmp_path: Path) -> None:
    _needs_interrupts()
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "templates.yaml").write_text("files: [{template: list.j2, file_name: list.txt}]\n", "utf-8")
    (folder / "list.j2").write_text("{{ spec.name }}\n", "utf-8")
    watch = Watch(tmp_path, "--templates", "mine")
    made = tmp_path / "out" / "list.txt"
    try:
        assert made.read_text("utf-8") == "made-events\n"
        (folder / "list.j2").write_text("{{ spec.nmae }}\n", "utf-8")
        watch.until(lambda: any("list.j2:1" in line for line in watch.said))
        assert made.read_text("utf-8") == "made-events\n"
        # In a folder that is made while it runs.
        (folder / "parts").mkdir()
        (folder / "parts" / "head.j2").write_text("first ", "utf-8")
        (folder / "list.j2").write_text('{% include "parts/head.j2" %}{{ spec.name }}\n', "utf-8")
        watch.until(lambda: made.read_text("utf-8") == "first made-events\n")
        watch.rests()
        (folder / "parts" / "head.j2").write_text("then ", "utf-8")
        watch.until(lambda: made.read_text("utf-8") == "then made-events\n")
        watch.spec.write_text(watch.text.replace("version: 1.0.0", "version: 1.0.1"), "utf-8")
        watch.until(lambda: any("made-events 1.0.1" in line for line in watch.said))
        assert watch.end() == 0
    finally:
        watch.stop()


def test_without_its_extra_it_says_what_to_install(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    monkeypatch.delitem(sys.modules, "signalspec.commands.watching", raising=False)
    spec = tmp_path / "spec.yaml"
    spec.write_text(made_text(1), "utf-8")
    code = cli.run(["generate", "--spec", str(spec), "--out", str(tmp_path / "out"), "--watch"])
    assert code == 2
    assert "pip install 'signalspec[watch]'" in capsys.readouterr().err
    assert not (tmp_path / "out").exists()


def test_it_names_what_a_save_changed() -> None:
    text = made_text(3)

    def changed(*edits: tuple[str, str]) -> str:
        new = text
        for old, instead in edits:
            assert old in new
            new = new.replace(old, instead, 1)
        return touched(Canonical(load_text(text)), Canonical(load_text(new)))

    assert changed() == ""
    assert changed(("doc: The own1x2.", "doc: Other.")) == "event1.own1x2"
    assert changed(("app: In an app.", "app: Else.")) == "Channel"
    assert changed(("title: Event 2", "title: Two")) == "event2"
    assert changed(("version: 1.0.0", "version: 1.0.1")) == "made-events"
    assert changed(("    - own2x5\n", "")) == "-event2.own2x5"
    assert changed(("  event2:", "  event9:")) == "+event9, -event2"
    assert changed(("  Line: {", "  Part: {doc: New., required: [label]}\n  Line: {")) == "+Part"
    shared = changed(("doc: The shared3.", "doc: Other."))
    assert shared == "event0.shared3, event1.shared3, event2.shared3"
