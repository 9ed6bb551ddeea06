"""The head of specs that tests write themselves: an `Event` has its content as `payload`, told by `kind`."""


def head(name: str) -> str:
    return f"""
signalspec: 1
name: {name}
version: 1.0.0
title: A small spec
doc: What one test needs.
schema_base: https://schemas.example.com/small
transport:
  envelope: Event
  content: payload
  discriminator: kind
  operation: {{mutation: track, argument: events, result: {{ids: [ID]}}, max_items: 5}}
"""
