"""What several commands share: a date, a size and the cache as options, an answer as JSON."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import click

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def date(_: click.Context, __: click.Parameter, value: str) -> str:
    """The value of an option that is a date, possibly partial. Raises BadParameter where it is none."""
    from pipeline.link.when import first_day

    if value and (not _DATE.fullmatch(value) or not first_day(value)):
        raise click.BadParameter("write a date as 2018, 2018-02 or 2018-02-28")
    return value


class _Size(click.ParamType):  # type: ignore[type-arg]
    name = "size"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> int:
        from pipeline.cache.place import size

        try:
            return value if isinstance(value, int) else size(value)
        except ValueError as error:
            self.fail(str(error), param, ctx)


SIZE = _Size()
"""The type of an option that is a number of bytes, written as 500MB or 2GB."""


def _folder(_: click.Context, __: click.Parameter, value: Path | None) -> Path:
    from pipeline.cache.place import cache_folder

    return value or cache_folder()


in_cache = click.option(
    "--cache",
    type=click.Path(path_type=Path),
    callback=_folder,
    metavar="FOLDER",
    help="Where to keep what was read.  [default: $PLANTRACE_CACHE, or the user's cache folder]",
)
"""The option that names another place for the cache."""


def as_json(answer: object) -> str:
    """A record, or a list of them, as JSON."""
    import json
    from dataclasses import asdict, is_dataclass

    def plain(one: Any) -> Any:
        if isinstance(one, list):
            return [plain(part) for part in one]
        return asdict(one) if is_dataclass(one) and not isinstance(one, type) else one

    return json.dumps(plain(answer), ensure_ascii=False, indent=1)
