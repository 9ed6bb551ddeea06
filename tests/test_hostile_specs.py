"""Documents made to hurt whoever reads them: each ends in clear findings, or loads, and soon."""

from __future__ import annotations

import errno
import random
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from signalspec import cli
from signalspec.composing import MAX_DEPTH
from signalspec.diagnostics import Diagnostic, SpecError
from signalspec.load import load_file, load_text
from signalspec.source import MAX_BYTES, read_file

# Each takes a small part of that; what is not bounded takes hours.
pytestmark = pytest.mark.timeout(300)

SPEC = """signalspec: 1
name: shop
version: 1.0.0
title: Shop
doc: A shop.
schema_base: https://schemas.example.com/shop
transport:
  envelope: Event
  content: payload
  discriminator: kind
  operation: {mutation: track, argument: events, result: {ids: [ID]}, max_items: 10}
"""
FIELDS = """fields:
  kind: {type: string, doc: Kind.}
  payload: {type: content, doc: Payload.}
  note: {type: string, doc: Note.}
"""
OBJECTS = """objects:
  Event: {doc: An event., required: [payload]}
"""
SIGNALS = """signals:
  sold: {title: Sold, doc: Sold., optional: [note]}
"""


def findings(text: str) -> tuple[Diagnostic, ...]:
    """What is wrong with the text; each finding has a place in it."""
    with pytest.raises(SpecError) as caught:
        load_text(text, "spec.yaml")
    lines = text.count("\n") + 2
    for diagnostic in caught.value.diagnostics:
        assert diagnostic.span.file == "spec.yaml"
        assert 1 <= diagnostic.span.line <= lines
        assert diagnostic.span.column >= 1
        assert len(diagnostic.message) < 500
    return caught.value.diagnostics


def codes(text: str) -> set[str]:
    return {diagnostic.code for diagnostic in findings(text)}


LAUGHS = "a0: &a0 [ha, ha]\n" + "".join(
    f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 30)
)
DEEP: dict[str, str] = {
    "flow lists": "[" * 100_000 + "]" * 100_000,
    "open flow lists": "[" * 100_000,
    "flow mappings": "{a: " * 100_000,
    "block lists": "- " * 100_000 + "x",
    "keys": "? " * 100_000 + "x",
    "block mappings": "\n".join(" " * depth + "a:" for depth in range(1_000)),
    "inside a spec": SPEC + "fields: " + "{a: [" * 50_000 + "]}" * 50_000 + "\n",
}
WRONG: dict[str, tuple[str, str]] = {
    "a bomb of aliases": (LAUGHS, "alias"),
    "aliases without anchors": ("[" + "*x, " * 50_000 + "]", "alias"),
    "aliases without end": ("[" + "*x, " * 50_000 + "]", "too-many"),
    "an alias to itself": ("a: &a [*a]", "alias"),
    "an alias for the whole": ("*a", "alias"),
    "a merge key": ("a: &a {b: 1}\nc: {<<: *a}", "alias"),
    "an object": ("title: !!python/object/apply:os.system ['exit 1']", "tag"),
    "a module": ("!!python/module:os", "tag"),
    "a tag of its own": ("!mine {a: 1}", "tag"),
    "a long tag": ("!" + "x" * 1_000_000 + " 1", "tag"),
    "a key that is a list": ("? [a, b]\n: 1", "key"),
    "a key that is a mapping": ("{{a: b}: 1}", "key"),
    "a key that is deep": ("? " + "[" * 900 + "]" * 900 + "\n: 1", "key"),
    "a second document": ("a: 1\n---\nb: 2", "yaml"),
    "many documents": ("--- a\n" * 100_000, "yaml"),
    "NUL": ("a: \0", "yaml"),
    "a control character": ("a: \x1b[31m", "yaml"),
    "half a surrogate pair": ("a: \ud800", "yaml"),
    "half a surrogate pair, escaped": ('a: "\\ud800"', "yaml"),
    "a byte order mark in the middle": ("a: 1\n\ufeff--- b", "yaml"),
    "an unknown version of YAML": ("%YAML 9.9\n---\na: 1", "yaml"),
    "a directive without end": ("%" + "x" * 100_000, "yaml"),
    "an open quote": ('a: "' + "x" * 1_000_000, "yaml"),
    "nothing": ("", "empty"),
    "blanks": (" \n   \n  \n", "empty"),
    "comments": ("# a\n" * 1_000, "empty"),
    "an empty document": ("---\n...\n", "type"),
    "null": ("null", "type"),
    "a text": ("spec", "type"),
    "a long text": ("x" * 10_000_000, "type"),
    "a list": ("- spec", "type"),
    "an integer without end": (SPEC.replace("max_items: 10", f"max_items: {10**4000}"), "number"),
    "a long version": (SPEC.replace("1.0.0", f"{10**3999}.0.0"), "name"),
    "an infinity": (SPEC.replace("max_items: 10", "max_items: 1e999"), "number"),
    "an infinity of YAML": (SPEC.replace("max_items: 10", "max_items: .inf"), "type"),
    "no number": (SPEC.replace("max_items: 10", "max_items: .nan"), "type"),
    "a sum without bound": (SPEC + "signals: {sold: {rules: [{tolerance: 1e400}]}}", "number"),
    "a long key": (SPEC + "fields: {" + "k" * 1_000 + ": {type: string, doc: K.}}", "name"),
    "a huge key": (SPEC + "fields: {" + "k" * 1_000_000 + ": {type: string, doc: K.}}", "yaml"),
    "a huge unknown key": ("? " + "k" * 1_000_000 + "\n: 1", "unknown-key"),
    "a great many parts": ("[" + "a," * 1_100_000 + "]", "too-large"),
    "a name that patterns choke on": (SPEC + "fields: {" + "a" * 60 + "!: {type: string, doc: K.}}", "name"),
    "a tier that patterns choke on": (SPEC + "tiers: {plan: {" + "a" * 60 + "!: A.}}", "name"),
    "a word that patterns choke on": (SPEC.replace("track", "a" * 60 + "!"), "type"),
}  # fmt: skip


@pytest.mark.parametrize("text", DEEP.values(), ids=DEEP)
def test_depth_is_bounded(text: str) -> None:
    found = findings(text)
    assert {diagnostic.code for diagnostic in found} <= {"too-deep", "yaml", "key", "missing-key"}
    assert len(found) <= 2


def test_the_depth_that_is_allowed_is_read() -> None:
    text = SPEC + FIELDS + OBJECTS + SIGNALS
    nested = MAX_DEPTH - 4
    example = "{note: " + "[" * (nested - 1) + "]" * (nested - 1) + "}"
    assert load_text(text.replace("[note]}", f"[note], examples: [{example}]}}")).signals[0].examples
    assert codes(text.replace("[note]}", f"[note], examples: [[{example}]]}}")) == {"too-deep"}


@pytest.mark.parametrize(("text", "code"), WRONG.values(), ids=WRONG)
def test_each_is_told(text: str, code: str) -> None:
    assert code in codes(text)


def test_tags_construct_nothing(tmp_path: Path) -> None:
    mark = tmp_path / "mark"
    for tag in ("apply:os.mkdir", "new:pathlib.Path", "apply:os.system"):
        assert "tag" in codes(f"a: !!python/object/{tag} ['{mark}']")
    assert not mark.exists()


def test_duplicate_keys_are_told_at_every_level() -> None:
    text = "a: {b: {c: 1, c: 2}, b: 3}\na: [{d: 1, d: 2}]\n"
    twice = [d.span for d in findings(SPEC + text) if d.code == "duplicate-key"]
    assert [(span.line - SPEC.count("\n"), span.column) for span in twice] == [
        (1, 15),
        (1, 22),
        (2, 1),
        (2, 12),
    ]


class TestFiles:
    def refused(self, path: Path) -> Diagnostic:
        with pytest.raises(SpecError) as caught:
            load_file(path)
        (diagnostic,) = caught.value.diagnostics
        assert diagnostic.span.file == str(path)
        assert diagnostic.help
        return diagnostic

    def test_a_file_of_100_megabytes(self, tmp_path: Path) -> None:
        path = tmp_path / "spec.yaml"
        with path.open("wb") as stream:
            stream.truncate(100_000_000)
        assert self.refused(path).code == "too-large"
        with path.open("wb") as stream:
            stream.truncate(MAX_BYTES + 1)
        assert self.refused(path).code == "too-large"

    def test_what_is_no_file(self, tmp_path: Path) -> None:
        for path in (tmp_path, tmp_path / "none.yaml", tmp_path / "none" / "spec.yaml"):
            assert self.refused(path).code == "unreadable"

    def test_a_file_that_must_not_be_read(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise PermissionError(errno.EACCES, "Permission denied")

        monkeypatch.setattr(Path, "open", refuse)
        diagnostic = self.refused(tmp_path / "spec.yaml")
        assert (diagnostic.code, diagnostic.message) == (
            "unreadable",
            "cannot read this file: Permission denied",
        )

    @pytest.mark.parametrize(
        "data",
        [
            SPEC.encode("utf-16"),
            SPEC.encode("utf-32"),
            SPEC.encode() + b"\xff",
            b"\x89PNG\r\n\x1a\n" + bytes(range(256)),
            b"\x1f\x8b\x08" + random.Random(7).randbytes(100_000),
        ],
        ids=["UTF-16", "UTF-32", "a byte that is none", "a picture", "an archive"],
    )
    def test_other_encodings(self, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / "spec.yaml"
        path.write_bytes(data)
        assert self.refused(path).code == "not-utf8"

    def test_zeros(self, tmp_path: Path) -> None:
        path = tmp_path / "spec.yaml"
        path.write_bytes(bytes(1_000_000))
        assert self.refused(path).code == "yaml"

    def test_a_byte_order_mark_and_other_line_ends_are_fine(self, tmp_path: Path) -> None:
        text = SPEC + FIELDS + OBJECTS + SIGNALS
        path = tmp_path / "spec.yaml"
        path.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
        assert read_file(path).startswith("signalspec")
        assert load_file(path).signals == load_text(text.replace("\n", "\r\n"), str(path)).signals

    @pytest.mark.parametrize("command", ["lint", "check", "generate"])
    def test_no_command_shows_a_traceback(
        self, command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
    ) -> None:
        path = tmp_path / "spec.yaml"
        out = [] if command == "lint" else ["--out", str(tmp_path / "out")]
        for data in (
            b"[" * 100_000,
            bytes(20),
            LAUGHS.encode(),
            b"\xff\xfe",
            b"",
            b"a: !!python/object:x.Y {}",
        ):
            path.write_bytes(data)
            assert cli.run([command, "--spec", str(path), *out]) in (1, 2)
            told = "".join(capsys.readouterr())
            assert "error[" in told
            assert "Traceback" not in told and "fault of signalspec" not in told
        assert cli.run([command, "--spec", str(tmp_path), *out]) == 2
        assert cli.run([command, "--spec", str(tmp_path / "none"), *out]) == 2
        assert not (tmp_path / "out").exists()


class TestMasses:
    """Work stays in proportion to the text, give or take."""

    COUNT = 100_000

    def test_fields(self) -> None:
        fields = "".join(f"  field{n}: {{type: string, doc: F.}}\n" for n in range(self.COUNT))
        spec = load_text(SPEC + FIELDS + fields + OBJECTS + SIGNALS)
        assert len(spec.unused) == self.COUNT

    def test_names_that_are_nearly_there(self) -> None:
        fields = "".join(f"  field{n}: {{type: string, doc: F.}}\n" for n in range(5_000))
        listed = ", ".join(f"feild{n}" for n in range(5_000))
        text = SPEC + FIELDS + fields + OBJECTS + SIGNALS.replace("[note]", f"[{listed}]")
        assert sum(d.code == "unknown-field" for d in findings(text)) == 5_000

    def test_keys_that_are_unknown(self) -> None:
        text = SPEC + "".join(f"fieldz{n}: 1\n" for n in range(20_000))
        assert sum(d.code == "unknown-key" for d in findings(text)) == 20_000

    def test_values_of_an_enum(self) -> None:
        values = "".join(f"      value{n}: V.\n" for n in range(50_000))
        enums = f"enums:\n  Large:\n    doc: Large.\n    values:\n{values}"
        spec = load_text(SPEC + enums + FIELDS + OBJECTS + SIGNALS)
        assert len(spec.enums[0].values) == 50_000

    def test_groups_that_double(self) -> None:
        groups = "".join(f"  g{n}: [$g{n + 1}, $g{n + 1}]\n" for n in range(49)) + "  g49: [note]\n"
        text = f"{SPEC}{FIELDS}groups:\n{groups}{OBJECTS}{SIGNALS}"
        assert codes(text.replace("[note]}", "[$g0]}")) == {"duplicate-field"}

    def test_groups_that_go_on(self) -> None:
        groups = "".join(f"  g{n}: [$g{n + 1}]\n" for n in range(20_000))
        assert codes(f"{SPEC}{FIELDS}groups:\n{groups}{OBJECTS}{SIGNALS}") == {"too-deep", "unknown-group"}

    def test_objects_that_go_on(self) -> None:
        fields = "".join(f"  f{n}: {{type: O{n + 1}, doc: F.}}\n" for n in range(2_000))
        for order in (range(2_000), range(1_999, -1, -1)):
            objects = "".join(f"  O{n}: {{doc: O., optional: [f{n}]}}\n" for n in order)
            text = SPEC + FIELDS + fields + OBJECTS + objects + "  O2000: {doc: O.}\n" + SIGNALS
            assert codes(text) == {"too-deep"}

    def test_objects_that_fan_out(self) -> None:
        width, depth = 30, 10
        fields = "".join(
            f"  f{level}x{n}: {{type: O{level + 1}, doc: F.}}\n"
            for level in range(depth)
            for n in range(width)
        )
        objects = "".join(
            f"  O{level}: {{doc: O., optional: [{', '.join(f'f{level}x{n}' for n in range(width))}]}}\n"
            for level in range(depth)
        )
        text = SPEC + FIELDS + fields + "  top: {type: O0, doc: T.}\n" + OBJECTS + objects
        spec = load_text(text + f"  O{depth}: {{doc: O.}}\n" + SIGNALS.replace("[note]", "[note, top]"))
        assert len(spec.objects) == depth + 1


class TestPatterns:
    """Patterns are matched with their samples on every load; none may take its time."""

    def text(self, formats: str, patterns: str = "{}") -> str:
        return f"{SPEC}patterns: {patterns}\nformats:\n{formats}{FIELDS}{OBJECTS}{SIGNALS}"

    @pytest.mark.parametrize(
        "pattern",
        [
            "(?:a+)+b",
            "(?:a|a)*b",
            "(?:a?){30}a{30}",
            "(?:a?){1000}b",
            "(?:(?:(?:a*)*)*)*b",
            "a*a*a*a*a*a*a*a*a*a*a*a*b",
            "(?:(?:a{0,30}){0,30})b",
            "[^b]{1000}[^c]{1000}" * 2 + "(?:a|[ab])*c",
        ],
    )
    def test_slow_ones_are_refused_before_they_are_tried(self, pattern: str) -> None:
        sample = "a" * 5_000
        one = f"  slow: {{doc: S., pattern: '{pattern}', matches: [{sample}], rejects: []}}\n"
        (found,) = findings(self.text(one))
        assert found.code == "pattern"
        assert found.span.line == SPEC.count("\n") + 3

    def test_pieces_that_double(self) -> None:
        pieces = ", ".join(f"p{n}: '{{p{n + 1}}}{{p{n + 1}}}'" for n in range(45))
        one = "  big: {doc: B., pattern: '{p0}', matches: [], rejects: []}\n"
        (found,) = findings(self.text(one, f"{{{pieces}, p45: a}}"))
        assert (found.code, "characters" in found.message) == ("pattern", True)

    def test_many_large_ones(self) -> None:
        body = "[a-z]" * 3_900
        formats = "".join(
            f"  f{n}: {{doc: F., pattern: '{{p}}', matches: [], rejects: []}}\n" for n in range(1_000)
        )
        found = findings(self.text(formats, f"{{p: '{body}'}}"))
        assert [(d.code, "in all" in d.message) for d in found] == [("pattern", True)]


LIMITED: dict[str, Callable[[], str]] = {
    "one line of 10 MB": lambda: "title: " + "x " * 5_000_000,
    "fields that are wrong": lambda: SPEC + "fields:\n" + "".join(f"  f{n}: {{}}\n" for n in range(20_000)),
    "aliases on one line": lambda: "a: &a 1\nb: [" + "*a, " * 400_000 + "]",
    "keys on one line": lambda: "{" + "".join(f"k{n}: 1, " for n in range(20_000)) + "}",
}  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="limits on memory are POSIX's")
@pytest.mark.parametrize("format", ["ndjson", "text"])
@pytest.mark.parametrize("name", LIMITED)
def test_memory_and_time_are_bounded(name: str, format: str, tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(LIMITED[name](), encoding="utf-8")
    code = (
        "import resource, sys\n"
        "resource.setrlimit(resource.RLIMIT_AS, (3 * 2**30, 3 * 2**30))\n"
        "resource.setrlimit(resource.RLIMIT_CPU, (40, 40))\n"
        "from signalspec.cli import run\n"
        "sys.exit(run(['lint', '--quiet', '--format', sys.argv[1], '--spec', sys.argv[2]]))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, format, str(path)],
        capture_output=True,
        timeout=120,
        check=False,
        text=True,
    )
    assert done.returncode == 1, done.stderr[-2000:]
    assert ("error[" if format == "text" else '"level": "error"') in done.stdout
    assert len(done.stdout) < 20_000_000
