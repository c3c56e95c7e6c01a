from __future__ import annotations

import sys
from pathlib import Path

# Lives are written as the tests of duties write them, and care as those of measures do.
for neighbour in ("duties", "measures"):
    sys.path.append(str(Path(__file__).parents[1] / neighbour))
