"""The SSDA903 return: every check of every collection year, and what to do about each failure.

    from hearth.returns.ssda903 import check
    check({"Episodes": episodes, "Header": header}, year="2024/25", authority="Leeds")

How to add a rule before lunch
------------------------------
1. Find the subject: a module of `rules` (``header``, ``episodes_dates``, ``oc2``...). Each has a
   tuple RULES, in order of code. A new module is added to SUBJECTS in `catalogue`.
2. Pick a view from `views` (or `derived`): what one row of the check looks at.

   - a whole table: ``EPISODES``, ``OC2``...;
   - a table in order, so that `prev(...)` and `nxt(...)` are the child's row before and after:
     ``EPISODES_IN_ORDER``, or ``in_order("Missing", "MIS_START day")``;
   - two tables joined by child: ``EPISODES_HEADER``, or ``beside("AD1", "Episodes")``, where the
     second table's columns are called ``Episodes.REC``; ``how="left"`` keeps rows that stand alone;
   - a table with something worked out: ``with_continuity("OC2")`` (column ``CONTINUOUS``),
     ``PLACED_EPISODES`` (``PL_LA``, ``PL_LOCATION``, ``PL_DISTANCE``).

3. Write what fails as one expression in the words of `words`::

       Rule(
           "356",
           "DECOM DEC",
           EPISODES,
           fails=day("DEC") < day("DECOM"),
           message="...",  # under 30 words: what to do
           means="...", why="...", cause="...",
       )

   `day("DEC")` is null unless the cell is a valid date, and a null never fails. Only `one_of`,
   `filled`, `blank`, `differs` and `sure(...)` are never null: put ``~`` before these alone, so
   ``~sure(day("A") <= day("B"))`` where an unknown date must fail too. A check that has changed
   is one rule with ``fails={UNTIL_2024: ..., FROM_2025: ...}``; one not in force every year has
   ``years=``. Where the reference plainly errs, do what is meant and say so in ``differs=``, which
   goes to ``docs/ssda903.md`` (`make docs`).
4. A check that looks at several rows at once has ``find=`` in place of `fails`: a function of
   `Returned` that returns ``{"Episodes": frame}``, whose column `row` has the rows that fail. Its
   view is ``looks_at("Episodes", "Missing")``: what it needs. `first_each` and `marked` in `views`
   do most of the work; keep what several rules need with ``returned.once(function)``.
5. Draw it in ``tests/returns/examples/<subject>.txt``: a row that fails and one that passes for
   each span of years, nulls and boundary days first. ``tests/returns/drawings.py`` says how.
"""

from hearth.returns.ssda903.catalogue import all_rules, rule_called, rules_of
from hearth.returns.ssda903.check import check, check_all, year_given
from hearth.returns.ssda903.engine import Fault, Result, Skipped
from hearth.returns.ssda903.model import Rule, Years

__all__ = [
    "Fault",
    "Result",
    "Rule",
    "Skipped",
    "Years",
    "all_rules",
    "check",
    "check_all",
    "rule_called",
    "rules_of",
    "year_given",
]
