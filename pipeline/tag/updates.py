"""The update that notes write under an action: "Action: RJ to submit a new paper. Update 25.03.22 - Complete."."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.language.standings import standing
from pipeline.model import Document, Statement
from pipeline.tag.evidence import EXPLICIT, Evidence

_ACTION = re.compile(r"\W*actions?\b", re.IGNORECASE)
_UPDATE = re.compile(
    r"(?:^|(?<=\n))[ \t]*(?:Update|Progress|Outcome|Status|Position)\b[^\n–:-]{0,24}[–:-][ \t]*(?P<said>[^\n]{2,60})"
)
_REACH = 500


def update_below(document: Document, statement: Statement) -> Iterator[Evidence]:
    """What the last update below an action says as a whole ("Complete"), up to the next action."""
    if statement.kind != "action" or not _ACTION.match(statement.text):
        return
    end = min(statement.end + _REACH, len(document.text))
    following = re.compile(r"\n\s*actions?\b", re.IGNORECASE).search(document.text, statement.end, end)
    updates = list(_UPDATE.finditer(document.text, statement.end, following.start() if following else end))
    for match in updates[-1:]:
        status, schedule = standing(match["said"].strip())
        if status or schedule:
            yield Evidence(match.start("said"), match.end("said"), status, schedule, EXPLICIT, "phrase", "standing")
