"""Pydantic models of Connect signals, with the verdicts of the validators; the extra is `pydantic`.

Arguments have the names of the members in JSON, attributes those that the dataclasses have.
"""

from __future__ import annotations

from ._content import Content
from .add_to_cart import AddToCart
from .browse_abandoned_item import BrowseAbandonedItem
from .browse_abandonment import BrowseAbandonment
from .cart_abandoned_item import CartAbandonedItem
from .cart_abandonment import CartAbandonment
from .custom_attribute import CustomAttribute
from .error import Error
from .identifiable_attributes import IdentifiableAttributes
from .identification import Identification
from .on_site_search import OnSiteSearch
from .order import Order
from .ordered_item import OrderedItem
from .page_view import PageView
from .product_configuration import ProductConfiguration
from .product_view import ProductView
from .rich_media_interaction import RichMediaInteraction
from .signal import Signal

__all__ = [
    "AddToCart",
    "BrowseAbandonedItem",
    "BrowseAbandonment",
    "CartAbandonedItem",
    "CartAbandonment",
    "Content",
    "CustomAttribute",
    "Error",
    "IdentifiableAttributes",
    "Identification",
    "OnSiteSearch",
    "Order",
    "OrderedItem",
    "PageView",
    "ProductConfiguration",
    "ProductView",
    "RichMediaInteraction",
    "Signal",
]
