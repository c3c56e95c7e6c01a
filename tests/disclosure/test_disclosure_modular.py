"""Exact linear algebra: what rows determine, and what they leave free."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from hearth.measures.disclosure.modular import PRIME, null_space, null_vectors

SMALL = st.integers(-3, 3)
MATRIX = st.lists(st.lists(SMALL, min_size=5, max_size=5), min_size=1, max_size=6)


@given(MATRIX)
def test_the_null_space_has_the_right_size_and_every_vector_solves(rows: list[list[int]]) -> None:
    matrix = np.array(rows, dtype=np.int64)
    basis = null_space(matrix)
    assert len(basis) == 5 - np.linalg.matrix_rank(matrix)
    for vector in basis:
        solved = [sum(row[at] * c for at, c in vector.items()) % PRIME for row in rows]
        assert not any(solved)


@given(MATRIX)
def test_random_solutions_are_nought_just_where_rows_determine(rows: list[list[int]]) -> None:
    """A column is determined when adding its own row does not raise the rank."""
    start = np.random.default_rng(1).integers(1, PRIME, size=(5, 2))
    null_vectors(({at: x % PRIME for at, x in enumerate(row) if x} for row in rows), start)
    rank = np.linalg.matrix_rank(np.array(rows))
    for column in range(5):
        own = [int(at == column) for at in range(5)]
        determined = np.linalg.matrix_rank(np.array([*rows, own])) == rank
        assert start[column].any() != determined
