"""`signalspec graphql`: what it writes, where, and what it leaves out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from graphql import build_schema, parse, validate
from graphql_gateway import REPO, the_files
from signalspec.cli import run
from signalspec.inputs import lines as blocks, parallel

SPEC = str(REPO / "spec" / "signals.yaml")
ENVELOPE = {"appKey": "key-1", "identifiableAttributes": {"email": "ana@example.com"}}
CONTENT = {"signalType": "productView", "productId": "P-1", "productName": "Käse\u2028", "msrp": 10}
SIGNAL = {**ENVELOPE, "signalContent": CONTENT}
BAD = {**ENVELOPE, "signalContent": {**CONTENT, "prodName": "x"}}

Call = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def call(capfdbinary: pytest.CaptureFixture[bytes]) -> Call:
    def run_it(*args: object, command: str = "graphql") -> tuple[int, str, str]:
        capfdbinary.readouterr()
        code = run([command, "--spec", SPEC, *map(str, args)])
        captured = capfdbinary.readouterr()
        return code, captured.out.decode(), captured.err.decode()

    return run_it


def lines(name: str, *values: Any) -> Path:
    path = Path(name)
    path.write_text("".join(json.dumps(value) + "\n" for value in values), encoding="utf-8")
    return path


def documents(text: str) -> list[str]:
    return text.split("\n\n") if text else []


def test_writes_mutations_of_a_size(call: Call) -> None:
    code, out, err = call("--batch-size", 2, lines("a.ndjson", *[SIGNAL] * 5))
    assert code == 0
    found = documents(out)
    assert [document.count("appKey:") for document in found] == [2, 2, 1]
    schema = build_schema(the_files()["graphql/schema.graphql"])
    assert all(validate(schema, parse(document)) == [] for document in found)
    assert "wrote 3 mutations with 5 signals" in err


def test_most_is_what_the_spec_says(call: Call) -> None:
    code, out, _ = call("-q", lines("a.ndjson", *[SIGNAL] * 501))
    assert code == 0
    assert [document.count("appKey:") for document in documents(out)] == [500, 1]


def test_what_it_writes_is_valid_traffic(call: Call) -> None:
    code, out, _ = call(lines("a.ndjson", SIGNAL, {"signal": SIGNAL}))
    assert code == 0
    assert "msrp: 10.0" in out and 'productName: "Käse\\u2028"' in out
    Path("out.graphql").write_text(out, encoding="utf-8")
    assert call("--quiet", "out.graphql", command="validate") == (0, "", "")


def test_one_file_a_mutation(call: Call) -> None:
    source = lines("a.ndjson", *[SIGNAL] * 3)
    code, out, _ = call("--output-dir", "new/dir", "--batch-size", 1, source)
    assert code == 0
    names = sorted(path.name for path in Path("new/dir").iterdir())
    assert names == ["createSignals-0001.graphql", "createSignals-0002.graphql", "createSignals-0003.graphql"]
    assert "3 signals, no violations" in out
    code, out, err = call("--output-dir", "new/dir", source)
    assert (code, out) == (2, "")
    assert "is not empty" in err


def test_invalid_signals_are_findings_and_left_out(call: Call) -> None:
    Path("a.ndjson").write_text(f"{json.dumps(BAD)}\n{json.dumps(SIGNAL)}\nno json\n", encoding="utf-8")
    code, out, err = call("--format", "ndjson", "a.ndjson")
    assert code == 1
    assert out.count("appKey:") == 1 and "prodName" not in out
    findings = [json.loads(line) for line in err.splitlines() if line.startswith("{")]
    assert [f["rule"] for f in findings if "rule" in f] == ["productView.unknown", "Text.json"]


def test_findings_go_to_standard_output_beside_files(call: Call) -> None:
    code, out, _ = call("--output-dir", "dir", "--format", "ndjson", lines("a.ndjson", BAD))
    assert code == 1
    assert json.loads(out.splitlines()[0])["rule"] == "productView.unknown"
    assert list(Path("dir").iterdir()) == []


def test_unknown_members_can_be_dropped(call: Call) -> None:
    code, out, _ = call("--unknown", "ignore", lines("a.ndjson", BAD))
    assert code == 0
    assert "appKey:" in out and "prodName" not in out


def test_tier_that_does_not_include_the_type(call: Call) -> None:
    code, out, err = call("--tier", "pro", lines("a.ndjson", SIGNAL))
    assert (code, out) == (1, "")
    assert "productView.subscription" in err


def test_bare_contents_need_an_envelope(call: Call) -> None:
    source = lines("a.ndjson", CONTENT, {**CONTENT, "prodName": "x"})
    code, out, err = call(source)
    assert (code, out) == (1, "")
    assert "Signal.appKey.required" in err and "--envelope" in err
    lines("sender.json", ENVELOPE)
    code, out, err = call("--envelope", "sender.json", source)
    assert code == 1
    assert out.count('appKey: "key-1"') == 1
    assert "a.ndjson:2 /prodName" in err and "/signalContent" not in err


def test_mistakes_of_an_envelope_are_in_its_file_and_told_once(call: Call) -> None:
    lines("sender.json", {**ENVELOPE, "appKey": 1, "appKay": "key-1"})
    source = lines("a.ndjson", CONTENT, {**CONTENT, "prodName": "x"}, {"signalType": "nothing"})
    code, out, err = call("--envelope", "sender.json", "--format", "ndjson", source)
    assert (code, out) == (1, "")
    *found, summary = map(json.loads, [line for line in err.splitlines() if line.startswith("{")])
    assert [(each["file"], each.get("line"), each["rule"], each["pointer"]) for each in found] == [
        ("sender.json", None, "Signal.appKey.type", "/appKey"),
        ("sender.json", None, "Signal.unknown", "/appKay"),
        ("a.ndjson", 2, "productView.unknown", "/prodName"),
        ("a.ndjson", 3, "Content.signalType.enum", "/signalType"),
    ]
    assert [count["bad"] for count in summary["summary"]["types"].values()] == [1, 2]


@pytest.mark.parametrize(
    ("text", "says"),
    [("{", "is no JSON"), ("[]", "must hold an object"), ('{"signalContent": {}}', "must hold")],
)
def test_envelopes_that_are_none(call: Call, text: str, says: str) -> None:
    Path("sender.json").write_text(text, encoding="utf-8")
    code, _, err = call("--envelope", "sender.json", lines("a.ndjson", CONTENT))
    assert code == 2
    assert says in err


def test_reads_mutations_too(call: Call) -> None:
    _, once, _ = call(lines("a.ndjson", SIGNAL, SIGNAL))
    Path("a.graphql").write_text(once, encoding="utf-8")
    code, twice, _ = call("a.graphql")
    assert (code, twice) == (0, once)


def test_batches_beyond_the_limit_are_refused(call: Call) -> None:
    code, out, err = call("--batch-size", 501, lines("a.ndjson", SIGNAL))
    assert (code, out) == (2, "")
    assert "501 is more than the 500" in err


def test_an_absent_input_does_not_keep_others_back(call: Call) -> None:
    code, out, err = call("absent.ndjson", lines("a.ndjson", SIGNAL))
    assert code == 2
    assert out.count("appKey:") == 1
    assert "absent.ndjson does not exist" in err


def test_empty_input_gives_no_mutation(call: Call) -> None:
    code, out, err = call(lines("a.ndjson"))
    assert (code, out) == (0, "")
    assert "wrote 0 mutations" in err


def test_encoding_of_the_terminal_does_not_matter() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "signalspec", "graphql", "-q", "--spec", SPEC, str(lines("a.ndjson", SIGNAL))],
        capture_output=True,
        check=True,
        env={"PYTHONPATH": str(REPO / "codegen"), "PYTHONIOENCODING": "ascii", "SIGNALSPEC_CACHE": ""},
    )
    assert "Käse" in done.stdout.decode("utf-8")


def test_help_shows_examples(call: Call) -> None:
    code, out, _ = call("--help")
    assert code == 0
    assert "signalspec graphql traffic.ndjson > mutations.graphql" in out


def test_what_is_written_does_not_depend_on_the_number_of_processes(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parallel, "START_AFTER", 20_000)
    monkeypatch.setattr(blocks, "MAX_LINES", 40)
    lines("sender.json", ENVELOPE)
    mixed = [SIGNAL, BAD, {"signal": SIGNAL}, CONTENT, {**SIGNAL, "sessionId": None}, 5]
    source = lines("a.ndjson", *mixed * 120)
    alone, together = (
        call("--jobs", jobs, "--batch-size", 7, "--envelope", "sender.json", source) for jobs in (1, 3)
    )
    assert alone == together
    code, out, err = alone
    assert (code, out.count("appKey:")) == (1, 480)
    assert "wrote 69 mutations with 480 signals" in err


@pytest.mark.skipif(sys.platform != "linux", reason="looks into /proc")
def test_its_memory_does_not_grow() -> None:
    peaks = []
    for count in (2_000, 20_000):
        lines("a.ndjson", *[SIGNAL] * count)
        code = (
            "import sys; from signalspec.cli import run;"
            f"run(['graphql', '--spec', {SPEC!r}, 'a.ndjson', '-qj1']);"
            "print(*(l for l in open('/proc/self/status') if l.startswith('VmHWM')), file=sys.stderr)"
        )
        done = subprocess.run(
            [sys.executable, "-c", code], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, check=True
        )
        peaks.append(int(re.findall(rb"VmHWM:\s+(\d+) kB", done.stderr)[0]))
    assert peaks[1] - peaks[0] < 6_000
