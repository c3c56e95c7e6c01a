"""Panels about children: whom each looks at, what it decides, and that the record hears of it."""
