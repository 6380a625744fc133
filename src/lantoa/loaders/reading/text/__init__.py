"""The text itself: words and where patterns begin, lines, sentences, quoted strings, numbers."""
