"""MANIFEST.json: which files were generated, by which target, from which spec.

A pending manifest is a list of manifests in the same form: those of runs that began and did not end.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple

from signalspec.writer.paths import problem

FORMAT = 1

_quote = json.JSONEncoder(ensure_ascii=False).encode


class SpecIdentity(NamedTuple):
    name: str
    version: str
    digest: str


class Entry(NamedTuple):
    """The target that made a file, and the SHA-256 of its bytes in hexadecimal."""

    target: str
    sha256: str


class Manifest(NamedTuple):
    """`spec` is the one last built; after a build of some targets, the others' files may be older."""

    spec: SpecIdentity
    files: Mapping[str, Entry]


def digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def render(manifest: Manifest) -> bytes:
    """The manifest as JSON: sorted, one line a file, so that a changed file is a changed line."""
    return (_text(manifest) + "\n").encode()


def render_pending(manifests: Iterable[Manifest]) -> bytes:
    return ("[\n" + ",\n".join(map(_text, manifests)) + "\n]\n").encode()


@lru_cache(1)
def parse(content: bytes) -> Manifest:
    """Read what `render` wrote; raises ValueError, with a few words, on anything else."""
    return _manifest(_json(content))


def parse_pending(content: bytes) -> tuple[Manifest, ...]:
    """Read what `render_pending` wrote; raises ValueError, with a few words, on anything else."""
    document = _json(content)
    if not isinstance(document, list):
        raise ValueError("is not a list of manifests")
    return tuple(map(_manifest, document))


def _text(manifest: Manifest) -> str:
    spec = manifest.spec
    lines = [
        f'    {_quote(path)}: {{"target": {_quote(entry.target)}, "sha256": {_quote(entry.sha256)}}}'
        for path, entry in sorted(manifest.files.items())
    ]
    files = "{\n" + ",\n".join(lines) + "\n  }" if lines else "{}"
    return (
        f'{{\n  "format": {FORMAT},\n  "spec": {{\n    "name": {_quote(spec.name)},\n'
        f'    "version": {_quote(spec.version)},\n    "digest": {_quote(spec.digest)}\n  }},\n'
        f'  "files": {files}\n}}'
    )


def _json(content: bytes) -> object:
    try:
        document: object = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise ValueError(f"is not JSON ({error})") from error
    return document


def _manifest(document: object) -> Manifest:
    if not isinstance(document, dict) or "format" not in document:
        raise ValueError("is not a manifest")
    if document["format"] != FORMAT:
        raise ValueError(f"has format {document['format']!r}; this version of signalspec reads {FORMAT}")
    spec, files = document.get("spec"), document.get("files")
    if not isinstance(spec, dict) or not isinstance(files, dict):
        raise ValueError("lacks its spec or its files")
    identity = SpecIdentity(
        _string(spec, "name", "spec"), _string(spec, "version", "spec"), _string(spec, "digest", "spec")
    )
    return Manifest(identity, {path: _entry(path, entry) for path, entry in files.items()})


def _entry(path: str, document: object) -> Entry:
    # A run deletes what the manifest lists, so a path that leads elsewhere must not get through.
    unsafe = problem(path)
    if unsafe:
        raise ValueError(f"lists {path!r}, which {unsafe}")
    if not isinstance(document, dict):
        raise ValueError(f"has no record for {path!r}")
    return Entry(_string(document, "target", path), _string(document, "sha256", path))


def _string(document: Mapping[str, object], key: str, where: str) -> str:
    value = document.get(key)
    if not isinstance(value, str):
        raise ValueError(f"has no text under {key!r} of {where!r}")
    return value
