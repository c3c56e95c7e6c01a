"""The SSDA903 return in the site: what fails, for whom, where it is mended, what is explained."""
