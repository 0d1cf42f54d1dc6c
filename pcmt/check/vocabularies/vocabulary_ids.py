"""Terms that the program relies on by their ids (``pcmt.model.vocabulary``): a vocabulary that exists has to hold each."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.model import Vocabulary
from pcmt.model.vocabulary import RELIED_ON
from pcmt.problems import Problem
from pcmt.read.records import Loaded


def check_vocabulary_ids(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each term that was removed or given another id: what depends on it would be left out unseen."""
    for name, needed in RELIED_ON.items():
        vocabulary = loaded.records[Vocabulary.kind_id].get(name)
        if isinstance(vocabulary, Vocabulary):
            for term in sorted(set(needed) - {one.id for one in vocabulary.terms}):
                cure = f"thêm lại mục có id: {term}; tên gọi (title) đổi được, mã (id) thì không"
                message = f"thiếu mục mã «{term}» mà cổng dựa vào để chọn cách hiện, cách in, cách kiểm tra"
                yield loaded.problem(vocabulary, ("terms",), "THIEU_MA", message, cure)
