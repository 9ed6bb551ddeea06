"""Reads contents of any type, told apart by `signalType`.

The module of a type is loaded when the first content of that type comes.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from ..contents import Content

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

_READ: dict[str, Callable[[Any], Content]] = {}


def read(content: Any) -> Content:
    """The object for a dict that keeps every rule. Raises where one is broken, or may be."""
    name = content["signalType"]
    read_type = _READ.get(name)
    if read_type is None:
        read_type = _load(name)
    return read_type(content)


def _load(name: str) -> Callable[[Any], Content]:
    module: Any = __import__(f"{__package__}.{_MODULES[name]}", fromlist=("read",))
    found: Callable[[Any], Content] = module.read
    _READ[name] = found
    return found
