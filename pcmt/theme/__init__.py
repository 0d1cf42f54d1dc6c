"""The theme: templates, styles and scripts of pages, and the frames that records are put into."""
