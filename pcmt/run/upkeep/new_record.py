"""The file of a new record: a draft with the fields that its kind asks for, the others as comments with what they are."""

from __future__ import annotations

import json
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from pcmt.model import KINDS, Agency, Record, Vocabulary
from pcmt.model.fields import Link
from pcmt.model.published import CODE_TITLES
from pcmt.model.structure.schema import entries, record_schema
from pcmt.model.structure.walk import fields_by_key, literals_of, mark_of, part_of, types_in
from pcmt.problems import EnvironmentFault, UsageFault
from pcmt.read.model_messages import nearest_field
from pcmt.read.records import DATA, Loaded, path_of, read_records
from pcmt.text.vietnamese import slugify
from pcmt.urls import is_id

_SHOWN = 14


class AnswerChoices:
    """The choices of one field: titles by id, in their order."""

    def __init__(self, titles: Mapping[str, str]) -> None:
        """Take the titles by id."""
        self._titles = dict(titles)
        self._ids = {slugify(title): key for key, title in titles.items()}

    @property
    def usual(self) -> str:
        """The only choice; empty where there are several or none."""
        return next(iter(self._titles)) if len(self._titles) == 1 else ""

    @property
    def words(self) -> str:
        """The choices as a question shows them."""
        found = [f"{key} ({title})" for key, title in self._titles.items()][:_SHOWN]
        if len(self._titles) > _SHOWN:
            found.append("…")
        ending = "; Enter là chọn" if self.usual else ""
        return f"{', '.join(found)}{ending}"

    def read(self, answer: str) -> str:
        """Return an answer with ids for the names that it gives; parts are divided by commas."""
        if not answer.strip():
            return self.usual
        whole = self._ids.get(slugify(answer))
        if whole:
            return whole
        return ", ".join(self._ids.get(slugify(one), one.strip()) for one in answer.split(",") if one.strip())


def choices_of(loaded: Loaded, link: Link | None, codes: tuple[str, ...] = ()) -> AnswerChoices:
    """Return the choices of a field: its ``codes``, all terms of its vocabulary, the portal's own agencies; else none."""
    if link is None:
        titles: Mapping[str, str] = next((one for one in CODE_TITLES if codes and set(codes) <= set(one)), {})
        return AnswerChoices({code: titles.get(code, code) for code in codes})
    if link.vocabulary:
        terms = loaded.records[Vocabulary.kind_id].get(link.vocabulary)
        return AnswerChoices({one.id: one.title for one in terms.terms} if isinstance(terms, Vocabulary) else {})
    own = [
        record
        for kind in link.kinds
        for record in loaded.records[kind].values()
        if path_of(record) not in loaded.shared and isinstance(record, Agency)
    ]
    return AnswerChoices({one.id: one.title for one in own})


_NOT_ASKED = frozenset(("id", "published", "state", "publish_on", "approved"))
_TEXTS = frozenset(("text", "body"))
"""Fields that take paragraphs."""
_PLAIN_WORDS = 60
"""Letters of an answer that is written on one line."""
Ask = Callable[[str], str]


class FieldQuestion(NamedTuple):
    """A field that a new record must have: its key, its label with help, how its answer is written, what it names."""

    key: str
    words: str
    is_list: bool
    is_group: bool
    is_text: bool
    link: Link | None = None
    codes: tuple[str, ...] = ()


def questions_of(model: type[Record], given: Container[str] = ()) -> list[FieldQuestion]:
    """Return the fields without which a record of a kind cannot be, and the ``given`` ones, in the order of the model."""
    return [
        _question(key, info)
        for key, info in fields_by_key(model).items()
        if (info.is_required() or key in given) and key not in _NOT_ASKED
    ]


def _question(key: str, info: Any) -> FieldQuestion:
    choices = literals_of(info.annotation)
    link = mark_of(info, Link)
    hints = [info.description or ""]
    if choices:
        hints.append(f"một trong: {', '.join(map(str, choices))}")
    if link:
        hints.append(f"mã trong danh mục {link.vocabulary}" if link.vocabulary else f"mã trong {DATA}/{link.kinds[0]}")
    is_list = any(one is tuple or getattr(one, "__origin__", None) is tuple for one, _ in types_in(info.annotation))
    words = "; ".join(one.rstrip(".") for one in hints if one)
    asked = f"{info.title}{f' ({words})' if words else ''}"
    return FieldQuestion(
        key, asked, is_list, part_of(info.annotation) is not None, key in _TEXTS, link, tuple(map(str, choices))
    )


def write_record(root: Path, kind: str, record_id: str, given: Mapping[str, str], ask: Ask, today: date) -> Path:
    """Ask for what is not ``given`` and write the file; return its path. UsageFault for a wrong kind, id or field.

    ``today`` is the example day in the line that says how to publish.
    """
    if kind not in KINDS:
        raise UsageFault(f"không có loại «{kind}»; các loại: {', '.join(KINDS)}")
    model = KINDS[kind]
    _refuse_unknown(model, given)
    questions = questions_of(model, given)
    loaded = read_records(root)
    answers = {
        one.key: given[one.key] if one.key in given else "" if one.is_group else _answered(one, loaded, ask)
        for one in questions
    }
    name = record_id or slugify(answers.get("title", ""))[:80].strip("-")
    if not is_id(name):
        raise UsageFault(f"«{name}» không dùng làm mã được; thêm --id, ví dụ --id le-phat-dong-2027")
    path = root / DATA / kind / f"{name}.yaml"
    if path.exists():
        raise UsageFault(f"đã có tệp {DATA}/{kind}/{name}.yaml; chọn mã khác bằng --id")
    text = "\n".join(_lines(model, questions, answers, today)) + "\n"
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise EnvironmentFault(f"không ghi được {path}: {error.strerror or error}") from None
    return path


def _answered(question: FieldQuestion, loaded: Loaded, ask: Ask) -> str:
    """Ask a question with its choices and return the answer in ids."""
    choices = choices_of(loaded, question.link, question.codes)
    answer = ask(f"{question.words}\n  {choices.words}\n " if choices.words else question.words)
    return choices.read(answer)


def _refuse_unknown(model: type[Record], given: Iterable[str]) -> None:
    """Raise UsageFault for a field that the kind has not, or whose value depends on fields of its own (a group)."""
    single = {
        key: info
        for key, info in fields_by_key(model).items()
        if key not in _NOT_ASKED and part_of(info.annotation) is None
    }
    for key in given:
        if key in _NOT_ASKED:
            raise UsageFault(
                f"không ghi sẵn được trường «{key}»: bản ghi mới là bản nháp, viết xong mới ghi trường này trong tệp"
            )
        if key not in single:
            near = nearest_field(model, key)
            meant = f"; có phải là: {near}" if near in single else ""
            raise UsageFault(f"không ghi sẵn được trường «{key}»{meant}; các trường ghi sẵn được: {', '.join(single)}")


def publish_words(today: date) -> str:
    """Return how a draft is published, with ``today`` as the example."""
    return f"thay dòng «state: draft» bằng «published: {today}» (ghi ngày đăng)"


def _lines(
    model: type[Record], questions: Sequence[FieldQuestion], answers: Mapping[str, str], today: date
) -> Iterator[str]:
    yield f"# {model.kind_title}. Viết xong thì {publish_words(today)};"
    yield f"# muốn hẹn giờ thì thay bằng «publish_on: {today} 07:00» (ghi ngày giờ hẹn)."
    yield "state: draft"
    for one in questions:
        yield f"# {one.words}"
        yield from _group(model, one) if one.is_group else _value(one, answers[one.key])
    yield ""
    yield "# Các trường có thể thêm (bỏ dấu thăng ở đầu dòng):"
    asked = {one.key for one in questions}
    for key, info in fields_by_key(model).items():
        if key not in asked and key not in _NOT_ASKED:
            yield f"# {key}: ({info.title}{f'. {info.description}' if info.description else ''})".replace("\n", " ")


def _value(question: FieldQuestion, answer: str) -> Iterator[str]:
    if question.is_list:
        yield f"{question.key}:"
        yield from (f"  - {_scalar(one.strip())}" for one in answer.split(",") if one.strip())
    elif question.is_text or len(answer) > _PLAIN_WORDS:
        yield f"{question.key}: |"
        yield from (f"  {line}" for line in answer.splitlines())
    else:
        yield f"{question.key}: {_scalar(answer)}"


def _scalar(text: str) -> str:
    """Write a text so that YAML reads it back: an id or a day as it is, all else in quotes."""
    is_day = "-" in text and text.replace("-", "").replace(":", "").replace(" ", "").isdigit()
    return text if is_id(text) or is_day else json.dumps(text, ensure_ascii=False)


def _group(model: type[Record], question: FieldQuestion) -> Iterator[str]:
    """Write the fields of a group, or of the first group of a list, as comments: what it holds depends on the case."""
    prefix = f"{question.key}."
    yield f"# {question.key}:"
    mark = "- " if question.is_list else ""
    for one in entries(record_schema(model)):
        name = one.path.removeprefix(prefix)
        if one.path.startswith(prefix) and "." not in name:
            need = "" if one.is_required else ", nếu có"
            yield f"#   {mark}{name}: ({one.title}{need})"
            mark = " " * len(mark)
