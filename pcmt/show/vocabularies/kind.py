"""How a vocabulary is shown: a table of its terms, found by each of them."""

from __future__ import annotations

from pcmt.model import Vocabulary
from pcmt.show.parts.kind_view import (
    Backlinks,
    KindView,
    SearchGroup,
    no_banners,
    no_card_facts,
    no_rows,
    no_words,
    web_page,
)

VOCABULARY = KindView(
    model=Vocabulary,
    list_frame="danh-sach/truong",
    template="vocabularies/page.html",
    menu="gioi-thieu/",
    facts=no_rows,
    banners=no_banners,
    card=no_card_facts,
    backlinks=(Backlinks(None, "Bản ghi dùng danh mục này", "ban-ghi-dung"),),
    search_group=SearchGroup.LISTS,
    search_facts=lambda _view, vocabulary: [term.title for term in vocabulary.terms],
    news_facts=no_words,
    schema_org=web_page,
    contents=lambda _view, vocabulary: f"Gồm: {'; '.join(term.title for term in vocabulary.terms)}.",
)
