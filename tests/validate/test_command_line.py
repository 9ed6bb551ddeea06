"""The command line as a whole: what it imports, what it says of mistakes, and how it ends."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import click
import pytest
from signalspec import __version__, cli
from signalspec.cli import COMMANDS, run

REPO = Path(__file__).resolve().parents[2]
ENVIRONMENT = {**os.environ, "PYTHONPATH": str(REPO / "codegen")}
PROGRAM = [sys.executable, "-m", "signalspec"]
SPEC = ["--spec", str(REPO / "spec" / "signals.yaml")]


def call(*args: str, **options: Any) -> subprocess.CompletedProcess[str]:
    return subprocess.run([*PROGRAM, *args], env=ENVIRONMENT, capture_output=True, text=True, **options)


def test_help_imports_no_command() -> None:
    code = (
        "import sys; from signalspec.cli import run; run(['--help']);"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'yaml', 'jinja2', 'graphql', 'asyncio'}),"
        "[m for m in sys.modules if m.startswith('signalspec.commands.')])"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[] []"


def test_validate_imports_no_template_engine_and_no_graphql(here: Path, line: bytes) -> None:
    (here / "t.ndjson").write_bytes(line)
    code = (
        f"import sys; from signalspec.cli import run; run(['validate', *{SPEC!r}, 't.ndjson']);"
        "print(sorted({m.split('.')[0] for m in sys.modules} & {'jinja2', 'graphql', 'asyncio'}))"
    )
    subprocess.run([sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, check=True)
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "[]", "once the validators are in the cache"


def test_as_a_module() -> None:
    done = call("--version")
    assert (done.returncode, done.stdout) == (0, f"signalspec {__version__}\n")


def test_no_command_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([]) == 2
    assert "Usage: signalspec" in capsys.readouterr().err


def test_commands_that_are_there_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == 0
    out = capsys.readouterr().out
    for name, help in COMMANDS.items():
        exists = (REPO / "codegen/signalspec/commands" / f"{name}.py").is_file()
        assert bool(re.search(rf"^  {name} +{re.escape(help.split()[0])}", out, re.MULTILINE)) == exists


def test_every_command_has_help_with_an_example(capsys: pytest.CaptureFixture[str]) -> None:
    context = click.Context(cli.group)
    for name in cli.group.list_commands(context):
        assert run([name, "--help"]) == 0
        assert f"signalspec {name}" in capsys.readouterr().out.split("Example", 1)[1]


def test_an_unknown_command_names_the_nearest(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["validat", "x"]) == 2
    assert "There is no command 'validat'; did you mean 'validate'?" in capsys.readouterr().err


def test_a_fault_of_ours(validate: Any, here: Path, line: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    from signalspec.inputs import judge

    def fail(*_: object) -> None:
        raise RuntimeError("s3cret")

    monkeypatch.setattr(judge.Judge, "judge", fail)
    (here / "t.ndjson").write_bytes(line)
    outcome = validate("t.ndjson")
    assert outcome.code == 3
    assert "this is a fault of signalspec itself: RuntimeError in fail" in outcome.err
    assert "s3cret" not in outcome.err
    monkeypatch.setenv("SIGNALSPEC_TRACEBACK", "1")
    outcome = validate("t.ndjson")
    assert outcome.code == 3
    assert "RuntimeError: s3cret" in outcome.err


def test_a_closed_pipe_is_quiet(here: Path) -> None:
    (here / "t.ndjson").write_bytes(b"5\n" * 20_000)
    process = subprocess.Popen(
        [*PROGRAM, "validate", *SPEC, "--format", "ndjson", "t.ndjson"],
        env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(30) == 141
    process.stderr.close()


@pytest.mark.parametrize("format", ["text", "json", "ndjson", "sarif", "junit"])
def test_ctrl_c_prints_what_was_found(here: Path, format: str) -> None:
    with (here / "out").open("wb") as report:
        process = subprocess.Popen(
            [*PROGRAM, "validate", *SPEC, "--format", format, "-"],
            env=ENVIRONMENT, stdin=subprocess.PIPE, stdout=report, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert process.stdin is not None
        # More than a pipe holds, so that the reading has begun.
        process.stdin.write(("5" + " " * 999 + "\n") * 300)
        process.stdin.flush()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=60)
    out = (here / "out").read_text()
    assert (process.returncode, err) == (130, "")
    assert "Signal.type" in out
    if format in ("json", "sarif"):
        json.loads(out)
    if format == "ndjson":
        assert json.loads(out.splitlines()[-1])["summary"]["interrupted"] is True
    if format == "text":
        assert "stopped early: the rest was not judged" in out


def test_progress_is_shown_on_a_terminal_only(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with (here / "t.ndjson").open("wb") as file:
        file.write((b"5" + b" " * 4998 + b"\n") * 120)
    leader, follower = pty.openpty()
    code = (
        "import sys; from signalspec.commands import progress as p; p._FIRST_AFTER = p._EVERY = 0.0;"
        f"from signalspec.cli import run; sys.exit(run(['validate', *{SPEC!r}, 't.ndjson']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], env=ENVIRONMENT, stdout=subprocess.PIPE, stderr=follower, text=True
    )
    os.close(follower)
    shown = os.read(leader, 100_000).decode()
    os.close(leader)
    assert done.returncode == 1
    assert re.search(r"\[#+ *\] +\d+%  0\.\d MB of 0\.6 MB, [\d.]+ MB/s, \d+ s left", shown)
    assert shown.endswith("\r\x1b[K"), "and taken away again"
    assert "\x1b" not in done.stdout
    quiet = call("validate", *SPEC, "t.ndjson")
    assert quiet.stderr == ""


def test_colours_on_a_terminal(here: Path) -> None:
    (here / "t.ndjson").write_bytes(b"5\n")
    for extra, colored in (({}, True), ({"NO_COLOR": "1"}, False), ({"TERM": "dumb"}, False)):
        leader, follower = pty.openpty()
        environment = {**ENVIRONMENT, "TERM": "xterm", **extra}
        command = [*PROGRAM, "validate", *SPEC, "t.ndjson"]
        subprocess.run(command, env=environment, stdout=follower, stderr=subprocess.DEVNULL)
        os.close(follower)
        shown = os.read(leader, 100_000).decode()
        os.close(leader)
        assert ("\x1b[31m" in shown) == colored


def test_output_in_an_old_encoding(here: Path) -> None:
    (here / "grüße.ndjson").write_bytes(b'{"gr\xc3\xbc\xc3\x9fe": 1}\n')
    environment = {**ENVIRONMENT, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    done = subprocess.run(
        [*PROGRAM, "validate", *SPEC, "grüße.ndjson"], env=environment, capture_output=True, check=False
    )
    assert done.returncode == 1
    assert rb"gr\xfc\xdfe" in done.stdout
