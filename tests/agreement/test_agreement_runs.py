"""A run finds what it is there to find: wrong verdicts, idle exemptions, and a judge that dies."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import pytest

from tests.agreement import running
from tests.agreement.contracts import Contract, Payload
from tests.agreement.deliveries import deliver
from tests.agreement.expecting import Expectation, case_of
from tests.agreement.figures import PAGE
from tests.agreement.findings import stale, unexplained
from tests.agreement.implementations import IMPLEMENTATIONS, Implementation
from tests.agreement.judging import JudgeError
from tests.agreement.running import Run

PYTHON = dict.fromkeys(("content", "envelope", "batch"), "python")
PAGE_VIEW = {"signalType": "pageView", "url": "https://example.com/"}


class Told(Implementation):
    """An implementation whose process is the Python code `command[0]`."""

    def argv(self, deliveries: Path) -> list[str]:
        return [sys.executable, "-c", self.command[0], str(deliveries)]


HEAD = "import json, os; from tests.agreement.judges.protocol import serve\n"
# Takes what has a name of more than three letters, whatever else is wrong.
WRONG = (
    HEAD
    + """
def judge(document, text):
    value = json.loads(text)
    return len(str(value.get("name"))) > 3 or "url" in value
serve(lambda delivery: judge)
"""
)
DYING = HEAD + "serve(lambda delivery: lambda document, text: os._exit(1))"


@pytest.fixture(scope="module")
def contracts() -> dict[str, Contract]:
    return {"connect": Contract("connect")}


def test_the_page_has_figures_of_implementations_that_there_are() -> None:
    rows = re.findall(r"^\| ([^|]+) \| [^|]+ \| [0-9,]+ \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(rows) > 10 and set(rows) <= {each.title for each in IMPLEMENTATIONS}


def payload(**members: object) -> Payload:
    return Payload("connect", "content:pageView", json.dumps({**PAGE_VIEW, **members}).encode())


def implementation(code: str, **parts: str) -> Implementation:
    return Told("told", "Told", parts or PYTHON, (code,), contracts=("connect",))


def test_a_wrong_verdict_is_shrunk(contracts: dict[str, Contract], tmp_path: Path) -> None:
    deliver(contracts["connect"], tmp_path)
    given = [payload(), payload(name="Guide page", url=None, effect="positive", more={"a": [1, 2, 3]})]
    with Run(contracts, [implementation(WRONG)], tmp_path) as run:
        outcome = run.over(given)
        (text,) = unexplained(run)
    assert (outcome.payloads, outcome.valid, outcome.tallies["told"].disagreements) == (2, 1, 1)
    assert "Told takes it, and is expected to refuse it" in text
    shown = json.loads(text.split("\n")[1])
    assert len(json.dumps(shown)) < 30, shown


def test_an_idle_exemption_is_told(contracts: dict[str, Contract], tmp_path: Path) -> None:
    deliver(contracts["connect"], tmp_path)
    judging = [
        implementation(HEAD + "serve(lambda delivery: lambda document, text: True)", content="quicktype")
    ]
    with Run(contracts, judging, tmp_path) as run:
        outcome = run.over([payload(), payload(name="x" * 257)])
        assert list(unexplained(run)) == []
    assert outcome.tallies["told"].exempted == {"max_length": 1}
    found = "\n".join(stale(judging, contracts, outcome))
    assert "exemption any_number: JavaScript has one type of number" in found
    assert "exemption format: quicktype checks types" in found
    assert "max_length" not in found


@pytest.mark.parametrize(("text", "verdict"), [("1.5", True), ("8e670", False), ("x", False)])
def test_text_is_judged_as_the_number_that_it_is_read_as(
    contracts: dict[str, Contract], text: str, verdict: bool
) -> None:
    content = {"signalType": "cartAbandonment", "abandonedCartValue": text, "currency": "AED"}
    given = Payload("connect", "content:cartAbandonment", json.dumps(content).encode())
    case = case_of(contracts["connect"], given)
    assert Expectation("pydantic", "pydantic").of(case).verdict is verdict


def test_a_judge_that_is_stuck_is_an_error(
    contracts: dict[str, Contract], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    deliver(contracts["connect"], tmp_path)
    monkeypatch.setattr(running, "_PATIENCE", 0.1)
    with (
        pytest.raises(JudgeError, match="Told does not answer"),
        Run(contracts, [implementation("import time; time.sleep(600)")], tmp_path) as run,
    ):
        run.over([payload()])


def test_a_judge_that_dies_is_an_error(contracts: dict[str, Contract], tmp_path: Path) -> None:
    deliver(contracts["connect"], tmp_path)
    with (
        pytest.raises(JudgeError, match=r"Told gave up near .*pageView"),
        Run(contracts, [implementation(DYING)], tmp_path) as run,
    ):
        run.over([payload()] * 1_000)
