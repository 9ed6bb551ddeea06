"""The shop that the corpus is about: its goods, its visitors, and the moment at which something happens."""

from __future__ import annotations

import random
from dataclasses import dataclass

MATERIALS = (
    "oak", "clay", "linen", "copper", "maple", "stone", "amber", "cedar", "wool", "slate", "brass", "cork",
    "glass", "ash", "bamboo", "enamel", "felt", "walnut", "iron", "marble",
)  # fmt: skip
THINGS = (
    "bowl", "lamp", "throw", "kettle", "tray", "vase", "stool", "cabinet", "grinder", "mug", "basket",
    "clock", "mirror", "rug", "bench", "jug", "candle", "frame", "board", "planter",
)  # fmt: skip
PHRASES = (
    "Turned by hand and oiled twice",
    "Holds about a litre and a half",
    "Washes at thirty degrees",
    "Comes flat and goes together without tools",
    "Made in small numbers, so no two are quite alike",
    "Näht sich selbst nicht, hält aber lange",
    "Stands on felt and spares the floor",
    "Keeps tea warm for an hour, or soup for two",
    "The surface is left raw, so that it darkens where hands touch it",
    "Fits through every door that is wider than seventy centimetres",
    "We mend it for as long as we can get the parts",
)
ATTRIBUTES = ("finish", "giftWrap", "checkoutStep", "campaign", "storeId", "variant")
ROOMS = ("Kitchen", "Living room", "Bedroom", "Hall", "Garden", "Study")
CURRENCIES = ("EUR", "EUR", "EUR", "USD", "USD", "GBP", "CHF", "SEK", "JPY", "PLN")
FIRST_NAMES = ("ana", "leo", "mira", "jonas", "ines", "tariq", "wen", "olga", "sam", "noor", "pia", "emil")
LAST_NAMES = ("ruiz", "berg", "okafor", "lind", "novak", "sato", "moreau", "khan", "silva", "weiss")
SITE = "https://kestrel.example.com"


@dataclass(frozen=True, slots=True)
class Product:
    id: str
    name: str
    category: str
    slug: str
    price: float
    currency: str


@dataclass(frozen=True, slots=True)
class Visitor:
    key: str
    email: str
    phone: str


class Shop:
    """Goods and visitors, the same for the same source of chance."""

    def __init__(self, source: random.Random, products: int = 600, visitors: int = 4_000) -> None:
        self.products = [_product(source, number) for number in range(products)]
        self.visitors = [_visitor(source, number) for number in range(visitors)]


def _product(r: random.Random, number: int) -> Product:
    material, thing = r.choice(MATERIALS), r.choice(THINGS)
    return Product(
        id=f"{thing[:4].upper()}-{number:04d}",
        name=f"{material.title()} {thing.title()} {r.choice('SML')}{r.randint(1, 60)}",
        category=f"{r.choice(ROOMS)} / {thing.title()}s",
        slug=f"{material}-{thing}-{number}",
        price=round(r.lognormvariate(3.6, 0.8), 2) if r.random() < 0.9 else r.randint(2, 300),
        currency=r.choice(CURRENCIES),
    )


def _visitor(r: random.Random, number: int) -> Visitor:
    first, last = r.choice(FIRST_NAMES), r.choice(LAST_NAMES)
    return Visitor(
        key=f"C-{r.randint(10_000, 9_999_999)}",
        email=f"{first}.{last}{number}@{r.choice(('example.com', 'mail.example.org', 'post.example.co.uk'))}",
        phone=f"+{r.choice(('1202555', '4420794', '4915112', '3461234'))}{r.randint(0, 99_999):05d}",
    )


def moment(r: random.Random) -> str:
    """A time of the year, in one of the three ways in which senders write it."""
    day = f"2026-{r.randint(1, 12):02d}-{r.randint(1, 28):02d}"
    time = f"{r.randint(0, 23):02d}:{r.randint(0, 59):02d}:{r.randint(0, 59):02d}"
    way = r.random()
    if way < 0.7:
        return f"{day}T{time}.{r.randint(0, 999):03d}Z"
    return f"{day}T{time}Z" if way < 0.85 else f"{day}T{time}{r.choice(('+01:00', '+02:00', '-05:00'))}"
