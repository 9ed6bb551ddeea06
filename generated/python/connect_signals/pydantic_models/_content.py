"""The content of any type, told apart by its `signalType`."""

from __future__ import annotations

from typing import Annotated, Any, TypeAlias

from pydantic import BeforeValidator, Field

from ..runtime.checked_model import Rules, judged
from ..validators.content import SIGNAL_TYPES, explain
from .add_to_cart import AddToCart
from .browse_abandonment import BrowseAbandonment
from .cart_abandonment import CartAbandonment
from .error import Error
from .identification import Identification
from .on_site_search import OnSiteSearch
from .order import Order
from .page_view import PageView
from .product_configuration import ProductConfiguration
from .product_view import ProductView
from .rich_media_interaction import RichMediaInteraction


def _is_told(value: Any) -> bool:
    return value["signalType"] in SIGNAL_TYPES


_RULES = Rules(_is_told, explain)


def _judged(value: Any) -> Any:
    # What the type asks for is judged by its model.
    return judged(value, _RULES, "Content")


AnyContent: TypeAlias = (
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
_Told: TypeAlias = Annotated[AnyContent, Field(discriminator="signal_type")]
Content: TypeAlias = Annotated[_Told, BeforeValidator(_judged)]
