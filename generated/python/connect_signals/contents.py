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
