"""Writes a paper as the web page that a council's meetings system makes of it."""

from __future__ import annotations

import html
import re

from tests.sample.source import Block, Paper, Row

_SPACE = "&nbsp;" * 8 + " "
_BULLET = f'<span style="font-family:Symbol">·<span style="font:7pt \'Times New Roman\'">{_SPACE}</span></span>'
_FILLS = {"green": "#00B050", "amber": "#FFC000", "red": "#FF0000", "blue": "#5B9BD5", "grey": "#D9D9D9"}


def to_html(paper: Paper) -> bytes:
    """Return the paper as a web page in UTF-8."""
    site = html.escape(paper.says("site") or "Council")
    title = next((block.text for block in paper.blocks if block.kind == "title"), paper.name)
    body = "\n".join(_block(block) for block in paper.blocks)
    page = f"""<!DOCTYPE html>
<html lang="en-GB"><head><meta charset="utf-8"><title>{html.escape(title)} - {site}</title>
<link rel="stylesheet" href="/SiteSpecific/ssMgStyles.css"></head><body>
<div class="skip"><a href="#main">Skip to main content</a></div>
<nav class="mgNav"><ul><li><a href="/">Home</a></li><li><a href="/mgCalendarMonthView.aspx">Meetings calendar</a></li>
<li><a href="/mgListCommittees.aspx">Committees</a></li>
<li><a href="/mgFindMember.aspx">Your councillors</a></li></ul></nav>
<div id="main" class="mgContent">
{body}
</div>
<div class="mgFooter"><p>{site} | <a href="/accessibility">Accessibility</a> | <a href="/cookies">Cookies</a></p></div>
</body></html>
"""
    return page.encode("utf-8")


def _block(block: Block) -> str:
    """Return one block as mark-up."""
    words = _inline(block.text)
    if block.kind == "item":
        return _labelled(block, words) if block.label else _bullet(block, words)
    if block.kind == "table":
        return _table(block)
    return {
        "title": f'<h1 class="mgMainTitleTxt">{words}</h1>',
        "heading": f'<h{block.level + 1} class="mgSubTitleTxt">{words}</h{block.level + 1}>',
        "box": f"<blockquote><p>{words}</p></blockquote>",
        "centred": f'<p class="MsoNormal" align="center" style="text-align:center">{words}</p>',
        "rule": "<hr>",
        "page": "",
    }.get(block.kind, f'<p class="MsoNormal">{words}</p>')


def _labelled(block: Block, words: str) -> str:
    """Return a labelled item: a table of one row, as word processors' minutes arrive on such pages."""
    indent = 60 * (block.level + 1)
    cells = (
        f'<td width="{indent}" valign="top"><p class="MsoNormal">{block.label}</p></td>'
        f'<td width="540" valign="top"><p class="MsoNormal">{words}</p></td>'
    )
    return f'<table class="MsoTableGrid" border="0"><tr>{cells}</tr></table><p class="MsoNormal">&nbsp;</p>'


def _bullet(block: Block, words: str) -> str:
    """Return a bullet in the Symbol font."""
    margin = 36 * (block.level + 2)
    return f'<p class="MsoListParagraph" style="margin-left:{margin}pt;text-indent:-18pt">{_BULLET}{words}</p>'


def _table(block: Block) -> str:
    """Return a real table."""
    columns = len(block.rows[0].cells)
    rows = "\n".join(_row(row, "th" if number == 0 else "td", columns) for number, row in enumerate(block.rows))
    return f'<table class="MsoTableGrid" border="1" cellspacing="0" cellpadding="4">\n{rows}\n</table>'


def _row(row: Row, tag: str, columns: int) -> str:
    """Return a table row."""
    span = f' colspan="{columns}"' if row.band else ""
    cells = "".join(
        f'<{tag}{span}{_fill(cell.fill)} valign="top"><p class="MsoNormal">{_inline(cell.text) or "&nbsp;"}</p></{tag}>'
        for cell in row.cells
    )
    return f"<tr>{cells}</tr>"


def _fill(name: str) -> str:
    """Return the style that fills a cell."""
    return f' style="background:{_FILLS[name]}"' if name else ""


def _inline(text: str) -> str:
    """Return text with its bold, italics and breaks as mark-up."""
    marked = html.escape(text, quote=False)
    marked = re.sub(r"\*\*(.+?)\*\*", r"<b>\1</b>", marked)
    return re.sub(r"\*(.+?)\*", r"<i>\1</i>", marked).replace("\n", "<br>")
