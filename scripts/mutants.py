"""Breaks the spec, a template or the runtime in ways that a slip could, and asks whether the tests notice.

Each mutant is a copy of the tree with one edit, regenerated, so that no test can notice merely that
generated files are out of date; a copy without an edit shows first that nothing else fails there.
Prints a line a mutant; exits 1 if any survives, 2 if the unbroken copy fails.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

REPO = Path(__file__).resolve().parents[1]
TESTS = [
    "tests/facts", "tests/python_target", "tests/vectors", "tests/agreement", "tests/jsonschema_target",
    "tests/graphql_target", "tests/docs_target",
]  # fmt: skip
SPEC = "spec/signals.yaml"
TEMPLATES = "codegen/signalspec/templates"
TARGETS = "codegen/signalspec/targets"


@dataclass(frozen=True)
class Mutant:
    """One edit: the first `old` in `file` becomes `new`."""

    what: str
    file: str
    old: str
    new: str


MUTANTS = [
    Mutant("a required field becomes optional", SPEC,
           "productName, unitPrice]\n    optional: [$anySignal,",
           "productName]\n    optional: [unitPrice, $anySignal,"),
    Mutant("an enum is widened", SPEC, "      negative: It speaks against it.",
           "      negative: It speaks against it.\n      neutral: It says nothing."),
    Mutant("a currency is lost", SPEC, "      EUR: ", "      EUX: "),
    Mutant("a length limit is lost", SPEC, "    max_length: 256\n", ""),
    Mutant("a tier is widened", SPEC, "tiers: [premium, ultimate]", "tiers: all"),
    Mutant("a field's type changes for all uses", SPEC, "{itemQuantity: {type: number}}", "itemQuantity"),
    Mutant("a conditional rule asks for another format", SPEC,
           "when: {identifierName: sms}", "when: {identifierName: contactKey}"),
    Mutant("a batch may be longer", SPEC, "max_items: 500", "max_items: 501"),
    Mutant("letter case counts", SPEC, "ignore_case: true", "ignore_case: false"),
    Mutant("a format accepts a leap second", SPEC, "'{hourMinute}:[0-5][0-9]'", "'{hourMinute}:[0-6][0-9]'"),
    Mutant("the accepting path skips the loop's last check", f"{TEMPLATES}/python/validator.py.j2",
           "            {{ check.rejects }}\n",
           "            if False:\n"),
    Mutant("the explaining path forgets unknown members", f"{TEMPLATES}/python/validator.py.j2",
           "    if not KNOWN.issuperset(content):", "    if False:"),
    Mutant("a bound is off by one", f"{TARGETS}/python/tests.py", "len({name}) > {limits.max_length}",
           "len({name}) > {limits.max_length} + 1"),
    Mutant("null passes in required fields", f"{TARGETS}/python/tests.py",
           "    return test if field.required else _or_none(test)", "    return _or_none(test)"),
    Mutant("the explaining path takes booleans for numbers", "codegen/signalspec/runtime/python/findings.py",
           "isinstance(value, (int, float)) and not isinstance(value, bool) and _is_finite(value)",
           "isinstance(value, (int, float)) and _is_finite(value)"),
    Mutant("literals carry half a surrogate pair", "codegen/signalspec/runtime/python/literals.py",
           '_SURROGATE = re.compile("[\\ud800-\\udfff]")', '_SURROGATE = re.compile("(?!)")'),
    Mutant("strict schemas let unknown members pass", f"{TEMPLATES}/jsonschema/record.j2",
           '"additionalProperties": false', '"additionalProperties": true'),
    Mutant("portable schemas lose their conditions", f"{TEMPLATES}/jsonschema/record.j2",
           "{% if record.rules.chain %}", "{% if false %}"),
    Mutant("GraphQL inputs require nothing", f"{TEMPLATES}/graphql/types.j2",
           "{{ field.type }}", "{{ field.type | replace('!', '') }}"),
    Mutant("pages leave out the rules between fields", f"{TEMPLATES}/docs/record.md.j2",
           "{{ parts.statements(page) -}}\n", ""),
]  # fmt: skip
UNBROKEN = Mutant("nothing", SPEC, "signalspec: 1", "signalspec: 1")


def main() -> int:
    """Tries all mutants, or those whose description holds a word given on the command line."""
    chosen = [m for m in MUTANTS if all(word in m.what for word in sys.argv[1:])]
    fails, how = _caught(UNBROKEN)
    if fails:
        print(f"the tests fail on the unbroken copy: {how}")
        return 2
    with ThreadPoolExecutor(max_workers=os.cpu_count()) as pool:
        survived = [
            mutant for mutant, caught in zip(chosen, pool.map(_report, chosen), strict=True) if not caught
        ]
    print(f"{len(chosen) - len(survived)} of {len(chosen)} mutants caught")
    return 1 if survived else 0


def _report(mutant: Mutant) -> bool:
    caught, how = _caught(mutant)
    print(f"{'caught  ' if caught else 'SURVIVED'}  {mutant.what}: {how}", flush=True)
    return caught


def _caught(mutant: Mutant) -> tuple[bool, str]:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / "tree"
        shutil.copytree(REPO, copy, ignore=shutil.ignore_patterns(".*", "__pycache__", "node_modules"))
        edited = copy / mutant.file
        text = edited.read_text("utf-8")
        if mutant.old not in text:
            return False, f"{mutant.file} has no {mutant.old!r}: mend this script"
        edited.write_text(text.replace(mutant.old, mutant.new, 1), "utf-8")
        environment = {**os.environ, "PYTHONPATH": str(copy / "codegen"), "SIGNALSPEC_CACHE": ""}
        built = _run(["-m", "signalspec", "generate", "--quiet"], copy, environment)
        if built.returncode == 2:
            return True, f"generate refuses it: {built.stderr.strip().splitlines()[:1]}"
        tests = [path for path in TESTS if (copy / path).is_dir()]
        found = _run(["-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *tests], copy, environment)
        lines = [line for line in found.stdout.splitlines() if line.startswith(("FAILED", "ERROR"))]
        return found.returncode == 1, lines[0] if lines else f"pytest ended with {found.returncode}"


def _run(arguments: list[str], folder: Path, environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, *arguments], cwd=folder, env=environment, capture_output=True, text=True, check=False
    )


if __name__ == "__main__":
    sys.exit(main())
