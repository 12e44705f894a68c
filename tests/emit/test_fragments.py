"""Tables are the same from fragments: those of a whole dataset at once, or of each area by itself and in any order."""

from __future__ import annotations

import random
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.emit.briefs import Contents
from pipeline.emit.fragments import Fragment, fragments, packed, unpacked
from pipeline.emit.report.pen import into
from pipeline.emit.report.shelf import Around, Shelf
from pipeline.emit.report.site import write_area, write_front, write_site
from pipeline.emit.rows import rows
from pipeline.emit.rows.book import Book
from pipeline.emit.schema import TABLES
from pipeline.emit.tables import shown, write_contents, write_tables
from pipeline.emit.typed import typed_rows
from pipeline.model import AreaResult, Dataset, Paper
from tests import datasets


def two_areas() -> list[Dataset]:
    """Datasets of two areas whose names and files stand in each other's way when sorted."""
    first = datasets.dataset()

    def other(paper: Paper) -> Paper:
        document = paper.document
        name = f"{document.document_id}b"
        said = tuple(
            replace(
                one,
                statement=replace(one.statement, statement_id=f"b{one.statement.statement_id}", document_id=name),
            )
            for one in paper.statements
        )
        facts = replace(document.facts, area="Aldshire")
        return Paper(replace(document, document_id=name, source=f"{document.source}.b", facts=facts), said)

    area = first.areas[0]
    ledger = tuple(
        replace(
            row,
            area="Aldshire",
            commitment_id=f"b{row.commitment_id}",
            promised_in=f"{row.promised_in}b",
            reported_in=f"{row.reported_in}b",
        )
        for row in area.ledger
    )
    reviews = tuple(replace(one, subject=f"b{one.subject}", object=f"b{one.object}") for one in area.reviews)
    commitments = tuple(
        replace(
            one,
            area="Aldshire",
            commitment_id=f"b{one.commitment_id}",
            first_document_id=f"{one.first_document_id}b",
            last_document_id=f"{one.last_document_id}b",
            plan_ids=(),
            statement_ids=tuple(f"b{name}" for name in one.statement_ids),
        )
        for one in area.commitments
    )
    second_area = AreaResult("Aldshire", commitments=commitments, ledger=ledger, reviews=reviews)
    second = Dataset(tuple(map(other, first.papers)), (second_area,))
    return [first, second]


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_fragments_of_areas_give_the_tables_of_all(tmp_path: Path) -> None:
    parts = two_areas()
    whole = Dataset(
        tuple(paper for part in parts for paper in part.papers), tuple(area for part in parts for area in part.areas)
    )
    (tmp_path / "whole").mkdir()
    write_tables(whole, tmp_path / "whole")
    for seed in range(4):
        found = [one for part in parts for one in unpacked(packed(fragments(Book.of(part))))]
        random.Random(seed).shuffle(found)
        (tmp_path / str(seed)).mkdir()
        write_contents(Contents.of(whole), found, tmp_path / str(seed))
        assert contents(tmp_path / str(seed)) == contents(tmp_path / "whole")


def test_the_report_of_areas_is_that_of_all(tmp_path: Path) -> None:
    parts = two_areas()
    whole = Dataset(
        tuple(paper for part in parts for paper in part.papers), tuple(area for part in parts for area in part.areas)
    )
    write_site(whole, tmp_path / "whole")
    shelf = Shelf.of(whole)
    kept = write_front(shelf, tmp_path / "parts")
    around = Around(shelf.several_areas(), tuple(shelf.questions.items()), tuple(kept.items()))
    for part in parts:
        write_area(part, around, into(tmp_path / "parts"))
    assert contents(tmp_path / "parts") == contents(tmp_path / "whole")
    assert len(list((tmp_path / "parts" / "paper").iterdir())) == len(whole.papers)


def test_what_the_last_output_holds_is_not_written_again(tmp_path: Path) -> None:
    whole = datasets.dataset()
    last, now = tmp_path / "last", tmp_path / "now"
    last.mkdir()
    now.mkdir()
    write_tables(whole, last)
    before = contents(last)
    changed, kept = sorted((last / "text").iterdir())[:2]
    changed.write_bytes(b"spoilt" + changed.read_bytes()[6:])
    write_contents(Contents.of(whole), fragments(Book.of(whole)), now, last)
    assert contents(now) == before
    assert (now / "text" / kept.name).samefile(kept)
    assert not (now / "text" / changed.name).samefile(changed)


def test_packed_fragments_come_back() -> None:
    found = [Fragment("ledger.csv", (3, "Ö"), b"a,\n\n"), Fragment("text/d.txt", (), "é\n".encode())]
    assert list(unpacked(packed(found))) == found


@pytest.mark.parametrize("content", [b"", b"x", packed([])[:-1]])
def test_what_is_no_fragments_is_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match="fragments"):
        list(unpacked(content))


def test_typed_rows_are_the_rows(tmp_path: Path) -> None:
    whole = datasets.dataset()
    write_tables(whole, tmp_path)
    made, read = rows(whole), typed_rows(tmp_path)
    for table in TABLES:
        assert len(read[table.name]) == len(made[table.name])
        for row, cells in zip(made[table.name], read[table.name], strict=True):
            for column, cell in zip(table.columns, cells, strict=True):
                value = row[column.name]
                if column.type in ("boolean", "integer", "number") and value is not None:
                    assert type(cell) is {"boolean": bool, "integer": int, "number": float}[column.type]
                assert shown(column, value) == ("" if cell is None else shown(column, cell))
