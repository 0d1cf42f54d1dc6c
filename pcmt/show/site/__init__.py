"""Records as HTML: articles poured into frames, and the blocks that hand-written pages ask for."""
