"""Uses a generated package as a stranger would, with nothing else on the path; run as a script.

Arguments: the directory, the package, the discriminator, the envelope's content field. Standard input:
the examples as JSON, `[[signal, content], ...]` and a list of envelopes without content. Prints the
mutation that carries them all, and what is in it.
"""

from __future__ import annotations

import importlib
import json
import pkgutil
import sys
from typing import Any


def main(directory: str, name: str, discriminator: str, content_field: str) -> None:
    sys.path.insert(0, directory)
    package: Any = importlib.import_module(name)
    modules = [module.name for module in pkgutil.walk_packages(package.__path__, f"{name}.")]
    for module in modules:
        importlib.import_module(module)
    for public in package.__all__:
        getattr(package, public)
    contents, envelopes = json.load(sys.stdin)
    for signal, example in contents:
        judge(package, {discriminator: signal, **example})
    sent = []
    for envelope in envelopes:
        for signal, example in contents:
            whole = {**envelope, content_field: {discriminator: signal, **example}}
            assert package.validate(whole) == [], package.validate(whole)
            assert package.validate_json(json.dumps(whole)) == []
            parsed = package.parse(whole)
            assert package.decode(json.dumps(whole).encode()) == parsed
            assert package.parse(parsed.to_dict()) == parsed
            sent.append(parsed)
    function = next(n for n in package._MODULES if package._MODULES[n] == "operation")
    most = importlib.import_module(f"{name}.validation").MAX_ITEMS
    mutations = [getattr(package, function)(sent[at : at + most]) for at in range(0, len(sent), most)]
    json.dump([mutations, [item.to_dict() for item in sent]], sys.stdout)


def judge(package: Any, content: dict[str, Any]) -> None:
    """The content is valid, comes back as it was, and can be built by hand as well."""
    assert package.validate_content(content) == [], package.validate_content(content)
    package.validate_content(content, advice=True)
    parsed = package.parse_content(content)
    written = parsed.to_dict()
    assert same(written, content), (written, content)
    rebuilt = type(parsed)(**vars(parsed))
    assert rebuilt == parsed
    assert rebuilt.to_dict() == written
    repr(parsed)
    assert [v.code for v in package.validate_content({**content, "no such field": 1})] == ["unknown"]
    assert package.validate_content({**content, "no such field": 1}, unknown="ignore") == []


def same(written: Any, given: Any) -> bool:
    """Whether they are equal up to the letter case of texts, which parsing may settle."""
    if isinstance(written, dict) and isinstance(given, dict):
        return written.keys() == given.keys() and all(same(written[key], given[key]) for key in given)
    if isinstance(written, list) and isinstance(given, list):
        return len(written) == len(given) and all(map(same, written, given))
    if isinstance(written, str) and isinstance(given, str):
        return written == given or (given.isascii() and written.lower() == given.lower())
    return bool(written == given)


if __name__ == "__main__":
    main(*sys.argv[1:])
