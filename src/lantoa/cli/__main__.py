"""``python -m lantoa.cli`` is ``lantoa``."""

from lantoa.cli import main

main(prog_name="lantoa")
