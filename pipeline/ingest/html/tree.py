"""A web page as a tree, without scripts, hidden text, navigation, cookie notices and forms."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from pipeline.model import Omission

Element = Any  # an lxml element: lxml carries no types of its own
_DEEPEST = 120
_SILENT = frozenset(
    {
        "script",
        "style",
        "template",
        "head",
        "link",
        "meta",
        "svg",
        "canvas",
        "object",
        "embed",
        "iframe",
        "map",
        "audio",
        "video",
        "noscript",
    }
)
_FORM = frozenset({"select", "option", "button", "textarea", "datalist", "input", "label"})
_ROLES = {
    "navigation": "navigation",
    "banner": "page header",
    "contentinfo": "page footer",
    "search": "search box",
    "dialog": "dialog",
    "menu": "navigation",
    "menubar": "navigation",
    "alertdialog": "dialog",
}
_NAMES = re.compile(
    r"(?:^|[-_ ])(?:(?P<cookie>cookies?|ccc|gdpr|consent)"
    r"|(?P<navigation>nav|navbar|navigation|menu|mgnav|breadcrumbs?|crumbs?|pagination|pager|skip(?:link|to|nav)?s?"
    r"|sidebar|side-bar|social|share|sharing|toolbar|related)"
    r"|(?P<footer>footer|foot|site-footer|mgfooter)"
    r"|(?P<header>site-header|masthead|topbar|top-bar|page-header-global))"
    r"(?:$|[-_ ])",
    re.IGNORECASE,
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all", re.IGNORECASE)
_UNSEEN = re.compile(
    r"(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|element-invisible|hidden|assistive-text|off-screen|d-none)"
    r"(?:\s|$)",
    re.IGNORECASE,
)


_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")


def _classed(*names: str) -> str:
    """The path of elements that have one of these classes."""
    return "//*[" + " or ".join(f"contains(concat(' ', @class, ' '), ' {name} ')" for name in names) + "]"


_MAIN = (
    "//main",
    "//*[@role='main']",
    "//*[@id='modgov' or @id='mgContent']",
    _classed("mgContent"),
    "//*[@id='main-content' or @id='maincontent' or @id='mainContent' or @id='main' or @id='content' or @id='Content']",
    "//article",
    _classed("main-content", "entry-content", "content"),
)


def parse(text: str) -> Element | None:
    """The tree of a page, None where there is none. Deeply nested and broken markup is read as far as it can be."""
    parser = lxml_html.HTMLParser(remove_comments=True, remove_pis=True, no_network=True, huge_tree=True)
    clean = re.sub(r"^\s*<\?xml[^>]*\?>", "", text)
    clean = re.sub(r"</(?:body|html)\s*>", "", clean, flags=re.IGNORECASE)  # words behind them are still shown
    clean = _CONTROLS.sub(" ", clean)
    clean = re.sub(r"<!\[(?:if|endif)[^\]]*\]>", "", clean)
    try:
        return _flattened(lxml_html.document_fromstring(clean, parser=parser))
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return None


def _flattened(tree: Element) -> Element:
    """The tree with what is nested deeper than any page needs (tags never closed) lifted up."""
    depth = {tree: 0}
    for element in list(tree.iterdescendants()):
        parent = element.getparent()
        depth[element] = depth.get(parent, 0) + 1
        if depth[element] > _DEEPEST and isinstance(element.tag, str):
            depth[element] = _DEEPEST
            element.drop_tag()
    return tree


def lost_words(markup: str, tree: Element) -> int:
    """How many words of the markup are not in the tree: those nested too deep; 0 for small differences."""
    bare = re.sub(r"<(script|style|title|head)\b.*?</\1\s*>|<!--.*?-->", " ", markup, flags=re.DOTALL | re.IGNORECASE)
    there = len(re.sub(r"<[^<>]*>", " ", bare).split())
    kept = len(" ".join(tree.itertext()).split())
    return there - kept if there - kept > max(5, 0.05 * there) else 0


def page_title(tree: Element) -> str:
    """The page's <title>, white space folded."""
    return " ".join(" ".join(tree.xpath("//head/title//text()") or tree.xpath("//title//text()")).split())


def css_classes(tree: Element) -> dict[str, str]:
    """What the page's own style sheets say of single classes and of tag.class."""
    found: dict[str, str] = {}
    for sheet in tree.xpath("//style//text()"):
        plain = re.sub(r"/\*.*?\*/|<!--|-->", "", str(sheet)[:200_000], flags=re.DOTALL)
        for names, body in re.findall(r"([^{}@]{1,300})\{([^{}]{1,1000})\}", plain):
            for name in re.findall(r"(?:^|,)\s*\w*\.([\w-]+)\s*(?=,|$)", names):
                found[name] = found.get(name, "") + ";" + body
    return found


def prune(tree: Element) -> tuple[Element, list[Omission]]:
    """The part of the page that is the paper, and what was left out of it with reasons, in the order of the page."""
    omissions: list[Omission] = []
    body = tree.find("body")
    root = body if body is not None else tree
    for element in list(root.iter()):
        reason = _reason(element) if isinstance(element.tag, str) and element is not root else ""
        if reason and element.getparent() is not None:
            _cut(element, reason, omissions)
    main = _main_part(root)
    if main is not root:
        omissions.extend(Omission(None, text, "outside the main content") for text in _outside(root, main))
    return main, omissions


def _reason(element: Element) -> str:
    tag = element.tag.lower()
    style, classes = element.get("style") or "", element.get("class") or ""
    if tag in _SILENT:
        return "silent"
    if tag in _FORM:
        return "form"
    if (
        element.get("hidden") is not None
        or element.get("aria-hidden") == "true"
        or _HIDDEN.search(style)
        or _UNSEEN.search(classes)
    ):
        return "hidden text"
    if element.get("role") in _ROLES:
        return _ROLES[element.get("role") or ""]
    if tag in ("nav", "footer", "aside") or (tag == "header" and not element.xpath("ancestor::main|ancestor::article")):
        return (
            {"nav": "navigation", "footer": "page footer", "aside": "side box", "header": "page header"}[tag]
            if _may_go(element)
            else ""
        )
    return _by_name(element, f"{element.get('id') or ''} {classes}")


def _by_name(element: Element, names: str) -> str:
    """By id and class: a cookie notice always, other parts only where they are mostly links or short."""
    found = _NAMES.search(names)
    if not found:
        return ""
    kind = found.lastgroup or ""
    reason = {"cookie": "cookie notice", "navigation": "navigation", "footer": "page footer", "header": "page header"}[
        kind
    ]
    return reason if _may_go(element) else ""


def _may_go(element: Element) -> bool:
    """Whether little would be lost: few words, or most of them in links."""
    words = len(element.text_content().split())
    linked = sum(len(link.text_content().split()) for link in element.iter("a"))
    headed = element.tag == "header" and bool(element.xpath(".//h1"))
    return (
        not headed
        and (words <= 150 or linked >= 0.5 * words)
        and words < 0.5 * len(element.getroottree().getroot().text_content().split())
    )


def _cut(element: Element, reason: str, omissions: list[Omission]) -> None:
    text = " ".join(element.text_content().split())
    if (text and reason != "silent" and reason != "hidden text") or (text and reason == "hidden text"):
        omissions.append(Omission(None, text, reason))
    tail, parent, before = element.tail, element.getparent(), element.getprevious()
    if tail and parent is not None:
        if before is not None:
            before.tail = (before.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    if parent is not None:
        element.tail = None
        parent.remove(element)


def _main_part(root: Element) -> Element:
    """The smallest part marked as the main one that holds most of the words; the whole page where none is."""
    size = len(root.text_content().split())
    for path in _MAIN:
        found = [element for element in root.xpath(path) if element.xpath("ancestor-or-self::body")]
        if len(found) == 1 and len(found[0].text_content().split()) >= 0.5 * size:
            return found[0]
    return root


def _outside(root: Element, main: Element) -> Iterator[str]:
    """The texts of the page that are not in its main part."""
    inside = set(main.iter())
    for element in root.iter():
        if element not in inside and isinstance(element.tag, str) and (element.text or "").strip():
            yield " ".join((element.text or "").split())
        if (element.tail or "").strip() and element.getparent() not in inside and element is not root:
            yield " ".join((element.tail or "").split())
