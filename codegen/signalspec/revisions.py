"""Files of git revisions, read without a working tree, a shell, or anything that a repository could run."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

_SECONDS = 30
# No prompts, no translation of messages, nothing fetched, no optional locks, nothing run at reading time.
_ENVIRONMENT = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "LC_ALL": "C",
}


class RevisionError(Exception):
    """A revision, or a file of it, cannot be read; the message says why, `help` what to do."""

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.help = help


def read_revision(revision: str, path: str, most: int, directory: Path | None = None) -> bytes:
    """The bytes of a file as it was at a revision: a branch, tag or commit of the repository around
    `directory` (by default the working directory).

    `path` is relative to the top of the repository or, beginning with `./` or `../`, to the directory.
    RevisionError where there is no git, no repository, no such revision or file, or more than `most` bytes.
    """
    place = directory or Path()
    # A revision ends where git's own syntax for one would go on to a path or a range.
    if (
        not revision
        or revision.startswith("-")
        or ":" in revision
        or ".." in revision
        or "\0" in revision + path
    ):
        raise RevisionError(f"{revision!r} is no revision", "name a branch, a tag or a commit")
    _git(place, "rev-parse", "--git-dir", refused="this is no git repository")
    commit = _git(
        place,
        *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"),
        refused=f"the repository has no revision {revision!r}",
        help="name a branch, a tag or a commit that is here; a shallow clone has few of them",
    ).decode().strip()  # fmt: skip
    blob = _git(
        place,
        *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{commit}:{path}"),
        refused=f"there is no {path} at {revision}",
        help=f"name the path after the revision: git:{revision}:PATH",
    ).decode().strip()  # fmt: skip
    kind = (
        _git(place, "cat-file", "-t", blob, refused=f"{path} at {revision} cannot be read").decode().strip()
    )
    if kind != "blob":
        raise RevisionError(f"{path} at {revision} is no file", "name a file")
    size = int(_git(place, "cat-file", "-s", blob, refused=f"{path} at {revision} cannot be read"))
    if size > most:
        raise RevisionError(f"{path} at {revision} is larger than {most // 2**20} MiB", "name another file")
    return _git(place, "cat-file", "blob", blob, refused=f"{path} at {revision} cannot be read")


def _git(
    directory: Path, *arguments: str, refused: str, help: str = "run this inside a git repository"
) -> bytes:
    command = ["git", "-c", "core.fsmonitor=false", "-C", str(directory), *arguments]
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
            timeout=_SECONDS,
            env={**os.environ, **_ENVIRONMENT},
        )
    except FileNotFoundError:
        raise RevisionError("git is not installed", "install git, or name a file") from None
    except subprocess.TimeoutExpired:
        raise RevisionError(f"git took more than {_SECONDS} seconds", "name a file instead") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines()
        reason = f": {said[-1]}" if said and "not a git repository" not in said[-1] else ""
        raise RevisionError(refused + reason, help)
    return done.stdout
