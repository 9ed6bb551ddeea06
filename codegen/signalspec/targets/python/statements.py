"""Python statements that keep to the line length: calls and conditions, broken where formatters would."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from signalspec.targets.python.layout import WIDTH, text_lines


def call(head: str, arguments: Sequence[str], indent: int, tail: str = "", brackets: str = "()") -> str:
    """`head(arguments)tail` on one line where it fits, else with the arguments below."""
    opening, closing = brackets[0], brackets[1]
    flat = f"{head}{opening}{', '.join(arguments)}{closing}{tail}"
    if indent + len(flat) <= WIDTH:
        return flat
    pad = " " * (indent + 4)
    inner = pad + ", ".join(arguments)
    if len(inner) <= WIDTH:
        return f"{head}{opening}\n{inner}\n{' ' * indent}{closing}{tail}"
    lines = "".join(f"{_argument(argument, indent + 4)},\n" for argument in arguments)
    return f"{head}{opening}\n{lines}{' ' * indent}{closing}{tail}"


def statement(text: str, indent: int) -> str:
    """A statement on one line where it fits, else with what is in its last brackets below."""
    return "\n".join(_broken(text, indent)).lstrip()


def condition(keyword: str, test: str, indent: int) -> str:
    """`if test:`, the test in parentheses on lines of its own where it is too long."""
    if test.startswith("(") and _opening_end(test) == len(test) - 1:
        test = test[1:-1]
    flat = f"{keyword} {test}:"
    if indent + len(flat) <= WIDTH:
        return flat
    grouped, rest = _leading_group(test)
    if rest and not rest.endswith(")"):
        lines = _broken(grouped, indent + 4)
        return f"{keyword} (\n" + "\n".join(lines) + f"\n{' ' * indent}) {rest}:"
    if test.endswith(")") and _can_hug(keyword, test, indent):
        return "\n".join(_bracketed(f"{keyword} {test}", indent)).lstrip() + ":"
    lines = _operands(test, indent + 4)
    return f"{keyword} (\n" + "\n".join(lines) + f"\n{' ' * indent}):"


def _can_hug(keyword: str, test: str, indent: int) -> bool:
    """Whether breaking the last bracket is enough: one operator at most, and room for what is before it."""
    operands = max((_split(test, operator) for operator in (" or ", " and ")), key=len)
    head = f"{keyword} {test[: _opening(test) + 1]}"
    return len(operands) <= 2 and indent + len(head) <= WIDTH


def _argument(argument: str, indent: int) -> str:
    if indent + len(argument) < WIDTH:
        return " " * indent + argument
    if argument[0] in "\"'":
        return "\n".join(text_lines(argument, indent))
    return "\n".join(_broken(argument, indent))


def _broken(test: str, indent: int) -> list[str]:
    """The lines of an expression, indented; as few as fit."""
    line = " " * indent + test
    if len(line) <= WIDTH:
        return [line]
    return _operands(test, indent)


def _operands(test: str, indent: int) -> list[str]:
    """An expression with its outermost operator at the start of each line but the first."""
    for operator in (" or ", " and ", " > ", " + "):
        first, *others = _split(test, operator)
        if others:
            lines = _broken(first, indent)
            for other in others:
                lines += _broken(operator.lstrip() + other, indent)
            return lines
    return _bracketed(test, indent) if test.endswith((")", "]", "}")) else [" " * indent + test]


def _bracketed(test: str, indent: int) -> list[str]:
    """`head(inner)` over three lines or more."""
    pad = " " * indent
    start = _opening(test)
    head, inner, end = test[: start + 1], test[start + 1 : -1], test[-1]
    each, *loop = _split(inner, " for ")
    if len(pad) + 4 + len(inner) <= WIDTH:
        lines = [f"{pad}    {inner}"]
    elif loop:
        lines = [*_broken(each, indent + 4), *(f"{pad}    for {part}" for part in loop)]
    elif len(arguments := _split(inner, ", ")) > 1:
        lines = [f"{_argument(argument, indent + 4)}," for argument in arguments]
    else:
        lines = _operands(inner, indent + 4)
    return [pad + head, *lines, pad + end]


def _opening(test: str) -> int:
    """Where the bracket opens that the last character closes."""
    depth = 0
    for index, char in reversed(list(_code(test))):
        depth += (char in ")]}") - (char in "([{")
        if depth == 0:
            return index
    raise ValueError("brackets do not match")


def _leading_group(test: str) -> tuple[str, str]:
    """`(a or b) and c` -> (`a or b`, `and c`); two empty strings where there is no such group."""
    parts = _split(test, " and ")
    if len(parts) != 2 or not parts[0].startswith("(") or _opening_end(parts[0]) != len(parts[0]) - 1:
        return "", ""
    return parts[0][1:-1], f"and {parts[1]}"


def _opening_end(test: str) -> int:
    """Where the bracket closes that the first character opens."""
    depth = 0
    for index, char in _code(test):
        depth += (char in "([{") - (char in ")]}")
        if depth == 0:
            return index
    return -1


def _split(test: str, operator: str) -> list[str]:
    """`test` cut at `operator` outside brackets and quotes."""
    parts, depth, start = [], 0, 0
    for index, char in _code(test):
        depth += (char in "([{") - (char in ")]}")
        if depth == 0 and index >= start and test.startswith(operator, index):
            parts.append(test[start:index])
            start = index + len(operator)
    return [*parts, test[start:]]


def _code(test: str) -> Iterator[tuple[int, str]]:
    """The characters outside quotes, with their places."""
    quote, index = "", 0
    while index < len(test):
        char = test[index]
        if quote:
            index += char == "\\"
            quote = "" if char == quote else quote
        elif char in "\"'":
            quote = char
        else:
            yield index, char
        index += 1
