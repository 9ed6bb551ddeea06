"""Validators of contents of any type, told apart by `kind`.

The module of a type is loaded when the first content of that type comes.
"""

from __future__ import annotations

from ..runtime.faults import ODD

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..runtime.faults import Faults
    from ..runtime.findings import Findings

KINDS = ("ping",)

_MODULES = {
    "ping": "ping",
}

_FAULTS: dict[str, Callable[[Any], Faults]] = {}
_LOADED: dict[str, Any] = {}


def accepts(content: Any) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    return not faults(content)


def faults(content: Any) -> Faults:
    """Where `explain` has to look: nowhere if every rule is kept."""
    try:
        return _FAULTS[content["kind"]](content)
    except Exception:
        return ODD


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the content at `path` into `findings`; `wrong` is what `faults` tells."""
    if "kind" not in content:
        findings.required("Content.kind", path + "/kind", "kind")
        return
    name = content["kind"]
    if not isinstance(name, str) or name not in _MODULES:
        known = frozenset(_MODULES)
        findings.enum("Content.kind", path + "/kind", name, "kind", known)
        return
    if wrong:
        (_LOADED.get(name) or _load(name)).explain(content, path, findings, wrong)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the content at `path` into `findings`."""
    name = content.get("kind")
    if isinstance(name, str) and name in _MODULES:
        module = _load(name)
        if hasattr(module, "advise"):
            module.advise(content, path, findings)


def _load(name: str) -> Any:
    if name not in _LOADED:
        module: Any = __import__(f"{__package__}.{_MODULES[name]}", fromlist=("faults",))
        _LOADED[name] = module
        _FAULTS[name] = module.faults
    return _LOADED[name]
