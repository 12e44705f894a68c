"""What a person would call the thing: the shapes of titles, on sentences in the forms that papers use."""

from __future__ import annotations

import pytest

from pipeline.model import Block, Kind
from pipeline.segment.titles import title_of


@pytest.mark.parametrize(
    ("kind", "words", "title"),
    [
        ("decision", "RESOLVED: That the Clerk be asked to circulate the figures.", "Circulate the figures"),
        ("action", "The PCC has agreed to open the fund in May so that victims can apply.", "Open the fund in May"),
        ("action", "She promised that she would write to the Minister", "Write to the Minister"),
        ("action", "OPCC to bring the survey back to members", "Bring the survey back to members"),
        ("decision", "However, the fund opened", "The fund opened"),
        ("decision", "With that in mind, the plan was revised by staff", "The plan was revised by staff"),
        ("decision", "As we were told in May, the fund opened", "As we were told in May"),
        ("decision", "The Chair said that calls had fallen", "Calls had fallen"),
        ("milestone", "With regard to the contact vans, the trial had ended", "The contact vans"),
        ("milestone", "Victims: a new desk will open", "Victims"),
        ("milestone", "We launched the Safer Streets and Places Fund in May.", "Safer Streets and Places Fund"),
        ("milestone", "Arrests were made in Operation Heron last week.", "Operation Heron"),
        ("milestone", "We published the Police and Crime Plan 2021-2025 in May", "Police and Crime Plan 2021-2025"),
        ("milestone", "Members met to talk of the youth fund", "Youth fund"),
        ("milestone", "and the tender would be issued in June.", "The tender would be issued in June"),
        (
            "milestone",
            "A draft went to the Police and Crime Panel in May.",
            "A draft went to the Police and Crime Panel in May",
        ),
        ("milestone", "The Panel looked at a letter in May.", "The Panel looked at a letter in May"),
        ("priority", "One of our priorities is also to cut rural crime", "Cut rural crime"),
        ("priority", "Road safety remains a priority for me", "Road safety"),
    ],
)
def test_title(kind: Kind, words: str, title: str) -> None:
    assert title_of(kind, words, Block("paragraph", 0, len(words)), words, 0) == title
