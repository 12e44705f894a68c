"""pdfium's functions called as directly as ctypes can: a page needs thousands of calls, which read or write one value.

Without declared arguments ctypes passes whole numbers and addresses as they are, three times as fast as through
pypdfium2's declarations. So only these may be given: whole numbers where pdfium takes an int, and what `there` or
ctypes.byref gives where it takes an address.
"""

from __future__ import annotations

import ctypes
from functools import cache
from typing import Any

Handle = Any
"""What stands for an address in a call."""


@cache
def quick(name: str, result: Any = None) -> Any:
    """The function of pdfium with this name; `result` is the ctypes type of what it gives back, if that is wanted."""
    import pypdfium2.raw as pdfium

    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    assert address is not None
    return ctypes.PYFUNCTYPE(result)(address)


def there(address: int) -> Handle:
    """An address as an argument of a quick function."""
    return ctypes.byref(ctypes.c_char.from_address(address))


def handle_of(pointer: Any) -> Handle:
    """What one of pypdfium2's pointers points to, as an argument of a quick function."""
    address = ctypes.cast(pointer, ctypes.c_void_p).value
    assert address is not None
    return there(address)
