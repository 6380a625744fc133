"""Pictures of how models spread: matplotlib figures of plain data, and the files they go to.

Every function takes plain values (times, counts, edges), draws one picture and returns a
:class:`matplotlib.figure.Figure`; :func:`lantoa.pictures.save.save` writes it as SVG, PNG or PDF,
byte for byte the same for the same data. Colours are those of Okabe and Ito, which the colour-blind
tell apart, and whatever a colour says a line or a marker says too. matplotlib (the extra
``pictures``) is imported when the first picture is drawn.
"""
