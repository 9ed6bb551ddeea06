"""The formats for machines: json, ndjson, github, sarif, junit."""

from __future__ import annotations

import dataclasses
import io
import json
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jsonschema
import pytest
from signalspec.report import FORMATS, Finding, Related, Settings, TypeCount, create

EVIL = "\x1b[31m\x00\x9b\u202e\u2066\ud800]]>&<\"'%,:\r\n::error::x"
SARIF = json.loads((Path(__file__).parent / "sarif_subset.schema.json").read_text())


@pytest.fixture
def findings(price: Finding) -> list[Finding]:
    text = Finding(
        "Text.json",
        "json",
        "error",
        "not JSON: it ends too early",
        "day 1.ndjson",
        9,
        41,
        pointer="",
        offset=900,
    )
    advice = dataclasses.replace(
        price, rule="order.name.advice_min_length", level="advice", file="/abs/b#c.json", index=4
    )
    spec = Finding(
        "unknown-type", "unknown-type", "warning", "there is no type 'strin'", "spec.yaml", 3, 17, 3, 22,
        help="did you mean 'string'?", source="  a: {type: strin}",
        related=(Related("first here", "spec.yaml", 1, 2),),
    )  # fmt: skip
    return [price, text, advice, spec]


@pytest.fixture
def evil(price: Finding) -> Finding:
    return dataclasses.replace(
        price, rule=EVIL, code=EVIL, message=EVIL, file=EVIL, pointer="/" + EVIL, help=EVIL, signal_type=EVIL,
        source=EVIL, related=(Related(EVIL, EVIL, 1, 1),),
    )  # fmt: skip


def test_there_is_no_other_format() -> None:
    with pytest.raises(ValueError, match="no report format 'xml'"):
        create("xml", io.StringIO(), Settings())


@pytest.mark.parametrize("format", FORMATS)
def test_payload_text_reaches_no_report_as_it_is(render: Any, evil: Finding, format: str) -> None:
    text = render([evil], format, types={EVIL: TypeCount(1, 1)}, files=(EVIL,), unreadable=(EVIL,))
    text.encode()
    assert not set(text) & set("\x1b\x00\x9b\u202e\u2066\r")
    assert "\n::error::x" not in text


@pytest.mark.parametrize("format", FORMATS)
def test_nothing_found(render: Any, format: str) -> None:
    text = render([], format, types={"order": TypeCount(2, 0)}, files=("a.ndjson",))
    assert text.endswith("\n")
    if format in ("json", "sarif", "ndjson"):
        json.loads(text)


def test_json(render: Any, findings: list[Finding]) -> None:
    report = json.loads(render(findings, "json", types={"order": TypeCount(5, 2)}, unreadable=("x.gz",)))
    assert report["findings"][0] == {
        "rule": "order.price.type", "code": "type", "level": "error",
        "message": "expected a number, got a string",
        "file": "day 1.ndjson", "line": 3, "pointer": "/payload/price", "signal_type": "order",
    }  # fmt: skip
    assert report["findings"][1]["pointer"] == ""
    assert report["findings"][3]["related"] == [
        {"message": "first here", "file": "spec.yaml", "line": 1, "column": 2}
    ]
    assert report["summary"] == {
        "subject": "shop-events 1.0.0",
        "levels": {"error": 2, "warning": 1, "advice": 1},
        "rules": {
            "Text.json": 1,
            "order.name.advice_min_length": 1,
            "order.price.type": 1,
            "unknown-type": 1,
        },
        "unreadable": ["x.gz"],
        "interrupted": False,
        "signals": 5,
        "bad": 2,
        "types": {"order": {"signals": 5, "bad": 2}},
    }


def test_ndjson_says_the_same_line_by_line(render: Any, findings: list[Finding]) -> None:
    whole = json.loads(render(findings, "json"))
    lines = [json.loads(line) for line in render(findings, "ndjson").splitlines()]
    assert lines == [*whole["findings"], {"summary": whole["summary"]}]


def test_machine_formats_keep_payload_names_exact(render: Any, evil: Finding) -> None:
    assert json.loads(render([evil], "json"))["findings"][0]["pointer"] == "/" + EVIL


def test_github(render: Any, findings: list[Finding]) -> None:
    message, advice = "expected a number, got a string", "order.name.advice_min_length"
    place = "file=spec.yaml,line=3,endLine=3,col=17,endColumn=22"
    assert render(findings, "github", types={"order": TypeCount(5, 2)}).splitlines() == [
        f"::error file=day 1.ndjson,line=3,title=order.price.type::{message} (at /payload/price)",
        "::error file=day 1.ndjson,line=9,col=41,title=Text.json::not JSON: it ends too early (at byte 900)",
        f"::notice file=/abs/b#c.json,line=3,title={advice}::{message} (at [4] /payload/price)",
        f"::warning {place},title=unknown-type::there is no type 'strin'%0Ahelp: did you mean 'string'?",
        "5 signals, 2 with violations (40.0 %), 2 rules broken, 1 remark",
    ]


def test_github_escapes(render: Any, price: Finding) -> None:
    finding = dataclasses.replace(price, file="a,b:c%.ndjson", message="50 %: a,b", pointer=None)
    first = render([finding], "github", quiet=True)
    assert first == "::error file=a%2Cb%3Ac%25.ndjson,line=3,title=order.price.type::50 %25: a,b\n"


def test_sarif(render: Any, findings: list[Finding], price: Finding) -> None:
    log = json.loads(
        render(
            [*findings, price],
            "sarif",
            statements={"order.price.type": "`price` is a number."},
            version="0.1.0",
        )
    )
    jsonschema.validate(log, SARIF)
    [run] = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == [f.rule for f in findings]
    assert rules[0]["shortDescription"]["text"] == rules[0]["help"]["text"] == "`price` is a number."
    assert [result["ruleIndex"] for result in run["results"]] == [0, 1, 2, 3, 0]
    assert [result["level"] for result in run["results"]] == ["error", "error", "note", "warning", "error"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert places[0] == {"artifactLocation": {"uri": "day%201.ndjson"}, "region": {"startLine": 3}}
    assert places[1]["region"] == {"startLine": 9, "startColumn": 41}
    assert places[2]["artifactLocation"]["uri"] == "file:///abs/b%23c.json"
    assert places[3]["region"] == {"startLine": 3, "startColumn": 17, "endLine": 3, "endColumn": 22}
    assert run["results"][0]["locations"][0]["logicalLocations"][0]["fullyQualifiedName"] == "/payload/price"
    assert run["invocations"] == [{"executionSuccessful": True}]


def test_sarif_of_what_could_not_be_read(render: Any, evil: Finding) -> None:
    log = json.loads(render([evil], "sarif", unreadable=("x.gz",)))
    jsonschema.validate(log, SARIF)
    assert log["runs"][0]["invocations"][0]["executionSuccessful"] is False


def test_sarif_fingerprints(render: Any, findings: list[Finding]) -> None:
    def prints(*given: Finding) -> list[str]:
        results = json.loads(render(given, "sarif"))["runs"][0]["results"]
        return [result["partialFingerprints"]["signalspec/v1"] for result in results]

    price, _, advice, spec = findings
    assert len(set(prints(*findings))) == 4
    assert prints(price) == prints(dataclasses.replace(price, message="other words"))
    assert prints(price) != prints(dataclasses.replace(price, line=4))
    assert prints(advice) != prints(dataclasses.replace(advice, index=5))
    moved = dataclasses.replace(spec, line=30, end_line=30, source="    a: {type: strin}")
    assert prints(spec) == prints(moved), "lines added above a place in a spec do not change it"


def test_junit(render: Any, findings: list[Finding], price: Finding) -> None:
    files = ("day 1.ndjson", "clean.ndjson", "/abs/b#c.json")
    text = render([*findings, price], "junit", files=files, unreadable=("x.gz",))
    root = ElementTree.fromstring(text)
    assert (root.tag, root.attrib) == (
        "testsuites", {"name": "signalspec", "tests": "8", "failures": "2", "errors": "1"},
    )  # fmt: skip
    suites = {suite.get("name"): suite for suite in root}
    assert list(suites) == [*files, "x.gz", "spec.yaml"]
    for suite in root:
        assert suite.get("tests") == str(len(suite))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("errors") == str(len(suite.findall("testcase/error")))
    failure = suites["day 1.ndjson"].find("testcase[@name='order.price.type at /payload/price']/failure")
    assert failure is not None
    assert failure.get("message") == "expected a number, got a string"
    assert failure.text == "day 1.ndjson:3 /payload/price\nday 1.ndjson:3 /payload/price"
    assert suites["clean.ndjson"].find("testcase[@name='no violations']") is not None
    assert suites["/abs/b#c.json"].find("testcase/failure") is None, "advice fails no test"


def test_junit_is_xml_whatever_it_holds(render: Any, evil: Finding) -> None:
    ElementTree.fromstring(render([evil], "junit", files=(EVIL,), unreadable=(EVIL,)))


@pytest.mark.parametrize("format", ["json", "ndjson", "github"])
def test_streams_are_written_as_findings_come(price: Finding, format: str) -> None:
    out = io.StringIO()
    report = create(format, out, Settings())
    for i in range(3):
        report.add(price)
        assert out.getvalue().count("order.price.type") == i + 1
