"""What `release`, `generate` and `check` share: the spec against its last release."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from shlex import quote
from typing import TYPE_CHECKING

from signalspec.diagnostics import Diagnostic, SpecError
from signalspec.model import Spec
from signalspec.releases import base, load_release, releases
from signalspec.resolved import digest

if TYPE_CHECKING:
    from signalspec.commands.assessing import Assessed
    from signalspec.compare import Comparison
    from signalspec.versions import Bump

_SHOWN = 3


def changes_since_release(spec: Spec, spec_file: Path) -> Comparison | None:
    """The spec compared with its last release; None where there is none, or the spec is as it was released,
    which costs next to nothing to find out. Raises SpecError where the release cannot be used."""
    last = base(releases(spec_file, spec.name), spec.version)
    if last is None or last.head.digest == digest(spec):
        return None
    # Few runs come to this, and what compares takes a while to load.
    from signalspec.compare import compare

    _, released = load_release(last.path)
    return compare(released, spec)


def version_findings(spec: Spec, spec_file: Path, today: date) -> list[Diagnostic]:
    """A finding where the spec has changed since its last release in a way that breaks somebody, and its
    version does not say so. Waivers in the spec's folder count.

    Raises SpecError where the release or the waivers cannot be used.
    """
    comparison = changes_since_release(spec, spec_file)
    if comparison is None:
        return []
    from signalspec.commands.assessing import assess
    from signalspec.versions import BUMPS, Version
    from signalspec.waivers import waivers_beside

    assessment = assess(comparison, waivers_beside(spec_file), "breaking", today)
    breaking = [each for each in assessment.changes if _asked(each) is not None]
    bumps = [bump for each in breaking if (bump := _asked(each)) is not None]
    if not bumps:
        return []
    needed = max(bumps, key=BUMPS.index)
    released = Version.of(comparison.old.version)
    if Version.of(spec.version).says(needed, released):
        return []
    return [_finding(spec, str(released), str(released.after(needed)), breaking)]


def release_warnings(spec: Spec) -> list[str]:
    """What `version_findings` says, or why it cannot, each as a line with its place."""
    try:
        found = version_findings(spec, Path(spec.file), date.today())
    except SpecError as error:
        found = list(error.diagnostics)
    return [f"{each.span}: {each.message}{f'; {each.help}' if each.help else ''}" for each in found]


def _asked(assessed: Assessed) -> Bump | None:
    """The bump that a change asks for because it breaks somebody; None if it does not, or is waived."""
    change = assessed.change
    if change.senders.outcome == "breaking" and "senders" not in assessed.waived:
        return "major"
    if change.readers.outcome == "breaking" and "readers" not in assessed.waived:
        return "minor"
    return None


def _finding(spec: Spec, released: str, wanted: str, breaking: list[Assessed]) -> Diagnostic:
    count = len(breaking)
    what = (
        f"{count} change{'s' if count > 1 else ''} since {released} break{'' if count > 1 else 's'} somebody"
    )
    diff = f"signalspec diff release:{released} {quote(spec.file)}"
    related = []
    for change in [each.change for each in breaking[:_SHOWN]]:
        place = change.new or change.old
        if place is not None:
            related.append((place, f"{change.kind.id}: {change.place} {change.message}"))
    shown = f"these and {count - len(related)} more" if count > len(related) else "it"
    help = f"write {wanted}, or waive what breaks; `{diff}` shows {shown}"
    message = f"{what}, and the version is {spec.version}"
    return Diagnostic("version", message, spec.places["version"], help, tuple(related))
