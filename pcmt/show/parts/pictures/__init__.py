"""Pictures in pages: drawings, charts and codes, as SVG."""
