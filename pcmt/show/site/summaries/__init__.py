"""The first screens of record pages: what people ask first, before texts, tables and facts."""
