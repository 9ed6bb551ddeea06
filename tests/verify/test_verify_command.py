"""`signalspec verify` as it is used: what it asks before it sends, what it prints, how it ends."""

from __future__ import annotations

import json
import os
import pty
import signal
import subprocess
import sys
import threading
import time
from dataclasses import replace
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

import httpx
import pytest
from signalspec.cli import run
from signalspec.load import load_text
from signalspec.model import Spec
from signalspec.verify import Access, ConsentError, Scope, verify as verify_server
from signalspec.verify.consent import with_care
from standin import Reply, Request, judging, running

REPO = Path(__file__).resolve().parents[2]
LIBRARY = REPO / "tests" / "cases" / "library" / "spec.yaml"
KEY = "key-of-nobody-else"
FORMATS = ("text", "json", "ndjson", "junit", "github", "sarif")


class Command:
    """Runs the command in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys
        self.out = self.err = ""

    def __call__(self, *arguments: str, spec: Path = LIBRARY) -> int:
        code = run(["verify", *arguments, "--spec", str(spec), "--color", "never"])
        self.out, self.err = self._capsys.readouterr()
        return code

    @property
    def message(self) -> str:
        return " ".join(self.err.split())


@pytest.fixture
def verify(capsys: pytest.CaptureFixture[str]) -> Command:
    return Command(capsys)


@pytest.fixture
def nothing_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise AssertionError("something would have been sent")

    monkeypatch.setattr(httpx.AsyncClient, "send", fail)


@pytest.fixture
def own_platform(tmp_path: Path) -> Path:
    """A spec whose platform is this machine, by its name and by its number."""
    text = LIBRARY.read_text("utf-8").replace(
        "https://library.example.org/graphql,", "'http://127.0.0.1/graphql',"
    )
    path = tmp_path / "spec.yaml"
    path.write_text(text.replace("https://test.library.example.org/graphql", "https://LocalHost./x"), "utf-8")
    return path


def test_all_agrees(verify: Command, library: Spec) -> None:
    with running(judging(library)) as standin:
        assert verify(standin.url, "--type", "closed", "--random", "20", "--seed", "4") == 0
    requests = len(standin.requests)
    assert verify.out.splitlines()[-1] == (
        f"{standin.url}: {requests} requests, 20 random payloads from seed 4, "
        "0 of 11 tested rules not as in library-events 2.3.0"
    )
    assert verify.err == ""


def test_findings_in_text(verify: Command, library: Spec) -> None:
    def few(signal: Any) -> bool:
        body = signal["body"]
        return isinstance(body, dict) and body.get("seats") == 2147483647

    with running(judging(library, but={"closed.room.type"}, also=few)) as standin:
        assert verify(standin.url, "--type", "closed") == 1
        text = verify.out
        assert verify(standin.url, "--type", "closed", "--quiet") == 1
        quiet = verify.out
    first, second, rest = text.split("\n\n", 2)
    assert first.splitlines() == [
        "looser[closed.room.type]: the server takes what breaks the rule (2 of 2 payloads)",
        "  rule    `room` is a string.",
        "  sent    closed: room is 7, at /body/room",
        '          {"branch": "QA.76", "body": {"event": "closed", "room": 7, "days": ["MON"]}}',
        '  answer  HTTP 200: {"accepted": 1, "receipts": ["id-0"], "late": 1}',
    ]
    assert second.splitlines()[0] == (
        "stricter[closed.seats.range]: the server refuses what keeps the rule (1 of 2 payloads)"
    )
    assert quiet == f"{first}\n\n{second}\n\n"
    assert "untested: closed.membership: name the tier of the server with --tier" in rest
    assert rest.splitlines()[-1].endswith("2 of 11 tested rules not as in library-events 2.3.0")


def test_findings_in_the_other_formats(verify: Command, library: Spec) -> None:
    with running(judging(library, but={"closed.room.type"})) as standin:
        chosen = (standin.url, "--rules", "closed.[rm]*")
        assert verify(*chosen, "--format", "json") == 1
        found = json.loads(verify.out)
        assert verify(*chosen, "--format", "ndjson") == 1
        lines = [json.loads(line) for line in verify.out.splitlines()]
        assert verify(*chosen, "--format", "junit") == 1
        suites = xml.fromstring(verify.out)
        assert verify(*chosen, "--format", "github") == 1
        github = verify.out.splitlines()
        assert verify(*chosen, "--format", "sarif") == 1
        (sarif,) = json.loads(verify.out)["runs"]
    assert lines == [*found["rules"], {"summary": found["summary"]}]
    results = {each["rule"]: each for each in found["rules"]}
    assert results["closed.room.required"]["result"] == "agrees"
    assert results["closed.membership"]["why"] == "name the tier of the server with --tier"
    bad = results["closed.room.type"]
    assert bad["result"] == "looser" and bad["invalid"] == {"accepted": 2, "refused": 0, "undecided": 0}
    assert bad["looser"]["payload"]["body"]["room"] == 7
    assert bad["looser"]["breaks"] == [{"rule": "closed.room.type", "pointer": "/body/room"}]
    assert bad["looser"]["answer"]["status"] == 200
    assert found["summary"]["rules"] == {
        "looser": 1, "stricter": 0, "both": 0, "undecided": 0, "agrees": len(results) - 2, "untested": 1
    }  # fmt: skip
    (suite,) = suites
    assert {case.get("name") for case in suite} == set(results)
    assert (suite.get("tests"), suite.get("failures"), suite.get("errors"), suite.get("skipped")) == (
        str(len(results)), "1", "0", "1",
    )  # fmt: skip
    (failure,) = suite.iter("failure")
    assert "closed: room is 7" in (failure.text or "") and failure.get("type") == "looser"
    assert len(github) == 2 and github[0].startswith(
        "::error title=closed.room.type::looser: the server takes"
    )
    assert github[1] == "1 error"
    (result,) = sarif["results"]
    assert result["ruleId"] == "closed.room.type" and result["level"] == "error"
    assert sarif["invocations"][0]["executionSuccessful"]


def test_what_is_left_undecided(verify: Command, library: Spec) -> None:
    """A server that breaks on some payloads: what they are about is open, and that is no agreement."""

    def behave(request: Request) -> Reply:
        body = request.signals[0]["body"]
        broken = isinstance(body, dict) and type(body.get("seats")) not in (type(None), int)
        return Reply(500, b"a stack trace") if broken else judging(library)(request)

    with running(behave) as standin:
        chosen = (standin.url, "--rules", "closed.[rs]*", "--retries", "1")
        assert verify(*chosen) == 1
        first, _ = verify.out.split("\n\n", 1)
        last = verify.out.splitlines()[-1]
        assert verify(*chosen, "--format", "junit") == 1
        suites = xml.fromstring(verify.out)
        assert verify(*chosen, "--format", "github") == 1
        github = verify.out.splitlines()
    head, sent, payload = first.splitlines()
    assert head == "undecided[closed.seats.type]: HTTP 500: a stack trace (on each of 2 tries)"
    assert sent == "  sent    closed: seats is 1.5, at /body/seats" and payload.endswith('"seats": 1.5}}')
    assert last.endswith("0 of 4 tested rules not as in library-events 2.3.0, 1 undecided")
    assert (suites.get("failures"), suites.get("errors")) == ("0", "1")
    assert github[0].startswith("::warning title=closed.seats.type::undecided: there is no verdict; closed: ")
    assert github[1:] == ["1 warning"]


class TestProduction:
    """The platform's own hosts get nothing by accident."""

    @pytest.mark.parametrize(
        "url",
        [
            "https://connect-gql-us-1.goacoustic.com",
            "https://CONNECT-GQL-US-1.goacoustic.com./any/path?x=1",
            "http://connect-gql-eu-1.goacoustic.com:8080/graphql",
            "https://connect-gql-ap-3.goacoustic.com#fragment",
        ],
    )
    @pytest.mark.parametrize("more", [(), ("--trial",), ("--no-trial",), ("--quiet",)])
    @pytest.mark.usefixtures("nothing_is_sent")
    def test_without_consent(self, verify: Command, url: str, more: tuple[str, ...]) -> None:
        assert verify(url, *more, spec=REPO / "spec" / "signals.yaml") == 2
        assert "goacoustic.com is the platform's own" in verify.message
        assert "Say --production if you mean it; nothing has been sent." in verify.message
        assert verify.out == ""

    def test_with_consent_all_is_marked(self, verify: Command, library: Spec, own_platform: Path) -> None:
        with running(judging(library)) as standin:
            assert verify(standin.url, spec=own_platform) == 2
            assert standin.requests == []
            scope = ("--limit", "60", "--rate", "1000", "--random", "40")
            assert verify(standin.url, "--production", *scope, spec=own_platform) == 0
            assert "warning: 127.0.0.1 is the platform's own, 'main' in library-events" in verify.err
            assert "all marked as trials" in verify.err
            sent = [signal for request in standin.requests for signal in request.signals or []]
            assert len(sent) > 80 and all(signal["dryRun"] is True for signal in sent)
            verify(standin.url.replace("127.0.0.1", "localhost"), "--quiet", spec=own_platform)
            assert "'test-2' in library-events" in verify.message

    def test_marks_can_be_left_out_or_asked_for(
        self, verify: Command, library: Spec, own_platform: Path
    ) -> None:
        with running(judging(library)) as standin:
            scope = ("--limit", "4", "--rate", "1000")
            assert verify(standin.url, "--production", "--no-trial", *scope, spec=own_platform) == 0
            assert "and all of them count" in verify.err
            assert not any("dryRun" in signal for request in standin.requests for signal in request.signals)
            standin.requests.clear()
            assert verify(standin.url, "--trial", "--limit", "4") == 0
            assert all(signal["dryRun"] for request in standin.requests for signal in request.signals)

    @pytest.mark.usefixtures("nothing_is_sent")
    def test_a_spec_without_a_mark(self, verify: Command, own_platform: Path) -> None:
        text = own_platform.read_text("utf-8").replace("  trial: dryRun\n", "")
        load_text(text)
        own_platform.write_text(text, "utf-8")
        assert verify("http://127.0.0.1:1/", "--production", spec=own_platform) == 2
        assert "Say --no-trial if you mean it; nothing has been sent." in verify.message
        assert verify("http://127.0.0.1:1/", "--production", "--trial", spec=own_platform) == 2
        assert "does not say what marks a trial" in verify.message

    @pytest.mark.usefixtures("nothing_is_sent")
    def test_from_python_too(self, spec: Spec) -> None:
        access = Access("https://connect-gql-us-1.goacoustic.com", (("x-api-key", KEY),))
        with pytest.raises(ConsentError, match="nothing has been sent"):
            verify_server(spec, access, Scope())
        careful, scope = with_care(spec, replace(access, production=True), Scope())
        assert careful.rate == 5 and [preset.pointer for preset in scope.presets] == ["/test"]
        assert with_care(spec, careful, scope) == (careful, scope)

    def test_it_is_slow_there(self, verify: Command, library: Spec, own_platform: Path) -> None:
        with running(judging(library)) as standin:
            started = time.monotonic()
            verify(standin.url, "--production", "--type", "closed", "--limit", "4", spec=own_platform)
        assert time.monotonic() - started >= (len(standin.requests) - 1) / 5


@pytest.mark.parametrize("format", FORMATS)
def test_no_secret_is_shown(
    verify: Command, library: Spec, monkeypatch: pytest.MonkeyPatch, format: str
) -> None:
    """The server repeats all that it was sent, in its errors and in its result."""
    monkeypatch.setenv("SIGNALSPEC_API_KEY", KEY)
    monkeypatch.setenv("TOKEN", "token-of-nobody")
    monkeypatch.setenv("DESK", "desk-key-of-nobody")

    def behave(request: Request) -> Reply:
        signals = request.signals
        assert request.headers["x-library-key"] == KEY
        assert request.headers["authorization"] == "Bearer token-of-nobody"
        assert all(signal["desk_key"] == "desk-key-of-nobody" for signal in signals if "desk_key" in signal)
        echo = json.dumps([request.headers, signals])
        if request.number % 3 == 0:
            return Reply(500, echo.encode())
        if request.number % 3 == 1:
            return Reply(200, {"data": {"publish_notices": {"accepted": echo, "receipts": ["x"]}}})
        return Reply(200, {"errors": [{"message": echo[:2000]}]})

    with running(behave) as standin:
        code = verify(
            f"{standin.url}?key={KEY}", "--rules", "closed.[rs]*", "--rules", "Notice.branch.*",
            "--retries", "0", "--header", "Authorization=Bearer ${TOKEN}", "--set", "/desk_key=${DESK}",
            "--format", format,
        )  # fmt: skip
    assert code == 1 and "***" in verify.out
    assert all(request.path == f"/graphql?key={KEY}" for request in standin.requests)
    for secret in (KEY, "token-of-nobody", "desk-key-of-nobody"):
        assert secret not in verify.out + verify.err


def test_no_secret_is_shown_where_it_fails(
    verify: Command, monkeypatch: pytest.MonkeyPatch, library: Spec
) -> None:
    monkeypatch.setenv("SIGNALSPEC_API_KEY", KEY)
    with running(lambda request: Reply(401, request.headers["x-library-key"].encode())) as standin:
        assert verify(standin.url) == 2
    assert "HTTP 401: ***" in verify.err and KEY not in verify.err
    assert "not let in with this key" in verify.err
    monkeypatch.setenv("SIGNALSPEC_API_KEY", f"{KEY}\n")
    assert verify("http://127.0.0.1:1/") == 2
    assert "a key is ASCII text" in verify.message and KEY not in verify.err
    monkeypatch.setenv("SIGNALSPEC_TRACEBACK", "1")
    monkeypatch.setenv("SIGNALSPEC_API_KEY", KEY)
    assert verify("http://127.0.0.1:1/", "--retries", "0") == 2
    assert KEY not in verify.err


def test_a_preset_reaches_what_is_not_about_it(verify: Command, library: Spec) -> None:
    """A server that lets in one branch only can be verified all the same."""

    def other(signal: Any) -> bool:
        return signal.get("branch") != "X.1"

    with running(judging(library, also=other)) as standin:
        assert verify(standin.url, "--rules", "Notice.*") == 2
        assert "it does not take any of the 4 plainest signals" in verify.err
        assert (
            "a member that the server wants, such as a key of the application, is given with --set"
            in verify.err
        )
        standin.requests.clear()
        assert verify(standin.url, "--rules", "Notice.*", "--set", "/branch=X.1") == 0
        branches = [
            signal.get("branch")
            for request in standin.requests
            for signal in request.signals
            if isinstance(signal, dict)
        ]
    # What is about the branch has its own.
    assert branches.count("X.1") > 10 and None in branches and len({str(branch) for branch in branches}) > 4


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([], "Missing argument 'URL'"),
        (["ftp://example.com/"], "write it as https://host/path"),
        (["example.com/graphql"], "write it as https://host/path"),
        (["http://"], "write it as https://host/path"),
        (["http://[::1"], "it is no URL"),
        (["http://user:secret-word@127.0.0.1/"], "a name or password in it"),
        (["http://127.0.0.1:1/", "--tier", "villages"], "'villages' is no membership"),
        (["http://127.0.0.1:1/", "--rules", "loan.isbn"], "'loan.isbn' fits no rule"),
        (["http://127.0.0.1:1/", "--type", "laon"], "did you mean 'loan'?"),
        (["http://127.0.0.1:1/", "--set", "branch=X.1"], "write it as /member=value"),
        (["http://127.0.0.1:1/", "--set", "/branch"], "write it as /member=value"),
        (["http://127.0.0.1:1/", "--set", "/brunch=X.1"], "did you mean 'branch'?"),
        (["http://127.0.0.1:1/", "--set", "/branch/x=X.1"], "'branch' is no object"),
        (["http://127.0.0.1:1/", "--set", "/body={}"], "only members beside it can be set"),
        (["http://127.0.0.1:1/", "--set", "/body/event=loan"], "only members beside it can be set"),
        (["http://127.0.0.1:1/", "--set", "/dryRun=yes"], "is no JSON"),
        (["http://127.0.0.1:1/", "--set", "/dryRun=NaN"], "is no JSON"),
        (["http://127.0.0.1:1/", "--set", "/branch=${NO_SUCH_THING}"], "no variable NO_SUCH_THING"),
        (["http://127.0.0.1:1/", "--set", "/branch=lower"], "it breaks Notice.branch.format"),
        (["http://127.0.0.1:1/", "--header", "no equals"], "write a header as NAME=VALUE"),
        (["http://127.0.0.1:1/", "--header", "a b=c"], "write a header as NAME=VALUE"),
        (["http://127.0.0.1:1/", "--header", "X-A=b\r\nX-C: d"], "is not ASCII text"),
        (["http://127.0.0.1:1/", "--header", "x-library-key=k"], "use --api-key"),
        (["http://127.0.0.1:1/", "--header", "Content-Length=0"], "Content-Length cannot be set"),
        (["http://127.0.0.1:1/", "--api-key", " "], "a key is ASCII text"),
        (["http://127.0.0.1:1/", "--variables", "[NoticeInput"], "is no GraphQL type"),
        (["http://127.0.0.1:1/", "--variables", "A) { x } mutation ($b: A"], "is no GraphQL type"),
        (["http://127.0.0.1:1/", "--rules", "Text.*"], "only variables carry JSON text"),
        (["http://127.0.0.1:1/", "--retries", "-1"], "--retries"),
        (["http://127.0.0.1:1/", "--rate", "0"], "0.0 is not in the range 0.001<=x<=1000000."),
        (["http://127.0.0.1:1/", "--rate", "nan"], "nan is not in the range 0.001<=x<=1000000."),
        (["http://127.0.0.1:1/", "--rate", "1e-300"], "1e-300 is not in the range 0.001<=x<=1000000."),
        (["http://127.0.0.1:1/", "--timeout", "nan"], "nan is not in the range 0.001<=x<=86400."),
        (["http://127.0.0.1:1/", "--random", "9" * 23], "is not in the range 0<=x<=1000000000000."),
        (["http://127.0.0.1:99999/", "--api-key", "x"], "a port is a number from 1 to 65535."),
        (["http://127.0.0.1:0/"], "a port is a number from 1 to 65535."),
        (["http://127.0.0.1:1/", "--concurrency", "0"], "--concurrency"),
    ],
)
@pytest.mark.usefixtures("nothing_is_sent")
def test_wrong_usage(verify: Command, arguments: list[str], says: str) -> None:
    assert verify(*arguments) == 2
    assert says in verify.message
    assert verify.out == "" and "secret-word" not in verify.err


def test_a_spec_without_a_key(verify: Command, library: Spec, tmp_path: Path) -> None:
    path = tmp_path / "spec.yaml"
    path.write_text(LIBRARY.read_text("utf-8").replace("    key_header: X-Library-Key\n", ""), "utf-8")
    assert verify("http://127.0.0.1:1/", "--api-key", KEY, spec=path) == 2
    assert "this spec has no header with a key" in verify.message and KEY not in verify.err


def test_a_key_that_travels_in_the_open_is_warned_of(verify: Command) -> None:
    assert verify("http://no.such.host.invalid/", "--api-key", KEY, "--retries", "0", "--quiet") == 2
    assert "warning: what is sent to no.such.host.invalid is not encrypted" in verify.err
    assert "error: http://no.such.host.invalid/: no connection" in verify.err


def test_that_nothing_was_tested_is_not_that_all_is_well(verify: Command, library: Spec) -> None:
    with running(judging(library)) as standin:
        assert verify(standin.url, "--rules", "Content.type") == 2
        assert "error: no rule was tested" in verify.err
        assert verify(standin.url, "--rules", "Content.type", "--random", "5") == 0
        assert verify(standin.url, "--limit", "0", "--random", "5") == 0
        assert "5 random payloads" in verify.out


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("HTTP_PROXY", "socks5://me:word@127.0.0.1:1", "SOCKS proxy"),
        ("HTTP_PROXY", "gopher://me:word@127.0.0.1:1", "names a proxy that is none"),
        ("HTTP_PROXY", "http://me:word@127.0.0.1:1", "no connection"),
        ("SSL_CERT_FILE", "/nothing/here/word", "certificates cannot be read: No such file"),
    ],
)
def test_what_is_wrong_with_the_environment(
    verify: Command, monkeypatch: pytest.MonkeyPatch, name: str, value: str, says: str
) -> None:
    monkeypatch.setenv(name, value)
    assert verify("http://standin.example/", "--retries", "0") == 2
    assert says in verify.err and "word" not in verify.err and "Traceback" not in verify.err


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "signalspec", "verify", *arguments, "--spec", str(LIBRARY)]


def environment(**more: str) -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(REPO / "codegen"), **more}


def test_without_its_extra_it_says_what_to_install(tmp_path: Path) -> None:
    code = (
        "import sys; sys.modules['httpx'] = None\n"
        "from signalspec.cli import run; sys.exit(run(['verify', 'http://127.0.0.1:1/']))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=REPO, env=environment(), timeout=60
    )
    assert done.returncode == 2
    assert "pip install 'signalspec[verify]'" in done.stderr and "Traceback" not in done.stderr


def test_ctrl_c_prints_what_was_found(library: Spec) -> None:
    reached = threading.Event()
    release = threading.Event()

    def behave(request: Request) -> Reply:
        if request.number > 12:
            reached.set()
            release.wait(30)
        return judging(library, but={"closed.room.type"})(request)

    with running(behave) as standin:
        process = subprocess.Popen(
            command(standin.url, "--rules", "closed.*"), stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, cwd=REPO, env=environment(),
        )  # fmt: skip
        try:
            assert reached.wait(60)
            process.send_signal(signal.SIGINT)
            out, err = process.communicate(timeout=20)
        finally:
            release.set()
            process.kill()
            process.wait()
    assert process.returncode == 130
    assert "looser[closed.room.type]" in out and out.endswith("stopped early: not all payloads were sent\n")
    assert err == ""
    assert "the run ended before it was its turn" in out


def test_progress_is_for_terminals(library: Spec) -> None:
    def behave(request: Request) -> Reply:
        time.sleep(0.05)
        return judging(library)(request)

    with running(behave) as standin:
        master, slave = pty.openpty()
        with os.fdopen(master, "rb", buffering=0) as terminal:
            process = subprocess.Popen(
                command(standin.url, "--limit", "40", "--concurrency", "1"),
                stdout=subprocess.PIPE, stderr=slave, cwd=REPO, env=environment(),
            )  # fmt: skip
            os.close(slave)
            shown = b""
            while True:
                try:
                    part = terminal.read(4096)
                except OSError:
                    break
                if not part:
                    break
                shown += part
            assert process.stdout is not None
            out = process.stdout.read().decode()
            process.stdout.close()
        assert process.wait(60) == 0
    assert b" of 44 payloads, " in shown and shown.endswith(b"\r\x1b[K")
    assert "payloads" not in out and "0 of" in out
