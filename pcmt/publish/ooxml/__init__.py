"""Office Open XML files (ISO/IEC 29500) of all outputs: the package with its properties, paragraphs and tables of a DOCX."""
