"""The web half: pages, forms, permissions, audit and storage. Thin; the thinking is in `hearth`."""
