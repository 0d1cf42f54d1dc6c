"""Lists of tasks cost as much as they grow: nothing goes through all tasks for each page or each plan."""

from __future__ import annotations

from pcmt.show.site.summaries.plan_summary import NO_RESULTS, results_words
from pcmt.show.tasks.listing import TaskLists
from tests.records import DATUM, plan, view
from tests.work import counted_calls

DUTY = DATUM | {"agency": "so-a", "agency_printed": "Sở", "role": "lead"}


def test_lists_and_plans_cost_as_much_as_the_tasks_grow() -> None:
    def work(size: int) -> int:
        plans = [plan(f"ke-hoach-{one}", duties=(DUTY, DUTY)) for one in range(size)]
        seen = view(*plans)
        assert all(one.html for one in TaskLists.published(seen))
        with counted_calls() as count:
            assert [results_words(seen, one) for one in plans] == [NO_RESULTS] * size
            assert all(one.html for one in TaskLists.published(seen))
        return count.calls

    work(40)
    assert work(400) < 12.5 * work(40)
