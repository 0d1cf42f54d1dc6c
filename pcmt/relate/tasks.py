"""Tasks: the duties that plans and documents assign to agencies, with their state, due date and current holder.

A task is open while its plan runs and no completion is reported. Open tasks of an ended agency pass to its successors,
each from its first day; tasks due earlier, and those of finished plans, do not.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from datetime import date
from typing import Literal, NamedTuple, cast

from pcmt.model import Agency, LegalDocument, Plan
from pcmt.model.plan import Deadline, Duty
from pcmt.relate.catalog import Catalog, Key
from pcmt.relate.duty_transfer import due_passes, last_day_of_plan, last_due
from pcmt.relate.kept_parts import index_part
from pcmt.relate.succession import Succession, Successor

State = Literal["open", "done", "lapsed", "year_over", "term_over", "replaced", "withdrawn"]
STATE_TITLES: dict[State, str] = {
    "open": "chưa có báo cáo",
    "done": "đã có báo cáo thực hiện",
    "lapsed": "có hạn khi cơ quan cũ còn hoạt động",
    "year_over": "kế hoạch của năm đã qua",
    "term_over": "kế hoạch hoặc văn bản đã hết thời hạn",
    "replaced": "kế hoạch đã được thay",
    "withdrawn": "kế hoạch hoặc văn bản đã rút xuống",
}
"""What a page says of a task. Without a report its completion is unknown, so it never says "not done".

``lapsed`` and ``year_over`` are tasks of agencies that ended: the day fell in their time, or the plan prints no end and the
last year that it covers is past. No current agency owes them.
"""


class Task(NamedTuple):
    """A duty with its derived state. ``plan``: the plan or document that assigns it; ``number``: index among its duties, from 1.

    ``successors``: current successors that do the work of an ended agency and, for an open task, held it before its day;
    ``deadlines``: the plan's deadlines that set the due date.
    """

    plan: Plan | LegalDocument
    duty: Duty
    number: int
    agency: Agency
    state: State
    has_ended: bool
    successors: tuple[Successor, ...]
    deadlines: tuple[Deadline, ...]

    @property
    def is_passed_on(self) -> bool:
        """Return True if another agency holds the task today."""
        return self.state == "open" and bool(self.successors)

    @property
    def is_orphaned(self) -> bool:
        """Return True if the task is open and its agency ended without a known successor."""
        return self.state == "open" and self.has_ended and not self.successors

    @property
    def years(self) -> tuple[int, ...]:
        """The years of the plan's period; of a plan without one the year of its issue, else of its dated deadlines."""
        return years_of(self.plan)


class Inherited(NamedTuple):
    """A task transferred to a successor agency."""

    task: Task
    successor: Successor


def years_of(plan: Plan | LegalDocument) -> tuple[int, ...]:
    """Return the years that a plan is for; for a document its year of issue; empty if unknown."""
    if isinstance(plan, LegalDocument):
        return (plan.issued.year,) if plan.issued else ()
    period = plan.period
    first, last = period.start or period.end, period.end or period.start
    if first and last:
        return tuple(range(first.year, last.year + 1))
    if plan.issued:
        return (plan.issued.year,)
    return tuple(sorted({day.year for one in plan.deadlines if (day := one.before or one.on)}))


class TaskRegister:
    """All tasks in the order of plans and of their texts, by agency. The cost grows with the tasks."""

    def __init__(self, catalog: Catalog) -> None:
        """Link every duty once."""
        self._catalog = catalog
        self._succession = catalog.index(Succession)
        givers: list[Plan | LegalDocument] = [*catalog.plans, *catalog.documents]
        self.all = [task for plan in givers for task in self._tasks_of(plan)]
        self._own: dict[str, list[Task]] = defaultdict(list)
        self._inherited: dict[str, list[Inherited]] = defaultdict(list)
        self._former: dict[str, list[Inherited]] = defaultdict(list)
        self._given: dict[Key, list[Task]] = defaultdict(list)
        for task in self.all:
            self._own[task.agency.id].append(task)
            self._given[task.plan.kind_id, task.plan.id].append(task)
            for successor in {successor.unit.id: successor for successor in reversed(task.successors)}.values():
                found = self._inherited if task.state == "open" else self._former
                found[successor.unit.id].append(Inherited(task, successor))

    def _tasks_of(self, plan: Plan | LegalDocument) -> Iterator[Task]:
        tied = _tied_deadlines(plan) if isinstance(plan, Plan) else {}
        for number, duty in enumerate(plan.duties, start=1):
            agency = self._catalog.get(Agency, duty.agency)
            has_ended = self._catalog.has_ended(agency)
            deadlines = tied.get((duty.at, duty.due or ""), ())
            state, successors = self._state_of(plan, duty), tuple(self._succession.successors(agency))
            if state == "open":
                state, successors = self._passed_on(
                    plan, agency, successors, last_due(self._catalog, plan, duty, deadlines)
                )
            yield Task(plan, duty, number, agency, state, has_ended, successors, deadlines)

    def _passed_on(
        self, plan: Plan | LegalDocument, agency: Agency, successors: tuple[Successor, ...], day: date | None
    ) -> tuple[State, tuple[Successor, ...]]:
        """Return the state of an open duty whose last day is ``day``, and the current successors that hold it."""
        end = last_day_of_plan(plan)
        if end is not None and end < self._catalog.today:
            return ("year_over", successors) if self._catalog.has_ended(agency) else ("open", ())
        taking = tuple(successor for successor in successors if due_passes(end, day, successor))
        if agency.until is None or not self._catalog.has_ended(agency) or taking or day is None:
            return "open", taking
        return ("lapsed", successors) if successors or day < agency.until.first else ("open", ())

    def _state_of(self, plan: Plan | LegalDocument, duty: Duty) -> State:
        if duty.done is not None:
            return "done"
        if plan.is_withdrawn:
            return "withdrawn"
        if isinstance(plan, LegalDocument):
            return "term_over" if self._catalog.is_past(plan) else "open"
        state = self._catalog.state_of(plan)
        return cast(State, state) if state in {"replaced", "term_over"} else "open"

    def given(self, plan: Plan | LegalDocument) -> list[Task]:
        """Return the tasks that a plan or document assigns."""
        return self._given.get((plan.kind_id, plan.id), [])

    def own(self, agency: Agency) -> list[Task]:
        """Return the tasks that plans assign to an agency by its own name."""
        return self._own.get(agency.id, [])

    def inherited(self, agency: Agency) -> list[Inherited]:
        """Return the open tasks that an agency took over from its predecessors."""
        return self._inherited.get(agency.id, [])

    def former(self, agency: Agency) -> list[Inherited]:
        """Return the other tasks of the predecessors: reported, or of finished plans."""
        return self._former.get(agency.id, [])

    def units_of(self, agency: Agency) -> list[Agency]:
        """Return the direct subordinates of an agency that have tasks, in dictionary order."""
        return self._units.get(agency.id, [])

    @index_part
    def _units(self) -> dict[str, list[Agency]]:
        found: dict[str, list[Agency]] = defaultdict(list)
        for unit in self._catalog.every(Agency):
            if unit.parent and (unit.id in self._own or unit.id in self._inherited):
                found[unit.parent].append(unit)
        return found


def count_states(tasks: list[Task]) -> dict[State, int]:
    """How many tasks are in which state, in the order of STATE_TITLES; states without any are left out."""
    counts = Counter(task.state for task in tasks)
    return {state: counts[state] for state in STATE_TITLES if counts[state]}


def _tied_deadlines(plan: Plan) -> dict[tuple[str, str], tuple[Deadline, ...]]:
    """Map place in the text and words of the due date to the plan's deadlines there for the same agency.

    Supporting agencies get the date of the leading one: the plan prints it once for all of them.
    """
    by_place: dict[str, list[Deadline]] = defaultdict(list)
    for deadline in plan.deadlines:
        by_place[deadline.at].append(deadline)
    found: dict[tuple[str, str], tuple[Deadline, ...]] = {}
    for duty in plan.duties:
        own = tuple(one for one in by_place.get(duty.at, ()) if one.from_agency in {None, duty.agency})
        if duty.due and own:
            found.setdefault((duty.at, duty.due), own)
    return found
