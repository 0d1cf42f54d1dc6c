"""A letter in the shape that Vietnamese offices give it: letterhead, place and day to the right, signature at the lower right.

The record's sections say what is letter and what is advice to the school: the letter (``## Mẫu thư``) and the slip that is cut
off (``## Phần cắt rời``) go on a sheet of their own, which holds nothing else.
"""

from __future__ import annotations

from pcmt.publish.pdf.content_tree import Node
from pcmt.show.materials.handout_text import role_in_letter, section_of_letter


def split_letter(nodes: list[Node]) -> tuple[list[Node], list[Node]]:
    """Advice to the school, and the letter; each of the letter's headings and paragraphs has its ``role``."""
    advice: list[Node] = []
    letter: list[Node] = []
    section = stage = ""
    for node in nodes:
        if node["k"] == "heading" and node["level"] == 1:
            section, stage = section_of_letter(_words(node)), "letterhead"
            (letter if section else advice).append(node | {"role": section})
        elif section == "letter" and node["k"] == "paragraph":
            role, stage = role_in_letter(_words(node), stage)
            letter.append(node | {"role": role})
        else:
            (letter if section else advice).append(node)
    return advice, letter


def _words(node: Node) -> str:
    return "".join(run["t"] for run in node["runs"])
