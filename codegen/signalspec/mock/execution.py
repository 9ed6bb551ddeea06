"""Runs a GraphQL document against the wire schema, within limits."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from graphql import (
    DocumentNode,
    ExecutionResult,
    GraphQLError,
    GraphQLSchema,
    SelectionNode,
    SelectionSetNode,
    execute_sync,
    parse,
    validate,
)

from signalspec.mock.errors import BAD_USER_INPUT, PARSE_FAILED, VALIDATION_FAILED, formatted
from signalspec.mock.lifting import Lifter
from signalspec.mock.settings import Limits
from signalspec.model import Json

_REMEMBERED = 64
_SHORT = 4000


@dataclass(frozen=True, slots=True)
class Request:
    """A GraphQL request: a document, which of its operations to run, and the variables' values."""

    document: str
    variables: Mapping[str, Json]
    operation: str | None = None


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a request. Unless it was `executed`, there are errors and no data."""

    executed: bool
    data: Json = None
    errors: tuple[dict[str, Json], ...] = ()


class Engine:
    """Executes documents against one schema; `context` reaches the schema's resolvers."""

    def __init__(self, schema: GraphQLSchema, lifter: Lifter, limits: Limits) -> None:
        self._schema = schema
        self._lifter = lifter
        self._limits = limits
        self._sound: OrderedDict[str, DocumentNode] = OrderedDict()

    def run(self, request: Request, context: object) -> Outcome:
        """Runs the request, with inline literals read the short way where that finds no mistake."""
        lifted = self._lifter.lift(request.document, self._limits.tokens)
        if lifted is not None:
            variables = {**request.variables, **lifted.variables}
            outcome = self._run(Request(lifted.document, variables, request.operation), context)
            if outcome.executed:
                return _without_places(outcome)
        return self._run(request, context)

    def _run(self, request: Request, context: object) -> Outcome:
        try:
            return self._run_deep(request, context)
        except RecursionError:
            return _refused([GraphQLError("The document is nested too deeply.")], PARSE_FAILED)

    def _run_deep(self, request: Request, context: object) -> Outcome:
        document = self._sound.get(request.document)
        if document is None:
            try:
                document = parse(request.document, max_tokens=self._limits.tokens)
            except GraphQLError as error:
                return _refused([error], PARSE_FAILED)
            errors = self._invalid(document)
            if errors:
                return _refused(errors, VALIDATION_FAILED)
            self._remember(request.document, document)
        result = execute_sync(
            self._schema,
            document,
            context_value=context,
            variable_values=dict(request.variables),
            operation_name=request.operation,
        )
        return _outcome(result)

    def _remember(self, text: str, document: DocumentNode) -> None:
        """Keeps a document that is short and sound: clients send the same few again and again."""
        if len(text) <= _SHORT:
            self._sound[text] = document
            if len(self._sound) > _REMEMBERED:
                self._sound.popitem(last=False)

    def _invalid(self, document: DocumentNode) -> list[GraphQLError]:
        # Two fields of one name are compared, each with each, so a document of many is costly to validate.
        limit = self._limits.selections
        for count, _ in enumerate(_selections(document), 1):
            if count > limit:
                return [GraphQLError(f"The document selects more than {limit} fields.")]
        return validate(self._schema, document, max_errors=self._limits.errors)


def _outcome(result: ExecutionResult) -> Outcome:
    errors = result.errors or []
    if result.data is None and any(error.path is None for error in errors):
        return _refused(errors, BAD_USER_INPUT)
    data: Json = result.data
    return Outcome(True, data, tuple(formatted(error, BAD_USER_INPUT) for error in errors))


def _without_places(outcome: Outcome) -> Outcome:
    """Errors without line and column: those would be places in a text that the client did not write."""
    errors = tuple(
        {name: value for name, value in error.items() if name != "locations"} for error in outcome.errors
    )
    return Outcome(True, outcome.data, errors)


def _refused(errors: list[GraphQLError], code: str) -> Outcome:
    return Outcome(False, None, tuple(formatted(error, code) for error in errors))


def _selections(document: DocumentNode) -> Iterator[SelectionNode]:
    waiting: list[SelectionSetNode] = [
        selection_set
        for definition in document.definitions
        if (selection_set := getattr(definition, "selection_set", None)) is not None
    ]
    while waiting:
        for selection in waiting.pop().selections:
            yield selection
            inner = getattr(selection, "selection_set", None)
            if inner is not None:
                waiting.append(inner)
