"""Has calls of functions observed, by whatever name and from wherever they are called."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import update_wrapper
from itertools import count
from types import FunctionType
from typing import Any, TypeAlias

Call: TypeAlias = Callable[..., Any]
Around: TypeAlias = Callable[[Call, tuple[Any, ...], dict[str, Any]], Any]

_numbers = count(1)


def watch(function: FunctionType, around: Around, *, ignoring: str) -> Callable[[], None]:
    """Has `around(call, arguments, keywords)` answer each call of `function`; gives what ends it.

    A module that has imported the function by name keeps the same object, so it is the object's code
    that changes. Calls out of modules whose name begins with `ignoring` go straight to `call`.
    """
    name = f"_signalspec_watched_{next(_numbers)}"
    code, defaults = function.__code__, function.__kwdefaults__
    call = FunctionType(code, function.__globals__, function.__name__, function.__defaults__)
    call.__kwdefaults__ = defaults
    update_wrapper(call, function)

    def answer(arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
        # The caller is behind this function and the one that stands in.
        caller = sys._getframe(2).f_globals.get("__name__", "")
        if isinstance(caller, str) and caller.startswith(ignoring):
            return call(*arguments, **keywords)
        return around(call, arguments, keywords)

    function.__globals__[name] = answer
    function.__code__ = _stand_in.__code__.replace(co_names=(name,), co_name=code.co_name)
    function.__kwdefaults__ = {}
    # What looks at the function, for its parameters for instance, is led to the call and not around it.
    del vars(call)["__wrapped__"]
    vars(function)["__wrapped__"] = call

    def end() -> None:
        function.__code__ = code
        function.__kwdefaults__ = defaults
        vars(function).pop("__wrapped__", None)
        function.__globals__.pop(name, None)

    return end


def _stand_in(*arguments: Any, **keywords: Any) -> Any:
    # The one name is replaced by that of an `answer` in the globals of the function that gets this code.
    return _answer(arguments, keywords)


def _answer(arguments: tuple[Any, ...], keywords: dict[str, Any]) -> Any:
    raise NotImplementedError
