"""What a build would change on disk: a comparison of three, the build, the disk and the last run."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Literal, NamedTuple

from signalspec.writer.disk import Disk
from signalspec.writer.errors import DamagedManifestError, Refusal, RefusedError
from signalspec.writer.history import History, is_latest, recall, retained
from signalspec.writer.manifest import Entry, Manifest, SpecIdentity, digest, render
from signalspec.writer.paths import check_paths, directories, fold
from signalspec.writer.tree import Tree, scan

# created    to be written; not on disk
# changed    to be overwritten; on disk as a run left it
# unchanged  on disk with the same bytes
# deleted    to be removed: no longer generated, on disk as a run left it
# edited     a run's file that somebody has changed since
# unlisted   on disk where a file is to be written, with other bytes, and no run wrote it
# blocked    something stands where a file or a directory is needed, and must be moved by hand
# orphan     on disk, neither generated nor listed
# leftover   a killed run's own temporary file
State = Literal[
    "created", "changed", "unchanged", "deleted", "edited", "unlisted", "blocked", "orphan", "leftover"
]
_NO_CHANGE: frozenset[State] = frozenset({"unchanged", "orphan"})


class Item(NamedTuple):
    path: str
    state: State
    note: str | None = None


class Plan(NamedTuple):
    """`items` are sorted by path; the manifest itself is no item but `manifest_state`.

    `manifest` is what MANIFEST.json will say, `manifest_content` its bytes; `history` and `tree` are
    what was found, `disk` what was read.
    """

    out: Path
    files: Mapping[str, bytes]
    target_of: Mapping[str, str]
    targets: frozenset[str] | None
    items: tuple[Item, ...]
    manifest: Manifest
    manifest_content: bytes
    history: History
    tree: Tree
    disk: Disk

    def paths(self, *states: State) -> tuple[str, ...]:
        """The paths in any of `states`, sorted."""
        return tuple(item.path for item in self.items if item.state in states)

    @property
    def manifest_state(self) -> Literal["created", "changed", "unchanged"]:
        if self.history.manifest is None:
            return "created"
        return "unchanged" if self.history.manifest == self.manifest_content else "changed"

    @property
    def current(self) -> bool:
        """Whether apply would find nothing to do: orphans do not count, for it leaves them alone."""
        return self.manifest_state == "unchanged" and all(item.state in _NO_CHANGE for item in self.items)

    def refusals(self, *, force: bool = False) -> tuple[Refusal, ...]:
        """What stops this plan from being applied, sorted by path."""
        found: list[Refusal] = []
        for item in self.items:
            if item.state == "edited":
                reason = item.note or "edited by hand since it was generated"
                found.append(Refusal(item.path, reason, forceable=True))
            elif item.state == "unlisted":
                reason = item.note or "exists with other content, and the manifest does not list it"
                found.append(Refusal(item.path, reason, forceable=True))
            elif item.state == "blocked":
                found.append(Refusal(item.path, item.note or "stands in the way", forceable=False))
        return tuple(refusal for refusal in found if not (force and refusal.forceable))

    def require_applicable(self, *, force: bool = False) -> None:
        """Raise DamagedManifestError (unless forced) or RefusedError, naming every file."""
        if self.history.damage and not force:
            raise DamagedManifestError(self.history.damage)
        refusals = self.refusals(force=force)
        if refusals:
            raise RefusedError(refusals)


def plan(
    out: Path,
    files: Mapping[str, bytes],
    *,
    spec: SpecIdentity,
    target_of: Mapping[str, str],
    targets: Collection[str] | None = None,
    disk: Disk | None = None,
    earlier: Plan | None = None,
) -> Plan:
    """Compare `files` (relative POSIX path -> content) with the directory `out`; writes nothing.

    `target_of` names the target of each file. `targets` are those that were built: other targets'
    files stay, on disk and in the manifest; None means all, and what is not in `files` goes. `disk` is what
    was read under `out` before, and `earlier` a plan for the same files.
    Raises UnsafePathsError for paths that must not be written, and WriteError if `out` cannot be read.
    """
    built = None if targets is None else frozenset(targets)
    missing = [path for path in files if path not in target_of]
    if missing:
        raise ValueError(f"no target is named for {missing[0]!r}")
    disk = disk or Disk(out)
    history = recall(out)
    tree = scan(out, (*files, *history.entries))
    kept = retained(out, tree, history, files, built)
    if earlier is None:
        entries = {path: Entry(target_of[path], digest(content)) for path, content in files.items()}
    else:
        entries = {path: earlier.manifest.files[path] for path in files}
    manifest = Manifest(spec, {**kept, **entries})
    if earlier is not None and manifest == earlier.manifest:
        content = earlier.manifest_content
    else:
        check_paths(manifest.files)
        content = render(manifest)
    items = {item.path: item for item in _compare(disk, files, manifest, history, tree)}
    items.update({item.path: item for item in _obstacles(files, manifest, history, tree)})
    ordered = tuple(items[path] for path in sorted(items))
    return Plan(out, files, target_of, built, ordered, manifest, content, history, tree, disk)


def holds(plan: Plan) -> bool:
    """Whether a plan that only overwrites files would come out the same now, as far as it writes anything."""
    if any(item.state != "changed" and item.state not in _NO_CHANGE for item in plan.items):
        return False
    if not is_latest(plan.out, plan.history):
        return False
    for path in plan.paths("changed"):
        found = plan.disk.digest(path)
        if found is None or not plan.history.wrote(path, found):
            return False
    return True


def _compare(
    disk: Disk, files: Mapping[str, bytes], manifest: Manifest, history: History, tree: Tree
) -> Iterator[Item]:
    strays = [path for path in tree.files if path not in files and path not in history.entries]
    folded_strays = {fold(path): path for path in strays}
    for path in files:
        if path in tree.files:
            yield _judge(disk, path, manifest.files[path].sha256, history, tree)
        elif fold(path) in folded_strays:
            note = f"differs only in case from {folded_strays[fold(path)]!r}, which no run wrote"
            yield Item(path, "unlisted", note)
        else:
            yield Item(path, "created")
    for path in history.entries:
        if path in tree.files and path not in manifest.files:
            yield _judge(disk, path, None, history, tree)
    for path in strays:
        yield Item(path, "orphan")
    for path in tree.leftovers:
        yield Item(path, "leftover")


def _judge(disk: Disk, path: str, wanted: str | None, history: History, tree: Tree) -> Item:
    """A file that is on disk, and is to become what has the digest `wanted`, or to go."""
    foreign: State = "edited" if path in history.entries else "unlisted"
    if tree.files[path] != "file":
        kind = "symbolic link" if tree.files[path] == "link" else "special file"
        return Item(path, foreign, f"is a {kind}, which no run made")
    found = disk.digest(path)
    if found is None:
        return Item(path, "created" if wanted else "deleted")
    if found == wanted:
        return Item(path, "unchanged")
    if history.wrote(path, found):
        return Item(path, "changed" if wanted else "deleted")
    return Item(path, foreign, None if wanted else "edited by hand, and no longer generated")


def _obstacles(
    files: Mapping[str, bytes], manifest: Manifest, history: History, tree: Tree
) -> Iterator[Item]:
    going = {path for path in history.entries if path not in manifest.files}
    for directory in sorted(directories(files)):
        kind = tree.files.get(directory)
        if kind is not None and directory not in going:
            what = "symbolic link" if kind == "link" else "file"
            yield Item(directory, "blocked", f"is a {what} where a directory is needed")
    # A killed run may have removed the files of a directory and not yet the directory.
    emptied = directories(going)
    staying = (set(tree.files) - going) | tree.droppings | (tree.directories - emptied)
    occupied = directories(staying)
    for path in files:
        if path in tree.directories and (path in occupied or path not in emptied):
            yield Item(path, "blocked", "is a directory where a file is needed")
