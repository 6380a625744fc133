"""Errors on the command line: one sentence on stderr and an exit code."""

from __future__ import annotations

import sys
import traceback

import click

from lantoa.errors import LantoaError

#: What a shell gives a program that was interrupted: 128 and the number of SIGINT.
INTERRUPTED = 130


def report(error: Exception, *, debug: bool) -> int:
    """Print what went wrong and return the exit code.

    Args:
        error: what was raised.
        debug: print the traceback too.

    Returns:
        2 for what the user can mend, 130 for an interruption, 1 for what is our fault.
    """
    if debug and not isinstance(error, click.exceptions.Abort):
        traceback.print_exception(error)
    if isinstance(error, click.exceptions.Abort):
        _say("Interrupted; what was already stored is kept.")
        return INTERRUPTED
    if isinstance(error, click.UsageError):
        command = error.ctx.command_path if error.ctx else "lantoa"
        _say(f"{_sentence(error.format_message())} See '{command} --help'.")
        return error.exit_code
    if isinstance(error, click.ClickException):
        _say(_sentence(error.format_message()))
        return error.exit_code
    if isinstance(error, LantoaError):
        _say(_sentence(str(error)))
        return error.exit_code
    hint = "" if debug else " Run it again with --debug and report what it prints."
    detail = f": {error}" if str(error) else ""
    _say(f"Something went wrong in lantoa ({type(error).__name__}{detail}).{hint}")
    return 1


def _sentence(text: str) -> str:
    text = " ".join(text.split())
    return text if text.endswith((".", "?", "!")) else f"{text}."


def _say(text: str) -> None:
    print(f"Error: {text}", file=sys.stderr)
