"""The site's commands of ``hearth``: one module each, Django loaded only when one runs."""
