"""What `generate` and `check` share: the spec, built and compared with a directory.

Built-in targets are built by default; plugins' and users' templates only where they are named. What they
once made stays until they are named again.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

import click

from signalspec.build import build
from signalspec.commands.options import NamedPath
from signalspec.commands.spec_file import load_spec
from signalspec.diagnostics import SpecError, did_you_mean
from signalspec.examples import check_examples
from signalspec.model import Spec
from signalspec.parts import Memory
from signalspec.plugins import TargetError, clash
from signalspec.resolved import digest
from signalspec.samples import check_samples
from signalspec.targets import TARGETS, target_names
from signalspec.validators import Package, forgotten, load, load_built
from signalspec.writer import Disk, Plan, SpecIdentity, plan

out_option = click.option(
    "--out",
    metavar="DIR",
    type=NamedPath(file_okay=False),
    default=Path("generated"),
    show_default=True,
    help="The directory of what is generated.",
)
target_option = click.option(
    "--target",
    "targets",
    metavar="NAME",
    multiple=True,
    help=f"Only this target: {', '.join(TARGETS)}, or an installed plugin's.",
)
templates_option = click.option(
    "--templates",
    metavar="DIR",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False, exists=True),
    help="Render this folder of your own templates; without --target nothing else.",
)


def built_plan(
    spec_file: Path | None,
    out: Path,
    targets: Sequence[str],
    templates: Sequence[Path] = (),
    memory: Memory | None = None,
    disk: Disk | None = None,
) -> tuple[Spec, Plan]:
    """The resolved spec, and what building it would change under `out`.

    A memory spares what it has, and `disk` what was read under `out` before.

    Raises SpecError for mistakes in the spec (its examples and samples among them) or in templates,
    ClickException for a target that there is not or that fails, and for files that two of them claim, and the
    writer's errors.
    """
    _check_targets(targets)
    folders = dict(_named(templates))
    names = targets or (() if templates else tuple(TARGETS))
    spec = load_spec(spec_file)
    with memory.during(spec, whole=names == tuple(TARGETS)) if memory else nullcontext():
        try:
            built = build(spec, names)
        except TargetError as error:
            raise click.ClickException(f"{error}.") from error
        with forgotten():
            mistakes = [*check_examples(spec, lambda: _package(spec, built)), *check_samples(spec)]
    if mistakes:
        raise SpecError(sorted(mistakes, key=lambda mistake: mistake.span))
    built |= {name: _rendered(folder, spec) for name, folder in folders.items()}
    files = {path: data for contents in built.values() for path, data in contents.items()}
    target_of = {path: name for name, contents in built.items() for path in contents}
    identity = SpecIdentity(spec.name, spec.version, digest(spec))
    planned = plan(out, files, spec=identity, target_of=target_of, targets=tuple(built), disk=disk)
    _check_claims(built, planned)
    return spec, planned


def _package(spec: Spec, built: Mapping[str, Mapping[str, bytes]]) -> Package:
    return load_built(spec, built["python"]) if "python" in built else load(spec)


def _check_targets(targets: Sequence[str]) -> None:
    known = target_names() if targets else ()
    for name in targets:
        if name not in known:
            help = did_you_mean(name, known)
            raise click.BadParameter(f"There is no target {name!r}; {help}", param_hint="--target")
        other = clash(name) if name in TARGETS else None
        if other:
            message = f"{name!r} is built in, and {other} brings a target of that name: uninstall it."
            raise click.ClickException(message)


def _rendered(folder: Path, spec: Spec) -> dict[str, bytes]:
    from signalspec.user_templates import read_folder, rendered

    return {path: text.encode() for path, text in sorted(rendered(read_folder(folder), spec).items())}


def _named(templates: Sequence[Path]) -> Iterator[tuple[str, Path]]:
    """Each folder by the name that its files have in the manifest."""
    taken: dict[str, Path] = {}
    for folder in templates:
        name = f"templates:{folder.resolve().name}"
        if name in taken:
            message = f"{taken[name]} and {folder} have the same name, by which their files are told apart."
            raise click.BadParameter(message, param_hint="--templates")
        taken[name] = folder
        yield name, folder


def _check_claims(built: Mapping[str, Mapping[str, bytes]], planned: Plan) -> None:
    """Refuses a path that two targets make, or that belongs to one that is not built now."""
    for name, contents in built.items():
        for path in contents:
            entry = planned.history.entries.get(path)
            before = entry.target if entry and entry.target not in built else name
            other = next((each for each, others in built.items() if each != name and path in others), before)
            if other != name:
                raise click.ClickException(f"{other!r} and {name!r} both make {path!r}: rename one of them.")
