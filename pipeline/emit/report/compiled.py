"""The templates as compiled by this process: every area's pages are written with them, and compiling costs as much as
writing fifty pages."""

from __future__ import annotations

from functools import cache

from jinja2.bccache import Bucket, BytecodeCache


class Compiled(BytecodeCache):
    """Holds compiled templates in memory; one whose text has changed is compiled again."""

    def __init__(self) -> None:
        self.held: dict[str, bytes] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give what is held."""
        if (content := self.held.get(bucket.key)) is not None:
            bucket.bytecode_from_string(content)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled."""
        self.held[bucket.key] = bucket.bytecode_to_string()


@cache
def compiled() -> Compiled:
    """Those of this process."""
    return Compiled()
