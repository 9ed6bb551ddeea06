"""The Jinja environment of users' templates: no way out of the model, and an end to everything.

On top of Jinja's sandbox: a mapping has its members and no methods, a text has a few, arithmetic and joining
of texts are bounded, and loops and calls are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from jinja2 import FunctionLoader, StrictUndefined, nodes, pass_environment
from jinja2.runtime import Context, Undefined
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import missing
from jinja2.visitor import NodeTransformer

from signalspec.diagnostics import did_you_mean
from signalspec.user_templates.budget import CALL, MOST_TEXT, Budget, TooMuchError
from signalspec.user_templates.filters import filters
from signalspec.user_templates.folder import Folder

_TEXT_METHODS = frozenset(
    {
        "capitalize",
        "count",
        "endswith",
        "find",
        "isalnum",
        "isalpha",
        "isdigit",
        "islower",
        "isupper",
        "lower",
    }
    | {"lstrip", "partition", "removeprefix", "removesuffix", "rpartition", "rsplit", "rstrip", "split"}
    | {"splitlines", "startswith", "strip", "title", "upper"}
)
_LARGEST = 2**53
_LOOP, _TEXT = "_counted", "_bounded"


class Missing(StrictUndefined):
    """A name that is not there: using it is an error that tells the nearest name."""

    known: tuple[str, ...] = ()

    def __repr__(self) -> str:
        """What a list or mapping with it would print: an error as well."""
        self._fail_with_undefined_error()

    @property
    def _undefined_message(self) -> str:
        name, owner = self._undefined_name, self._undefined_obj
        if self._undefined_hint or not isinstance(name, str):
            return super()._undefined_message
        if owner is missing:
            message, known = f"there is no {name!r}", self.known
        elif isinstance(owner, Mapping):
            message, known = f"there is no member {name!r} here", tuple(map(str, owner))
        else:
            return f"there is no {name!r} in {_article(owner)}"
        help = did_you_mean(name, known)
        return f"{message}; {help}" if help else message


class Sandbox(ImmutableSandboxedEnvironment):
    """Renders the templates of one folder."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def __init__(self, folder: Folder) -> None:
        super().__init__(
            loader=FunctionLoader(lambda name: _loaded(folder, name)),
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            autoescape=False,
            auto_reload=False,
            cache_size=-1,
            finalize=self._finalized,
        )
        self.budget = Budget()
        self.filters = {**filters(folder.configuration.text_maps), _LOOP: _counted, _TEXT: _bounded}
        del self.globals["lipsum"]
        self.know(self.globals)

    def know(self, names: Iterable[str]) -> None:
        """Takes these for the names that one without meaning may have been meant to be."""
        self.undefined = type("Missing", (Missing,), {"known": tuple(names)})

    def getattr(self, obj: Any, attribute: str) -> Any:
        if isinstance(obj, Mapping):
            return obj[attribute] if attribute in obj else self.undefined(obj=obj, name=attribute)
        if isinstance(obj, str) and attribute not in _TEXT_METHODS:
            return self.undefined(obj=obj, name=attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        if isinstance(argument, str) and isinstance(obj, (Mapping, str)):
            return self.getattr(obj, argument)
        return super().getitem(obj, argument)

    def call(self, context: Context, obj: Any, /, *args: Any, **kwargs: Any) -> Any:
        self.budget.step(steps=CALL)
        return super().call(context, obj, *args, **kwargs)

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        numbers = isinstance(left, (int, float)) and isinstance(right, (int, float))
        if not numbers and operator != "+":
            raise TooMuchError(f"`{operator}` takes two numbers")
        if operator == "**" and (abs(left) > _LARGEST or abs(right) > 64):
            raise TooMuchError("this power is too large")
        found = super().call_binop(context, operator, left, right)
        if isinstance(found, int) and abs(found) > _LARGEST**2:
            raise TooMuchError("this number is too large")
        return _bounded(self, found) if isinstance(found, str) else found

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        found = _Bounding().visit(super()._parse(source, name, filename))
        assert isinstance(found, nodes.Template)
        return found

    def _finalized(self, value: Any) -> Any:
        if not isinstance(value, Undefined):
            self.budget.write(len(value) if isinstance(value, str) else len(str(value)))
        return value


def _loaded(folder: Folder, name: str) -> tuple[str, str, None] | None:
    source = folder.sources.get(name)
    return None if source is None else (source, str(folder.path / name), None)


class _Bounding(NodeTransformer):
    """Puts a count on each loop, and a bound on each joining of texts."""

    def visit_For(self, node: nodes.For) -> nodes.Node:
        self.generic_visit(node)
        size = sum(len(data.data) for part in node.body for data in part.find_all(nodes.TemplateData))
        assert isinstance(node.iter, nodes.Expr)
        node.iter = _filtered(node.iter, _LOOP, nodes.Const(size, lineno=node.lineno))
        return node

    def visit_Concat(self, node: nodes.Concat) -> nodes.Node:
        self.generic_visit(node)
        return _filtered(node, _TEXT)


def _filtered(node: nodes.Expr, name: str, *arguments: nodes.Expr) -> nodes.Filter:
    return nodes.Filter(node, name, list(arguments), [], None, None, lineno=node.lineno)


@pass_environment
def _counted(environment: Sandbox, values: Iterable[Any], size: int) -> Iterator[Any]:
    return _turns(environment.budget, iter(values), size)


def _turns(budget: Budget, values: Iterator[Any], size: int) -> Iterator[Any]:
    for value in values:
        budget.step(size)
        yield value


@pass_environment
def _bounded(environment: Sandbox, text: str) -> str:
    if len(text) > MOST_TEXT:
        raise TooMuchError("the text would grow too long")
    return text


def _article(value: object) -> str:
    words = {str: "a text", list: "a list", int: "a number", float: "a number", bool: "a boolean"}
    return "null" if value is None else words.get(type(value), f"a {type(value).__name__}")
