"""Contents of any type."""

from __future__ import annotations

from typing import TypeAlias

from .add_to_cart import AddToCartStruct, keeps_rules as keeps_add_to_cart
from .browse_abandonment import BrowseAbandonmentStruct, keeps_rules as keeps_browse_abandonment
from .cart_abandonment import CartAbandonmentStruct, keeps_rules as keeps_cart_abandonment
from .error import ErrorStruct, keeps_rules as keeps_error
from .identification import IdentificationStruct, keeps_rules as keeps_identification
from .on_site_search import OnSiteSearchStruct, keeps_rules as keeps_on_site_search
from .order import OrderStruct, keeps_rules as keeps_order
from .page_view import PageViewStruct, keeps_rules as keeps_page_view
from .product_configuration import ProductConfigurationStruct, keeps_rules as keeps_product_configuration
from .product_view import ProductViewStruct, keeps_rules as keeps_product_view
from .rich_media_interaction import RichMediaInteractionStruct, keeps_rules as keeps_rich_media_interaction

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

ContentStruct: TypeAlias = (
    AddToCartStruct
    | BrowseAbandonmentStruct
    | CartAbandonmentStruct
    | ErrorStruct
    | IdentificationStruct
    | OnSiteSearchStruct
    | OrderStruct
    | PageViewStruct
    | ProductConfigurationStruct
    | ProductViewStruct
    | RichMediaInteractionStruct
)


def keeps_content(content: ContentStruct) -> bool:
    """Whether the content keeps the rules that its struct's types do not say."""
    return _KEEPS[type(content)](content)


_KEEPS: dict[type[ContentStruct], Callable[[Any], bool]] = {
    AddToCartStruct: keeps_add_to_cart,
    BrowseAbandonmentStruct: keeps_browse_abandonment,
    CartAbandonmentStruct: keeps_cart_abandonment,
    ErrorStruct: keeps_error,
    IdentificationStruct: keeps_identification,
    OnSiteSearchStruct: keeps_on_site_search,
    OrderStruct: keeps_order,
    PageViewStruct: keeps_page_view,
    ProductConfigurationStruct: keeps_product_configuration,
    ProductViewStruct: keeps_product_view,
    RichMediaInteractionStruct: keeps_rich_media_interaction,
}
