"""What happens to requests on their way: the operation and its answer, headers, addresses, files."""

from __future__ import annotations

from collections.abc import Iterator

from signalspec.compare.keys import (
    ARGUMENT,
    KEY_HEADER,
    MUTATION,
    WRAPPER,
    Key,
    endpoint_key,
    result_key,
)
from signalspec.compare.verdict import Verdict, Witness, WitnessKind
from signalspec.model import Json, Operation, Spec

Found = Iterator[tuple[Key, Verdict]]

# JSON values that a field of the answer can have, by GraphQL's scalar types.
_ANSWERS: dict[str, tuple[Json, ...]] = {
    "ID": ("a",),
    "String": ("a",),
    "Int": (1,),
    "Float": (1.5, 1),
    "Boolean": (True,),
}


def operation_evidence(giving: Spec, taking: Spec, *, forward: bool) -> Found:
    """What is not safe for requests of `giving` served by `taking`; `forward` where the requests are old."""
    ours, theirs = giving.transport.operation, taking.transport.operation
    if ours.name != theirs.name:
        yield MUTATION, _breaking("request", document(ours), f"operation {theirs.name}")
    if ours.argument != theirs.argument:
        yield ARGUMENT, _breaking("request", document(ours), f"argument {theirs.argument}")
    yield from _results(ours, theirs)
    yield from _header(ours, theirs)
    if forward:
        yield from _endpoints(ours, theirs)


def document(operation: Operation, *selected: str) -> str:
    """The mutation with an empty batch that asks for some fields of the answer, by default for the first."""
    names = selected or tuple(name for name, _ in operation.result[:1])
    selection = f" {{ {' '.join(names)} }}" if names else ""
    return f"mutation {{ {operation.name}({operation.argument}: []){selection} }}"


def answers(type_name: str) -> tuple[Json, ...]:
    """Values that a field of that GraphQL type can have in an answer."""
    if type_name.startswith("["):
        return tuple([value] for value in _ANSWERS[type_name[1:-1]])
    return _ANSWERS[type_name]


def is_answer(type_name: str, value: Json) -> bool:
    """Whether a client that knows a field by this GraphQL type reads the value."""
    if type_name.startswith("["):
        return isinstance(value, list) and all(is_answer(type_name[1:-1], item) for item in value)
    if type_name in ("ID", "String"):
        return isinstance(value, str)
    if type_name == "Boolean":
        return isinstance(value, bool)
    number = isinstance(value, (int, float)) and not isinstance(value, bool)
    return number and (type_name == "Float" or isinstance(value, int))


def _results(ours: Operation, theirs: Operation) -> Found:
    """Fields that are asked for and not there, and answers of the other side that nobody here expects."""
    known = dict(theirs.result)
    for name, type_name in ours.result:
        if name not in known:
            yield result_key(name), _breaking("request", document(ours, name), f"result {name}")
            continue
        odd = next((value for value in answers(known[name]) if not is_answer(type_name, value)), None)
        if odd is not None:
            yield result_key(name), _breaking("answer", {name: odd}, f"result {name}")
    if not ours.result:
        # A request cannot leave the fields out where there are some.
        for name in known:
            yield result_key(name), _breaking("request", document(ours), f"result {name}")


def _header(ours: Operation, theirs: Operation) -> Found:
    wanted = theirs.key_header
    if wanted is not None and (ours.key_header or "").lower() != wanted.lower():
        headers: Json = {ours.key_header: "a key"} if ours.key_header else {}
        yield KEY_HEADER, _breaking("headers", headers, f"header {wanted}")


def _endpoints(ours: Operation, theirs: Operation) -> Found:
    served = set(dict(theirs.endpoints).values())
    for region, address in ours.endpoints:
        if address not in served:
            reason = "whether the old address goes on answering is not for the spec to say"
            yield endpoint_key(region), Verdict("undecided", reason)


def wrapped(envelope: dict[str, Json], giving: Spec, taking: Spec) -> Found:
    """What becomes of an envelope as files carry it."""
    wrapper = giving.transport.wrapper
    if wrapper is not None and wrapper != taking.transport.wrapper:
        rule = f"wrapper {taking.transport.wrapper}" if taking.transport.wrapper else "no wrapper"
        yield WRAPPER, _breaking("wrapped", {wrapper: envelope}, rule)


def _breaking(kind: WitnessKind, payload: Json, rule: str) -> Verdict:
    return Verdict("breaking", "", Witness(kind, payload, rule))
