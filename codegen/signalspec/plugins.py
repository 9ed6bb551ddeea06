"""Targets that other distributions bring, by entry points of the group `signalspec.targets`.

An entry point's name is the target's; what it refers to, a module or an object, has `files(spec)` as the
built-in targets have. Nothing is imported before it is asked for.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from signalspec.model import Spec

if TYPE_CHECKING:
    from importlib.metadata import EntryPoint

GROUP = "signalspec.targets"


class TargetError(Exception):
    """A target that another distribution brings cannot be used; the message says whose it is, and why."""


class Plugin:
    """The target of an entry point: as a built-in one, but what goes wrong in it is told as its own."""

    def __init__(self, entry: EntryPoint) -> None:
        """Imports it. Raises TargetError where that fails, or where it is no target."""
        self._title = _title(entry)
        try:
            found = entry.load()
        except (Exception, SystemExit) as error:
            raise TargetError(f"{self._title} cannot be imported: {_words(error)}") from error
        self._files = getattr(found, "files", None)
        if not callable(self._files):
            raise TargetError(f"{self._title} is no target: {entry.value} has no function `files(spec)`")

    def files(self, spec: Spec) -> dict[str, str]:
        """Path -> text. Raises TargetError where the plugin fails or gives anything else."""
        assert self._files is not None
        try:
            found = self._files(spec)
        except (Exception, SystemExit) as error:
            raise TargetError(f"{self._title} failed: {_words(error)}") from error
        if not isinstance(found, Mapping):
            raise TargetError(f"{self._title} gave {_kind(found)}, not a mapping of paths to texts")
        return {self._path(path): self._text(path, text) for path, text in found.items()}

    def _path(self, path: object) -> str:
        if not isinstance(path, str):
            raise TargetError(f"{self._title} gave {_kind(path)} for a path, not a text")
        return path

    def _text(self, path: object, text: object) -> str:
        if not isinstance(text, str):
            raise TargetError(f"{self._title} gave {_kind(text)} for {path!r}, not a text")
        try:
            text.encode()
        except UnicodeEncodeError:
            raise TargetError(f"{self._title} gave a text for {path!r} that has no UTF-8") from None
        return text


def plugins() -> dict[str, list[EntryPoint]]:
    """Every entry point of the group, by name; distributions may clash."""
    # Costs more than all else that a command without plugins imports.
    from importlib.metadata import entry_points

    found: dict[str, list[EntryPoint]] = {}
    for entry in sorted(entry_points(group=GROUP), key=lambda entry: (entry.name, entry.value)):
        found.setdefault(entry.name, []).append(entry)
    return found


def plugin(name: str) -> Plugin:
    """The target of that name that another distribution brings.

    KeyError where there is none, TargetError where there are two, or where it cannot be used.
    """
    first, *others = plugins()[name]
    if others:
        titles = " and ".join(_title(entry) for entry in (first, *others))
        raise TargetError(f"two targets have one name: {titles}; uninstall one of them")
    return Plugin(first)


def clash(name: str) -> str | None:
    """The distribution that brings a target of the name of a built-in one; None where there is none."""
    return next((_owner(entry) for entry in plugins().get(name, ())), None)


def _title(entry: EntryPoint) -> str:
    return f"the target {entry.name!r} of {_owner(entry)}"


def _owner(entry: EntryPoint) -> str:
    return f"{entry.dist.name} {entry.dist.version}" if entry.dist else entry.value


def _words(error: BaseException) -> str:
    """The error in one line, and where it was raised."""
    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    where = f" ({trace.tb_frame.f_code.co_filename}:{trace.tb_lineno})" if trace else ""
    first = next(iter(str(error).splitlines()), "")
    return f"{type(error).__name__}: {first}{where}" if first else f"{type(error).__name__}{where}"


def _kind(value: object) -> str:
    return "None" if value is None else f"a {type(value).__name__}"
