"""What joins subjects: articles, heads, identity tables, macros."""
