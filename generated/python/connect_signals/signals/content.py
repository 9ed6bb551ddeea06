"""Objects for contents of any type, told apart by `signalType`.

The class of a type is loaded when the first content of that type comes.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Any

    from ..contents import Content

# The value of `signalType` -> module and class.
_CLASSES = {
    "addToCart": ("add_to_cart", "AddToCart"),
    "browseAbandonment": ("browse_abandonment", "BrowseAbandonment"),
    "cartAbandonment": ("cart_abandonment", "CartAbandonment"),
    "error": ("error", "Error"),
    "identification": ("identification", "Identification"),
    "onSiteSearch": ("on_site_search", "OnSiteSearch"),
    "order": ("order", "Order"),
    "pageView": ("page_view", "PageView"),
    "productConfiguration": ("product_configuration", "ProductConfiguration"),
    "productView": ("product_view", "ProductView"),
    "richMediaInteraction": ("rich_media_interaction", "RichMediaInteraction"),
}

_READ: dict[str, Callable[[Mapping[str, Any]], Content]] = {}


def content_from_valid(content: Mapping[str, Any]) -> Content:
    """The object for a content that keeps every rule; nothing is checked here."""
    name = content["signalType"]
    read = _READ.get(name)
    if read is None:
        read = _load(name)
    return read(content)


def _load(name: str) -> Callable[[Mapping[str, Any]], Content]:
    module, class_name = _CLASSES[name]
    loaded: Any = __import__(f"{__package__}.{module}", fromlist=(class_name,))
    read: Callable[[Mapping[str, Any]], Content] = getattr(loaded, class_name).from_valid
    _READ[name] = read
    return read
