"""Implementation graph around a plan or document: who implements whose decision, from the top to this record.

Edges are statements of the texts only: documents a plan implements, a document implements, or that direct a campaign.
Transitive edges are omitted.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pcmt.model import LegalDocument, Record
from pcmt.show.parts.context import PageContext

UP_LIMIT = 14
DOWN_LIMIT = 10
"""Records shown above and below; lists on the page tell all of them."""

Key = tuple[str, str]


class Node(NamedTuple):
    """A record of a chain. ``parents`` are the places, in the chain, of the documents that it carries out."""

    record: Record
    parents: tuple[int, ...]


class ImplementationGraph(NamedTuple):
    """Records, each behind all that it carries out; ``here`` is the place of the page's own record."""

    nodes: tuple[Node, ...]
    here: int
    left_out: int

    def children(self, number: int) -> list[int]:
        """Places of the records that carry out the one at a place."""
        return [place for place, node in enumerate(self.nodes) if number in node.parents]


def graph_around(view: PageContext, record: Record) -> ImplementationGraph | None:
    """Return the graph around a record; None for an isolated one."""
    above, hidden_above = _above(view, record)
    below, hidden_below = _below(view, record)
    records = {_key(one): one for one in (record, *above, *below)}
    if len(records) == 1:
        return None
    parents = {
        key: [name for name in ((LegalDocument.kind_id, one) for one in found.implemented_ids) if name in records]
        for key, found in records.items()
    }
    nearest = {key: _nearest(found, parents) for key, found in parents.items()}
    ordered = _ordered([_key(one) for one in (record, *below)], nearest)
    places = {key: number for number, key in enumerate(ordered)}
    nodes = (Node(records[key], tuple(sorted(places[one] for one in nearest[key]))) for key in ordered)
    return ImplementationGraph(tuple(nodes), places[_key(record)], hidden_above + hidden_below)


def _key(record: Record) -> Key:
    return record.kind_id, record.id


def _above(view: PageContext, record: Record) -> tuple[list[Record], int]:
    found: dict[str, Record] = {}
    queue = list(record.implemented_ids)
    while queue:
        name = queue.pop(0)
        if name not in found:
            found[name] = view.basis_graph.find(name)
            queue += found[name].implemented_ids
    shown = list(found.values())[:UP_LIMIT]
    return shown, len(found) - len(shown)


def _below(view: PageContext, record: Record) -> tuple[list[Record], int]:
    """Return the implementers of a document, nearest first, and the number of those beyond the limit, which are not traversed."""
    if not isinstance(record, LegalDocument):
        return [], 0
    found: dict[Key, Record] = {}
    queue: list[Record] = [record]
    hidden: set[Key] = set()
    while queue:
        for one in view.basis_graph.implementers_of(queue.pop(0).id):
            if _key(one) in found:
                continue
            if len(found) == DOWN_LIMIT:
                hidden.add(_key(one))
                continue
            found[_key(one)] = one
            if isinstance(one, LegalDocument):
                queue.append(one)
    return list(found.values()), len(hidden)


def _ordered(keys: Iterable[Key], parents: dict[Key, list[Key]]) -> list[Key]:
    """Each key behind its parents, a line of descent together; a chain is short, so the walk may call itself."""
    children: dict[Key, list[Key]] = {}
    for key in keys:
        for parent in parents[key]:
            children.setdefault(parent, []).append(key)
    done: dict[Key, None] = {}

    def height(key: Key) -> int:
        return 1 + max(map(height, parents[key]), default=0)

    def visit(key: Key) -> None:
        if key in done:
            return
        for parent in sorted(parents[key], key=height, reverse=True):
            visit(parent)
        done[key] = None
        for child in children.get(key, ()):
            if all(parent in done for parent in parents[child]):
                visit(child)

    for key in keys:
        visit(key)
    return list(done)


def _nearest(keys: list[Key], parents: dict[Key, list[Key]]) -> list[Key]:
    """Those of ``keys`` that no other of them leads to."""
    farther: set[Key] = set()
    queue = [above for key in keys for above in parents[key]]
    while queue:
        key = queue.pop()
        if key not in farther:
            farther.add(key)
            queue += parents[key]
    return [key for key in keys if key not in farther]
