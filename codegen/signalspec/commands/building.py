"""What `generate` and `check` share: the spec, built and compared with a directory."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

import click

from signalspec.build import build
from signalspec.commands.spec_file import load_spec
from signalspec.diagnostics import SpecError, did_you_mean
from signalspec.examples import check_examples
from signalspec.model import Spec
from signalspec.parts import Memory
from signalspec.resolved import digest
from signalspec.samples import check_samples
from signalspec.targets import TARGETS
from signalspec.validators import Package, forgotten, load, load_built
from signalspec.writer import Disk, Plan, SpecIdentity, plan

out_option = click.option(
    "--out",
    metavar="DIR",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("generated"),
    show_default=True,
    help="The directory of what is generated.",
)
target_option = click.option(
    "--target", "targets", metavar="NAME", multiple=True, help=f"Only this target: {', '.join(TARGETS)}."
)


def built_plan(
    spec_file: Path | None,
    out: Path,
    targets: Sequence[str],
    memory: Memory | None = None,
    disk: Disk | None = None,
) -> tuple[Spec, Plan]:
    """The resolved spec, and what building it would change under `out`.

    A memory spares what it has, and `disk` what was read under `out` before.

    Raises SpecError for mistakes in the spec (its examples and samples among them), UsageError for a target
    that there is not, and the writer's errors.
    """
    for name in targets:
        if name not in TARGETS:
            help = did_you_mean(name, TARGETS)
            raise click.BadParameter(f"There is no target {name!r}; {help}", param_hint="--target")
    spec = load_spec(spec_file)
    with memory.during(spec, whole=not targets) if memory else nullcontext():
        built = build(spec, targets or None)
        with forgotten():
            mistakes = [*check_examples(spec, lambda: _package(spec, built)), *check_samples(spec)]
    if mistakes:
        raise SpecError(sorted(mistakes, key=lambda mistake: mistake.span))
    files = {path: data for contents in built.values() for path, data in contents.items()}
    target_of = {path: name for name, contents in built.items() for path in contents}
    identity = SpecIdentity(spec.name, spec.version, digest(spec))
    return spec, plan(out, files, spec=identity, target_of=target_of, targets=targets or None, disk=disk)


def _package(spec: Spec, built: Mapping[str, Mapping[str, bytes]]) -> Package:
    return load_built(spec, built["python"]) if "python" in built else load(spec)
