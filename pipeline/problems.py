"""What can go wrong: the exit code that scripts see, the message, and what the reader can do about it.

The codes follow the habit of OCRmyPDF's exceptions: each class of failure has one number, listed in docs/COMMANDS.md.
"""

from __future__ import annotations


class PlantraceError(Exception):
    """A failure that ends the run. `exit_code` is the process's status; `remedy` says what to do."""

    exit_code = 1

    def __init__(self, message: str, remedy: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.message} {self.remedy}".strip()


class InputError(PlantraceError):
    """The folder of papers is missing, not a folder, or holds no paper."""

    exit_code = 3


class OutputError(PlantraceError):
    """The output folder cannot be written, or holds something that is not ours."""

    exit_code = 4


class ModelsError(PlantraceError):
    """A file in models/ is missing or contradicts itself."""

    exit_code = 5


class PaperError(Exception):
    """One paper cannot be read. The run goes on; the paper's row and problems.csv carry the message."""

    def __init__(self, message: str, remedy: str = "", page: int | None = None) -> None:
        super().__init__(message)
        self.message = f"{message} {remedy}".strip()
        self.page = page

    def __reduce__(self) -> tuple[type[PaperError], tuple[str, str, int | None]]:
        return (PaperError, (self.message, "", self.page))
