"""Another spec, whose every name and form differs from the shipped one's."""

from __future__ import annotations

from signalspec.load import load_text
from signalspec.model import Spec

TEXT = """
signalspec: 1
name: shop-events
version: 2.1.0
title: Shop <b>events</b>
doc: What our shop tells the warehouse.
schema_base: https://schemas.example.com/shop-events
transport:
  envelope: ShopEvent
  content: payload
  discriminator: kind
  operation:
    mutation: trackEvents
    argument: events
    result: {RESULT}
    max_items: 3
fields:
  kind: {type: string, doc: Which event this is.}
  token: {type: string, secret: true, doc: Key of the shop.}
  customer: {type: Person, doc: Who it was.}
  tag: {type: string, doc: Any tag.}
  number: {type: integer, doc: A number.}
  weight: {type: number, doc: A weight.}
  tags: {type: [string], doc: Tags.}
  limit: {type: string, doc: A name that the mock has for itself.}
  payload: {type: content, doc: The event itself.}
objects:
  ShopEvent: {doc: One event., required: [token, number, payload], optional: [customer, tags, limit, weight]}
  Person: {doc: A person., optional: [tag, token]}
signals:
  opened: {title: Opened, doc: The shop was opened., optional: [tag]}
  closed: {title: Closed, doc: The shop was closed., required: [tag]}
"""


def shop(
    result: str = "{ids: [Int], all: Boolean, first: ID, how_many: Int, flags: [Boolean]}",
    key: str | None = None,
) -> Spec:
    text = TEXT.replace("{RESULT}", result)
    if key is not None:
        text = text.replace("    max_items: 3\n", f"    max_items: 3\n    key_header: {key}\n")
    return load_text(text)


def event(**changes: object) -> dict[str, object]:
    return {"token": "t-secret", "number": 1, "payload": {"kind": "opened"}, **changes}
