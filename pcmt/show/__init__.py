"""HTML by subject. `parts` imports no subject; a subject may import those before it; `site` joins them."""
