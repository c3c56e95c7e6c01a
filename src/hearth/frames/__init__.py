"""The only place that names a dataframe engine."""
