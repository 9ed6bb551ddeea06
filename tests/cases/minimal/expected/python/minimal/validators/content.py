"""Validators of contents of any type, told apart by `kind`.

The module of a type is loaded when the first content of that type comes.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..runtime.findings import Findings

KINDS = ("ping",)

_MODULES = {
    "ping": "ping",
}

_ACCEPTS: dict[str, Callable[[Any], bool]] = {}
_LOADED: dict[str, Any] = {}


def accepts(content: Any) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    return _ACCEPTS[content["kind"]](content)


def explain(content: Any, path: str, findings: Findings) -> None:
    """Enters every violation of the content at `path` into `findings`."""
    pointer = path + "/kind"
    if "kind" not in content:
        findings.required("Content.kind", pointer)
        return
    name = content["kind"]
    if not isinstance(name, str) or name not in _MODULES:
        findings.enum("Content.kind", pointer, name, "kind", frozenset(_MODULES))
        return
    _load(name).explain(content, path, findings)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the content at `path` into `findings`."""
    name = content.get("kind")
    if isinstance(name, str) and name in _MODULES:
        module = _load(name)
        if hasattr(module, "advise"):
            module.advise(content, path, findings)


def _load(name: str) -> Any:
    if name not in _LOADED:
        module: Any = __import__(f"{__package__}.{_MODULES[name]}", fromlist=("accepts",))
        _LOADED[name] = module
        _ACCEPTS[name] = module.accepts
    return _LOADED[name]
