"""Numbers with the children behind them, comparisons, the map, data quality."""
