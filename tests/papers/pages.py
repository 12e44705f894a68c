"""PDFs: one thing that papers do on each."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from reportlab.lib import colors
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageBreak, PageTemplate, Paragraph, Spacer, Table

BODY = ParagraphStyle("body", fontName="Helvetica", fontSize=10, leading=13, spaceAfter=7)
HEAD = ParagraphStyle("head", parent=BODY, fontName="Helvetica-Bold", fontSize=13, leading=16, spaceBefore=8)
TITLE = ParagraphStyle("title", parent=HEAD, fontSize=20, leading=24)
CELL = ParagraphStyle("cell", parent=BODY, fontSize=9, leading=11, spaceAfter=0)
GRID = ("GRID", (0, 0), (-1, -1), 0.5, colors.black)
PROSE = (
    "The Commissioner wrote to every parish council in the autumn and asked what they made of the neighbourhood teams. "
    "Most of the letters that came back were about speeding, and a good many about the time that it takes to be answered. "
)


def drawn(draw: Callable[[Canvas], None], size: tuple[float, float] = A4) -> bytes:
    """A PDF that `draw` draws on a canvas."""
    held = io.BytesIO()
    canvas = Canvas(held, pagesize=size, invariant=1)
    draw(canvas)
    canvas.save()
    return held.getvalue()


def flowed(
    story: Sequence[Any], columns: int = 1, size: tuple[float, float] = A4, running: Callable[[Canvas, int], None] | None = None
) -> bytes:  # fmt: skip
    """A PDF of paragraphs and tables; `running` draws what every page has."""
    width, height = size
    held = io.BytesIO()
    room = (width - 100 - 24 * (columns - 1)) / columns
    frames = [Frame(50 + at * (room + 24), 70, room, height - 140, 0, 0, 0, 0) for at in range(columns)]

    def on_page(canvas: Canvas, document: Any) -> None:
        if running is not None:
            running(canvas, document.page)

    template = PageTemplate("page", frames, onPage=on_page)
    BaseDocTemplate(held, pagesize=size, pageTemplates=[template], invariant=1).build(list(story))
    return held.getvalue()


def para(text: str, style: ParagraphStyle = BODY) -> Paragraph:
    """A paragraph in reportlab's mark-up."""
    return Paragraph(text, style)


def item(label: str, text: str, level: int = 0) -> Paragraph:
    """An item that hangs from its label."""
    start = 18 * level
    style = ParagraphStyle("item", parent=BODY, leftIndent=start + 24, bulletIndent=start, spaceAfter=3)
    return Paragraph(text, style, bulletText=label)


def table(rows: Sequence[Sequence[str]], widths: Sequence[float], *styles: Any, repeat: int = 1) -> Table:
    """A table of these cells, drawn as `styles` say."""
    cells = [[para(cell, CELL) for cell in row] for row in rows]
    return Table(cells, widths, repeatRows=repeat, style=list(styles))


def paragraphs() -> bytes:
    """Paragraphs over line ends and a page's end, and words parted by hyphens."""

    def page(canvas: Canvas) -> None:
        text = canvas.beginText(60, 760)
        text.setFont("Helvetica-Bold", 16)
        text.textLine("Crime prevention in the county")
        text.setFont("Helvetica", 10)
        for line in ("", "Work on crime prevention goes on. Every school will be told what preven-", "tion means, by a self-",
                     "assessment that the schools write down themselves and by the self-assessment of the force. What we",
                     "know of it so far is set out in this paper, which was written for the Panel and for nobody else, and"):  # fmt: skip
            text.textLine(line)
        canvas.drawText(text)
        canvas.setFont("Helvetica", 10)
        for at in range(36):
            canvas.drawString(
                60,
                660 - 16 * at,
                f"In week {at + 1} the teams met again and wrote to the parishes about what they had been asked.",
            )
        canvas.drawString(60, 84, "The Commissioner will read every letter that is sent to the office before the end")
        canvas.showPage()
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 760, "of the year, and will answer it.")

    return drawn(page)


def two_columns() -> bytes:
    """Two columns under a heading that goes across both."""

    def across(canvas: Canvas, number: int) -> None:
        if number == 1:
            canvas.setFont("Helvetica-Bold", 20)
            canvas.drawString(50, 790, "A plan for the whole of the county and its towns")

    story = [para("What people said", HEAD), para(PROSE * 3), para("What happens next", HEAD)]
    story += [item("\u2022", "Open the hub by May 2018"), item("\u2022", "Publish the letters")]
    return flowed([*story, para(PROSE * 9), para("The end of the right column.")], 2, running=across)


def three_columns() -> bytes:
    """A leaflet in three columns."""
    story = [para("First fold", HEAD), para(PROSE * 6), para("Second fold", HEAD), para(PROSE * 6)]
    return flowed([*story, para("Third fold", HEAD), para(PROSE * 4), para("The last words.")], 3, landscape(A4))


def side_box() -> bytes:
    """A shaded box beside the text."""

    def page(canvas: Canvas) -> None:
        canvas.setFillColor(colors.HexColor("#E8EDF5"))
        canvas.rect(380, 520, 170, 200, stroke=0, fill=1)
        canvas.setFillColor(colors.black)
        for at, line in enumerate(("In figures", "340 letters came in.", "Nine in ten were", "about speeding.")):
            canvas.setFont("Helvetica-Bold" if at == 0 else "Helvetica", 10)
            canvas.drawString(395, 695 - 14 * at, line)
        story = para(PROSE * 4)
        story.wrap(300, 400)
        story.drawOn(canvas, 50, 740 - story.height)

    return drawn(page)


def slide() -> bytes:
    """Slides, wider than they are high, with a title and few words each."""

    def page(canvas: Canvas) -> None:
        for title, points in (
            ("Milestones met", ("Hub opened in May 2018", "Strategy published")),
            ("Next steps", ("Appoint a scrutiny panel", "Write to the parishes")),
        ):
            canvas.setFont("Helvetica-Bold", 28)
            canvas.drawString(50, 330, title)
            canvas.setFont("Helvetica", 18)
            for at, point in enumerate(points):
                canvas.drawString(60, 270 - 40 * at, "\u2022")
                canvas.drawString(84, 270 - 40 * at, point)
            canvas.showPage()

    return drawn(page, (720, 405))


def turned() -> bytes:
    """A landscape page stored upright and shown turned."""

    def page(canvas: Canvas) -> None:
        canvas.setPageRotation(90)
        canvas.rotate(90)
        canvas.translate(0, -A4[0])
        canvas.setFont("Helvetica-Bold", 16)
        canvas.drawString(60, 520, "Delivery report")
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, 490, "The page was turned so that the table has room.")

    return drawn(page)


def glyphs() -> bytes:
    """Ligatures, and bullets, ticks and arrows of Symbol and Dingbats."""
    import matplotlib

    path = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
    pdfmetrics.registerFont(TTFont("DejaVu", str(path)))

    def page(canvas: Canvas) -> None:
        canvas.setFont("DejaVu", 11)
        canvas.drawString(60, 760, "The o\ufb03ce \ufb01led the \ufb02yers of the sta\ufb00 union at its cost.")
        for at, (font, mark) in enumerate((("Symbol", "\u2022"), ("ZapfDingbats", "\u25cf"), ("DejaVu", "\u25aa"))):
            canvas.setFont(font, 11)
            canvas.drawString(60, 720 - 60 * at, mark)
            canvas.setFont("Helvetica", 11)
            canvas.drawString(80, 720 - 60 * at, ("Open the hub", "Close the desk", "Move the van")[at])
            canvas.drawString(
                60, 690 - 60 * at, ("In Aldermere it is open.", "In Fennock it is closed.", "In Wendle it stands.")[at]
            )

    return drawn(page)


def furniture() -> bytes:
    """Running header and footer, page numbers, a stamp across the page."""

    def running(canvas: Canvas, number: int) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.drawString(50, 800, "Marlshire Police and Crime Panel")
        canvas.drawCentredString(297, 36, f"Page {number} of 3")
        canvas.saveState()
        canvas.setFillColor(colors.HexColor("#DDDDDD"))
        canvas.translate(180, 300)
        canvas.rotate(45)
        canvas.setFont("Helvetica-Bold", 80)
        canvas.drawString(0, 0, "DRAFT")
        canvas.restoreState()

    pages = [
        [para(f"Chapter {name}", HEAD), para(f"What chapter {name} says. " + PROSE), PageBreak()]
        for name in ("one", "two", "three")
    ]
    return flowed([part for page in pages for part in page], running=running)


def footnotes() -> bytes:
    """A footnote under the text, called by a raised number."""

    def page(canvas: Canvas) -> None:
        canvas.setFont("Helvetica", 11)
        canvas.drawString(60, 760, "The grant is 148,500 pounds a year")
        canvas.setFont("Helvetica", 7)
        canvas.drawString(240, 764, "1")
        canvas.setFont("Helvetica", 11)
        canvas.drawString(246, 760, "and is paid by the office of the")
        for at in range(20):
            canvas.drawString(
                60, 746 - 14 * at, f"Commissioner in month {at + 1}, as it has been since the fund was set up and as it"
            )
        canvas.drawString(60, 466, "will be.")
        canvas.line(60, 110, 200, 110)
        canvas.setFont("Helvetica", 6)
        canvas.drawString(60, 98, "1")
        canvas.setFont("Helvetica", 8)
        canvas.drawString(66, 95, "From the victims' services grant of the Ministry.")

    return drawn(page)


def lists() -> bytes:
    """Bullets within bullets, and numbers of every kind."""
    story: list[Any] = [para("Lists", TITLE)]
    story += [
        item("\u2022", "Write to schools"),
        item("\u2013", "in the towns", 1),
        item("\u2013", "in the villages", 1),
        item("\u2022", "Write to shops"),
    ]
    story += [para("Numbers", HEAD)]
    story += [item("1.", "The first thing"), item("1.1", "a part of it", 1), item("2.", "The second thing")]
    story += [para("Letters", HEAD)]
    story += [
        item("(a)", "the cameras"),
        item("(i)", "for the teams", 1),
        item("(iv)", "for the cells", 1),
        item("(b)", "the radios"),
    ]
    story += [para("Paragraphs", HEAD), item("22.1", "The Panel met in May."), item("22.2", "It noted the report.")]
    return flowed(story)


def governing() -> bytes:
    """A line that governs items, some of them on the next page."""
    story: list[Any] = [para("Policing priorities", HEAD), Spacer(1, 590), para("I expect the Chief Constable to:")]
    story += [item("\u2022", "name an officer for each town"), item("\u2022", "answer calls in ten seconds")]
    story += [item("\u2022", "visit each victim of burglary within a day")]
    return flowed(story)


ROWS = (("Milestone", "Owner", "Due", "Progress", "RAG"), ("Open the hub", "OPCC", "May 2018", "Opened in April 2018.", "G"), ("Estates strategy", "Chief Constable", "March 2019", "A first draft is with the unions, who have asked for more time.", "A"))  # fmt: skip
WIDE = (110, 80, 70, 170, 40)


def ruled() -> bytes:
    """A table with lines around every cell, and a row across it."""
    rows = [ROWS[0], ("Priority 1: Victims", "", "", "", ""), *ROWS[1:]]
    return flowed(
        [para("Progress", HEAD), table(rows, WIDE, GRID, ("SPAN", (0, 1), (-1, 1))), para("What follows the table.")]
    )


def half_ruled() -> bytes:
    """A table with lines only between its rows."""
    return flowed([para("Progress", HEAD), table(ROWS, WIDE, ("LINEABOVE", (0, 1), (-1, -1), 0.5, colors.black), ("LINEBELOW", (0, -1), (-1, -1), 0.5, colors.black)), para("What follows.")])  # fmt: skip


def unruled() -> bytes:
    """A table without a line."""
    return flowed(
        [para("Progress", HEAD), table(ROWS, WIDE, ("BOTTOMPADDING", (0, 0), (-1, -1), 10)), para("What follows.")]
    )


def spans() -> bytes:
    """A cell beside several rows."""
    rows = (
        ("Priority", "Action", "Due"),
        ("Victims", "Open the hub", "May 2018"),
        ("", "Call back within a day", "June 2018"),
        ("Roads", "Train volunteers", "July 2018"),
    )
    return flowed([table(rows, (120, 220, 100), GRID, ("SPAN", (0, 1), (0, 2)))])


def over_pages() -> bytes:
    """A table that goes on over a page, its header said again."""
    rows = [("Action", "Due"), *((f"Action number {at} of the plan", f"May {2000 + at}") for at in range(1, 46))]
    return flowed([para("Actions", HEAD), table(rows, (300, 120), GRID), para("What follows.")])


def meanings() -> bytes:
    """Columns named in the words that papers use."""
    head = ("Deliverable", "Lead officer", "Target date", "Update", "Status", "Comments")
    row = ("Open the hub", "Chief Executive", "May 2018", "Builders are in.", "On track", "Visit in June.")
    return flowed([table([head, row, row], (95, 80, 70, 95, 60, 90), GRID)])


def colours() -> bytes:
    """Cells that only have a colour, and no key to it."""
    rows = [
        ("Milestone", "Due", "RAG"),
        *((f"Milestone {name}", "May 2018", "") for name in ("red", "amber", "green", "blue", "grey", "white")),
    ]
    paint = ["#FF0000", "#FFC000", "#00B050", "#0070C0", "#BFBFBF"]
    fills = [("BACKGROUND", (2, at), (2, at), colors.HexColor(colour)) for at, colour in enumerate(paint, 1)]
    return flowed([table(rows, (200, 100, 60), GRID, *fills)])


def legend() -> bytes:
    """A key on the page that gives colours another meaning than is usual."""
    rows = [("Milestone", "Due", "RAG"), ("Open the hub", "May 2018", ""), ("Close the desk", "June 2018", "")]
    fills = [
        ("BACKGROUND", (2, 1), (2, 1), colors.HexColor("#0070C0")),
        ("BACKGROUND", (2, 2), (2, 2), colors.HexColor("#00B050")),
    ]
    key = [("", "Completed"), ("", "On track"), ("", "Delayed")]
    paint = [
        ("BACKGROUND", (0, at), (0, at), colors.HexColor(one))
        for at, one in enumerate(("#00B050", "#0070C0", "#FF0000"))
    ]
    return flowed([table(rows, (200, 100, 60), GRID, *fills), Spacer(1, 30), table(key, (20, 120), *paint, repeat=0)])


def marked() -> bytes:
    """Proposed changes in red, and words struck out."""
    story = [para("Police and Crime Plan 2017-2021", TITLE), para("Proposed changes are highlighted in red.")]
    story += [
        item("\u2022", "Open the hub by May 2018"),
        item("\u2022", '<font color="#FF0000">Open a second hub in Fennock by 2020</font>'),
    ]
    story += [item("\u2022", "<strike>Recruit fifty specials</strike>")]
    return flowed(story)


def broken() -> bytes:
    """Characters that stand for others than are shown: a font that gives its letters no names."""
    lines = ("The Commissioner will open a hub for victims of crime", "in every town of the county before May of next year, and will",
             "report on each of them to the Panel in the autumn. Letters", "that were sent to the office have asked for nothing else so",
             "often, and the neighbourhood teams have asked for it too.")  # fmt: skip
    letters = sorted(set("".join(lines)) - {" "})
    codes = {letter: at + 33 for at, letter in enumerate(letters)} | {" ": 32}
    shown = b"".join(
        b"BT /F 12 Tf 1 0 0 1 60 %d Tm <%s> Tj ET\n"
        % (740 - 20 * at, "".join(f"{codes[one]:02x}" for one in line).encode())
        for at, line in enumerate(lines)
    )
    glyphs = [_outline(letter) for letter in letters]
    widths = b" ".join(b"%d" % width for width, _ in glyphs)
    names = b" ".join(b"/g%d" % at for at in range(len(letters)))
    procs = b" ".join(b"/g%d %d 0 R" % (at, 6 + at) for at in range(len(letters)))
    font = (
        b"<</Type/Font/Subtype/Type3/FontBBox[0 -300 1000 1000]/FontMatrix[.001 0 0 .001 0 0]/FirstChar 32/LastChar %d"
        % (32 + len(letters))
    )
    font += b"/Widths[300 %s]/Encoding<</Differences[32/gs %s]>>/CharProcs<</gs 5 0 R %s>>>>" % (widths, names, procs)
    page = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 7000 0 R>>>>>>"
    bodies = [b"300 0 d0", *(b"%d 0 d0 %s f" % glyph for glyph in glyphs)]
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
               page.replace(b"7000", b"%d" % (6 + len(letters))), *map(_stream, [shown, *bodies]), font]  # fmt: skip
    return _written(objects)


def _outline(letter: str) -> tuple[int, bytes]:
    """The width of a letter and its outline."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import TextPath

    path = TextPath((0, 0), letter, size=1000, prop=FontProperties(family="DejaVu Sans"))
    marks = {1: "{:.0f} {:.0f} m", 2: "{:.0f} {:.0f} l", 79: "h"}
    drawing: list[str] = []
    at = (0.0, 0.0)
    for points, code in path.iter_segments(simplify=False):
        if code == 3:  # a quadratic curve as a cubic one
            (a, b), (x, y) = points[:2], points[2:]
            one, two = (
                (at[0] + 2 * (a - at[0]) / 3, at[1] + 2 * (b - at[1]) / 3),
                (x + 2 * (a - x) / 3, y + 2 * (b - y) / 3),
            )
            drawing.append("{:.0f} {:.0f} {:.0f} {:.0f} {:.0f} {:.0f} c".format(*one, *two, x, y))
        else:
            drawing.append(marks[int(code)].format(*points))
        at = (points[-2], points[-1])
    return round(path.get_extents().x1) + 90, " ".join(drawing).encode()


def scanned() -> bytes:
    """A page that is a picture of text."""
    import pypdfium2
    from PIL import Image
    from reportlab.lib.utils import ImageReader

    text = flowed(
        [
            para("Decision notice", TITLE),
            para("The Commissioner has decided to fund the Lantern scheme until March 2019."),
        ],
        size=(420, 300),
    )
    with pypdfium2.PdfDocument(text) as document:
        picture = document[0].render(scale=200 / 72).to_pil().convert("1")
    held = io.BytesIO()
    Image.Image.save(picture, held, "PNG", optimize=True)
    return drawn(lambda canvas: canvas.drawImage(ImageReader(held), 0, 0, 420, 300) and None, (420, 300))


def _stream(content: bytes) -> bytes:
    """A compressed stream."""
    packed = zlib.compress(content, 9)
    return b"<</Length %d/Filter/FlateDecode>>stream\n%s\nendstream" % (len(packed), packed)


def _written(objects: Sequence[bytes]) -> bytes:
    """A PDF of these objects, the first its catalogue."""
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj%s endobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(places) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n" % (len(places) + 1, start)
    return bytes(out)


def raw(pages: int, content: bytes) -> bytes:
    """A PDF of many pages that share one stream."""
    kids = b" ".join(b"%d 0 R" % (5 + at) for at in range(pages))
    leaf = b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 3 0 R>>>>>>"
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count %d/Kids[%s]>>" % (pages, kids),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>", _stream(content)]  # fmt: skip
    return _written([*objects, *[leaf] * pages])


def many_pages() -> bytes:
    """Ten thousand pages."""
    return raw(10_000, b"BT /F 12 Tf 60 700 Td (The Panel noted the report.) Tj ET")


def million_characters() -> bytes:
    """A page of a million characters."""
    line = b"(" + b"The Panel noted the report. " * 18 + b") Tj 0 -0.4 Td "
    return raw(1, b"BT /F 0.4 Tf 20 820 Td " + line * 2000 + b"ET")


PDFS: dict[str, Callable[[], bytes]] = {
    f"{function.__name__.replace('_', '-')}.pdf": function
    for function in (
        paragraphs, two_columns, three_columns, side_box, slide, turned, glyphs, furniture, footnotes, lists, governing, ruled,
        half_ruled, unruled, spans, over_pages, meanings, colours, legend, marked, broken, scanned, million_characters,
    )
}  # fmt: skip
