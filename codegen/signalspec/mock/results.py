"""What the mutation answers with, whatever fields the spec gives to its result."""

from __future__ import annotations

from collections.abc import Sequence

from graphql import GraphQLError

from signalspec import naming
from signalspec.model import Spec

Taken = int | GraphQLError


class Results:
    """Makes the answer to a call from the numbers of the signals that were taken.

    Ids are the envelope's name and a number, such as `signal-17`, where they are texts.
    """

    def __init__(self, spec: Spec) -> None:
        self._fields = spec.transport.operation.result
        self._prefix = naming.snake_case(spec.transport.envelope.name)

    def id(self, number: int) -> str:
        """The id of the signal of that number."""
        return f"{self._prefix}-{number}"

    def answer(self, taken: Sequence[Taken]) -> object:
        """The result's fields. Where a signal was not taken, a list has the error: GraphQL makes it null."""
        if not self._fields:
            return all(isinstance(number, int) for number in taken)
        return {name: self._value(type_, taken) for name, type_ in self._fields}

    def _value(self, type_: str, taken: Sequence[Taken]) -> object:
        if type_.startswith("["):
            scalar = type_.strip("[]!")
            return [self._one(scalar, number) if isinstance(number, int) else number for number in taken]
        numbers = [number for number in taken if isinstance(number, int)]
        if type_ in ("ID", "String"):
            return self.id(numbers[0]) if numbers else None
        return len(numbers) == len(taken) if type_ == "Boolean" else len(numbers)

    def _one(self, scalar: str, number: int) -> object:
        if scalar in ("ID", "String"):
            return self.id(number)
        return scalar == "Boolean" or number
