"""A made-up national movement over the real map, with known lineage, to test analyses on.

``make(Design(...))`` makes a :class:`.country.Country`, :func:`.writing.write` writes what its
sources say as N-Quads, :func:`.truth.write_truth` what truly happened. The modules, in the order
of the work: :mod:`.design` (parameters), :mod:`.geography` (the map as arrays), :mod:`.models`,
:mod:`.spreading` (the process), :mod:`.gaps` (what is left out or blurred), :mod:`.telling` (the
records), :mod:`.writing`, :mod:`.truth`; to score inference: :mod:`.scoring`, :mod:`.baselines`,
:mod:`.fixed_ties`.
"""
