"""One report model, drawn as HTML, Word and accessible PDF."""
