"""GraphQL documents: the batches that their mutations carry, with the place of each signal."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from graphql.error import GraphQLError, GraphQLSyntaxError
from graphql.language import (
    BooleanValueNode,
    DocumentNode,
    EnumValueNode,
    FieldNode,
    FloatValueNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    InlineFragmentNode,
    IntValueNode,
    ListValueNode,
    Node,
    ObjectValueNode,
    OperationDefinitionNode,
    OperationType,
    SelectionSetNode,
    StringValueNode,
    ValueNode,
    VariableNode,
    parse,
)

from signalspec.inputs.text import MAX_DEPTH, MAX_DIGITS, exact_float, pointer_step
from signalspec.inputs.units import Batch, Fault, FaultCode, Place
from signalspec.model import Json, Transport

MAX_TOKENS = 500_000

# The parser's messages quote what it found; a payload's text does not belong into a report.
_QUOTED = re.compile(r'\b(Name|String|BlockString|Int|Float|Comment) (?:".*"|\'.*\')', re.DOTALL)


class _NoValue(Exception):
    """A literal that has no value of its own: of which kind, why, and where."""

    def __init__(self, code: FaultCode, message: str, node: Node) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.node = node


def without_tokens(message: str) -> str:
    """A message of the parser without the texts of tokens that it quotes."""
    return _QUOTED.sub(r"\1", message)


def graphql_batches(
    text: str, transport: Transport, place: Place, variables: Mapping[str, Json] | None = None
) -> Iterator[Batch | Fault]:
    """The batches of every call of the spec's mutation in `text`.

    `variables` are the values that came with the document; None where it stands alone, and then
    variables have no values but their defaults. Places are lines and columns of the document where
    `place` has no line of its own, else `place` with the signal's index. A name, such as an enum's value,
    stands for its text in contents, which are JSON to the server; not in the envelope, which has types there.
    """
    yield from _Document(transport, place, variables).batches(text)


class _Document:
    def __init__(self, transport: Transport, place: Place, variables: Mapping[str, Json] | None) -> None:
        self._operation = transport.operation
        self._content = pointer_step(transport.content.name)
        self._place = place
        self._given = variables

    def batches(self, text: str) -> Iterator[Batch | Fault]:
        try:
            document = parse(text, max_tokens=MAX_TOKENS)
        except GraphQLSyntaxError as error:
            yield self._syntax_fault(error)
            return
        except RecursionError:
            yield Fault("graphql", "not GraphQL: document is nested too deeply", self._start())
            return
        found = False
        for definition in document.definitions:
            if not isinstance(definition, OperationDefinitionNode):
                continue
            if definition.operation == OperationType.MUTATION:
                reader = _Literals(definition, self._given or {}, self._content)
                for field in _fields(definition.selection_set, document, set()):
                    if field.name.value == self._operation.name:
                        found = True
                        yield self._batch(field, reader)
        if not found:
            message = f"the document has no mutation with {self._operation.name}"
            yield Fault("graphql", message, self._start())

    def _start(self) -> Place:
        place = self._place
        return place if place.line is not None else Place(place.file, 1, 1)

    def _syntax_fault(self, error: GraphQLError) -> Fault:
        message = without_tokens(error.message.removeprefix("Syntax Error: "))
        place = self._place
        if place.line is None and error.locations:
            place = Place(place.file, error.locations[0].line, error.locations[0].column)
        return Fault("graphql", f"not GraphQL: {message[:1].lower()}{message[1:]}", place)

    def _batch(self, field: FieldNode, reader: _Literals) -> Batch | Fault:
        node = next(
            (a.value for a in field.arguments or () if a.name.value == self._operation.argument), None
        )
        node = reader.given(node)
        if isinstance(node, ListValueNode):
            return self._listed(field, node.values, reader)
        if isinstance(node, ObjectValueNode):
            return self._listed(field, (node,), reader)  # GraphQL takes one for a list of one
        if node is None:
            return Batch(self._at(field), None, (), (), {})
        try:
            value = reader.value(node)
        except _NoValue as error:
            return self._fault(error, None)
        signals: Json = [value] if isinstance(value, dict) else value
        count = len(signals) if isinstance(signals, list) else 0
        places = tuple(self._at(node, index) for index in range(count))
        return Batch(self._at(node), signals, places, ((),) * count, {})

    def _listed(self, field: FieldNode, nodes: Sequence[ValueNode], reader: _Literals) -> Batch:
        values: list[Json] = []
        repeated: list[tuple[str, ...]] = []
        faults: dict[int, Fault] = {}
        for index, node in enumerate(nodes):
            try:
                values.append(reader.value(node))
            except _NoValue as error:
                values.append(None)
                faults[index] = self._fault(error, index)
            repeated.append(reader.take_repeated())
        places = tuple(self._at(node, index) for index, node in enumerate(nodes))
        return Batch(self._at(field), values, places, tuple(repeated), faults)

    def _fault(self, error: _NoValue, index: int | None) -> Fault:
        return Fault(error.code, error.message, self._at(error.node, index))

    def _at(self, node: Node, index: int | None = None) -> Place:
        place = self._place
        if place.line is not None or node.loc is None:
            return Place(place.file, place.line, place.column, index)
        token = node.loc.start_token
        return Place(place.file, token.line, token.column, index)


class _Literals:
    """Values of the literals in one operation, variables and their defaults filled in."""

    def __init__(self, operation: OperationDefinitionNode, given: Mapping[str, Json], content: str) -> None:
        self._given = given
        self._content = content
        self._defaults = {
            definition.variable.name.value: definition.default_value
            for definition in operation.variable_definitions or ()
            if definition.default_value is not None
        }
        self._repeated: list[str] = []

    def given(self, node: ValueNode | None) -> ValueNode | None:
        """The literal that stands for this one: the default of a variable that has no value."""
        if isinstance(node, VariableNode) and node.name.value not in self._given:
            return self._defaults.get(node.name.value, node)
        return node

    def value(self, node: ValueNode, pointer: str = "", depth: int = 0) -> Json:
        """The literal at a place of the signal as JSON. Raises _NoValue."""
        if isinstance(node, VariableNode):
            return self._variable(node, pointer, depth)
        if isinstance(node, EnumValueNode) and pointer and not f"{pointer}/".startswith(f"{self._content}/"):
            message = f"not judged: the name at {pointer} is no text; put it in quotes"
            raise _NoValue("graphql", message, node)
        if isinstance(node, StringValueNode | EnumValueNode | BooleanValueNode):
            return node.value
        if isinstance(node, IntValueNode):
            if len(node.value) > MAX_DIGITS:
                raise _NoValue("graphql", f"not judged: an integer has more than {MAX_DIGITS} digits", node)
            return int(node.value)
        if isinstance(node, FloatValueNode):
            return exact_float(node.value)
        if depth >= MAX_DEPTH:
            raise _NoValue("graphql", f"not judged: it is more than {MAX_DEPTH} levels deep", node)
        if isinstance(node, ListValueNode):
            return [self.value(v, f"{pointer}/{i}", depth + 1) for i, v in enumerate(node.values)]
        if isinstance(node, ObjectValueNode):
            return self._object(node, pointer, depth)
        return None

    def take_repeated(self) -> tuple[str, ...]:
        """JSON Pointers to the members that the last value's objects have twice."""
        found = tuple(dict.fromkeys(self._repeated))
        self._repeated.clear()
        return found

    def _object(self, node: ObjectValueNode, pointer: str, depth: int) -> Json:
        members: dict[str, Json] = {}
        for field in node.fields:
            name = field.name.value
            inner = pointer + pointer_step(name)
            if name in members:
                self._repeated.append(inner)
            members[name] = self.value(field.value, inner, depth + 1)
        return members

    def _variable(self, node: VariableNode, pointer: str, depth: int) -> Json:
        name = node.name.value
        if name in self._given:
            return self._given[name]
        default = self._defaults.get(name)
        if default is None:
            raise _NoValue("variable", f"not judged: the variable ${name} has no value here", node)
        return self.value(default, pointer, depth)


def _fields(selections: SelectionSetNode, document: DocumentNode, seen: set[str]) -> Iterator[FieldNode]:
    """The fields of a selection, those that fragments bring among them."""
    for selection in selections.selections:
        if isinstance(selection, FieldNode):
            yield selection
        elif isinstance(selection, InlineFragmentNode):
            yield from _fields(selection.selection_set, document, seen)
        elif isinstance(selection, FragmentSpreadNode) and selection.name.value not in seen:
            seen.add(selection.name.value)
            for fragment in document.definitions:
                if not isinstance(fragment, FragmentDefinitionNode):
                    continue
                if fragment.name.value == selection.name.value:
                    yield from _fields(fragment.selection_set, document, seen)
