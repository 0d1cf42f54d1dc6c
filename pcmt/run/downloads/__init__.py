"""Files that pages offer with their size: made before those pages, and how pages ask for them."""
