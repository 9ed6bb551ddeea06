"""Names in each target's casing, decided here once; clashes are mistakes of the spec (`load.names`).

Every target takes its names from these functions, so that two of them cannot disagree.
"""

from __future__ import annotations

import keyword
import re
import unicodedata
from functools import lru_cache

from signalspec.model import Enum, Field, Spec

# How many names each casing remembers: all targets ask for the same ones.
_REMEMBERED = 1 << 14

# A class attribute of these names would hide the builtin that annotations beside it mean, or a part of
# the class itself.
_ATTRIBUTES = frozenset(
    {"bool", "dict", "float", "int", "list", "object", "str", "tuple", "type"}
    | {"classmethod", "field", "from_valid", "self", "to_dict"}
)
# What every pydantic model has itself.
_MODEL_ATTRIBUTES = frozenset(
    {"construct", "copy", "dict", "from_orm", "json", "parse_file", "parse_obj", "parse_raw", "schema"}
    | {"model_computed_fields", "model_config", "model_construct", "model_copy", "model_dump"}
    | {"model_dump_json", "model_extra", "model_fields", "model_fields_set", "model_json_schema"}
    | {"model_parametrized_name", "model_post_init", "model_rebuild", "model_validate"}
    | {"model_validate_json", "model_validate_strings", "mro", "register", "schema_json"}
    | {"update_forward_refs", "validate"}
)
# What stands beside the sets of an enum's values.
_CONSTANTS = frozenset(
    {"AROUND", "KNOWN", "LARGEST", "LOWEST", "MAX_INTEGER", "MIN_INTEGER", "NUMBERS", "ODD", "SEEN"}
    | {"TYPE_CHECKING"}
)
# What modules of the Python package import or define beside classes of the spec.
_CLASSES = _CONSTANTS | frozenset(
    {"Annotated", "Any", "AnyContent", "AttributeError", "BeforeValidator", "Callable", "CheckedModel"}
    | {"ClassVar", "Content", "Field", "Findings", "Iterable", "Literal", "Mapping", "Members", "Rules"}
    | {"Sequence", "StrEnum", "TypeAlias", "Violation"}
)
# Modules that stand beside those of records, and one whose record would take `keeps_rules` from its module.
_MODULES = frozenset({"content", "rules", "values"})
_FUNCTIONS = frozenset(
    {"contents", "decode", "decoding", "enums", "errors", "objects", "operation", "parse", "parse_content"}
    | {
        "parsing",
        "readers",
        "runtime",
        "signals",
        "structs",
        "text",
        "validate",
        "validate_batch",
        "validate_content",
        "validate_json",
    }
    | {"validation", "validators", "vocabulary"}
)
# What functions of the package call their other parameters, their variables, and what they use.
_VARIABLES = frozenset(
    {"accepted", "advice", "content", "data", "duplicate_keys", "enumerate", "error", "faults_of", "findings"}
    | {"found", "index", "judge", "new_findings"}
    | {"isinstance", "item", "items", "len", "load", "load_exactly", "message", "mutation", "path", "payload"}
    | {"plain", "payloads", "pointer", "quick", "unknown", "violations", "wrong"}
    | {"content_from_valid", "validate", "validate_batch", "validate_content", "validate_json"}
)
_TESTS = frozenset(
    {"array", "between", "list", "number", "number_of", "object", "sequence", "text", "text_in_any_case"}
)
_WORD_BREAK = re.compile(r"(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])|_+")
_CODE_POINT = re.compile(r"U[0-9A-F]{4,6}\Z")
_GRAPHQL_NAME = re.compile(r"(?!__)[_A-Za-z][_0-9A-Za-z]*\Z")


def words(name: str) -> list[str]:
    """The words of a name, split at case changes and underscores."""
    return [word for word in _WORD_BREAK.split(name) if word]


@lru_cache(_REMEMBERED)
def snake_case(name: str) -> str:
    return "_".join(word.lower() for word in words(name))


@lru_cache(_REMEMBERED)
def pascal_case(name: str) -> str:
    return "".join(word[0].upper() + word[1:] for word in words(name))


def camel_case(name: str) -> str:
    pascal = pascal_case(name)
    return pascal[:1].lower() + pascal[1:]


def title_words(name: str) -> str:
    """`OrderLine` -> `order line`."""
    return snake_case(name).replace("_", " ")


def package(spec: Spec) -> str:
    """The Python package: `shop-events` -> `shop_events`."""
    return spec.name.replace("-", "_")


def attribute(name: str) -> str:
    """A field's Python attribute; what Python or the class needs for itself gets an underscore."""
    snake = snake_case(name)
    return f"{snake}_" if keyword.iskeyword(snake) or snake in _ATTRIBUTES else snake


def envelope_attribute(spec: Spec, field: Field) -> str:
    """As `attribute`, but the envelope's content field is always `content`, and no other one is."""
    if field.name == spec.transport.content.name:
        return "content"
    name = attribute(field.name)
    return f"{name}_" if name == "content" else name


def model_attribute(attribute: str) -> str:
    """The same attribute in a pydantic model; what every model has itself gets an underscore."""
    return f"{attribute}_" if attribute in _MODEL_ATTRIBUTES else attribute


def parameter(name: str) -> str:
    """A parameter's name in the package's functions; what these use themselves gets an underscore."""
    variable = attribute(name)
    return f"{variable}_" if variable in _VARIABLES else variable


def module(name: str) -> str:
    """A record's Python module."""
    snake = snake_case(name)
    return f"{snake}_" if keyword.iskeyword(snake) or snake in _MODULES else snake


def class_name(name: str) -> str:
    """The Python class of a signal, object or enum, and its name in JSON Schemas."""
    pascal = pascal_case(name)
    return f"{pascal}_" if keyword.iskeyword(pascal) or pascal in _CLASSES else pascal


def input_name(name: str) -> str:
    """The GraphQL input type of a signal or object."""
    return f"{pascal_case(name)}Input"


def error_class(spec: Spec) -> str:
    return f"{spec.transport.envelope.name}Error"


def operation_function(spec: Spec) -> str:
    name = attribute(spec.transport.operation.name)
    return (
        f"{name}_" if name in _FUNCTIONS or name in ("enumerate", "isinstance", "len", "mutation") else name
    )


def discriminator_constant(spec: Spec) -> str:
    """The tuple of all signal types: `eventKind` -> `EVENT_KINDS`."""
    return snake_case(spec.transport.discriminator.name).upper() + "S"


def enum_constant(name: str) -> str:
    """The set of the values of an enum: `RoomSize` -> `ROOM_SIZE`."""
    constant = snake_case(name).upper()
    if constant in _CONSTANTS or constant.endswith("_FORMAT"):
        constant += "_"
    # The class of `OS` has the name already.
    return f"{constant}_" if constant == class_name(name) else constant


def format_constant(name: str) -> str:
    """What names of constants about a format begin with."""
    return snake_case(name).upper()


def format_function(name: str) -> str:
    """The test of a format: `orderNumber` -> `is_order_number`."""
    snake = snake_case(name)
    return f"is_{snake}_" if snake in _TESTS else f"is_{snake}"


@lru_cache(_REMEMBERED)
def enum_member(value: str) -> str:
    """An enum value's Python member: `Out of stock` -> `OUT_OF_STOCK`, `404` -> `VALUE_404`."""
    plain = unicodedata.normalize("NFKD", value)
    chunks = re.split(r"[^A-Za-z0-9]+", "".join(map(_spelled_out, plain)))
    pieces = [piece for chunk in chunks for piece in ([chunk] if _CODE_POINT.match(chunk) else words(chunk))]
    # Without a letter or digit, the characters themselves tell values such as + and - apart.
    pieces = pieces or [f"U{ord(char):04X}" for char in value]
    name = "_".join(pieces).upper()
    if not name:
        return "EMPTY"
    return f"VALUE_{name}" if name[0].isdigit() or name in ("MRO", "NAME", "VALUE") else name


def _spelled_out(char: str) -> str:
    """A character outside ASCII by its code point, so that no two values lose what tells them apart."""
    if char.isascii():
        return char
    if "\u0300" <= char <= "\u036f":  # an accent, off its letter
        return ""
    return "_" if "\x80" <= char <= "\xbf" or "\u2000" <= char <= "\u206f" else f"_U{ord(char):04X}_"


def is_graphql_enum(enum: Enum) -> bool:
    """Whether GraphQL can carry the enum as one: exact values that are GraphQL names."""
    reserved = ("true", "false", "null")
    return not enum.ignore_case and all(
        _GRAPHQL_NAME.match(v.value) and v.value not in reserved for v in enum.values
    )
