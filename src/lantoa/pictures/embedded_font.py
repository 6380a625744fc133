"""The letters that a picture uses, as a font inside its SVG: it looks alike on every machine."""

from __future__ import annotations

import base64
import io
from functools import lru_cache

from lantoa.pictures.style import FONT


@lru_cache(maxsize=16)
def font_face(letters: frozenset[str]) -> str:
    """Return a CSS rule with the pictures' font, cut down to some letters.

    Letters that the font lacks are left to the fonts of the reader's machine. The same letters
    give the same bytes.

    >>> font_face(frozenset("Tiếng kẻng")).startswith("@font-face{font-family:'DejaVu Sans'")
    True
    """
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont
    from matplotlib.font_manager import FontProperties, findfont

    font = TTFont(findfont(FontProperties(family=FONT)), recalcTimestamp=False)
    options = Options()
    options.hinting = False
    options.drop_tables += ["FFTM"]  # of the editor that made the font
    options.layout_features = ["ccmp", "kern", "mark", "mkmk"]
    options.name_IDs = [0, 1, 2, 14]  # copyright, family, style, where the licence is
    options.notdef_outline = True
    options.recalc_timestamp = False
    cut = Subsetter(options)
    cut.populate(unicodes={ord(letter) for letter in letters})
    cut.subset(font)
    font.flavor = "woff"
    buffer = io.BytesIO()
    font.save(buffer)
    data = base64.b64encode(buffer.getvalue()).decode()
    return (
        f"@font-face{{font-family:'{FONT}';src:url(data:font/woff;base64,{data}) format('woff')}}"
    )
