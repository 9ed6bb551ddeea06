"""Characters that a reader of generated text would not see, or that would move what stands around them.

A fixed list and not Unicode's properties, which change from one Python version to the next: the same
spec has to give the same bytes.
"""

from __future__ import annotations

import re

# Controls, invisible and direction characters, line separators, surrogates, private and tag characters.
HIDDEN = re.compile(
    "[\x00-\x1f\x7f-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u3164\ud800-\uf8ff\ufeff\uffa0\ufff0-\uffff\U000e0000-\U0010ffff]"
)


def has_hidden(text: str) -> bool:
    """Whether any character of `text` is hidden."""
    return HIDDEN.search(text) is not None
