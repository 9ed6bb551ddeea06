"""Validators of contents of any type, told apart by `signalType`.

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

SIGNAL_TYPES = (
    "addToCart",
    "browseAbandonment",
    "cartAbandonment",
    "error",
    "identification",
    "onSiteSearch",
    "order",
    "pageView",
    "productConfiguration",
    "productView",
    "richMediaInteraction",
)

_MODULES = {
    "addToCart": "add_to_cart",
    "browseAbandonment": "browse_abandonment",
    "cartAbandonment": "cart_abandonment",
    "error": "error",
    "identification": "identification",
    "onSiteSearch": "on_site_search",
    "order": "order",
    "pageView": "page_view",
    "productConfiguration": "product_configuration",
    "productView": "product_view",
    "richMediaInteraction": "rich_media_interaction",
}

# What each subscription leaves out.
LEFT_OUT: dict[str, frozenset[str]] = {
    "pro": frozenset(
        {
            "browseAbandonment",
            "cartAbandonment",
            "error",
            "onSiteSearch",
            "pageView",
            "productConfiguration",
            "productView",
            "richMediaInteraction",
        }
    ),
    "premium": frozenset(),
    "ultimate": frozenset(),
}

_FAULTS: dict[str, Callable[[Any], Faults]] = {}
_LOADED: dict[str, Any] = {}


def accepts(content: Any) -> bool:
    """Whether every rule is kept. May say no, or raise, where `explain` finds nothing wrong."""
    return not faults(content)


def faults(content: Any) -> Faults:
    """Where `explain` has to look: nowhere if every rule is kept."""
    try:
        return _FAULTS[content["signalType"]](content)
    except Exception:
        return ODD


def explain(content: Any, path: str, findings: Findings, wrong: Faults = ODD) -> None:
    """Enters every violation of the content at `path` into `findings`; `wrong` is what `faults` tells."""
    if "signalType" not in content:
        findings.required("Content.signalType", path + "/signalType", "signalType")
        return
    name = content["signalType"]
    if not isinstance(name, str) or name not in _MODULES:
        known = frozenset(_MODULES)
        findings.enum("Content.signalType", path + "/signalType", name, "signalType", known)
        return
    if findings.tier is not None and name in LEFT_OUT[findings.tier]:
        included = " or ".join(tier for tier, left_out in LEFT_OUT.items() if name not in left_out)
        message = f"expected a subscription that includes {name} ({included}), got {findings.tier}"
        pointer = path + "/signalType"
        findings.add(f"{name}.subscription", "subscription", pointer, message)
    if wrong:
        (_LOADED.get(name) or _load(name)).explain(content, path, findings, wrong)


def advise(content: Any, path: str, findings: Findings) -> None:
    """Enters every remark on the content at `path` into `findings`."""
    name = content.get("signalType")
    if isinstance(name, str) and name in _MODULES:
        module = _load(name)
        if hasattr(module, "advise"):
            module.advise(content, path, findings)


def includes(tier: str, content: Any) -> bool:
    """Whether the subscription includes the type of the content; raises for what is neither."""
    return content["signalType"] not in LEFT_OUT[tier]


def _load(name: str) -> Any:
    if name not in _LOADED:
        module: Any = __import__(f"{__package__}.{_MODULES[name]}", fromlist=("faults",))
        _LOADED[name] = module
        _FAULTS[name] = module.faults
    return _LOADED[name]
