"""Numbers and texts that several statements allow at once, held against trying all of a small world."""

from __future__ import annotations

import itertools
import math
import re

import pytest
from hypothesis import given, settings, strategies as st
from signalspec.compare import texts
from signalspec.compare.literals import Among, Atom, Between, Literal, Matching, Sized, Whole, is_true
from signalspec.compare.numbers import find_number
from signalspec.compare.outcome import UndecidedError
from signalspec.compare.texts import find_text, readable_text
from signalspec.patterns import parse
from signalspec.patterns.graphs import Budget, TooLarge
from signalspec.patterns.products import Described, Listed, shortest_text
from signalspec.patterns.walks import walks

BOUNDS = st.sampled_from([-2, -1, 0, 0.5, 1, 1.5, 2, 3, 2**53, 2**53 + 2, 1e300, -1e300, 5e-324])
NUMBER_ATOMS = st.one_of(
    st.builds(Between, st.none() | BOUNDS, st.none() | BOUNDS),
    st.builds(lambda values: Among(tuple(values)), st.lists(BOUNDS, min_size=1, max_size=3)),
    st.just(Whole()),
)


def literals(atoms: st.SearchStrategy[Atom]) -> st.SearchStrategy[frozenset[Literal]]:
    return st.frozensets(st.builds(Literal, atoms, st.booleans()), max_size=4)


def nearby() -> list[float | int]:
    """Numbers on, between and just beside all the bounds above."""
    exact = [-2, -1, 0, 0.5, 1, 1.5, 2, 3, 2**53, 2**53 + 2, 1e300, -1e300, 5e-324]
    found: list[float | int] = [
        *exact,
        2**53 + 1,
        2**53 + 4,
        -0.5,
        0.25,
        0.75,
        1.25,
        1.75,
        2.5,
        4,
        4.5,
        -3,
        -1.5,
        1e200,
    ]
    for number in exact:
        found += [math.nextafter(number, math.inf), math.nextafter(number, -math.inf)]
    return found


NEARBY = nearby()


@given(literals(NUMBER_ATOMS))
def test_a_number_is_found_where_there_is_one(asked: frozenset[Literal]) -> None:
    found = find_number(asked)
    if found is not None:
        assert all(is_true(each, found) for each in asked)
    else:
        assert [n for n in NEARBY if all(is_true(each, n) for each in asked)] == []


PATTERNS = [
    "a",
    "a?b",
    "[ab]*",
    "(?:ab)+",
    "a|bb",
    "[^a]",
    "[^ab]{1,2}",
    "a{2,3}",
    "(?:a|b){2}",
    "b[^b]*",
    "A|b",
]


def _among(listed: list[str], ignore_case: bool) -> Among:
    return Among(tuple(listed), ignore_case)


TEXTS = ["", "a", "b", "A", "ab", "aB", "bb", "aab"]
TEXT_ATOMS = st.one_of(
    st.sampled_from(PATTERNS).map(Matching),
    st.builds(_among, st.lists(st.sampled_from(TEXTS), min_size=1), st.booleans()),
    st.builds(lambda least, more: Sized(least, least + more), st.integers(0, 3), st.integers(0, 2)),
    st.builds(lambda least: Sized(least, None), st.integers(0, 4)),
)  # fmt: skip
WORLD = ["".join(letters) for n in range(5) for letters in itertools.product("abAB!", repeat=n)]


@settings(max_examples=120 if settings.get_current_profile_name() == "ci" else 5_000)
@given(literals(TEXT_ATOMS))
def test_a_text_is_found_where_there_is_one(asked: frozenset[Literal]) -> None:
    found = find_text(asked)
    if found is not None:
        assert all(holds(each, found) for each in asked)
    else:
        assert [text for text in WORLD if all(holds(each, text) for each in asked)] == []
    readable = readable_text(asked, "some words")
    if readable is not None:
        assert found is not None
        assert all(holds(each, readable) for each in asked)


def holds(literal: Literal, text: str) -> bool:
    """As `is_true`, by Python's own engine."""
    atom = literal.atom
    if isinstance(atom, Matching):
        return (re.fullmatch(atom.pattern, text) is not None) == literal.holds
    return is_true(literal, text)


@given(st.sampled_from(PATTERNS), st.sampled_from(PATTERNS), st.integers(0, 3), st.none() | st.integers(0, 4))
def test_the_shortest_text_is_found(one: str, other: str, least: int, most: int | None) -> None:
    within, outside = (
        [Described(parse(one))],
        [Described(parse(other)), Listed(["b", "aa"], ignore_case=True)],
    )
    found = shortest_text(within, outside, least, most, Budget(100_000))
    fitting = [
        text
        for text in WORLD
        if re.fullmatch(one, text) and not re.fullmatch(other, text) and text.lower() not in ("b", "aa")
        and len(text) >= least and (most is None or len(text) <= most)
    ]  # fmt: skip
    if found is None:
        assert fitting == []
    else:
        assert re.fullmatch(one, found)
        assert not re.fullmatch(other, found)
        assert least <= len(found) <= (most if most is not None else len(found))
        assert not fitting or len(found) <= len(fitting[0])


def test_no_text_has_half_of_a_surrogate_pair() -> None:
    found = shortest_text([Described(parse("[^!-~]"))], [Described(parse("[ \n]"))], 0, None, Budget(1_000))
    assert found is not None
    found.encode()


# Its subsets of states are too many to look at, and both describe the same texts.
HARD = "(?:a|b)*a(?:a|b){20}"


def test_the_work_is_bounded() -> None:
    with pytest.raises(TooLarge):
        shortest_text([Described(parse(HARD))], [Described(parse(f"{HARD}|x"))], 0, None, Budget(20_000))


def test_what_is_too_large_is_tried_and_else_undecided(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(texts, "_STEPS", 20_000)
    asked = Literal(Matching(HARD))
    with pytest.raises(UndecidedError, match=r"too large to be compared.*none of 1,000 texts"):
        find_text(frozenset({asked, Literal(Matching("(?:a|b)*a(?:b|a){20}"), False)}))
    # Nearly all texts will do, but the shortest one that comes to mind will not.
    lucky = frozenset({asked, Literal(Matching("(?:a|b)*b(?:a|b){20}"), False), Literal(Sized(22, None))})
    found = find_text(lucky)
    assert found is not None
    assert all(holds(each, found) for each in lucky)


@pytest.mark.parametrize("pattern", [*PATTERNS, r"\+[0-9]{2,15}", "(?:[a-z]{2,4}-)*[0-9]", "[^,]{3,}"])
def test_walks_are_texts_of_the_pattern(pattern: str) -> None:
    walked = list(walks(parse(pattern), 200))
    assert walked == list(walks(parse(pattern), 200))
    assert all(re.fullmatch(pattern, text) for text in walked)
    assert len(walked) > 150
    "".join(walked).encode()
