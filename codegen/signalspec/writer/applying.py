"""Carry a plan out so that a run killed at any moment leaves each file old or new, never half.

Each file goes to a temporary name in its own directory and is then renamed. The pending manifest is
written first and removed last: while it is there, a file that matches it is a run's, not an edit.

Nothing is flushed to the disk (`fsync`): a process that is killed loses nothing by that, and what a
power failure loses can be generated again, whereas a flush a file takes longer than all the rest.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from signalspec.writer.errors import WriteError
from signalspec.writer.lock import locked
from signalspec.writer.manifest import render_pending
from signalspec.writer.paths import MANIFEST, PENDING, TEMPORARY, directories
from signalspec.writer.planning import Plan, holds, plan

LOCK_WAIT = 5.0


class Result(NamedTuple):
    """What a run did, by path; `overwritten` are the ones among them that took force."""

    created: tuple[str, ...]
    changed: tuple[str, ...]
    deleted: tuple[str, ...]
    unchanged: tuple[str, ...]
    overwritten: tuple[str, ...]

    @property
    def wrote(self) -> bool:
        return bool(self.created or self.changed or self.deleted)


def apply(planned: Plan, *, force: bool = False, wait: float = LOCK_WAIT) -> Result:
    """Make the directory what the plan says, and return what that took.

    The comparison is made anew under the lock, so a plan that another run or an editor has overtaken
    is safe. Raises, before anything is written: DamagedManifestError and RefusedError (both name what
    `force` would overwrite), LockedError after `wait` seconds. Raises WriteError if the file system
    refuses; the next run then takes up where this one stopped.
    """
    planned.require_applicable(force=force)
    if planned.current and not planned.tree.lock:
        return _result(planned)
    with _naming(planned.out):
        planned.out.mkdir(parents=True, exist_ok=True)
    with locked(planned.out, wait):
        fresh = planned if holds(planned) else _anew(planned)
        fresh.require_applicable(force=force)
        _carry_out(fresh)
    return _result(fresh)


def _anew(planned: Plan) -> Plan:
    return plan(
        planned.out,
        planned.files,
        spec=planned.manifest.spec,
        target_of=planned.target_of,
        targets=planned.targets,
        disk=planned.disk,
        earlier=planned,
    )


def _result(done: Plan) -> Result:
    overwritten = done.paths("edited", "unlisted")
    created, changed, deleted = (set(done.paths(state)) for state in ("created", "changed", "deleted"))
    for path in overwritten:
        if path not in done.files:
            deleted.add(path)
        else:
            (changed if path in done.tree.files else created).add(path)
    return Result(
        tuple(sorted(created)),
        tuple(sorted(changed)),
        tuple(sorted(deleted)),
        done.paths("unchanged"),
        overwritten,
    )


def _carry_out(fresh: Plan) -> None:
    result = _result(fresh)
    for path in fresh.tree.leftovers:
        # The old pending manifest tells edits from killed runs until a longer one replaces it.
        if path != PENDING:
            _remove(fresh.out, path)
    if result.wrote:
        begun = fresh.history.pending
        pending = begun if fresh.manifest in begun else (*begun, fresh.manifest)
        _replace(fresh.out, PENDING, render_pending(pending))
    # Deletions come first: a path may go from file to directory, or differ from a new one in case.
    for path in result.deleted:
        _remove(fresh.out, path)
    _prune(fresh)
    _make_directories(fresh.out, (*result.created, *result.changed))
    for path in (*result.created, *result.changed):
        _replace(fresh.out, path, fresh.files[path])
    if fresh.manifest_state != "unchanged":
        _replace(fresh.out, MANIFEST, fresh.manifest_content)
    _remove(fresh.out, PENDING)


def _prune(fresh: Plan) -> None:
    """Remove the directories that the files no longer generated have left empty."""
    gone = {path for path in fresh.history.entries if path not in fresh.manifest.files}
    emptied = directories(gone) - directories(fresh.manifest.files)
    for directory in sorted(emptied & fresh.tree.directories, reverse=True):
        with contextlib.suppress(OSError):
            (fresh.out / directory).rmdir()


def _make_directories(out: Path, paths: Iterable[str]) -> None:
    for directory in sorted(directories(paths)):
        with _naming(out / directory):
            (out / directory).mkdir(exist_ok=True)


def _replace(out: Path, path: str, content: bytes) -> None:
    destination = out / path
    temporary = destination.parent / TEMPORARY
    with _naming(destination):
        try:
            # Exclusive, so that a link planted under this name is not written through.
            _write(temporary, content)
            temporary.replace(destination)
        except BaseException as error:
            if not isinstance(error, FileExistsError):
                with contextlib.suppress(OSError):
                    temporary.unlink()
            raise


def _write(path: Path, content: bytes) -> None:
    # Not `open`: its three further system calls a file take longer than the writing.
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o666)
    try:
        rest = memoryview(content)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
    finally:
        os.close(descriptor)


def _remove(out: Path, path: str) -> None:
    with _naming(out / path):
        (out / path).unlink(missing_ok=True)


@contextlib.contextmanager
def _naming(path: Path) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise WriteError(f"cannot write {path}: {error.strerror or error}") from error
