"""GraphQL: the wire schema, a typed input for each signal, and the operation to send them with."""

from __future__ import annotations

from functools import partial

from signalspec import naming
from signalspec.model import SignalType, Spec
from signalspec.parts import once
from signalspec.targets.graphql.names import TypeNames, type_names
from signalspec.targets.graphql.sharing import Part, divide, part, reached
from signalspec.targets.graphql.text import description, string
from signalspec.targets.graphql.views import discriminator_enum, enum_view, input_view
from signalspec.targets.graphql.wording import FIELD_MARGIN, paragraphs
from signalspec.templating import environment, render

environment().filters.update(graphql_description=description, graphql_string=string)

_COMMON = "common"


def files(spec: Spec) -> dict[str, str]:
    """The schema, the inputs with what they share, and the operation, by path.

    There is no file of shared types where the signals share none.
    """
    names = type_names(spec)
    shared, own = divide(spec, names.enums)
    result = {
        "graphql/schema.graphql": _schema(spec, names),
        f"graphql/operations/{spec.transport.operation.name}.graphql": _operation(spec, names),
    }
    if shared:
        result[f"graphql/inputs/{_COMMON}.graphql"] = _inputs(spec, names, shared)
    for signal in spec.signals:
        types = own[signal.name]
        result[f"graphql/inputs/{_file_name(signal)}.graphql"] = once(
            "graphql/inputs",
            signal,
            partial(_inputs, spec, names, types, signal),
            types.names,
            names.discriminators.get(signal.name),
        )
    return result


def _file_name(signal: SignalType) -> str:
    """The signal in PascalCase, told apart from the shared types' file where case does not count."""
    name = naming.pascal_case(signal.name)
    return f"{name}_" if name.lower() == _COMMON else name


def _schema(spec: Spec, names: TypeNames) -> str:
    transport = spec.transport
    operation = transport.operation
    # Mutations carry text inline as strings, and a GraphQL enum takes no string literal.
    wire = names._replace(enums=frozenset())
    objects = part(reached(transport.envelope.fields, wire.enums), spec).objects
    note = f"Note: {operation.note}" if operation.note else ""
    key = f"The caller's key travels in the header `{operation.key_header}`." if operation.key_header else ""
    return render(
        "graphql/schema.graphql.j2",
        spec=spec,
        description=paragraphs([f"{spec.title}: {spec.doc}"]),
        operation=operation,
        operation_description=paragraphs([operation.doc, key, note], FIELD_MARGIN),
        argument_type=_argument_type(spec),
        result=names.result if operation.result else "Boolean",
        inputs=[input_view(record, spec, wire) for record in (transport.envelope, *objects)],
    )


def _inputs(spec: Spec, names: TypeNames, types: Part, signal: SignalType | None = None) -> str:
    enums = [enum_view(enum) for enum in types.enums]
    own_enum = discriminator_enum(signal, spec, names) if signal else None
    return render(
        "graphql/inputs.graphql.j2",
        spec=spec,
        signal=signal,
        borrows=types.borrows,
        inputs=[input_view(record, spec, names) for record in ((signal,) if signal else ()) + types.objects],
        enums=[own_enum, *enums] if own_enum else enums,
    )


def _operation(spec: Spec, names: TypeNames) -> str:
    return render(
        "graphql/operation.graphql.j2",
        spec=spec,
        operation=spec.transport.operation,
        name=naming.pascal_case(spec.transport.operation.name),
        argument_type=_argument_type(spec),
        result=names.result,
    )


def _argument_type(spec: Spec) -> str:
    return f"[{naming.input_name(spec.transport.envelope.name)}!]!"
