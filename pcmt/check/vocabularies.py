"""Vocabularies: terms that the program relies on by their ids are there, tasks of the month say when and for whom."""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterator

from pcmt.check.copy_mark import entry_mark, marks_of_entries
from pcmt.check.shared_copies import address_of
from pcmt.model import Vocabulary
from pcmt.model.structure.walk import FieldPath
from pcmt.model.vocabulary import MONTH_TASKS, RELIED_ON
from pcmt.problems import Problem
from pcmt.read.merged_lists import TERMS, id_of
from pcmt.read.records import Loaded, path_of
from pcmt.text.vietnamese import squeeze


def check_vocabulary_ids(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each term that was removed or given another id: what depends on it would be left out unseen."""
    for name, needed in RELIED_ON.items():
        vocabulary = loaded.records[Vocabulary.kind_id].get(name)
        if isinstance(vocabulary, Vocabulary):
            for term in sorted(set(needed) - {one.id for one in vocabulary.terms}):
                where: FieldPath = ("terms",)
                cure = f"thêm lại mục có id: {term}; tên gọi (title) đổi được, mã (id) thì không"
                if term in vocabulary.left_out:
                    where = ("left_out", vocabulary.left_out.index(term))
                    cure = f"xóa «{term}» trong left_out"
                message = f"thiếu mục mã «{term}» mà cổng dựa vào để chọn cách hiện, cách in, cách kiểm tra"
                yield loaded.problem(vocabulary, where, "THIEU_MA", message, cure)


def check_left_out(loaded: Loaded) -> Iterator[Problem]:
    """Yield a problem for each id that is left out and cannot be: no shared list below, no such entry, an entry of the portal."""
    for record in loaded.every(Vocabulary):
        shared = loaded.beneath.get(path_of(record))
        known = {one.id for one in shared.record.terms} if shared else set()
        for number, name in enumerate(record.left_out):
            where = ("left_out", number)
            if shared is None:
                message, cure = "left_out chỉ dùng khi có danh mục chung cùng tên để ghép", "xóa các dòng ấy"
                yield loaded.problem(record, where, "BO_MUC_CHUNG", message, cure)
            elif any(term.id == name for term in record.terms):
                message = f"mục «{name}» vừa ghi ở terms vừa bỏ ở left_out"
                yield loaded.problem(record, where, "BO_MUC_CHUNG", message, "chỉ để ở một chỗ")
            elif name not in known:
                near = difflib.get_close_matches(name, sorted(known), n=3, cutoff=0.6)
                cure = "có thể là: " + ", ".join(near) if near else "xóa dòng này"
                message = f"danh mục chung không có mục «{name}» để bỏ"
                yield loaded.problem(record, where, "BO_MUC_CHUNG", message, cure, weight="warning")


def check_replaced_entries(loaded: Loaded) -> Iterator[Problem]:
    """Warn where an entry of the portal takes the place of a shared one under another title, and does not say that it was copied.

    An office that adds a word and takes an id of the shared list changes the meaning of that word in all shared records.
    """
    for path, shared in loaded.beneath.items():
        record = loaded.records[Vocabulary.kind_id].get(address_of(path)[1])
        if not isinstance(record, Vocabulary):
            continue
        titles = {one.id: one.title for one in shared.record.terms}
        nodes = {id_of(node): node for node in shared.document.data[TERMS]}  # type: ignore[call-overload, index]
        marks = marks_of_entries(loaded.sources[path].decode("utf-8-sig", "replace"))
        for number, term in enumerate(record.terms):
            title = titles.get(term.id, term.title)
            if title != term.title and term.id not in marks:
                message = f"mục «{term.id}» thay mục chung cùng mã: mọi nơi ghi «{title}» nay ghi «{term.title}»"
                line = entry_mark(nodes[term.id], "").strip()
                cure = (
                    f"thêm từ mới thì đặt mã (id) khác; đúng là sửa mục chung thì thêm dòng «{line}» ngay trên mục ấy"
                )
                yield loaded.problem(record, ("terms", number), "THAY_MUC_CHUNG", message, cure, weight="warning")


def check_titles(loaded: Loaded) -> Iterator[Problem]:
    """Warn of an entry of the portal that has the title of another one of its list: readers cannot tell them apart.

    Tasks of the month are not chosen from: the same may be done in several months. An id that is there twice is refused by itself.
    """
    lists = (one for one in loaded.every(Vocabulary) if one.id != MONTH_TASKS and path_of(one) not in loaded.partial)
    for record in lists:
        groups: defaultdict[str, list[int]] = defaultdict(list)
        uses = Counter(term.id for term in record.terms)
        for number, term in enumerate(record.terms):
            if uses[term.id] > 1:
                continue
            groups[squeeze(term.title).casefold()].append(number)
        for numbers in groups.values():
            own = [number for number in numbers if not loaded.is_shared(record, ("terms", number))]
            for number in own if len(own) < len(numbers) else own[1:]:
                other = next(each for each in numbers if each not in own or each == own[0])
                one, two = record.terms[number], record.terms[other]
                message = f"mục «{one.id}» và «{two.id}» cùng tên «{one.title}», người chọn không phân biệt được"
                cure = "dùng chung một mục, hoặc đặt tên (title) khác"
                yield loaded.problem(
                    record, ("terms", number, "title"), "TRUNG_TEN_MUC", message, cure, weight="warning"
                )


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
