"""How wide columns are, on paper and on a slide: first room for the longest word, the rest by what there is to say."""

from __future__ import annotations

from pcmt.show.markup.body_tree import Grid, words_of

_LONG = 40
"""Letters beyond which a cell's length says little more about the width its column needs."""
_SHORT = 4


def column_widths(grid: Grid, width: int, letter: int, margin: int) -> list[int]:
    """Widths that add up to ``width``; ``letter`` is about the width of a letter, ``margin`` that of a cell's two sides."""
    least, wanted = [], []
    for column in zip(grid.header, *grid.rows, strict=True):
        texts = [words_of(cell) for cell in column]
        least.append(margin + letter * max((len(word) for text in texts for word in text.split()), default=1))
        longest = max(map(len, texts))
        wanted.append(margin + letter * (min(longest, _LONG) + max(0, longest - _LONG) // 4))
    if sum(least) >= width:  # words will break, in every column alike
        least = [width * one // (2 * sum(least)) for one in least]
    missing = [max(0, one - floor) for one, floor in zip(wanted, least, strict=True)]
    shares = missing if sum(missing) else wanted
    rest = width - sum(least)
    widths = [floor + rest * share // sum(shares) for floor, share in zip(least, shares, strict=True)]
    return [*widths[:-1], width - sum(widths[:-1])]


def short_columns(grid: Grid) -> list[bool]:
    """For every column whether all its cells are as short as minutes or counts are; such a column stands centred."""
    if not grid.rows:
        return [False] * len(grid.header)
    return [all(len(words_of(cell)) <= _SHORT for cell in column) for column in zip(*grid.rows, strict=True)]
