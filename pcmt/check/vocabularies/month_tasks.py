"""What can be done in each month (``viec-trong-thang``): every task says when and for whom, and no other list has months."""

from __future__ import annotations

from collections.abc import Iterator
from typing import cast

from pcmt.model import Vocabulary
from pcmt.model.vocabulary import MONTH_TASKS
from pcmt.problems import Problem
from pcmt.read.records import Loaded


def check_month_tasks(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each task that no month or no audience would show, and for months where nothing shows them."""
    for name, record in loaded.records[Vocabulary.kind_id].items():
        for number, term in enumerate(cast(Vocabulary, record).terms):
            where = ("terms", number)
            if name == MONTH_TASKS and not (term.months and term.audiences):
                message = f"việc «{term.title}» thiếu tháng hoặc đối tượng nên không hiện ở đâu"
                cure = "điền cả months (số tháng, từ 1 đến 12) và audiences (mã trong danh mục đối tượng)"
                yield loaded.problem(record, where, "VIEC_THIEU_THANG", message, cure)
            if name != MONTH_TASKS and (term.months or term.audiences):
                message = f"months, audiences chỉ dùng trong danh mục {MONTH_TASKS}"
                yield loaded.problem(record, where, "THUA_THANG", message, "xóa các dòng ấy")
