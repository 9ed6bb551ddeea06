"""How the disk differs from the build, for people: a word a file, and the lines on request."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import unified_diff
from itertools import islice
from typing import Literal, NamedTuple

from signalspec.writer.paths import MANIFEST
from signalspec.writer.planning import Item, Plan, State
from signalspec.writer.tree import read

DriftKind = Literal["missing", "stale", "hand-edited", "unlisted", "blocked", "orphan", "leftover", "damaged"]

MAX_BYTES = 1_000_000
MAX_LINES = 1_000

_GENERATE = "run `{generate}`"
_FORCE = "`{generate} --force` overwrites it"
# State -> its kind, what that means, and what to do about it: `{generate}` is the command that builds.
_DRIFT: dict[State, tuple[DriftKind, str, str]] = {
    "created": ("missing", "generated from the spec, but not on disk", _GENERATE),
    "changed": ("stale", "differs from what the spec generates now", _GENERATE),
    "edited": (
        "hand-edited",
        "edited by hand since it was generated",
        f"move the edit into the spec; {_FORCE}",
    ),
    "unlisted": (
        "unlisted",
        "exists with other content, and the manifest does not list it",
        f"move it away; {_FORCE}",
    ),
    "blocked": ("blocked", "stands in the way", "move it away"),
    "deleted": ("orphan", "no longer generated", "`{generate}` deletes it"),
    "orphan": ("orphan", "not generated from the spec", "delete it, or keep it elsewhere"),
    "leftover": ("leftover", "left behind by a run that was interrupted", _GENERATE),
}

# A file may hold anything: escape what a terminal would act on.
_VISIBLE = {code: f"\\x{code:02x}" for code in (*range(32), *range(127, 160)) if code != 9}


class Drift(NamedTuple):
    """One path, what is wrong with it, a few words for a person, and what to do."""

    path: str
    kind: DriftKind
    message: str
    help: str


def drift(plan: Plan, generate: str = "signalspec generate") -> tuple[Drift, ...]:
    """Where disk and build part ways, the manifest included, sorted by path; empty if nowhere.

    `generate` is the command that writes this build.
    """
    found = [_drift(item) for item in plan.items if item.state != "unchanged"]
    if plan.history.damage:
        help = f"restore it, from version control, say; {_FORCE}"
        found.append(Drift(MANIFEST, "damaged", plan.history.damage, help))
    elif plan.manifest_state == "created":
        found.append(Drift(MANIFEST, "missing", "the record of what was generated is not on disk", _GENERATE))
    elif plan.manifest_state == "changed":
        found.append(Drift(MANIFEST, "stale", "differs from what the spec generates now", _GENERATE))
    said = [each._replace(help=each.help.format(generate=generate)) for each in found]
    return tuple(sorted(said, key=lambda each: each.path))


def _drift(item: Item) -> Drift:
    kind, message, help = _DRIFT[item.state]
    # A stray file's name may be no valid Unicode, which no terminal or report could take.
    path = item.path.encode("utf-8", "backslashreplace").decode("utf-8")
    return Drift(path, kind, item.note or message, help)


def difference(
    plan: Plan, path: str, *, max_bytes: int = MAX_BYTES, max_lines: int = MAX_LINES
) -> tuple[str, ...]:
    """What apply would do to one path of the plan, as the lines of a unified diff, without line ends.

    `path` may be the manifest's. Empty if it would do nothing. One line of explanation stands for
    what is no text, or is larger than `max_bytes`; after `max_lines` one line says that there is
    more. Raises WriteError if the file cannot be read.
    """
    old, new = _sides(plan, path)
    if old == new:
        return ()
    before, after = old or b"", new or b""
    sizes = f"{len(before)} bytes on disk, {len(after)} generated"
    if max(len(before), len(after)) > max_bytes:
        return (f"{path}: too large to compare ({sizes})",)
    texts = _text(before), _text(after)
    if texts[0] is None or texts[1] is None:
        return (f"{path}: not text ({sizes})",)
    if before.replace(b"\r\n", b"\n") == after != b"":
        return (f"{path}: only the line ends differ (CRLF on disk, LF generated)",)
    old_name = "/dev/null" if old is None else f"{path} (on disk)"
    new_name = "/dev/null" if new is None else f"{path} (generated)"
    lines = _unified(texts[0], texts[1], old_name, new_name)
    shown = list(islice(lines, max_lines))
    if next(lines, None) is not None:
        shown.append(f"{path}: more lines differ; {max_lines} are shown")
    return tuple(shown)


def _sides(plan: Plan, path: str) -> tuple[bytes | None, bytes | None]:
    """What is on disk and what is to be there, None for no file; the same twice for what stays."""
    if path == MANIFEST:
        return plan.history.manifest, plan.manifest_content
    if path not in plan.files and path not in plan.paths("deleted", "edited"):
        return None, None
    old = read(plan.out, path) if plan.tree.files.get(path) == "file" else None
    return old, plan.files.get(path)


def _text(content: bytes) -> str | None:
    try:
        text = content.decode()
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else text


def _unified(old: str, new: str, old_name: str, new_name: str) -> Iterator[str]:
    for line in unified_diff(_lines(old), _lines(new), old_name, new_name, lineterm="\n"):
        text = line.removesuffix("\n")
        yield text.translate(_VISIBLE)
        if text == line:
            yield "\\ No newline at end of file"


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [f"{line}\n" for line in lines[:-1]] + lines[-1:] * bool(lines[-1])
