"""Validators of contents of any type, told apart by `event`.

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

EVENTS = (
    "loan",
    "acquisition",
    "bought",
    "closed",
)

_MODULES = {
    "loan": "loan",
    "acquisition": "acquisition",
    "bought": "bought",
    "closed": "closed",
}

# What each membership leaves out.
LEFT_OUT: dict[str, frozenset[str]] = {
    "branch": frozenset({"acquisition", "bought"}),
    "city": frozenset({"bought"}),
    "consortium": frozenset({"closed"}),
}

_FAULTS: dict[str, Callable[[Any], Faults]] = {}
_LOADED: dict[str, Any] = {}


def accepts(content: Any) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    return not faults(content)


def faults(content: Any) -> Faults:
    """Where `explain` has to look: nowhere if every rule is kept."""
    try:
        return _FAULTS[content["event"]](content)
    except Exception:
        return ODD


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the content at `path` into `findings`; `wrong` is what `faults` tells."""
    if "event" not in content:
        findings.required("Content.event", path + "/event", "event")
        return
    name = content["event"]
    if not isinstance(name, str) or name not in _MODULES:
        known = frozenset(_MODULES)
        findings.enum("Content.event", path + "/event", name, "event", known)
        return
    if findings.tier is not None and name in LEFT_OUT[findings.tier]:
        included = " or ".join(tier for tier, left_out in LEFT_OUT.items() if name not in left_out)
        message = f"expected a membership that includes {name} ({included}), got {findings.tier}"
        pointer = path + "/event"
        findings.add(f"{name}.membership", "membership", pointer, message)
    if wrong:
        (_LOADED.get(name) or _load(name)).explain(content, path, findings, wrong)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the content at `path` into `findings`."""
    name = content.get("event")
    if isinstance(name, str) and name in _MODULES:
        module = _load(name)
        if hasattr(module, "advise"):
            module.advise(content, path, findings)


def includes(tier: str, content: Any) -> bool:
    """Whether the membership includes the type of the content; raises for what is neither."""
    return content["event"] not in LEFT_OUT[tier]


def _load(name: str) -> Any:
    if name not in _LOADED:
        module: Any = __import__(f"{__package__}.{_MODULES[name]}", fromlist=("faults",))
        _LOADED[name] = module
        _FAULTS[name] = module.faults
    return _LOADED[name]
