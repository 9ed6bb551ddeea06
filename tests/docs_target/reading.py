"""Markdown as a reader's program sees it: blocks of text, links and code."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

_PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
_BLOCKS = ("paragraph", "heading", "blockquote", "bullet_list", "list_item")
_TABLES = ("table", "thead", "tbody", "tr", "th", "td")
_SPANS = ("link", "em", "strong")
_TAME = {"inline", "fence", "text", "code_inline", "softbreak"} | {
    f"{name}_{end}" for name in (*_BLOCKS, *_TABLES, *_SPANS) for end in ("open", "close")
}


@dataclass
class Page:
    """`texts` are the texts of headings, paragraphs, list items and cells, in order."""

    texts: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    headings: list[str] = field(default_factory=list)
    fences: list[tuple[str, str]] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)

    def code(self, language: str) -> list[str]:
        return [source for found, source in self.fences if found == language]


def read(markdown: str) -> Page:
    page = Page()
    heading = False
    for token in _PARSER.parse(markdown):
        page.kinds.add(token.type)
        if token.type == "fence":
            page.fences.append((token.info, token.content.rstrip("\n")))
        heading = token.type == "heading_open" or (heading and token.type == "inline")
        if token.type == "inline":
            text = _inline(token, page)
            page.texts.append(text)
            if heading:
                page.headings.append(text)
    return page


def _inline(token: Token, page: Page) -> str:
    parts = []
    for child in token.children or ():
        page.kinds.add(child.type)
        if child.type == "link_open":
            page.links.append(str(child.attrs["href"]))
        parts.append(" " if child.type == "softbreak" else child.content)
    return "".join(parts)


def untamed(page: Page) -> set[str]:
    """What the page has besides the blocks and spans that templates make: HTML, images, rules and such."""
    return page.kinds - _TAME


def anchors(page: Page) -> set[str]:
    """The anchors that GitHub gives to the page's headings."""
    seen: dict[str, int] = {}
    found = set()
    for text in page.headings:
        slug = re.sub(r"[^\w\- ]", "", text.strip().lower()).replace(" ", "-")
        count = seen.get(slug, 0)
        seen[slug] = count + 1
        found.add(f"{slug}-{count}" if count else slug)
    return found


def broken_links(pages: dict[str, Page]) -> list[tuple[str, str]]:
    """(page, link) for each link that leads nowhere among these pages."""
    broken = []
    for path, page in pages.items():
        for link in page.links:
            target, _, anchor = link.partition("#")
            there = _resolve(path, target) if target else path
            if there not in pages or (anchor and anchor not in anchors(pages[there])):
                broken.append((path, link))
    return broken


def _resolve(path: str, target: str) -> str:
    parts = path.split("/")[:-1]
    for part in target.split("/"):
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)
