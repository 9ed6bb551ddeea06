"""The page that shows what arrives, and the files that it is made of."""

from __future__ import annotations

from importlib.resources import files

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route
from starlette.types import Scope

from signalspec.mock.namespacing import prefix_of
from signalspec.mock.rest import Handler, route

# No script but our own file, nothing from elsewhere, no way to turn a text into markup.
_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'; frame-ancestors 'none'; "
    "require-trusted-types-for 'script'; trusted-types 'none'"
)
_HEADERS = {
    "content-security-policy": _POLICY,
    "x-content-type-options": "nosniff",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cache-control": "no-store",
}
# Path below /ui -> file beside this module, and its type.
_FILES = {
    "": ("index.html", "text/html"),
    "/page.css": ("page.css", "text/css"),
    "/icon.svg": ("icon.svg", "image/svg+xml"),
    "/page.js": ("page.js", "text/javascript"),
    "/tree.js": ("tree.js", "text/javascript"),
    "/model.js": ("model.js", "text/javascript"),
}


def page_routes() -> list[Route]:
    """The page under `/ui`."""
    return [route(f"/ui{path}", GET=_file(name, media)) for path, (name, media) in _FILES.items()]


def wants_page(request: Request) -> bool:
    """Whether it is a person with a browser that asks for `/`."""
    return request.method == "GET" and "text/html" in request.headers.get("accept", "")


def to_page(scope: Scope) -> Response:
    """Sends a browser to the page of its namespace."""
    return RedirectResponse(f"{prefix_of(scope)}/ui", 303)


def _file(name: str, media: str) -> Handler:
    content = files("signalspec.mock").joinpath("page", name).read_bytes()

    async def serve(request: Request) -> Response:
        return Response(content, headers=_HEADERS, media_type=media)

    return serve
