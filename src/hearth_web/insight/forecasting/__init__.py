"""The forecast on the site: made in the background, with scenarios, prices and beds of its own."""
