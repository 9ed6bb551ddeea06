"""What is sent: vectors in envelopes of all kinds, random payloads, and what is left out with its reason."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections import Counter
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import Any

import pytest
from graphql import parse
from signalspec.load import load_file, load_text
from signalspec.mock import running_mock
from signalspec.model import Spec
from signalspec.payloads import Vector, vectors
from signalspec.rules import rules
from signalspec.validators import load
from signalspec.verify import Access, NothingToSendError, Scope, verify
from signalspec.verify.cases import Case
from signalspec.verify.documents import Inline, UnsendableError, Variables
from signalspec.verify.plan import Plan, plan
from signalspec.verify.presets import PresetError, read_preset, trial_preset
from signalspec.verify.recombining import recombined
from standin import Reply, Request, judging, refused, running

REPO = Path(__file__).resolve().parents[2]

# An envelope with all that GraphQL has ideas of its own about.
TYPED = """
signalspec: 1
name: typed-events
version: 1.0.0
title: Typed events
doc: Events in an envelope with numbers and lists.
schema_base: https://schemas.example.com/typed
transport:
  envelope: Entry
  content: payload
  discriminator: kind
  operation: {mutation: add, argument: entries, result: {}, max_items: 3}
enums:
  Mood: {doc: How it went., values: {good: Well., bad: Badly.}}
fields:
  kind: {type: string, doc: Which event this is.}
  payload: {type: content, doc: The event itself.}
  number: {type: integer, minimum: -5, doc: A number.}
  numbers: {type: [integer], doc: Numbers.}
  weight: {type: number, doc: A weight.}
  weights: {type: [number], max_items: 4, doc: Weights.}
  tags: {type: [string], doc: Tags.}
  flag: {type: boolean, doc: A flag.}
  mood: {type: Mood, doc: A mood.}
  moods: {type: [Mood], doc: Moods.}
  part: {type: Part, doc: A part.}
  parts: {type: [Part], doc: Parts.}
objects:
  Entry:
    doc: An entry.
    required: [number, payload]
    optional: [numbers, weight, weights, tags, flag, mood, moods, part, parts]
  Part: {doc: A part., required: [weight], optional: [tags]}
signals:
  opened: {title: Opened, doc: It was opened., optional: [numbers, weight]}
"""


def kinds(found: Plan) -> Counter[str]:
    return Counter(each.reason for each in found.left_out)


def sent(found: Plan) -> list[Case]:
    return [*found.plains, *(case for group in found.groups for case in group)]


@pytest.mark.parametrize("variables", [None, "[EntryInput!]!"])
def test_what_graphql_does_to_values_is_no_finding(variables: str | None) -> None:
    spec = load_text(TYPED)
    with running_mock(spec) as mock:
        outcome = verify(spec, Access(mock.url, concurrency=8), Scope(variables=variables, random=60))
    assert outcome.agrees, [
        row.rule.id for row in outcome.results if row.result not in ("agrees", "untested")
    ]
    reasons = kinds(plan(spec, Scope(variables=variables)))
    assert reasons["GraphQL takes a lone value for a list of one"] > 5
    assert ("GraphQL refuses the literal 2.0 for an Int; as a variable it is taken" in reasons) == (
        not variables
    )
    # What a Float cannot hold is not in the vectors; a payload made up may have it.
    (case,) = plan(spec, Scope(rules=("Entry.weight.type",))).plains
    exact = {"number": 1, "weight": 2**53, "payload": {"kind": "opened"}}
    assert isinstance(plan(spec, Scope()).remade(case, exact), Case)
    assert plan(spec, Scope()).remade(case, exact | {"weight": 2**53 + 1}) is None


def test_verdicts_are_the_validators(library: Spec) -> None:
    """Of whatever is sent, the validators say what is expected; and all that is sent is GraphQL."""
    package = load(library)
    found = plan(library, Scope(random=300, seed=9))
    cases = [*sent(found), *found.random()]
    assert sum(case.rule is None for case in cases) > 250
    for case in cases:
        batch = case.given * (case.repeat or 1) if isinstance(case.given, list) else case.given
        violations = package.validate_batch(batch)
        assert [each.rule for each in violations] == [each.rule for each in case.broken]
        if case.rule is not None and not case.valid:
            assert {each.rule for each in case.broken} == {case.rule}
        parse(json.loads(case.body)["query"])


def test_all_rules_are_sent_or_have_a_reason(spec: Spec, library: Spec) -> None:
    for each in (spec, library):
        found = plan(each, Scope())
        broken = {case.rule for case in sent(found) if not case.keeps}
        left_out = {one.rule for one in found.left_out}
        assert {rule.id for rule in rules(each)} == {rule.id for rule in found.rules}
        assert {rule.id for rule in rules(each)} <= broken | left_out
        assert len(broken) >= 0.95 * len(found.rules)


def test_a_limit_covers_as_many_rules_as_it_can(library: Spec) -> None:
    whole, part = plan(library, Scope()), plan(library, Scope(limit=100))
    assert len(part.groups) == 100 and part.groups == whole.groups[:100]
    firsts = {(case.rule, case.keeps) for group in part.groups for case in group}
    assert len(firsts) >= 95
    assert kinds(part)["--limit is too small for it"] > 100


def test_the_tier_of_the_server(library: Spec, spec: Spec) -> None:
    found = plan(library, Scope(tier="branch"))
    assert {case.type for case in found.plains} == {"loan", "closed"}
    about = {case.rule for case in sent(found) if not case.keeps}
    assert {"bought.membership", "acquisition.membership", "Notice.branch.format", "Batch.max_items"} <= about
    assert "acquisition.copies.range" not in about
    assert "branch does not include the type" in kinds(found)
    # The smallest content is of a type that `pro` does not include; envelopes hold another one.
    about = {case.rule for case in sent(plan(spec, Scope(tier="pro"))) if not case.keeps}
    assert {"Signal.appKey.required", "IdentifiableAttributes.email.format", "pageView.subscription"} <= about


def test_unknown_members_may_be_ignored(library: Spec) -> None:
    found = plan(library, Scope(unknown="ignore", random=200))
    assert not [
        case for case in sent(found) if case.rule and case.rule.endswith(".unknown") and not case.keeps
    ]
    assert kinds(found)["unknown members are ignored"] > 5
    made = list(found.random())
    assert 100 < len(made) < 200
    strict = load(library)
    for case in made:
        assert not [each for each in strict.validate_batch(case.given) if each.code == "unknown"]


@pytest.mark.parametrize("variables", [None, "[NoticeInput!]!"])
def test_trials(library: Spec, variables: str | None) -> None:
    """Everything has the mark, and what other rules then ask for; what cannot have it is not sent."""
    mark = trial_preset(library)
    assert mark is not None
    found = plan(library, Scope(presets=(mark,), variables=variables, random=100))
    cases = [*sent(found), *found.random()]
    assert len(cases) > 500
    for case in cases:
        assert isinstance(case.given, list) or case.given is None
        assert all(isinstance(each, dict) and each["dryRun"] is True for each in case.given or ())
    about = {case.rule for case in cases if not case.keeps}
    assert {
        "Notice.branch.required",
        "Notice.body.type",
        "Notice.dryRunsAreNamed",
        "Batch.max_items",
    } <= about
    assert about.isdisjoint({"Notice.dryRun.type", "Notice.type", "Text.json"})


def test_presets(library: Spec) -> None:
    preset = read_preset("/sender/home/street=1 Hill Road", library)
    assert preset.on({"a": 1}) == {"a": 1, "sender": {"home": {"street": "1 Hill Road"}}}
    assert preset.on({"sender": {"card": "7", "home": None}}) is None
    assert preset.on({"sender": 7}) is None and preset.on(None) is None
    assert read_preset("/dryRun=false", library).value is False
    assert read_preset("/sender={}", library).value == {}
    assert read_preset("/branch=a=b", library).value == "a=b"
    assert read_preset("/desk_key=12345678", library).secret and "1234" not in repr(
        read_preset("/desk_key=1234", library)
    )
    for bad in ("", "/", "/=", "/sender/home=", "/sender/nothing=1", "/sender/card/x=1", "/dryRun=[1"):
        with pytest.raises(PresetError):
            read_preset(bad, library)


def test_a_preset_is_not_for_what_is_about_it(library: Spec) -> None:
    preset = read_preset("/desk_key=123456789", library)
    found = plan(library, Scope(presets=(preset,), rules=("Notice.desk_key.*", "Notice.branch.format")))
    keys: dict[str, set[str]] = {}
    for case in sent(found):
        assert isinstance(case.given, list)
        for each in case.given:
            assert isinstance(each, dict)
            keys.setdefault(f"{case.rule} {case.valid}", set()).add(str(each.get("desk_key")))
    assert keys["Notice.branch.format False"] == keys["Notice.branch.format True"] == {"123456789"}
    assert keys["Notice.desk_key.type False"] == {"7"}
    assert keys["Notice.desk_key.type True"] == {"123456789"}
    assert "123456789" not in keys["Notice.desk_key.max_length False"]


def test_presets_that_spoil_everything(library: Spec) -> None:
    with pytest.raises(NothingToSendError, match=r"it breaks Person\.at_least_one"):
        plan(library, Scope(presets=(read_preset("/sender={}", library),)))
    with pytest.raises(NothingToSendError, match="no vector was chosen"):
        plan(library, Scope(rules=("nothing",)))


class TestDocuments:
    """What a request can carry."""

    def test_lone_surrogates_are_not_sent(self, library: Spec) -> None:
        for documents in (Inline(library), Variables(library, "[NoticeInput!]!")):
            with pytest.raises(UnsendableError, match="surrogate"):
                documents.batch([{"branch": "\ud83d"}])

    def test_names_that_are_none_need_variables(self, library: Spec) -> None:
        with pytest.raises(UnsendableError, match="no GraphQL name"):
            Inline(library).batch([{"a/b": 1}])
        body = json.loads(Variables(library, "[NoticeInput!]!").batch([{"a/b": 1}]))
        assert body["variables"] == {"batch": [{"a/b": 1}]}

    def test_numbers_arrive_as_they_are(self, library: Spec) -> None:
        given = [{"x": [2.0, 2, 10**400, -0.0, 1e300, 5e-324]}]
        assert json.loads(Variables(library, "T").batch(given))["variables"]["batch"] == given
        query = json.loads(Inline(library).batch(given))["query"]
        numbers = re.findall(r"-?[0-9][0-9.e+-]*", query)
        assert [type(number)(text) for number, text in zip(given[0]["x"], numbers, strict=True)] == given[0][
            "x"
        ]

    def test_texts_stand_as_they_are(self, library: Spec) -> None:
        text = '{ "branch" :\t"X.1", "branch": 1.50 }'
        assert text.encode() in Variables(library, "T").text(text)
        assert b"\xff" in Variables(library, "T").text(b"\xff")
        with pytest.raises(UnsendableError, match="only variables"):
            Inline(library).text(text)

    def test_texts_that_are_json_inside_a_request_are_left_out(self, spec: Spec) -> None:
        found = plan(spec, Scope(variables="[SignalInput!]!", rules=("Text.*",)))
        assert kinds(found) == {"inside a request it is JSON": 1}
        assert sum(not case.keeps for case in sent(found)) > 15


class TestRandom:
    """Payloads made up by chance."""

    def test_the_same_seed_gives_the_same(self, library: Spec) -> None:
        known = vectors(library)
        first, again, other = (list(islice(recombined(library, known, (), seed), 200)) for seed in (1, 1, 2))
        assert first == again != other
        assert len({json.dumps(each, sort_keys=True) for each in first}) > 150
        of_one_type = list(islice(recombined(library, known, ("closed",), 1), 50))
        assert sum(each["body"].get("event") == "closed" for each in of_one_type) > 40

    def test_there_are_good_ones_bad_ones_and_very_bad_ones(self, spec: Spec) -> None:
        found = plan(spec, Scope(random=600))
        faults = Counter(min(len(case.broken), 2) for case in found.random())
        assert faults[0] > 200 and faults[1] > 100 and faults[2] > 30
        assert {case.type for case in found.random()} >= {signal.name for signal in spec.signals}
        # Good ones are fuller than the plainest.
        good = [len(case.body) for case in found.random() if case.valid]
        assert sum(good) / len(good) > 1.2 * sum(len(case.body) for case in found.plains) / len(found.plains)

    def test_a_spec_without_material_has_none(self, library: Spec) -> None:
        nothing: dict[str, tuple[Vector, ...]] = {}
        assert list(recombined(library, nothing, (), 1)) == []

    def test_a_refused_one_is_cut_down(self, library: Spec) -> None:
        """A server that cannot bear two members together, which no vector has."""

        def both(signal: Any) -> bool:
            body = signal["body"]
            return isinstance(body, dict) and "copies" in body and "notes" in body and "moods" in body

        with running(judging(library, also=both)) as standin:
            scope = Scope(types=("acquisition",), rules=("acquisition.isbn.*",), random=150, seed=8)
            outcome = verify(library, Access(standin.url), scope)
        rows = {row.rule.id: row for row in outcome.results if row.result not in ("agrees", "untested")}
        assert set(rows) == {"acquisition"} and rows["acquisition"].result == "stricter"
        witness = rows["acquisition"].stricter
        assert witness is not None and isinstance(witness.case.given, list)
        (envelope,) = witness.case.given
        assert isinstance(envelope, dict) and isinstance(envelope["body"], dict)
        required = {field.name for field in library.signal("acquisition").required} | {"event"}
        assert set(envelope["body"]) - required == {"notes", "moods"}
        assert set(envelope) == {"branch", "body"}
        assert outcome.results.random["refused"] > rows["acquisition"].valid["refused"] > 0


def test_a_partly_taken_batch_is_refused(library: Spec) -> None:
    """Some servers take the good ones of a batch: the bad one is refused all the same."""

    def behave(request: Request) -> Reply:
        signals = request.signals
        if not isinstance(signals, list):
            return refused(library)
        validate = load(library).validate
        ids = [None if validate(signal) else "id" for signal in signals]
        if len(ids) > library.transport.operation.max_items:
            return refused(library)
        result = {"accepted": len(ids) - ids.count(None), "receipts": ids, "late": None}
        errors = [
            {"message": "bad", "path": ["publish_notices", "receipts", n]}
            for n, id in enumerate(ids)
            if not id
        ]
        body = {"data": {"publish_notices": result}} | ({"errors": errors} if errors else {})
        return Reply(body=body)

    with running(behave) as standin:
        scope = Scope(rules=("Batch.*", "Notice.body.*", "Notice.type"))
        outcome = verify(library, Access(standin.url), scope)
    assert outcome.agrees and {row.rule.id for row in outcome.results if row.tested} >= {
        "Batch.max_items",
        "Notice.type",
    }


def test_the_page_has_every_option_and_its_code_runs() -> None:
    from signalspec.commands.verify import command

    page = (REPO / "docs" / "verify.md").read_text("utf-8")
    common = {"--spec", "--quiet", "--color", "--help"}
    options = {name for parameter in command.params for name in parameter.opts if name.startswith("--")}
    assert {name for name in options if f"{name}" not in page} <= common
    (code,) = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    spec = load_file(REPO / "spec" / "signals.yaml")
    with running_mock(spec) as mock:
        url = "http://127.0.0.1:8085/graphql"
        assert url in code
        code = code.replace(url, mock.url).replace("spec/signals.yaml", str(REPO / "spec/signals.yaml"))
        subprocess.run([sys.executable, "-c", code], check=True, timeout=60)


def test_hosts_of_the_platform(spec: Spec) -> None:
    from signalspec.verify.targets import Address

    own = {
        "https://connect-gql-us-1.goacoustic.com": "us-east-1",
        "https://CONNECT-gql-eu-1.goacoustic.com.:444/x": "eu-central-1",
        "http://connect-gql-ap-3.goacoustic.com": "ap-southeast-2",
    }
    others = (
        "https://goacoustic.com",
        "https://connect-gql-us-1.goacoustic.com.example.com",
        "http://[::1]:8085/",
    )
    for url in (*own, *others):
        assert Address(url).production(spec) == own.get(url)
    odd = replace(spec.transport.operation, endpoints=(("a", "no URL ["), ("b", ""), ("c", "HTTP://[::1]")))
    changed = replace(spec, transport=replace(spec.transport, operation=odd))
    assert Address("http://[::1]:8085/").production(changed) == "c"
    assert Address("http://example.com").production(changed) is None
    assert Address("https://bücher.example/").host == "xn--bcher-kva.example"
    assert Address("https://example.com/a?key=x#y").shown == "https://example.com/a?..."
    local = (
        "http://127.0.0.1/",
        "http://localhost:1/",
        "http://[::1]/",
        "http://a.localhost/",
        "http://127.9.9.9/",
    )
    assert all(Address(url).is_local for url in local) and not Address("http://example.com").is_local
