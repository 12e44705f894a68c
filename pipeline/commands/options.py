"""What several commands share: a date as an option, an answer as JSON."""

from __future__ import annotations

import re

import click

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def date(_: click.Context, __: click.Parameter, value: str) -> str:
    """The value of an option that is a date, possibly partial. Raises BadParameter where it is none."""
    from pipeline.link.when import first_day

    if value and (not _DATE.fullmatch(value) or not first_day(value)):
        raise click.BadParameter("write a date as 2018, 2018-02 or 2018-02-28")
    return value


def as_json(answer: object) -> str:
    """A record, or a list of them, as JSON."""
    import json
    from dataclasses import asdict, is_dataclass
    from typing import Any

    def plain(one: Any) -> Any:
        if isinstance(one, list):
            return [plain(part) for part in one]
        return asdict(one) if is_dataclass(one) and not isinstance(one, type) else one

    return json.dumps(plain(answer), ensure_ascii=False, indent=1)
