"""The noting view: a proxy of the catalog, its indexes and their mappings, which gives their answers and notes each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import Any

from pcmt.model import Record
from pcmt.model.portal_settings import Settings
from pcmt.relate.kept_parts import OWN
from pcmt.trace.asker import AskedAnswer, finished
from pcmt.trace.digests import NotPlainError, bytes_of
from pcmt.trace.notes import Notes, Question, Step
from pcmt.trace.question_groups import group_after

_SIMPLE = (str, int, type(None))
_CONSTANT = (*_SIMPLE, date, Record, Settings)
"""Types of answers that cannot be changed: given again as they are."""
_NO_ANSWER = (LookupError, ValueError, AttributeError)


# Below types are asked, not values: to ask a record for its class is a read of an attribute.


class Noted:
    """A proxy of an object that answers questions: what it gives is noted, or a proxy in its turn where it is not plain."""

    __slots__ = ("_noted_answers", "_noted_group", "_noted_notes", "_noted_question", "_noted_real")

    def __init__(self, real: Any, question: Question, notes: Notes, group: str = OWN) -> None:
        self._noted_real = real
        self._noted_question = question
        self._noted_notes = notes
        self._noted_group = group
        self._noted_answers: dict[Step, tuple[Question | None, Any]] = {}

    def __getattr__(self, name: str) -> Any:
        return _asked(self, (".", name), getattr, name)

    def __getitem__(self, key: Any) -> Any:
        return _asked(self, ("[", _hashable(key)), lambda real, one: real[one], unwrapped(key))

    def __contains__(self, key: Any) -> bool:
        found: bool = _asked(self, ("in", _hashable(key)), lambda real, one: one in real, unwrapped(key))
        return found

    def __len__(self) -> int:
        found: int = _asked(self, ("len", None), len)
        return found

    def __bool__(self) -> bool:
        found: bool = _asked(self, ("bool", None), bool)
        return found

    def __iter__(self) -> Iterator[Any]:
        items = _asked(self, ("iter", None), list)
        return iter(items)

    def __call__(self, *args: Any, **options: Any) -> Any:
        """Ask a method. Arguments that cannot be noted are answered by its code, run on the noting view."""
        if not options and (step := _known_step(args)):
            return _asked(self, step, lambda real: finished(real(*args)))
        try:
            step = ("(", _hashable((args, options)))
        except NotPlainError:
            return _called_openly(self, args, options)
        inner = unwrapped((args, options))
        return _asked(self, step, lambda real: finished(real(*inner[0], **inner[1])))


class NotedMapping(Noted):
    """A proxy of a mapping: its values are noted one by one."""

    __slots__ = ()

    def keys(self) -> Any:
        """Return the keys of a mapping."""
        return dict.fromkeys(self).keys()

    def values(self) -> Any:
        """Return the values of a mapping, in order."""
        return _asked(self, ("values", None), lambda real: list(real.values()))

    def items(self) -> Any:
        """Return keys and values of a mapping."""
        return list(zip(self, self.values(), strict=True))

    def get(self, key: Any, default: Any = None) -> Any:
        """Return the value of a key, or another one."""
        try:
            return self[key]
        except KeyError:
            return default


class NotedCatalog(Noted):
    """The proxy of the catalog. A rule may keep what parts of it give."""

    __slots__ = ()

    def recall(
        self, name: str, make: Callable[[], Any], given: str = "", *, is_once: bool = False, held: Any = None
    ) -> Any:
        """Return what an earlier build kept under a name, or make it. It is held for the next build, not in ``held``."""
        rules: Any = self._noted_notes
        return rules.recall(name, make, given, is_once=is_once)


def _asked(noted: Noted, step: Step, ask: Callable[..., Any], *arguments: Any) -> Any:
    """Ask the object, note and return its answer. The data is that of one build: most questions are asked again and again."""
    notes = noted._noted_notes
    known = noted._noted_answers.get(step)
    if known is None:
        question = (*noted._noted_question, step)
        value, is_noted = _answered(noted, question, ask, *arguments)
        kind = type(value)
        if issubclass(kind, Noted) or (is_noted and notes.running and issubclass(kind, _CONSTANT)):
            noted._noted_answers[step] = question if is_noted else None, value
        return value
    if known[0] is not None and notes.running:
        notes.running[-1].questions.add(known[0])
    return known[1]


def _answered(noted: Noted, question: Question, ask: Callable[..., Any], *arguments: Any) -> tuple[Any, bool]:
    """Return the answer of the object, and whether it is noted: a proxy in its place is not, but what that will be asked."""
    notes, group = noted._noted_notes, group_after(noted._noted_group, question)
    try:
        with notes.asked(group):
            value = ask(noted._noted_real, *arguments)
    except _NO_ANSWER as error:
        notes.failed(question, error)
        raise
    kind = type(value)
    if not issubclass(kind, _SIMPLE) and (callable(value) or (question[-1][0] != "(" and issubclass(kind, Mapping))):
        return _before(value, question, notes, group), False
    try:
        notes.answer(question, value)
    except NotPlainError:
        if kind in (list, tuple):
            notes.answer((*question, ("len", None)), len(value))
            return [_before(one, (*question, ("[", n)), notes, group) for n, one in enumerate(value)], False
        return _before(value, question, notes, group), False
    return value, True


def _before(value: Any, question: Question, notes: Notes, group: str) -> Noted:
    return (NotedMapping if isinstance(value, Mapping) else Noted)(value, question, notes, group)


def _called_openly(noted: Noted, args: Any, options: Any) -> Any:
    """Run a method whose arguments cannot be noted on the noting view itself: it notes every question that the method asks."""
    real, function = noted._noted_real, getattr(noted._noted_real, "__func__", None)
    if function is None:
        noted._noted_notes.running[-1].is_vague = True
        return real(*unwrapped(args), **unwrapped(options))
    owner = _before(real.__self__, noted._noted_question[:-1], noted._noted_notes, noted._noted_group)
    return function(owner, *args, **options)


_steps: dict[tuple[Any, ...], Step] = {}
_MOST_STEPS = 20_000
"""Steps that are kept: pages ask the same of the same records one after the other."""


def _known_step(args: tuple[Any, ...]) -> Step | None:
    """Return the step of a call by its arguments, which are not written again; None where they are more than words and records."""
    key = tuple(map(_key_of, args))
    if None in key:
        return None
    step = _steps.get(key)
    if step is None:
        if len(_steps) >= _MOST_STEPS:
            _steps.clear()
        step = _steps[key] = ("(", _hashable((args, {})))
    return step


def _key_of(argument: Any) -> Any:
    """Return what tells words, rows of words, classes and records from others; None for anything else."""
    kind = type(argument)
    if kind is str or issubclass(kind, type):
        return argument
    if issubclass(kind, Record):
        return kind, object.__getattribute__(argument, "__dict__")["id"]
    if issubclass(kind, tuple) and all(type(one) is str for one in argument):
        return kind, *argument
    return None


def _hashable(value: Any) -> Any:
    """Return arguments as a part of a question. Raises NotPlainError."""
    if isinstance(value, _SIMPLE):
        return value
    return bytes_of(wrapped_as_questions(value))


def wrapped_as_questions(value: Any) -> Any:
    """Return arguments with the questions of noting views in their place."""
    if isinstance(value, Noted):
        return AskedAnswer(value._noted_question)
    if type(value) in (tuple, list):
        return type(value)(map(wrapped_as_questions, value))
    if type(value) is dict:
        return {key: wrapped_as_questions(one) for key, one in value.items()}
    return value


def unwrapped(value: Any) -> Any:
    """Return arguments with the real objects in the place of noting views."""
    if isinstance(value, Noted):
        return value._noted_real
    if type(value) in (tuple, list):
        return type(value)(map(unwrapped, value))
    if type(value) is dict:
        return {key: unwrapped(one) for key, one in value.items()}
    return value
