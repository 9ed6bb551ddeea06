"""The table itself."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Literal, NamedTuple, TypeAlias

from signalspec.capabilities.deviations import DEVIATIONS

Status: TypeAlias = Literal["enforced", "documented", "looser", "stricter", "not expressible"]
Part: TypeAlias = Literal["text", "batch", "envelope", "content"]

# What each status means for the payloads that a target sees.
STATUSES: dict[Status, str] = {
    "enforced": "refuses every payload that breaks the rule, and only those",
    "documented": "says the rule in words and checks nothing",
    "looser": "checks, and still takes some payloads that break the rule",
    "stricter": "refuses every payload that breaks the rule, and some that keep it",
    "not expressible": "neither checks nor says it",
}


class Kind(NamedTuple):
    """A kind of rule. `has_rules` is false where no rule is of this kind."""

    id: str
    title: str
    has_rules: bool = True


class CapabilityTarget(NamedTuple):
    """Something generated that can judge payloads, and the parts of the traffic that it sees."""

    id: str
    title: str
    parts: frozenset[Part]


class Capability(NamedTuple):
    """What `target` does with rules of `kind`; `why` is empty where it enforces them."""

    kind: str
    target: str
    status: Status
    why: str = ""


def _target(id: str, title: str, *parts: Part) -> CapabilityTarget:
    return CapabilityTarget(id, title, frozenset(parts))


TARGETS = (
    _target("python", "Python validators", "text", "batch", "envelope", "content"),
    _target("constructors", "Python constructors", "envelope", "content"),
    _target("pydantic_models", "pydantic models", "envelope", "content"),
    _target("jsonschema", "JSON Schema, strict", "batch", "envelope", "content"),
    _target("portable", "JSON Schema, portable", "envelope", "content"),
    _target("graphql_wire", "GraphQL wire schema", "batch", "envelope"),
    _target("graphql_inputs", "GraphQL typed inputs", "content"),
    _target("pydantic", "datamodel-code-generator, pydantic", "envelope", "content"),
    _target("msgspec", "datamodel-code-generator, msgspec", "content"),
    _target("quicktype", "quicktype, JavaScript", "content"),
    _target("docs", "These pages", "text", "batch", "envelope", "content"),
)

_LETTERS: dict[str, Status] = {
    "E": "enforced",
    "D": "documented",
    "L": "looser",
    "S": "stricter",
    "N": "not expressible",
}

# A row a kind: its id, a letter for each target in the order above, and its title.
_TABLE = """
required             E E E E E E E E E E D  a required field is there
unknown              E E E E E E E E N E D  every member is known
type.string          E E E E E E E E E E D  a string
type.number          E E E E E E E L E E D  a number
type.integer         E E E E E S S L S L D  an integer
type.boolean         E E E E E E E L E E D  a boolean
type.array           E E E E E L L E E E D  an array of text or objects
type.array_of_plain  E E E E E L L L S L D  an array of numbers or booleans
type.object          E E E E E E E E E E D  an object
type.content         E E E E E L E E E E D  a content, which is an object
null.required*       E E E E E E E E E E D  no null in a required field
null.element*        E E E E E E E E E E D  no null inside an array
discriminator        E E E E E D L E E E D  the content names its type
enum.exact           E E E E E D E E E E D  a value of an enum
enum.text            E E E E E D D E E E D  a value of an enum whose values are no GraphQL names
enum.ignore_case     E E E E E D D E L N D  a value of an enum, in any letter case
min_length           E E E E E D D E E N D  at least so many code points
max_length           E E E E E D D E E N D  at most so many code points
format               E E E E E D D E L N D  text of a format
range                E E E E E L L E E N D  a number within the spec's bounds
range.integer        E E E E E E E E E N D  an integer of 32 bits
range.number         E E E E E E E E E N D  a finite binary64 number
min_items            E E E E E D D E E N D  at least so many elements
max_items            E E E E E D D E E N D  at most so many elements
at_least_one         E E E E E D D E N N D  at least one of several fields
at_most_one          E E E E E D D N N N D  at most one of several fields
when                 E E E E E D D N N N D  a field depends on others
tier                 E D D E D N D N N N D  the tier includes the signal type
batch.max_items      E N N E N D N N N N D  at most so many signals in a batch
json                 E N E N N N N E N N D  the text is JSON
advice.duplicate_key E N N N N N N N N N D  advice: no key twice in a JSON object
advice.batch         E N N D N N N N N N D  advice: a batch is not empty
advice.enum          E D D D D D D D D N D  advice: one of a few values
advice.min_length    E D D D D D D D D N D  advice: at least so many code points
advice.max_length    E D D D D D D D D N D  advice: at most so many code points
advice.format        E D D D D D D D D N D  advice: text of a format
advice.range         E D D D D D D D D N D  advice: a number within bounds
advice.min_items     E D D D D D D D D N D  advice: at least so many elements
advice.max_items     E D D D D D D D D N D  advice: at most so many elements
advice.at_least_one  E D D D D D D N N N D  advice: at least one of several fields
advice.at_most_one   E D D D D D D N N N D  advice: at most one of several fields
advice.when          E D D D D D D N N N D  advice: a field depends on others
advice.sum           E D D D D D D N N N D  advice: fields add up
advice.deprecated    E D D D D D D D D N D  advice: what is deprecated is left out
decimal*             E E E N N N N E E N D  a number is written with a decimal point
"""

_READ = "A schema judges values that have been read."
_VERDICT = "A schema has one verdict, which advice must not change; descriptions say it."
_SCALAR = "The content is a JSON scalar, which takes any value but null."
_WORDS = "GraphQL has no such constraint; descriptions say it."
_FLOAT = "GraphQL's Float takes 10 and 10.0 alike."
_NO_BATCH = "It is about one signal, not about a batch."
_CONDITIONS = "datamodel-code-generator leaves conditions between fields out."
_NO_TEXT = "datamodel-code-generator drops descriptions of objects."

# Why a target checks nothing: for one kind, else for all that have the status there.
_WHY: dict[tuple[str, str], str] = {
    ("constructors", "tier"): "An object does not know the caller's tier; the docstring says it.",
    ("constructors", "documented"): "A constructor refuses or accepts; the docstring says it.",
    ("constructors", "batch.max_items"): _NO_BATCH,
    ("constructors", "advice.batch"): _NO_BATCH,
    ("constructors", "not expressible"): "A constructor takes values and no text.",
    ("pydantic_models", "tier"): "A model does not know the caller's tier; the docstring says it.",
    ("pydantic_models", "documented"): "A model refuses or accepts; the docstring says it.",
    ("pydantic_models", "batch.max_items"): _NO_BATCH,
    ("pydantic_models", "advice.batch"): _NO_BATCH,
    ("pydantic_models", "not expressible"): "pydantic's own reader takes the last of several keys.",
    ("jsonschema", "advice.deprecated"): "The keyword `deprecated` is an annotation.",
    ("jsonschema", "documented"): _VERDICT,
    ("jsonschema", "decimal"): "JSON Schema does not tell 10 from 10.0.",
    ("jsonschema", "not expressible"): _READ,
    ("portable", "tier"): "The description says it; schemas by tier are in the strict profile only.",
    ("portable", "advice.deprecated"): "The keyword `deprecated` is an annotation.",
    ("portable", "documented"): _VERDICT,
    ("portable", "batch.max_items"): _NO_BATCH,
    ("portable", "advice.batch"): _NO_BATCH,
    ("portable", "decimal"): "JSON Schema does not tell 10 from 10.0.",
    ("portable", "not expressible"): _READ,
    ("graphql_wire", "discriminator"): _SCALAR,
    ("graphql_wire", "documented"): _WORDS,
    ("graphql_wire", "tier"): _SCALAR,
    ("graphql_wire", "advice.batch"): "An empty list is valid, and no description speaks of it.",
    ("graphql_wire", "decimal"): _FLOAT,
    ("graphql_wire", "not expressible"): "GraphQL reads documents and variables of its own.",
    ("graphql_inputs", "documented"): _WORDS,
    ("graphql_inputs", "decimal"): _FLOAT,
    ("graphql_inputs", "batch.max_items"): _NO_BATCH,
    ("graphql_inputs", "advice.batch"): _NO_BATCH,
    ("graphql_inputs", "not expressible"): "GraphQL reads documents and variables of its own.",
    ("pydantic", "documented"): "Descriptions of fields say it.",
    ("pydantic", "at_most_one"): _CONDITIONS,
    ("pydantic", "when"): _CONDITIONS,
    ("pydantic", "batch.max_items"): _NO_BATCH,
    ("pydantic", "advice.batch"): _NO_BATCH,
    ("pydantic", "advice.duplicate_key"): "pydantic's own reader takes the last of them.",
    ("pydantic", "not expressible"): _NO_TEXT,
    ("msgspec", "documented"): "Descriptions of fields say it.",
    ("msgspec", "unknown"): "datamodel-code-generator's structs let unknown members pass.",
    (
        "msgspec",
        "at_least_one",
    ): "msgspec cannot decode the untagged union that datamodel-code-generator makes.",
    ("msgspec", "at_most_one"): _CONDITIONS,
    ("msgspec", "when"): _CONDITIONS,
    ("msgspec", "batch.max_items"): _NO_BATCH,
    ("msgspec", "advice.batch"): _NO_BATCH,
    ("msgspec", "json"): "msgspec skips unknown members without looking into them.",
    ("msgspec", "advice.duplicate_key"): "msgspec's own reader takes the last of them.",
    ("msgspec", "not expressible"): _NO_TEXT,
    ("quicktype", "at_least_one"): "quicktype merges the alternatives, and may refuse null where one has it.",
    ("quicktype", "batch.max_items"): _NO_BATCH,
    ("quicktype", "advice.batch"): _NO_BATCH,
    ("quicktype", "json"): "JavaScript's own reader takes halves of surrogate pairs.",
    ("quicktype", "not expressible"): "quicktype checks types, members and enums, and drops all else.",
    ("docs", "documented"): "A page checks nothing.",
}


@cache
def kinds() -> tuple[Kind, ...]:
    """All kinds of rules."""
    return tuple(kind for kind, _ in _rows())


@cache
def capabilities() -> dict[tuple[str, str], Capability]:
    """The table: (kind, target) -> what that target does with that kind, for each of both."""
    found = {}
    for kind, statuses in _rows():
        for target, status in zip(TARGETS, statuses, strict=True):
            why = "" if status == "enforced" else _why(kind.id, target.id, status)
            found[kind.id, target.id] = Capability(kind.id, target.id, status, why)
    return found


def _why(kind: str, target: str, status: Status) -> str:
    found = [d.why for d in DEVIATIONS if kind in d.kinds and target in d.targets and d.status == status]
    if status in ("looser", "stricter"):
        return " ".join(found)
    return _WHY.get((target, kind)) or _WHY[target, status]


def _rows() -> Iterator[tuple[Kind, list[Status]]]:
    for line in _TABLE.strip().splitlines():
        id, *letters = line.split(maxsplit=len(TARGETS) + 1)
        title = letters.pop()
        yield Kind(id.rstrip("*"), title, not id.endswith("*")), [_LETTERS[letter] for letter in letters]
