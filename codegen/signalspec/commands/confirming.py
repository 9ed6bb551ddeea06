"""Witnesses shown to what is generated from both specs: one takes them, the other says why it does not."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

from signalspec import naming, validators
from signalspec.compare import ContradictionError, Witness
from signalspec.compare.transport_evidence import is_answer
from signalspec.model import Json, Spec


@dataclass(frozen=True, slots=True)
class Refused:
    """Why a witness is refused: the rule, where in the payload, and the message."""

    rule: str
    path: str
    message: str


class Confirmer:
    """Shows witnesses to the generated validators and GraphQL schemas of two specs."""

    def __init__(self, old: Spec, new: Spec) -> None:
        self._old, self._new = _Platform(old), _Platform(new)

    def refused(self, witness: Witness, *, forward: bool) -> Refused:
        """Why the new spec (not `forward`: the old one) refuses the witness, which the other takes.

        Raises ContradictionError where they do anything else: then the comparison is wrong.
        """
        giving, taking = (self._old, self._new) if forward else (self._new, self._old)
        if witness.kind == "answer":  # goes the other way
            giving, taking = taking, giving
        accepted, refused = giving.refusals(witness), taking.refusals(witness)
        if accepted or not refused:
            what = f"breaks {accepted[0].rule} where it was made" if accepted else "is refused by nobody"
            raise ContradictionError(f"the witness for {witness.rule} {what}")
        return next((each for each in refused if each.rule == witness.rule), refused[0])


class _Platform:
    """What is generated from one spec."""

    def __init__(self, spec: Spec) -> None:
        self._spec = spec

    @cached_property
    def _package(self) -> validators.Package:
        return validators.load(self._spec)

    def refusals(self, witness: Witness) -> list[Refused]:
        """All that is wrong with the witness."""
        if witness.kind == "request":
            return self._request(str(witness.payload))
        if witness.kind == "headers":
            return self._headers(witness.payload)
        if witness.kind == "answer":
            return self._answer(witness.payload)
        return self._payload(witness)

    def _payload(self, witness: Witness) -> list[Refused]:
        dimension = self._spec.tier_dimension
        options = {}
        if dimension is not None and witness.tier is not None:
            if witness.tier not in self._spec.tiers:
                message = (
                    f"expected one of {', '.join(self._spec.tiers)} as {dimension.name}, got {witness.tier}"
                )
                return [Refused(dimension.name, "", message)]
            options[naming.parameter(dimension.name)] = witness.tier
        package, payload = self._package, witness.payload
        if witness.kind == "content":
            found = package.validate_content(payload, **options)
        elif witness.kind == "batch":
            found = package.validate_batch([payload] * (witness.repeat or 1), **options)
        else:
            wrapper = self._spec.transport.wrapper
            if witness.kind == "wrapped" and isinstance(payload, dict) and wrapper in payload:
                payload = payload[wrapper]
            found = package.validate(payload, **options)
        return [Refused(violation.rule, violation.path, violation.message) for violation in found]

    def _request(self, document: str) -> list[Refused]:
        # Loads graphql-core and the templates, which few comparisons need.
        from graphql import build_schema, parse, validate

        from signalspec.targets.graphql import files

        schema = build_schema(files(self._spec)["graphql/schema.graphql"])
        errors = validate(schema, parse(document))
        return [Refused("GraphQL", "", error.message) for error in errors]

    def _headers(self, headers: Json) -> list[Refused]:
        wanted = self._spec.transport.operation.key_header
        sent = {name.lower() for name in headers} if isinstance(headers, dict) else set()
        if wanted is None or wanted.lower() in sent:
            return []
        return [Refused("header", "", f"expected the header {wanted}, which is missing")]

    def _answer(self, answer: Json) -> list[Refused]:
        known = dict(self._spec.transport.operation.result)
        assert isinstance(answer, dict)
        return [
            Refused("answer", f"/{name}", f"expected {known[name]} in the answer")
            for name, value in answer.items()
            if not is_answer(known[name], value)
        ]
