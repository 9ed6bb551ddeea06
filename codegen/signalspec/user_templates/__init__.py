"""A user's own folder of Jinja templates, rendered for a spec in a sandbox.

`templates.yaml` in the folder says what is rendered: each template once, or once for each signal, object and
so on, under which names, with which texts for which types. What the templates see is the resolved model.
"""

from __future__ import annotations

from signalspec.user_templates.folder import CONFIGURATION, SUFFIX, Folder, read_folder
from signalspec.user_templates.rendering import rendered

__all__ = ["CONFIGURATION", "SUFFIX", "Folder", "read_folder", "rendered"]
