"""How it looks: components, form fields, charts, tables, and the page that shows them all."""
