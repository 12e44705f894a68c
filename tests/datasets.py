"""Small datasets for tests of what comes after the stages: made by hand, with every table filled."""

from __future__ import annotations

from dataclasses import replace

from pipeline.model import (
    AreaResult,
    Box,
    Change,
    Characters,
    Commitment,
    Dataset,
    DatePhrase,
    Document,
    Facts,
    Labelled,
    LedgerRow,
    Link,
    Owner,
    Paper,
    Plan,
    PlanVersion,
    Priority,
    Problem,
    Request,
    Review,
    Span,
    Statement,
    StatusPhrase,
)

PLAN_TEXT = "Police and Crime Plan 2017-2021\n\n- I will open a rural crime team by March 2018.\n- Safer roads\n"
REPORT_TEXT = "Progress report\n\nThe rural crime team\nwas launched in May 2018, with the County Council.\n"


def statement(document_id: str, ordinal: int, text: str, words: str, **more: object) -> Statement:
    """A statement at the place of `words` in the text of its paper."""
    start = text.index(words)
    made = Statement(
        statement_id=f"{document_id}-s{ordinal}",
        document_id=document_id,
        ordinal=ordinal,
        kind="action",
        title=words[:20],
        text=" ".join(words.split()),
        start=start,
        end=start + len(words),
    )
    return replace(made, **more)  # type: ignore[arg-type]


def paper(source: str, document_id: str, text: str, *statements: Labelled, **more: object) -> Paper:
    """A paper of Marlshire with these statements."""
    facts = Facts(
        "Marlshire", "plan", "2017-03", "stated", PlanVersion("Police and Crime Plan", "2017", "2021", "first")
    )
    document = Document(document_id, source, "0" * 64, "text/plain", source, text, (), facts, 2)
    return Paper(replace(document, **more), statements)  # type: ignore[arg-type]


def plan() -> Paper:
    """A plan with a dated promise and a priority."""
    promise = statement(
        "d1", 1, PLAN_TEXT, "I will open a rural crime team by March 2018.", page=1, box=Box(1, 2.25, 3, 4)
    )
    start = PLAN_TEXT.index("March 2018")
    due = DatePhrase("March 2018", Span("2018-03-01", "2018-03-31"), "2018-03", "due", start, start + 10)
    aim = statement("d1", 2, PLAN_TEXT, "Safer roads", kind="priority", section=("Plan", "Roads"), list_label="2.")
    return paper(
        "2017-plan.txt",
        "d1",
        PLAN_TEXT,
        Labelled(promise, (), (due,), (Owner("pcc", "I"),)),
        Labelled(aim, confidence=0.5),
    )


def report() -> Paper:
    """A report that the promise was kept late, over two lines."""
    words = "The rural crime team\nwas launched in May 2018, with the County Council."
    said = statement("d2", 1, REPORT_TEXT, words, kind="milestone", page=1)
    done = StatusPhrase("was launched", "completed", "", 38, 50, "phrase")
    owners = (Owner("pcc", "the Commissioner"), Owner("partners", "County Council", "contributing", "inherited"))
    facts = Facts("Marlshire", "progress_report", "2018-06-01", "listed")
    problem = Problem("reports/2018.txt", "ingest", "warning", "page 2 is a picture; its words are missing", 2, "d2")
    labelled = Labelled(said, (done,), (), owners, "completed", "delayed", 0.75, True)
    return paper(
        "reports/2018.txt",
        "d2",
        REPORT_TEXT,
        labelled,
        facts=facts,
        problems=(problem,),
        characters=Characters(70, 0, 9, 1),
    )


def unread() -> Paper:
    """A paper that could not be read."""
    problem = Problem("broken.pdf", "ingest", "error", "broken.pdf is cut off", None, "d3")
    document = Document("d3", "broken.pdf", "1" * 64, "", "broken", facts=Facts(document_type=""), problems=(problem,))
    return Paper(document)


def area() -> AreaResult:
    """What link would conclude for the papers above."""
    commitment = Commitment(
        "c1",
        "Marlshire",
        "Rural crime team",
        "milestone",
        "Safer roads",
        ("pcc",),
        "d1",
        "2017-03",
        "2018-03-31",
        "2018-03-31",
        61,
        "completed",
        "delayed",
        "2018-06-01",
        "d2",
        ("p1",),
        2,
        "kept_late",
        False,
        ("d1-s1", "d2-s1"),
    )
    entry = LedgerRow(
        "c1",
        "Marlshire",
        "Safer roads",
        "Rural crime team",
        ("pcc",),
        "d1",
        1,
        "I will open a rural crime team",
        "2018-03-31",
        "d2",
        1,
        "The rural crime team was launched",
        "completed",
        "delayed",
        "2018-06-01",
        "2018-06-01",
        61,
        "kept_late",
        "Promised by March 2018, done in May 2018.",
    )
    request = Request(
        "d1-s1", "c1", "d1", 1, "That the PCC open a rural crime team", ("pcc",), "2017-03-31", "2018-03-31",
        "d2", 1, "Accepted", "accepted", "d2", 1, "The rural crime team was launched", "completed", "done",
    )  # fmt: skip
    return AreaResult(
        "Marlshire",
        (
            Plan("p1", "Marlshire", "Police and Crime Plan", "2017", "2021", "first", "2017-03", "", ("d1",)),
            Plan("p2", "Marlshire", "Police and Crime Plan", "2017", "2021", "refresh", "2018", "p1", ()),
        ),
        (("d1", "p1"),),
        (Link("d1-s1", "d2-s1", "reports_on", 0.91, "title; rare words", "pipeline"),),
        (commitment,),
        (entry,),
        (
            Priority("r1", "p1", "priority", "2", "Safer roads", "d1-s2"),
            Priority("r2", "p2", "priority", "2", "Safer roads", "", "r1", "retained", 1.0),
        ),
        (("d1-s1", "r1"),),
        (Change("Marlshire", "p1", "p2", "retained", "Safer roads", "", "the same words"),),
        (Problem("Marlshire", "link", "warning", "two reports of one date differ"),),
        (
            Review("status", "d2-s1", "d1-s1", None, "completed", ("kept_late",), ("overdue",), 3),
            Review("same", "d1-s1", "d2-s1", 0.91, "same", ("kept_late",), ("overdue", "kept"), 6),
        ),
        (request,),
    )


def dataset() -> Dataset:
    """Three papers of one area, with every table filled."""
    return Dataset((report(), plan(), unread()), (area(),))
