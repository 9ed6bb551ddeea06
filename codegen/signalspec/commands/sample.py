"""`signalspec sample`: makes signals that look like real traffic."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import BinaryIO

import click

from signalspec.commands.console import Console, write_whole
from signalspec.commands.interrupts import Interrupts
from signalspec.commands.options import MOST, NumberRange, color_option, quiet_option, spec_option
from signalspec.commands.progress import Progress, signals_line
from signalspec.commands.spec_file import load_spec
from signalspec.commands.validate import check_tier
from signalspec.diagnostics import SpecError, did_you_mean
from signalspec.inputs import Meter
from signalspec.model import Json, Spec
from signalspec.samples import check_samples
from signalspec.sampling import ANY, START, NoSampleError, Sampler, SampleRequest
from signalspec.validators import load

# Lines are written together, up to so many bytes.
_BLOCK = 64 * 1024
_MOMENT = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(Z|[+-][0-9]{2}:[0-9]{2}))?")


@click.command(short_help="Make signals, valid or with one named fault.")
@click.argument("types", metavar="[TYPE]...", nargs=-1)
@click.option("--count", "-n", type=click.IntRange(0, MOST), default=10, show_default=True, help="How many.")
@click.option(
    "--seed",
    type=click.IntRange(min=0),
    default=0,
    show_default=True,
    help="Chooses among all samples there are; the same seed gives the same bytes.",
)
@click.option("--tier", metavar="NAME", help="Only signal types that this tier includes.")
@click.option(
    "--fault",
    "faults",
    metavar="RULE",
    multiple=True,
    help="Break this rule and nothing else; of several, one in each signal. any: any rule but advice.",
)
@click.option(
    "--fault-share",
    metavar="SHARE",
    type=NumberRange(0, 1, min_open=True),
    help="How many of the signals get a fault, above 0 up to 1.  [default: 1]",
)
@click.option(
    "--start",
    metavar="TIME",
    help=f"When the first signal happens, a date or a moment.  [default: {START:%Y-%m-%dT%H:%M:%SZ}]",
)
@click.option("--content", "bare", is_flag=True, help="Contents alone, without their envelope.")
@click.option("--wrapped", is_flag=True, help="Each envelope in its wrapper, as files for import have it.")
@click.option(
    "--format",
    "format",
    type=click.Choice(["ndjson", "json"]),
    default="ndjson",
    show_default=True,
    help="One signal a line, or one array.",
)
@spec_option
@quiet_option
@color_option
@click.pass_context
def command(
    context: click.Context,
    types: tuple[str, ...],
    count: int,
    seed: int,
    tier: str | None,
    faults: tuple[str, ...],
    fault_share: float | None,
    start: str | None,
    bare: bool,
    wrapped: bool,
    format: str,
    spec_file: Path | None,
    quiet: bool,
    color: str,
) -> None:
    """Make signals that look like real traffic, of the given types or of all, each judged before it is
    written.

    They come in sessions, in the order of time; names, prices and addresses are from the spec's samples and
    examples. Rules have the ids that `validate` reports.

    \b
    Examples:
      signalspec sample --count 1000 --seed 7 > traffic.ndjson
      signalspec sample --count 100 --fault any --fault-share 0.1

    Exit code: 0, or 2 where there is no such sample.
    """
    spec = load_spec(spec_file)
    mistakes = list(check_samples(spec))
    if mistakes:
        raise SpecError(sorted(mistakes, key=lambda mistake: mistake.span))
    check_tier(tier, spec)
    if fault_share is not None and not faults:
        raise click.BadParameter("name a rule with --fault RULE, or --fault any.", param_hint="--fault-share")
    request = SampleRequest(types, tier, bare, seed, _moment(start), faults, fault_share or 1.0)
    _check(request, wrapped, spec)
    console = Console(quiet=quiet, color=color)
    meter = Meter(total=count)
    progress = Progress(meter, sys.stderr, enabled=not quiet and not sys.stdout.isatty(), line=signals_line)
    writer = _Writer(sys.stdout.buffer, format, spec.transport.wrapper if wrapped else None)
    try:
        sampler = Sampler(spec, load(spec), request)
        _say_what_lacks(sampler, console)
        context.exit(_write(islice(sampler.signals(), count), writer, meter, progress))
    except NoSampleError as error:
        progress.clear()
        message = str(error)
        raise click.UsageError(message if message.endswith("?") else f"{message}.") from None


def _check(request: SampleRequest, wrapped: bool, spec: Spec) -> None:
    """UsageError for options that do not go together, or with the spec."""
    known = [signal.name for signal in spec.signals]
    for name in request.types:
        if name not in known:
            help = did_you_mean(name, known)
            message = f"there is no signal type {name!r}" + (f"; {help}" if help else ".")
            raise click.BadParameter(message, param_hint="TYPE")
    if ANY in request.faults and len(request.faults) > 1:
        raise click.BadParameter(f"{ANY!r} stands for all rules already.", param_hint="--fault")
    if wrapped and request.bare:
        raise click.UsageError("--content leaves out the envelope, and --wrapped is about it: choose one.")
    if wrapped and spec.transport.wrapper is None:
        raise click.BadParameter("this spec has no wrapper for envelopes.", param_hint="--wrapped")


def _moment(text: str | None) -> datetime:
    if text is None:
        return START
    try:
        if not _MOMENT.fullmatch(text):
            raise ValueError
        moment = datetime.fromisoformat(text)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC)
    except (ValueError, OverflowError):
        message = f"{text!r} is no date such as 2026-05-12, nor a moment such as 2026-05-12T09:00:00Z."
        raise click.BadParameter(message, param_hint="--start") from None


def _say_what_lacks(sampler: Sampler, console: Console) -> None:
    for name, reason in sampler.left_out.items():
        console.note(f"there are no samples of {name}: {reason}")
    for name, rules in sampler.unavoidable.items():
        if rules:
            console.note(f"advice that no sample of {name} follows: {', '.join(sorted(rules))}")
    for id in sorted(sampler.remarked):
        console.note(f"{id} cannot be broken without a remark on other advice")


class _Writer:
    """Writes samples as lines of JSON, or as one array; as bytes, whatever the terminal's encoding."""

    def __init__(self, stream: BinaryIO, format: str, wrapper: str | None) -> None:
        self._stream = stream
        self._array = format == "json"
        self._wrapper = wrapper
        self._waiting: list[str] = []
        self._size = 0
        self._begun = False

    def add(self, sample: Json) -> None:
        text = json.dumps(sample if self._wrapper is None else {self._wrapper: sample}, ensure_ascii=False)
        self._waiting.append(self._lead() + text if self._array else f"{text}\n")
        self._begun = True
        self._size += len(text)
        if self._size >= _BLOCK:
            self._flush()

    def finish(self) -> None:
        """Writes what is waiting, and ends the array."""
        if self._array:
            self._waiting.append("\n]\n" if self._begun else "[]\n")
        self._flush()

    def _lead(self) -> str:
        return ",\n" if self._begun else "[\n"

    def _flush(self) -> None:
        write_whole(self._stream, "".join(self._waiting).encode())
        self._waiting, self._size = [], 0


def _write(samples: Iterator[Json], writer: _Writer, meter: Meter, progress: Progress) -> int:
    """Writes all of them, or fewer on Ctrl-C, but whole ones; returns the exit code."""
    code = 0
    with Interrupts() as interrupts:
        try:
            for sample in samples:
                with interrupts.held():
                    writer.add(sample)
                    meter.done += 1
                    progress.update()
        except KeyboardInterrupt:
            code = 130
        finally:
            progress.clear()
            writer.finish()
    return code
