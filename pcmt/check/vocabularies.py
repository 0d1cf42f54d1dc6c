"""Vocabularies: terms that the program relies on by their ids are there, tasks of the month say when and for whom."""

from __future__ import annotations

from collections.abc import Iterator

from pcmt.model import Vocabulary
from pcmt.model.vocabulary import MONTH_TASKS, RELIED_ON
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


def check_month_tasks(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each task that no month or no audience would show, and for months where nothing shows them."""
    for record in loaded.every(Vocabulary):
        for number, term in enumerate(record.terms):
            where = ("terms", number)
            if record.id == MONTH_TASKS and not (term.months and term.audiences):
                message = f"việc «{term.title}» thiếu tháng hoặc đối tượng nên không hiện ở đâu"
                cure = "điền cả months (số tháng, từ 1 đến 12) và audiences (mã trong danh mục đối tượng)"
                yield loaded.problem(record, where, "VIEC_THIEU_THANG", message, cure)
            if record.id != MONTH_TASKS and (term.months or term.audiences):
                message = f"months, audiences chỉ dùng trong danh mục {MONTH_TASKS}"
                yield loaded.problem(record, where, "THUA_THANG", message, "xóa các dòng ấy")
