"""A \"\"\"nasty\"\"\" spec: {{ title }} {% raw %} */ --> ]]> </script> ${x} `code` | # \\ \u202e\u2066 \x07
\x00 😀: validation, types and the mutation, from one spec.

Ends with quotes and begins with a hash, \"\"\"so to say\"\"\" and 'so' on: {{ doc }} {% endraw %} {# no
comment #} %} }} <b>bold</b> &amp; [link](javascript:alert(1)) ![x](y) *a* _b_ ~~c~~ $(rm) $HOME %s %(x)s
{0} {x!r} \\N{BELL} \\u0041 \\" \"\"\"
"""

from __future__ import annotations

SPEC_VERSION = "0.0.10-rc.1"
SPEC_DIGEST = "225a74231359e651526d14384caaa846aa7bc63fb36af53c404f56041f73ac05"

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    from .contents import Content
    from .decoding import decode
    from .enums import Case, Largest, ListFormat, Numbers, Odd, Single, StrEnum_, True_
    from .errors import GlobalError
    from .objects.any import Any_
    from .objects.class_var import ClassVar_
    from .objects.depth1 import Depth1
    from .objects.depth2 import Depth2
    from .objects.depth3 import Depth3
    from .objects.depth4 import Depth4
    from .objects.depth5 import Depth5
    from .objects.depth6 import Depth6
    from .objects.depth7 import Depth7
    from .objects.depth8 import Depth8
    from .objects.depth9 import Depth9
    from .objects.depth10 import Depth10
    from .objects.depth11 import Depth11
    from .objects.findings import Findings_
    from .objects.global_ import Global
    from .objects.import_ import Import
    from .objects.literal import Literal_
    from .objects.mapping import Mapping_
    from .operation import import_
    from .parsing import parse, parse_content
    from .runtime.violation import Violation
    from .signals.all_required import AllRequired
    from .signals.callable import Callable_
    from .signals.common import Common
    from .signals.contents import Contents
    from .signals.deep import Deep
    from .signals.enums import Enums
    from .signals.errors import Errors
    from .signals.id import Id
    from .signals.int import Int
    from .signals.mutation import Mutation
    from .signals.none import None_
    from .signals.nothing import Nothing
    from .signals.null import Null
    from .signals.objects import Objects
    from .signals.old import Old
    from .signals.one import One
    from .signals.operation import Operation
    from .signals.parsing import Parsing
    from .signals.query import Query
    from .signals.runtime import Runtime
    from .signals.self import Self
    from .signals.signals import Signals
    from .signals.string import String
    from .signals.subscription import Subscription
    from .signals.types import Types
    from .signals.validation import Validation
    from .signals.validators import Validators
    from .signals.violation import Violation_
    from .signals.vocabulary import Vocabulary
    from .signals.wide import Wide
    from .signals.wider import Wider
    from .text import validate_json
    from .validation import validate, validate_batch, validate_content
    from .validators.content import TYPES

__all__ = [
    "SPEC_DIGEST",
    "SPEC_VERSION",
    "TYPES",
    "AllRequired",
    "Any_",
    "Callable_",
    "Case",
    "ClassVar_",
    "Common",
    "Content",
    "Contents",
    "Deep",
    "Depth1",
    "Depth2",
    "Depth3",
    "Depth4",
    "Depth5",
    "Depth6",
    "Depth7",
    "Depth8",
    "Depth9",
    "Depth10",
    "Depth11",
    "Enums",
    "Errors",
    "Findings_",
    "Global",
    "GlobalError",
    "Id",
    "Import",
    "Int",
    "Largest",
    "ListFormat",
    "Literal_",
    "Mapping_",
    "Mutation",
    "None_",
    "Nothing",
    "Null",
    "Numbers",
    "Objects",
    "Odd",
    "Old",
    "One",
    "Operation",
    "Parsing",
    "Query",
    "Runtime",
    "Self",
    "Signals",
    "Single",
    "StrEnum_",
    "String",
    "Subscription",
    "True_",
    "Types",
    "Validation",
    "Validators",
    "Violation",
    "Violation_",
    "Vocabulary",
    "Wide",
    "Wider",
    "decode",
    "import_",
    "parse",
    "parse_content",
    "validate",
    "validate_batch",
    "validate_content",
    "validate_json",
]

# Each name loads its module on first use, so that a validator does not pay for classes and GraphQL.
_MODULES = {
    "Content": "contents",
    "decode": "decoding",
    "Case": "enums",
    "Largest": "enums",
    "ListFormat": "enums",
    "Numbers": "enums",
    "Odd": "enums",
    "Single": "enums",
    "StrEnum_": "enums",
    "True_": "enums",
    "GlobalError": "errors",
    "Any_": "objects.any",
    "ClassVar_": "objects.class_var",
    "Depth1": "objects.depth1",
    "Depth2": "objects.depth2",
    "Depth3": "objects.depth3",
    "Depth4": "objects.depth4",
    "Depth5": "objects.depth5",
    "Depth6": "objects.depth6",
    "Depth7": "objects.depth7",
    "Depth8": "objects.depth8",
    "Depth9": "objects.depth9",
    "Depth10": "objects.depth10",
    "Depth11": "objects.depth11",
    "Findings_": "objects.findings",
    "Global": "objects.global_",
    "Import": "objects.import_",
    "Literal_": "objects.literal",
    "Mapping_": "objects.mapping",
    "import_": "operation",
    "parse": "parsing",
    "parse_content": "parsing",
    "Violation": "runtime.violation",
    "AllRequired": "signals.all_required",
    "Callable_": "signals.callable",
    "Common": "signals.common",
    "Contents": "signals.contents",
    "Deep": "signals.deep",
    "Enums": "signals.enums",
    "Errors": "signals.errors",
    "Id": "signals.id",
    "Int": "signals.int",
    "Mutation": "signals.mutation",
    "None_": "signals.none",
    "Nothing": "signals.nothing",
    "Null": "signals.null",
    "Objects": "signals.objects",
    "Old": "signals.old",
    "One": "signals.one",
    "Operation": "signals.operation",
    "Parsing": "signals.parsing",
    "Query": "signals.query",
    "Runtime": "signals.runtime",
    "Self": "signals.self",
    "Signals": "signals.signals",
    "String": "signals.string",
    "Subscription": "signals.subscription",
    "Types": "signals.types",
    "Validation": "signals.validation",
    "Validators": "signals.validators",
    "Violation_": "signals.violation",
    "Vocabulary": "signals.vocabulary",
    "Wide": "signals.wide",
    "Wider": "signals.wider",
    "validate_json": "text",
    "validate": "validation",
    "validate_batch": "validation",
    "validate_content": "validation",
    "TYPES": "validators.content",
}


def __getattr__(name: str) -> Any:
    module = _MODULES.get(name)
    if module is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    # Loading importlib would take as long as loading a validator does.
    value = getattr(__import__(f"{__name__}.{module}", fromlist=(name,)), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})
