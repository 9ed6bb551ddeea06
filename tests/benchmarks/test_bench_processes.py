"""Commands and hosts: what a turn reports, what is checked before it counts, what a failure says."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.__main__ import main
from benchmarks.bench import NODE_MODULES, Bench
from benchmarks.contract import REPO, load_contract
from benchmarks.corpus import signals
from benchmarks.crew import Crew, HostError
from benchmarks.hosts import Host, builds
from benchmarks.pool import make_pool
from benchmarks.processes import Command, CommandError
from benchmarks.profiles import PROFILES
from benchmarks.results import Row
from benchmarks.tasks.running import run_commands
from benchmarks.timing import Spread


def python(name: str, code: str, **options: Any) -> Command:
    return Command(name, "Python", (sys.executable, "-I", "-S", "-c", code), **options)


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    pool = make_pool(20)
    return Bench(PROFILES["smoke"], load_contract(), tmp_path, pool, tmp_path, tmp_path, (), lambda _: True)


class TestCommands:
    def test_a_turn_says_time_and_memory(self, tmp_path: Path) -> None:
        turn = python("busy", "print(sum(range(10**6)))", output=tmp_path / "out").turn()
        assert 0 < turn.cpu < 60 and 0 < turn.wall < 60
        assert (tmp_path / "out").read_text() == "499999500000\n"

    def test_memory_is_the_command_s_own(self) -> None:
        ballast = bytearray(200_000_000)
        small, large = python("small", "pass").turn(), python("large", "b'x' * 100_000_000").turn()
        assert small.peak < 60 < 100 < large.peak < 160
        del ballast

    def test_a_command_that_fails_is_an_error_with_its_last_words(self) -> None:
        with pytest.raises(CommandError, match=r"^bad: exit code 1: .*ZeroDivisionError"):
            python("bad", "1 / 0").turn()
        python("found something", "raise SystemExit(1)", codes=(1,)).turn()

    def test_what_comes_before_is_done_before(self, tmp_path: Path) -> None:
        (tmp_path / "old").touch()
        code = f"import os; assert not os.path.exists({str(tmp_path / 'old')!r})"
        python("fresh", code, before=(tmp_path / "old").unlink).turn()


class TestRunning:
    def rows(self, bench: Bench, *commands: Command, **options: Any) -> dict[str, Row]:
        result = run_commands("none", bench, commands, base="base", **options)
        return {row.id: row for row in result.rows}

    def test_ratios_are_to_the_base(self, bench: Bench) -> None:
        rows = self.rows(bench, python("base", "pass"), python("other", "sum(range(3 * 10**6))"))
        assert rows["base"].ratio == Spread(1, 1, 1, 1)
        other = rows["other"].ratio
        assert other is not None and other.median > 1.5

    def test_what_does_it_wrong_is_not_timed(self, bench: Bench) -> None:
        rows = self.rows(bench, python("base", "pass"), python("wrong", "pass", check=lambda: "finds 2 of 3"))
        assert rows["wrong"].amount is None and rows["wrong"].ratio is None
        assert rows["wrong"].note == "finds 2 of 3"

    def test_a_yardstick_is_taken_off(self, bench: Bench) -> None:
        busy = "sum(range(3 * 10**6))"
        rows = self.rows(
            bench, python("nothing", "pass", yardstick=True), python("base", busy), beyond="nothing"
        )
        base, nothing = rows["base"].amount, rows["nothing"].amount
        assert base is not None and base.median > 0
        assert nothing is not None and rows["nothing"].ratio is None


class TestHosts:
    def test_what_is_hidden_cannot_be_imported(
        self, tmp_path: Path, capfd: pytest.CaptureFixture[str]
    ) -> None:
        load_contract().save(tmp_path / "contract")
        make_pool(3).save(tmp_path / "corpus")
        host = Host("benchmarks.peers.msgspec_peer", hidden=("msgspec",))
        with pytest.raises(HostError, match=r"the process of benchmarks\.peers\.msgspec_peer ended"):
            Crew([host], tmp_path / "contract", tmp_path / "corpus").__enter__()
        assert "import of msgspec halted" in capfd.readouterr().err


class TestStreams:
    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        file = tmp_path / "signals.ndjson"
        lines = [json.dumps(signal, ensure_ascii=False) for signal in signals(60, bad=0.2)]
        file.write_text("\n".join(lines) + "\n", encoding="utf-8")
        return file

    def bad(self, folder: Path, jobs: int) -> int:
        reports = [folder / f"out.{number}" for number in range(jobs)]
        texts = [report.read_text(encoding="utf-8") for report in reports]
        return sum(len({json.loads(line)["line"] for line in text.splitlines()}) for text in texts)

    @pytest.mark.parametrize("jobs", [1, 3])
    def test_python_judges_each_line_once(self, jobs: int, file: Path, tmp_path: Path) -> None:
        load_contract().save(tmp_path / "contract")
        host = next(builds())
        command = (
            *(sys.executable, "-m", "benchmarks.stream", host.as_argument(), tmp_path / "contract"),
            *(str(host.name), file, tmp_path / "out", str(jobs)),
        )
        subprocess.run(command, check=True, cwd=REPO, env={**os.environ, **host.environment()})
        assert self.bad(tmp_path, jobs) == 12

    def test_ajv_judges_each_line_once(self, file: Path, tmp_path: Path) -> None:
        if not (NODE_MODULES / "ajv").is_dir():
            pytest.skip("needs `npm install --prefix tests/node`")
        contract = load_contract()
        schemas = {"whole": contract.strict, "byType": {}}
        (tmp_path / "schemas").write_text(json.dumps(schemas), encoding="utf-8")
        script = REPO / "benchmarks" / "node" / "stream.mjs"
        command = ("node", script, NODE_MODULES, tmp_path / "schemas", file, tmp_path / "out", "2")
        subprocess.run(command, check=True)
        assert self.bad(tmp_path, 2) == 12


def test_only_whole_results_are_kept() -> None:
    for arguments in (["--save", "--smoke"], ["--save", "--peer", "pydantic"]):
        done = CliRunner().invoke(main, arguments)
        assert done.exit_code == 2
        assert "keep whole results only" in done.output
