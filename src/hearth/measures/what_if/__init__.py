"""What if failures of the return were mended: how far each measure could move before the deadline.

Nobody knows the mended values, so every measure gets bounds. `failing` finds the children and the
columns that failures are about, `reading` says which columns a measure reads, and `bounds` puts
the two together.
"""

from hearth.measures.what_if.bounds import Bound, WhatIf, what_if
from hearth.measures.what_if.failing import Failing, unexplained
from hearth.measures.what_if.reading import Reads, reads_of

__all__ = ["Bound", "Failing", "Reads", "WhatIf", "reads_of", "unexplained", "what_if"]
