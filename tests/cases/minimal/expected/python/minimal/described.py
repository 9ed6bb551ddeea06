"""What contents, the envelope and what stands inside look like, as data: strategies are made from it."""

from __future__ import annotations

from .runtime.drawing_shapes import Contract, Field, Record
from .validation import validate, validate_batch, validate_content

CONTRACT = Contract(
    formats=(),
    enumerations=(),
    objects=(),
    contents=(Record("ping", ()),),
    envelope=Record("Event", (Field("payload", "content", "content", required=True),)),
    content="payload",
    discriminator="kind",
    max_items=1,
    advise_items=False,
    tiers=(),
    tier="",
    tier_code="",
    validate=validate,
    validate_content=validate_content,
    validate_batch=validate_batch,
)
