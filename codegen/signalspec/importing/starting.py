"""JSON Schemas -> the text of a new spec, and a report on what is not the same."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence, Sized
from dataclasses import dataclass
from pathlib import Path

from signalspec.diagnostics import SpecError
from signalspec.importing.drafts import Draft, Kind, Remark
from signalspec.importing.files import read_schema
from signalspec.importing.signals import drafted
from signalspec.importing.text import spec_text
from signalspec.load import load_text
from signalspec.model import Json
from signalspec.validators import Package, load

_HEADINGS: dict[Kind, str] = {
    "stricter": "The schemas accept this, and the spec refuses it:",
    "looser": "The spec accepts this, and the schemas refuse it:",
    "unsaid": "This means nothing to a payload, and the language has no place for it:",
}
_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Start:
    """A new spec and what there is to say about it."""

    text: str
    draft: Draft

    @property
    def summary(self) -> str:
        draft = self.draft
        counts: dict[str, Sized] = {
            "signal": draft.signals,
            "object": draft.objects,
            "enum": draft.enums,
            "format": draft.formats,
            "remark": list(draft.remarks()),
        }
        return ", ".join(f"{len(of)} {what}{'' if len(of) == 1 else 's'}" for what, of in counts.items())

    @property
    def report(self) -> list[str]:
        """A line for each thing that is not the same, with the places where it stands in the schemas."""
        return [line for kind, heading in _HEADINGS.items() for line in _section(heading, self.draft, kind)]

    def mistakes(self, file: str) -> SpecError | None:
        """What the loader says of the text, under the name of a file; None where it says nothing."""
        try:
            load_text(self.text, file)
        except SpecError as error:
            return error
        return None


def start(files: Sequence[Path], name: str, discriminator: str | None = None) -> Start:
    """A new spec of that name with a signal for each file. Raises SchemaError."""
    draft = drafted([read_schema(file) for file in files], discriminator)
    examples = {signal: record.examples for signal, record in draft.signals.items()}
    for record in draft.signals.values():
        record.examples = []
    try:
        spec = load_text(spec_text(draft, name))
    except SpecError:
        return Start(spec_text(draft, name), draft)
    if not any(examples.values()):
        return Start(spec_text(draft, name), draft)
    package = load(spec)
    for file, (signal, found) in zip(files, examples.items(), strict=True):
        draft.signals[signal].examples = list(_valid(signal, found, str(file), package, draft))
    return Start(spec_text(draft, name), draft)


def _valid(
    signal: str, examples: Iterable[Json], file: str, package: Package, draft: Draft
) -> Iterator[Json]:
    """The examples that the new spec accepts; a remark on every other one."""
    for number, example in enumerate(examples):
        assert isinstance(example, dict)
        found = package.validate_content({**example, draft.discriminator: signal})
        if not found:
            yield example
            continue
        message = f"an example is left out: it breaks {found[0].rule}"
        draft.signals[signal].remarks.append(Remark("unsaid", file, f"/examples/{number}", message))


def _section(heading: str, draft: Draft, kind: Kind) -> Iterator[str]:
    places: dict[str, list[str]] = {}
    for remark in draft.remarks():
        if remark.kind == kind:
            places.setdefault(remark.message, []).append(f"{remark.file}#{remark.pointer}")
    if places:
        yield heading
        for message, found in places.items():
            yield f"  {message}"
            yield from (f"      {place}" for place in found[:_SHOWN])
            if len(found) > _SHOWN:
                yield f"      and {len(found) - _SHOWN} more places"
        yield ""
