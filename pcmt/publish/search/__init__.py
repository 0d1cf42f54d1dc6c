"""The search of the site: entries of pages and sections, and the index of many small files made of them."""
