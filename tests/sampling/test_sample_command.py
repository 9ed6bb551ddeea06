"""`signalspec sample`: its options, what it writes, and what it says where there is nothing to write."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from sample_runs import REPO, Outcome, drawn
from signalspec.model import Spec

Sample = Callable[..., Outcome]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(REPO / "codegen")}
COMMAND = [sys.executable, "-m", "signalspec", "sample"]


def test_lines_hold_a_signal_each(sample: Sample, spec: Spec) -> None:
    outcome = sample("--count", "25", "--seed", "4")
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.signals == drawn(spec, 25, seed=4)
    assert sample().signals == drawn(spec, 10)


def test_an_array_holds_them_all(sample: Sample, spec: Spec) -> None:
    outcome = sample("--count", "3", "--format", "json")
    assert json.loads(outcome.out) == drawn(spec, 3)
    assert len(outcome.out.splitlines()) == 5
    assert sample("--count", "0", "--format", "json").out == "[]\n"
    assert sample("--count", "0").out == ""


def test_forms(sample: Sample, spec: Spec) -> None:
    signals = drawn(spec, 4)
    assert sample("-n", "4", "--wrapped").signals == [{"signal": signal} for signal in signals]
    assert sample("-n", "4", "--content").signals == [signal["signalContent"] for signal in signals]


def test_a_start_is_a_date_or_a_moment(sample: Sample) -> None:
    for start, first in (
        ("2024-02-29", "2024-02-29T00:00:00.000Z"),
        ("2024-02-29T09:30:00Z", "2024-02-29T09:30:00.000Z"),
        ("2024-02-29T09:30:00-04:30", "2024-02-29T14:00:00.000Z"),
        ("0001-01-01", "0001-01-01T00:00:00.000Z"),
    ):
        (signal,) = sample("-n", "1", "--start", start).signals
        assert signal["signalContent"]["signalTimestamp"] == first


def test_what_it_writes_is_clean_by_validate(
    sample: Sample, judged: Callable[..., list[dict[str, Any]]]
) -> None:
    for arguments in ([], ["--wrapped", "--format", "json"], ["--content"], ["--tier", "pro"]):
        outcome = sample("--count", "120", *arguments)
        assert judged(outcome.out, *(arguments if "--tier" in arguments else [])) == []


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["oder"], "Invalid value for TYPE: there is no signal type 'oder'; did you mean 'order'?"),
        (["--tier", "gold"], "'gold' is no subscription of this spec; known here: pro, premium, ultimate"),
        (["--fault", "order.orderId.requird"], "did you mean 'order.orderId.required'?"),
        (["--fault", "zzz"], "there is no rule 'zzz'; `signalspec explain` lists those of a signal."),
        (["--fault", "any", "--fault", "order.unknown"], "'any' stands for all rules already."),
        (["--fault-share", "0.5"], "name a rule with --fault RULE, or --fault any."),
        (["--fault", "any", "--fault-share", "0"], "0.0 is not in the range 0<x<=1."),
        (["--content", "--wrapped"], "--content leaves out the envelope, and --wrapped is about it"),
        (["--wrapped", "--spec", "tests/vectors/other.yaml"], "this spec has no wrapper for envelopes."),
        (["--start", "yesterday"], "'yesterday' is no date such as 2026-05-12, nor a moment such as"),
        (["--start", "2026-02-30"], "'2026-02-30' is no date such as"),
        (["--start", "2026-05-12T09:00:00"], "'2026-05-12T09:00:00' is no date such as"),
        (["--start", "0001-01-01T00:00:00+01:00"], "'0001-01-01T00:00:00+01:00' is no date such as"),
        (["--fault", "any", "--fault-share", "nan"], "nan is not in the range 0<x<=1."),
        (["--count", "-1"], "-1 is not in the range 0<=x<=1000000000000."),
        (["--count", "9223372036854775808"], "is not in the range 0<=x<=1000000000000."),
        (["--seed", "x"], "'x' is not a valid integer range."),
        (["--spec", "nothing.yaml"], "nothing.yaml does not exist."),
    ],
)
def test_wrong_usage_is_2_and_writes_nothing(sample: Sample, arguments: list[str], says: str) -> None:
    outcome = sample(*arguments)
    assert (outcome.code, outcome.out) == (2, "")
    assert says in outcome.message


def test_time_that_runs_out_ends_what_was_begun(sample: Sample) -> None:
    outcome = sample("--start", "9999-12-31T23:00:00Z", "--count", "100000", "--format", "json")
    assert outcome.code == 2
    assert outcome.message == "the year 9999 is over: choose an earlier start."
    assert len(json.loads(outcome.out)) > 50


def test_mistakes_in_samples_are_told_at_their_line(sample: Sample) -> None:
    outcome = sample("--spec", "tests/cases/mistakes-sample-values/spec.yaml")
    assert (outcome.code, outcome.out) == (2, "")
    assert "--> tests/cases/mistakes-sample-values/spec.yaml:38:34" in outcome.err
    assert "error[sample]: this sample breaks Line.price.range" in outcome.err


def test_what_there_is_none_of_is_told(sample: Sample, tmp_path: Path) -> None:
    text = (REPO / "tests" / "vectors" / "other.yaml").read_text(encoding="utf-8")
    bad = "required: [marks], rules: [{id: never, then: {marks: {one_of: [no mark]}}}]"
    file = tmp_path / "spec.yaml"
    file.write_text(
        text.replace("  shelved:\n", f"  lost: {{title: Lost, doc: Gone., tiers: all, {bad}}}\n  shelved:\n")
    )
    outcome = sample("--spec", str(file), "-n", "50")
    assert outcome.code == 0
    assert "note: there are no samples of lost: lost.never: expected that" in outcome.err
    assert "lost" not in outcome.out
    outcome = sample("--spec", str(file), "lost")
    assert (outcome.code, outcome.out) == (2, "")
    assert "there is no valid sample of lost (lost.never: expected that" in outcome.message
    outcome = sample("--spec", str(file), "swapped", "-n", "1")
    assert "note: advice that no sample of swapped follows: swapped.deprecated" in outcome.err
    assert sample("--spec", str(file), "swapped", "-n", "1", "--quiet").err == ""
    outcome = sample("--spec", str(file), "-n", "1", "--fault", "lent.manyExtra")
    assert "note: lent.manyExtra cannot be broken without a remark on other advice" in outcome.err


@pytest.mark.parametrize("hash_seed", ["0", "12345"])
def test_the_same_bytes_everywhere(hash_seed: str) -> None:
    """Whatever the hash seed, the locale and the time zone; and on whatever Python, hence the digest."""
    environment = {**ENVIRONMENT, "PYTHONHASHSEED": hash_seed, "LC_ALL": "C", "TZ": f"X{hash_seed[0]}"}
    arguments = ["--count", "1000", "--spec", "tests/cases/samples/spec.yaml", "--fault", "any"]
    done = subprocess.run(
        [*COMMAND, *arguments, "--fault-share", "0.3"],
        env=environment,
        cwd=REPO,
        capture_output=True,
        check=True,
    )
    assert hashlib.sha256(done.stdout).hexdigest() == DIGEST


DIGEST = "ed3fc384fc038cab403175dd4b38fabb90f1fb066407ed17dc0d9b0fbbc447de"


def test_who_has_seen_enough_may_close_the_pipe() -> None:
    process = subprocess.Popen(
        [*COMMAND, "--count", "1000000"],
        env=ENVIRONMENT,
        cwd=REPO,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None and process.stderr is not None
    first = process.stdout.readline()
    process.stdout.close()
    assert json.loads(first)["signalContent"]
    assert process.wait(60) == 141
    assert process.stderr.read() == b""
    process.stderr.close()


@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_ctrl_c_leaves_whole_signals_and_a_whole_array(unbuffered: str) -> None:
    process = subprocess.Popen(
        [*COMMAND, "--count", "1000000", "--format", "json"], bufsize=0,
        env={**ENVIRONMENT, "PYTHONUNBUFFERED": unbuffered}, cwd=REPO,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    begun = process.stdout.readline()
    process.send_signal(2)
    rest, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert err == b""
    assert len(json.loads(begun + rest)) > 50


PEAK = """
import resource, sys
from signalspec.cli import run
run(["sample", *sys.argv[1:]])
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="ru_maxrss has another unit elsewhere")
def test_many_need_no_more_memory_than_few() -> None:
    def peak(count: int) -> int:
        command = [
            sys.executable,
            "-c",
            PEAK,
            "--count",
            str(count),
            "--fault",
            "any",
            "--fault-share",
            "0.1",
        ]
        done = subprocess.run(command, env=ENVIRONMENT, cwd=REPO, capture_output=True, check=True)
        assert done.stdout.count(b"\n") == count
        return int(done.stderr.splitlines()[-1])

    few, many = peak(300), peak(3_000)
    assert many - few <= 4
