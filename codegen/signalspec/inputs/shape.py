"""Which of the things that travel a JSON value is, told by its keys as the spec names them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from signalspec.inputs.units import Shape
from signalspec.model import Json, Spec


class Request(NamedTuple):
    """What is posted to a GraphQL server: a document and the values of its variables."""

    query: str
    variables: dict[str, Json]


class Signal(NamedTuple):
    """An envelope or a bare content; `depth` is how many steps down in the value it stands."""

    value: Json
    shape: Shape
    depth: int


@dataclass(frozen=True, slots=True)
class Shapes:
    """The keys of one spec that tell an envelope, a wrapped one, a bare content and a request apart."""

    wrapper: str | None
    content: str
    discriminator: str
    fields: frozenset[str]
    types: frozenset[str]

    @classmethod
    def of(cls, spec: Spec) -> Shapes:
        transport = spec.transport
        return cls(
            transport.wrapper,
            transport.content.name,
            transport.discriminator.name,
            frozenset(field.name for field in transport.envelope.fields),
            frozenset(signal.name for signal in spec.signals),
        )

    def tell(self, value: Json) -> Signal | Request:
        """What `value` is. What has no telling key is taken for an envelope, and judged as one."""
        if not isinstance(value, dict) or self.content in value:
            return Signal(value, "envelope", 0)
        if self.wrapper is not None and len(value) == 1 and self.wrapper in value:
            return Signal(value[self.wrapper], "envelope", 1)
        if self.discriminator in value:
            return Signal(value, "content", 0)
        query = value.get("query")
        if isinstance(query, str) and not self.fields & value.keys():
            variables = value.get("variables")
            return Request(query, variables if isinstance(variables, dict) else {})
        return Signal(value, "envelope", 0)

    def type_of(self, signal: Signal) -> str | None:
        """The signal's type, None where it has none that the spec knows."""
        content = signal.value
        if signal.shape == "envelope":
            content = content.get(self.content) if isinstance(content, dict) else None
        name = content.get(self.discriminator) if isinstance(content, dict) else None
        return name if isinstance(name, str) and name in self.types else None
