"""Draw the README's picture: what ``lantoa trace`` prints of the packaged examples.

    python scripts/readme_picture.py docs/images/trace.svg

Run it again when the trace looks otherwise. The picture loads no fonts from the network.
"""

from __future__ import annotations

import io
import re
import sys
from pathlib import Path

from rich.console import Console

import lantoa
from lantoa.graph.outline import to_tree

EXAMPLES = Path(__file__).resolve().parents[1] / "examples"
MODEL = "Nhà trường an toàn không ma túy"
#: Fonts of one width that have all Vietnamese letters, of the usual systems.
FONTS = "Cascadia Mono, Consolas, Menlo, Noto Sans Mono, Liberation Mono, monospace"


def main(target: Path) -> None:
    """Trace the model and save the terminal's picture."""
    console = Console(record=True, width=104, file=io.StringIO(), highlight=False, emoji=False)
    with lantoa.open() as graph:
        graph.load(EXAMPLES)
        console.print("$ lantoa trace 'nha truong an toan'\n", style="bold green")
        console.print(to_tree(graph.trace(MODEL).outline(evidence=1)))
    svg = console.export_svg(title="lantoa", unique_id="trace")
    svg = re.sub(r"\s*@font-face \{.*?\}", "", svg, flags=re.DOTALL)
    svg = svg.replace("Fira Code, monospace", FONTS)
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(svg, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
