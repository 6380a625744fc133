"""What was worked out from a store in a folder, kept beside its quads until they change.

It is written to ``columns/`` in the folder of the store, in a folder named by the state of the
quads: whatever changes them changes that name, and what is left of earlier states is removed.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final
from zipfile import BadZipFile

from lantoa.graph.judgements import JudgedStore
from lantoa.ontology.identity import digest

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from lantoa.graph.store import Store

_FOLDER: Final = "columns"
#: Raised when what is kept under a name means something else.
_VERSION: Final = "2"


def home_of(store: Store) -> Path | None:
    """Return the folder for what is kept of a store as it is now, None where nothing can be."""
    from lantoa.graph.store.embedded import EmbeddedStore

    judged = isinstance(store, JudgedStore)
    original = store.original if isinstance(store, JudgedStore) else store
    if not isinstance(original, EmbeddedStore) or original.folder is None:
        return None
    state = original.state
    return original.folder / _FOLDER / f"{state}{'-judged' if judged else ''}" if state else None


def keep(file: Path, content: bytes) -> None:
    """Write a file of a home, whole or not at all; remove the homes of earlier states."""
    home = file.parent
    with suppress(OSError):  # we may not write there: then it is worked out again
        home.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=home)
        with os.fdopen(handle, "wb") as output:
            output.write(content)
        Path(name).replace(file)
        state = home.name.removesuffix("-judged")
        for other in home.parent.iterdir():
            if other.name.removesuffix("-judged") != state:
                shutil.rmtree(other, ignore_errors=True)


class KeptArrays:
    """Arrays that were worked out from a store, under a name: read if they are there, or kept."""

    def __init__(self, store: Store, *name: str) -> None:
        """Prepare to read or keep.

        Args:
            store: the store.
            name: what the arrays are, options included.
        """
        self._store = store
        self._home = home_of(store)
        self._file = self._home / f"{digest(_VERSION, *name)}.npz" if self._home else None

    def read(self) -> dict[str, NDArray[Any]] | None:
        """Return the arrays, None if they are not there or cannot be read."""
        import numpy as np

        if self._file is None:
            return None
        try:
            with np.load(self._file, allow_pickle=False) as found:
                return {name: found[name] for name in found.files}
        except (OSError, ValueError, BadZipFile):
            return None

    def keep(self, arrays: Mapping[str, NDArray[Any]]) -> None:
        """Keep arrays, unless the store has changed meanwhile."""
        import numpy as np

        if self._file is not None and home_of(self._store) == self._home:
            content = BytesIO()
            np.savez(content, **arrays)  # type: ignore[arg-type]
            keep(self._file, content.getvalue())


def packed(lines: Sequence[str]) -> NDArray[np.uint8]:
    r"""Return strings without line breaks as one array of bytes.

    >>> unpacked(packed(["tỉnh A", ""]))
    ['tỉnh A', '']
    """
    import numpy as np

    return np.frombuffer("".join(line + "\n" for line in lines).encode(), dtype=np.uint8)


def unpacked(array: NDArray[np.uint8]) -> list[str]:
    """Return the strings of :func:`packed`."""
    return array.tobytes().decode().split("\n")[:-1]
