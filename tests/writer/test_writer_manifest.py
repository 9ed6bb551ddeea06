"""MANIFEST.json: its bytes, and what is accepted as one."""

from __future__ import annotations

import hashlib
import json

import pytest
from output_dir import SPEC, OutputDir
from signalspec.writer import DamagedManifestError, Entry, Manifest, SpecIdentity, drift
from signalspec.writer.manifest import parse, parse_pending, render, render_pending

DAMAGED = [
    b"",
    b"{",
    b"<<<<<<< HEAD\n{}",
    b"\xff\xfe\x00",
    b"[" * 100_000,
    b"null",
    b"[]",
    b"{}",
    b'{"format": 2, "spec": {}, "files": {}}',
    b'{"format": 1, "files": {}}',
    b'{"format": 1, "spec": {"name": "a", "version": 1, "digest": "b"}, "files": {}}',
    b'{"format": 1, "spec": {"name": "a", "version": "1", "digest": "b"}, "files": {"a": "b"}}',
    b'{"format": 1, "spec": {"name": "a", "version": "1", "digest": "b"}, "files": {"a": {"target": "t"}}}',
    b'{"format": 1, "spec": {"name": "", "version": "", "digest": ""}, "files": {"../a": {}}}',
]


def test_bytes_are_sorted_and_one_line_a_file(out: OutputDir) -> None:
    out.apply({"docs/b.md": b"b", "README.md": b"r", "docs/a.md": b"a"})
    text = (out.root / "MANIFEST.json").read_text("utf-8")
    document = json.loads(text)
    assert document["spec"] == {"name": SPEC.name, "version": SPEC.version, "digest": SPEC.digest}
    assert list(document["files"]) == ["README.md", "docs/a.md", "docs/b.md"]
    assert document["files"]["docs/a.md"] == {"target": "docs", "sha256": hashlib.sha256(b"a").hexdigest()}
    assert len([line for line in text.splitlines() if "sha256" in line]) == 3
    assert text.endswith("}\n")


def test_a_changed_file_is_one_changed_line(out: OutputDir) -> None:
    files = {"a": b"1", "b": b"1", "c": b"1"}
    before = out.plan(files).manifest_content.splitlines()
    after = out.plan({**files, "b": b"2"}).manifest_content.splitlines()
    assert sum(old != new for old, new in zip(before, after, strict=True)) == 1


def test_the_order_of_the_build_does_not_matter(out: OutputDir) -> None:
    files = {"a": b"1", "b/c": b"2", "b/a": b"3"}
    assert out.plan(files).manifest_content == out.plan(dict(reversed(files.items()))).manifest_content


def test_it_reads_what_it_writes() -> None:
    nasty = 'quote " and ünïcode'
    manifest = Manifest(SpecIdentity(nasty, nasty, nasty), {"ä/b c.md": Entry(nasty, "0")})
    assert parse(render(manifest)) == manifest
    assert parse(render(Manifest(SPEC, {}))) == Manifest(SPEC, {})
    assert parse_pending(render_pending([manifest, manifest])) == (manifest, manifest)


@pytest.mark.parametrize("content", DAMAGED, ids=range(len(DAMAGED)))
def test_damage_is_named_and_nothing_is_written(out: OutputDir, content: bytes) -> None:
    out.apply({"a": b"1", "b": b"1"})
    out.write("MANIFEST.json", content)
    with pytest.raises(DamagedManifestError, match=r"MANIFEST\.json .*--force"):
        out.apply({"a": b"2"})
    assert out.files() == {"a": b"1", "b": b"1"}
    assert ("MANIFEST.json", "damaged") in [(each.path, each.kind) for each in drift(out.plan({"a": b"2"}))]


@pytest.mark.parametrize("name", ["MANIFEST.json", "MANIFEST.json.pending"])
def test_force_replaces_a_damaged_record_and_deletes_nothing(out: OutputDir, name: str) -> None:
    out.apply({"a": b"1", "b": b"1"})
    out.write(name, b"{")
    out.apply({"a": b"2"}, force=True)
    assert out.files() == {"a": b"2", "b": b"1"}
    assert out.states({"a": b"2"}) == {"a": "unchanged", "b": "orphan"}


def test_a_new_version_alone_changes_the_manifest_alone(out: OutputDir) -> None:
    out.apply({"a": b"1"})
    newer = SpecIdentity(SPEC.name, "1.0.1", SPEC.digest)
    planned = out.plan({"a": b"1"}, spec=newer)
    assert [(each.path, each.kind) for each in drift(planned)] == [("MANIFEST.json", "stale")]
    assert not out.apply({"a": b"1"}, spec=newer).wrote
    assert out.plan({"a": b"1"}, spec=newer).current
