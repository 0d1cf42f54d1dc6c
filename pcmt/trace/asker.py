"""Asks the questions of an earlier build again."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pcmt.trace.digests import NotPlainError, digest_of, value_of
from pcmt.trace.notes import Question, Step
from pcmt.trace.question_groups import has_answers


def finished(value: Any) -> Any:
    """Return a list in the place of an iterator, which would go on reading without notes."""
    return list(value) if hasattr(value, "__next__") else value


class AskedAnswer(tuple[Any, ...]):
    """A question in the place of its answer among arguments."""

    __slots__ = ()

    def __reduce__(self) -> Any:
        return AskedAnswer, (tuple(self),)


class Asker:
    """Asks noted questions again, of new data; an object on the way to several answers is looked up once."""

    def __init__(self, roots: Mapping[str, Any]) -> None:
        """Take the roots by their names; ``catalog`` is one of them."""
        self._roots = roots
        self._found: dict[Question, Any] = {}

    def ask(self, question: Question) -> Any:
        """Return the answer. Raises KeyError, ValueError or AttributeError where there is none now."""
        if len(question) == 1:
            return self._roots[question[0]]
        if question not in self._found:
            self._found[question] = self._step(self.ask(question[:-1]), question[-1])
        return self._found[question]

    def digest(self, question: Question) -> bytes:
        """Return the digest of the answer, or what tells why there is none."""
        try:
            return digest_of(self.ask(question))
        except NotPlainError:
            return b"NotPlainError"
        except (LookupError, ValueError, AttributeError) as error:
            return type(error).__name__.encode()

    def _step(self, real: Any, step: Step) -> Any:
        way, argument = step
        match way:
            case ".":
                return getattr(real, argument)
            case "[":
                return real[self._argument(argument)]
            case "in":
                return self._argument(argument) in real
            case "(":
                args, options = self._argument(argument)
                return finished(real(*args, **options))
            case "values":
                return list(real.values())
        operations: dict[str, Callable[[Any], Any]] = {"len": len, "bool": bool, "iter": list}
        return operations[way](real)

    def _argument(self, argument: Any) -> Any:
        if not isinstance(argument, bytes):
            return argument
        value = value_of(argument, self._roots["catalog"])
        return self._with_answers(value) if has_answers(argument) else value

    def _with_answers(self, value: Any) -> Any:
        if isinstance(value, AskedAnswer):
            return self.ask(tuple(value))
        if type(value) in (tuple, list):
            return type(value)(map(self._with_answers, value))
        return {key: self._with_answers(one) for key, one in value.items()} if type(value) is dict else value
