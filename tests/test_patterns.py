"""Portable patterns: what is accepted means the same in every engine, and slow ones are found."""

from __future__ import annotations

import json
import random
import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from functools import cache

import jsonschema_rs
import pytest
from hypothesis import given, settings, strategies as st
from signalspec.patterns import (
    Alternation,
    Chars,
    Concat,
    Node,
    PatternError,
    Repeat,
    expand,
    matches,
    may_contain,
    may_end_with,
    near_misses,
    parse,
    sample,
)
from signalspec.patterns.attacks import Attack
from signalspec.patterns.backtracking import NOT_DECIDED, NotDecided, find_attack, superlinear

EMAIL = (
    r"[a-zA-Z0-9.!#$%&'*+/=?\^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*"
)
DATE = (
    "[0-9]{4}-(?:(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
    "|(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|1[0-9]|2[0-9]))"
)
FINE = [
    EMAIL,
    DATE,
    DATE + r"T[0-2][0-9](?::[0-5][0-9]){2}(?:\.[0-9]{1,9})?(?:Z|[+-][0-2][0-9]:[0-5][0-9])",
    r"\+[1-9][0-9]{1,14}",
    "[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}",
    "[a-z]+(?: [a-z]+)*",
    "[a-z]{0,20}[a-z0-9]{0,20}",
    "[^,]{1000}[^,]{1000}",
    "(?:a?){2,}",
    "(?:a?){0,1000}",
]
ESCAPES: list[str] = [f"\\{character}" for character in r"^$\.*+?()[]{}|/"]
IN_CLASSES: list[str] = [*"abc09-&~|:.$*(){}/?+ ^", "a-c", "0-9", " -/", *ESCAPES]
OUTSIDE: list[str] = [*"abc0-@ /é😀\n,&", *ESCAPES]
PIECES = {"digit": "[0-9]", "two": "{digit}{2}", "sign": r"\+|-", "group": "(?:a|b)", "all": "{sign}"}


def letters(*characters: str) -> Chars:
    return Chars(tuple((ord(c), ord(c)) for c in characters))


def test_tree() -> None:
    assert parse("a") == letters("a")
    assert parse(r"(?:ab)+|\.{2,}") == Alternation(
        (Repeat(Concat((letters("a"), letters("b"))), 1, None), Repeat(letters("."), 2, None))
    )
    assert parse("[b-da-c]") == Chars(((97, 100),))
    assert parse("[^,]") == Chars(((0, 43), (45, 0x10FFFF)))
    assert parse(r"[-\]a]") == letters("-", "]", "a") == parse(r"[\]a-]")
    assert parse("[^:]") == Chars(((0, 57), (59, 0x10FFFF)))
    assert parse("é\n") == Concat((letters("é"), letters("\n")))
    assert parse("a{3}b{0,2}c?") == Concat(
        (Repeat(letters("a"), 3, 3), Repeat(letters("b"), 0, 2), Repeat(letters("c"), 0, 1))
    )


@pytest.mark.parametrize(
    ("pattern", "offset", "message", "instead"),
    [
        ("", 0, "empty", "end to end"),
        (r"a\d", 1, r"`\d`", "[0-9]"),
        (r"[\w-]", 1, r"`\w`", "[A-Za-z0-9_]"),
        (r"\s", 0, r"`\s`", "white space"),
        (r"a\b", 1, "word boundary", "what stands there"),
        (r"\Aa", 0, "anchor", "whole value"),
        (r"(?:a)\1", 5, "back-reference", "once more"),
        (r"\p{L}", 0, "Unicode class", "ASCII"),
        (r"a\n", 1, "escape", "character itself"),
        (r"a\x41", 1, "escape", "character itself"),
        (r"a\@", 1, "not every engine", "`@` without"),
        (r"[a\-b]", 2, "not every engine", "put it at the end"),
        ("a\\", 1, "within an escape", r"`\\`"),
        ("a.b", 1, "`.`", r"`\.`"),
        ("^a", 0, "anchor", "leave it out"),
        ("a$", 1, "anchor", r"`\$`"),
        ("a(b)", 1, "capturing", "(?:...)"),
        ("(?P<x>b)", 0, "named", "(?:...)"),
        ("(?<x>b)", 0, "named", "(?:...)"),
        ("(?=a)b", 0, "look-around", "describe"),
        ("(?!a)b", 0, "look-around", "describe"),
        ("(?<=a)b", 0, "look-around", "describe"),
        ("(?<!a)b", 0, "look-around", "describe"),
        ("(?i)a", 0, "flags", "needs none"),
        ("(?>a)", 0, "atomic", "(?:...)"),
        ("(?#a)", 0, "comment", "doc"),
        ("(?:a", 0, "no end", "`)`"),
        ("a)", 1, "closes no group", r"`\)`"),
        ("(?:)", 3, "nothing", "(?:...)?"),
        ("a||b", 2, "nothing", "(?:...)?"),
        ("a|", 2, "nothing", "(?:...)?"),
        ("*a", 0, "nothing", r"`\*`"),
        ("(?:+)", 3, "nothing", r"`\+`"),
        ("{2}", 0, "nothing", r"`\{`"),
        ("a*?", 2, "lazy", "leave"),
        ("a{2}+", 4, "possessive", "leave"),
        ("a**", 2, "follow another", "(?:...)"),
        ("a+{2}", 2, "follow another", "(?:...)"),
        ("a{,3}", 1, "lower bound", "{0,"),
        ("a{3,2}", 1, "wrong way", "{2,3}"),
        ("a{0}", 1, "0 times", "leave it out"),
        ("a{1001}", 1, "1000", "smaller"),
        ("a{1,99999999999999999999}", 1, "1000", "smaller"),
        ("a{ 2}", 1, "opens no quantifier", r"`\{`"),
        ("a}", 1, "closes no quantifier", r"`\}`"),
        ("a]", 1, "closes no class", r"`\]`"),
        ("a{b}", 1, "piece", r"`\{`"),
        ("(?:(?:a{1000}){1000})", 14, "written out", "smaller"),
        ("a[", 1, "no end", r"`\[`"),
        ("a[]", 1, "empty", r"`\]`"),
        ("[^]", 0, "empty", r"`\]`"),
        ("[z-a]", 1, "wrong way", "lower end"),
        ("[aé]", 2, "not ASCII", "beside"),
        ("[a-é]", 3, "not ASCII", "beside"),
        ("[a[b]", 2, "backslash", r"`\[`"),
        ("[a^b]", 2, "backslash", r"`\^`"),
        ("[a-z-9]", 4, "between", "end"),
        ("[a&&b]", 2, "set operation", "once"),
        ("[!--]", 2, "set operation", "at the end"),
        ("[~~]", 1, "set operation", "once"),
        ("[a-||]", 3, "set operation", "once"),
        ("[:a:]", 0, "POSIX", "further back"),
        ("[{a}]", 1, "in a class", "into the piece"),
        ("a\ud800", 1, "surrogate", "whole"),
        ("(?:" * 60 + "a" + ")" * 60, 150, "50 deep", "simpler"),
        ("a" * 20_001, 0, "20000", "simpler"),
    ],
)
def test_refused(pattern: str, offset: int, message: str, instead: str) -> None:
    with pytest.raises(PatternError) as caught:
        parse(pattern)
    assert (caught.value.offset, caught.value.piece) == (offset, None)
    assert message in caught.value.message
    assert instead in (caught.value.help or "")


class TestSameMeaning:
    """Whatever the parser accepts, Python, Rust and ECMAScript compile, and read alike."""

    @given(st.randoms(use_true_random=False))
    @settings(max_examples=200, deadline=None)
    def test_python_and_rust(self, rng: random.Random) -> None:
        pattern, node, texts = case(rng)
        compiled = re.compile(pattern)
        schema = {"pattern": f"^(?:{pattern})$"}
        engines = [
            jsonschema_rs.validator_for(schema, pattern_options=options)
            for options in (jsonschema_rs.RegexOptions(), jsonschema_rs.FancyRegexOptions())
        ]
        for text in texts:
            wanted = matches(node, text)
            assert (compiled.fullmatch(text) is not None) == wanted, (pattern, text)
            assert [engine.is_valid(text) for engine in engines] == [wanted, wanted], (pattern, text)

    @pytest.mark.skipif(shutil.which("node") is None, reason="node is not installed")
    def test_ecmascript(self) -> None:
        rng = random.Random(20_000)
        cases = [case(rng) for _ in range(500)]
        script = """
            const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));
            console.log(JSON.stringify(cases.map(([pattern, texts]) => {
                const engine = new RegExp(`^(?:${pattern})$`, 'u');
                return texts.map(text => engine.test(text));
            })));
        """
        asked = json.dumps([[pattern, texts] for pattern, _, texts in cases])
        done = subprocess.run(["node", "-e", script], input=asked, capture_output=True, text=True, check=True)
        for (pattern, node, texts), answers in zip(cases, json.loads(done.stdout), strict=True):
            assert answers == [matches(node, text) for text in texts], (pattern, texts)

    def test_the_largest(self) -> None:
        pattern = "[^,]{0,1000}" * 5
        node = parse(pattern)
        engine = jsonschema_rs.validator_for({"pattern": f"^(?:{pattern})$"})
        for text in ("é" * 5_000, "é" * 5_001):
            assert engine.is_valid(text) == matches(node, text) == (len(text) == 5_000)


def random_class(rng: random.Random) -> str:
    while True:
        text = f"[{''.join(rng.choices(IN_CLASSES, k=rng.randint(1, 5)))}]"
        try:
            parse(text)
        except PatternError:
            continue
        return text


def random_pattern(rng: random.Random, depth: int, atoms: Callable[[random.Random], str]) -> str:
    kind = rng.randint(0, 6) if depth else 0
    if kind <= 1:
        return atoms(rng)
    if kind <= 3:
        return "".join(random_pattern(rng, depth - 1, atoms) for _ in range(rng.randint(1, 3)))
    inside = "|".join(random_pattern(rng, depth - 1, atoms) for _ in range(1 if kind == 4 else 2))
    quantifier = rng.choice(["", "*", "+", "?", "{2}", "{1,}", "{2,}", "{0,2}", "{1,3}"])
    return f"(?:{inside}){quantifier}"


def random_atom(rng: random.Random) -> str:
    if rng.randint(0, 2) == 0:
        return random_class(rng)
    return rng.choice(OUTSIDE)


def random_match(rng: random.Random, node: Node) -> str:
    match node:
        case Chars(ranges):
            low, high = rng.choice(ranges)
            code = rng.choice((low, min(high, low + 1), min(high, 0x7E), high))
            return chr(code) if not 0xD800 <= code <= 0xDFFF else "é"
        case Concat(parts):
            return "".join(random_match(rng, part) for part in parts)
        case Alternation(branches):
            return random_match(rng, rng.choice(branches))
        case Repeat(body, minimum, maximum):
            count = minimum + rng.randint(0, 1 if maximum is None else min(1, maximum - minimum))
            return "".join(random_match(rng, body) for _ in range(count))


def case(rng: random.Random) -> tuple[str, Node, list[str]]:
    """A pattern and some texts, short enough for any engine, which it describes or nearly does."""
    pattern = random_pattern(rng, 4, random_atom)
    node = parse(pattern)
    texts = ["", "\n", sample(node)[:10]]
    for _ in range(4):
        text = random_match(rng, node)[:10]
        at = rng.randint(0, len(text))
        texts += [text, text[:at] + rng.choice("ab0-\n^é😀") + text[at + rng.randint(0, 1) :], text + "\n"]
    return pattern, node, [text for text in texts if steps(node, text) < 1_000]


class TestExpand:
    @pytest.mark.parametrize(
        ("pattern", "expanded"),
        [
            ("ab", "ab"),
            ("[A-Z]{2}{digit}{6}", "[A-Z]{2}[0-9]{6}"),
            ("{two}:{two}", "[0-9]{2}:[0-9]{2}"),
            ("{two}{3}", "(?:[0-9]{2}){3}"),
            ("{two}{digit}?", "[0-9]{2}[0-9]?"),
            ("{sign}", r"\+|-"),
            ("{sign}{digit}", r"(?:\+|-)[0-9]"),
            ("x|{sign}", r"x|(?:\+|-)"),
            ("{all}?", r"(?:\+|-)?"),
            ("{group}*", "(?:a|b)*"),
            (r"\{digit\}", r"\{digit\}"),
        ],
    )
    def test_expanded(self, pattern: str, expanded: str) -> None:
        assert expand(pattern, PIECES) == expanded
        parse(expanded)

    @pytest.mark.parametrize(
        ("pattern", "pieces", "offset", "piece", "message", "instead"),
        [
            ("a{digits}", PIECES, 1, None, "no piece 'digits'", "did you mean 'digit'?"),
            ("a{b}", {}, 1, None, "no piece 'b'", ""),
            ("x{a}", {"a": "1{b}", "b": "23{a}"}, 2, "b", "a -> b -> a", ""),
            ("{a}", {"a": "b\\d"}, 1, "a", r"`\d`", "[0-9]"),
            ("{a}b)", {"a": "(?:a"}, 4, None, "closes no group", ""),
            ("{a}b", {"a": "(?:a"}, 0, "a", "no end", ""),
            ("{a}**", {"a": "a"}, 4, None, "follow another", ""),
            ("[{a}]", {"a": "a"}, 1, None, "in a class", ""),
            ("-{a}{a}", {"a": "{b}" * 60, "b": f"[{'c' * 200}]"}, 4, None, "20000 characters", "simpler"),
            ("{a}", {"a": "{b}{1000}", "b": "c{6}"}, 0, "a", "filled in: with all repeats", "smaller"),
            ("{a0}", {f"a{n}": f"{{a{n + 1}}}" for n in range(99)}, 0, "a49", "50 deep", "simpler"),
        ],
    )
    def test_refused(
        self, pattern: str, pieces: dict[str, str], offset: int, piece: str | None, message: str, instead: str
    ) -> None:
        with pytest.raises(PatternError) as caught:
            expand(pattern, pieces)
        assert (caught.value.offset, caught.value.piece) == (offset, piece)
        assert message in caught.value.message
        assert instead in (caught.value.help or "")

    @given(st.randoms(use_true_random=False))
    @settings(deadline=None)
    def test_means_the_same_as_a_group(self, rng: random.Random) -> None:
        pieces = {"p": random_pattern(rng, 2, random_atom)}
        pieces["q"] = random_pattern(rng, 2, lambda rng: rng.choice(["{p}", "a", "b"]))
        pattern = random_pattern(rng, 2, lambda rng: rng.choice(["{p}", "{q}", "a"]))
        grouped = pattern.replace("{q}", f"(?:{pieces['q']})").replace("{p}", f"(?:{pieces['p']})")
        one, other = parse(expand(pattern, pieces)), parse(grouped)
        for text in (random_match(rng, node)[:30] for node in (one, other) for _ in range(5)):
            assert matches(one, text) == matches(other, text)


@given(st.randoms(use_true_random=False))
@settings(deadline=None)
def test_samples(rng: random.Random) -> None:
    pattern = random_pattern(rng, 3, random_atom)
    node = parse(pattern)
    assert re.fullmatch(pattern, sample(node))
    assert all(len(sample(node)) <= len(random_match(rng, node)) for _ in range(5))
    assert not [text for text in near_misses(node) if len(text) < 15 and re.fullmatch(pattern, text)]


def test_sample_of_real_patterns() -> None:
    texts = [sample(parse(pattern)) for pattern in FINE[:4]]
    assert texts == ["a@a", "0000-01-01", "0000-01-01T00:00:00Z", "+10"]
    assert "a@a\n" in near_misses(parse(EMAIL))
    assert may_contain(parse("a|b[^x]*"), "\n") and not may_contain(parse("a|b[x\t]*"), "\n")


@pytest.mark.parametrize("pattern", ["a\n", "a\n?", "\na*", "a[^b]", "a|b\n", "(?:a|\n){2}(?:b?|c*)"])
def test_patterns_that_may_end_with_a_line_end(pattern: str) -> None:
    assert may_end_with(parse(pattern), "\n")


@pytest.mark.parametrize("pattern", ["a", "\na", "a\na+", "(?:a\n)*b", "a\n(?:b|c?d)"])
def test_patterns_that_never_end_with_a_line_end(pattern: str) -> None:
    assert not may_end_with(parse(pattern), "\n")


class TestSuperlinear:
    @pytest.mark.parametrize("pattern", FINE)
    def test_fine(self, pattern: str) -> None:
        assert superlinear(parse(pattern)) is None

    @pytest.mark.parametrize(
        ("pattern", "growth"),
        [
            ("(?:a+)+", "exponential"),
            ("(?:a|a)*", "exponential"),
            ("(?:a*)*", "exponential"),
            ("(?:ab|a|b)*c", "exponential"),
            ("(?:aa|aaa)*b", "exponential"),
            ("(?:[a-z]+ ?)*", "exponential"),
            ("(?:(?:a?)*b)*c", "exponential"),
            ("(?:[a-z]{0,9}[a-z])*", "exponential"),
            ("a*a*b", "polynomial"),
            ("[^a]*[^b]*", "polynomial"),
            ("x[0-9]+(?:-?[0-9]+)?", "polynomial"),
            ("(?:ab)*(?:aba|b)*c", "polynomial"),
        ],
    )
    def test_found_and_confirmed(self, pattern: str, growth: str) -> None:
        node = parse(pattern)
        attack = find_attack(node)
        assert attack is not None and attack.growth == growth
        assert not any(matches(node, attack.text(pumps)) for pumps in range(30))
        confirm(node, attack)

    @pytest.mark.parametrize(
        "pattern", ["(?:a?){30}a{30}", "b{3}(?:a{1,30}){1,30}", "[a-z]{0,500}[a-d]{0,500}"]
    )
    def test_bounds_that_multiply(self, pattern: str) -> None:
        node = parse(pattern)
        attack = find_attack(node)
        assert attack is not None and attack.growth == "bounded" and attack.repeats is not None
        assert steps(node, attack.text(attack.repeats)) > 100_000

    def test_an_attack_may_match_in_the_end(self) -> None:
        universal = "(?:[^x]|x)*"
        attack = find_attack(parse(f"(?:a|a)*b|{universal}"))
        assert attack is not None and attack.growth == "exponential" and attack.suffix is not None
        assert find_attack(parse(f"(?:[^x]|a)*{universal}")) == Attack("exponential", "a", "aa", None)

    def test_in_words(self) -> None:
        assert superlinear(parse("x(?:a+)+")) == (
            "a backtracking engine can take exponential time, as over 'x' + 'a' * n + 'b'"
        )
        assert (superlinear(parse("a{0,500}a{0,500}")) or "").startswith(
            "a backtracking engine can take more than 100,000 steps, as over 'a' * 4"
        )

    def test_not_decided(self) -> None:
        node = parse("(?:a?){1000}")
        assert superlinear(node) == NOT_DECIDED
        with pytest.raises(NotDecided):
            find_attack(node)

    @given(st.randoms(use_true_random=False))
    @settings(max_examples=100, deadline=None)
    def test_against_a_backtracking_engine(self, rng: random.Random) -> None:
        node = parse(random_pattern(rng, 3, lambda rng: rng.choice(["a", "b", "[ab]", "c"])))
        attack = find_attack(node)
        if attack is not None:
            if attack.growth != "bounded":
                confirm(node, attack)
            return
        for _ in range(6):
            prefix = "".join(rng.choices("abc", k=rng.randint(0, 2)))
            pump = "".join(rng.choices("abc", k=rng.randint(1, 4)))
            few, many = more_steps(node, Attack("polynomial", prefix, pump, "!"))
            assert many <= 1.1 * few + 20, (prefix, pump)

    def test_loading_does_without(self) -> None:
        code = "import sys, signalspec.patterns as p; sys.exit(p.__name__ + '.backtracking' in sys.modules)"
        subprocess.run([sys.executable, "-c", code], check=True)


def confirm(node: Node, attack: Attack) -> None:
    few, many = more_steps(node, attack)
    assert many > few * (2**8 if attack.growth == "exponential" else 1.2), attack


def more_steps(node: Node, attack: Attack) -> tuple[int, int]:
    """What the second and the third of three equal shares of pumps cost: the same where time is linear."""
    share = max(10, 30 // len(attack.pump))
    few, more, most = (steps(node, attack.text(share * number)) for number in (1, 2, 3))
    return more - few, most - more


def steps(node: Node, text: str) -> int:
    """How often a backtracking engine looks at a character before it gives up.

    Follows the syntax tree as Python does: a round of a loop that reads nothing is tried, but is the last.
    """

    @cache
    def run(node: Node, at: int) -> tuple[Counter[int], int]:
        """The places where a match from `at` on can end, each with its number of ways, and the steps."""
        match node:
            case Chars():
                return Counter([at + 1] if at < len(text) and text[at] in node else []), 1
            case Alternation(branches):
                found = [run(branch, at) for branch in branches]
                return sum((ends for ends, _ in found), Counter()), sum(count for _, count in found)
            case Concat(parts):
                return chain(parts, at)
            case Repeat(body, minimum, maximum):
                places, total = chain((body,) * minimum, at)
                done: Counter[int] = Counter()
                for _ in range(len(text) + 1 if maximum is None else maximum - minimum):
                    # Without a bound, rounds need not be counted: what is furthest back goes next.
                    going = {min(places): places.pop(min(places))} if maximum is None and places else places
                    further = places if maximum is None else Counter()
                    for place, ways in going.items():
                        done[place] += ways
                        ends, count = run(body, place)
                        total += ways * count
                        for end, more in ends.items():
                            (done if end == place else further)[end] += ways * more
                    places = further
                return done + places, total

    def chain(parts: tuple[Node, ...], at: int) -> tuple[Counter[int], int]:
        places, total = Counter([at]), 0
        for part in parts:
            further: Counter[int] = Counter()
            for place, ways in places.items():
                ends, count = run(part, place)
                total += ways * count
                for end, more in ends.items():
                    further[end] += ways * more
            places = further
        return places, total

    return run(node, 0)[1]
