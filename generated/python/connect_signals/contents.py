"""The contents of all types together."""

from __future__ import annotations

from typing import TypeAlias

from .signals.add_to_cart import AddToCart
from .signals.browse_abandonment import BrowseAbandonment
from .signals.cart_abandonment import CartAbandonment
from .signals.error import Error
from .signals.identification import Identification
from .signals.on_site_search import OnSiteSearch
from .signals.order import Order
from .signals.page_view import PageView
from .signals.product_configuration import ProductConfiguration
from .signals.product_view import ProductView
from .signals.rich_media_interaction import RichMediaInteraction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping
    from typing import Any

Content: TypeAlias = (
    AddToCart
    | BrowseAbandonment
    | CartAbandonment
    | Error
    | Identification
    | OnSiteSearch
    | Order
    | PageView
    | ProductConfiguration
    | ProductView
    | RichMediaInteraction
)

# The value of `signalType` -> the class of such contents.
CONTENT_CLASSES: dict[str, type[Content]] = {
    "addToCart": AddToCart,
    "browseAbandonment": BrowseAbandonment,
    "cartAbandonment": CartAbandonment,
    "error": Error,
    "identification": Identification,
    "onSiteSearch": OnSiteSearch,
    "order": Order,
    "pageView": PageView,
    "productConfiguration": ProductConfiguration,
    "productView": ProductView,
    "richMediaInteraction": RichMediaInteraction,
}


def content_from_valid(content: Mapping[str, Any]) -> Content:
    """The object for a content that keeps every rule; nothing is checked here."""
    return CONTENT_CLASSES[content["signalType"]].from_valid(content)
