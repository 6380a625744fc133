"""Reading what a process shows on a pseudo-terminal."""

from __future__ import annotations

import os


def piece(main_end: int) -> bytes:
    """The next bytes that are shown; none at the end."""
    try:
        return os.read(main_end, 65536)
    except OSError:  # Linux tells the end of a terminal so
        return b""


def all_shown(main_end: int) -> bytes:
    """Everything that is shown until the process lets the terminal go."""
    shown = b""
    while found := piece(main_end):
        shown += found
    return shown
