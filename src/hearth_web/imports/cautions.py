"""Signs that these are not the files that were meant: another council's, or not all of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import narwhals.stable.v2 as nw
from django.utils import timezone

from hearth import frames
from hearth.documents.sentences import day, plural
from hearth.errors import NotFoundError
from hearth.records import Bundle
from hearth.records.postcodes import directory
from hearth.sources.ssda903.year import label, year_in_name
from hearth.vocabulary import upper_tier
from hearth_web import bridge
from hearth_web.imports import queries
from hearth_web.imports.keeping import as_given
from hearth_web.imports.models import Import
from hearth_web.people.models import Child, PeriodOfCare

__all__ = ["again", "cautions"]

FEW_KNOWN = 0.25  # of the children of a return, when many are held here
MANY = 20
FEW_ROWS = 20
SAMPLE = 400  # home postcodes looked up


def cautions(bundle: Bundle) -> list[str]:
    """Sentences to show above a preview."""
    return [*few_rows(bundle), *strangers(bundle), *vanishing(bundle), *other_homes(bundle)]


def again(imported: Import) -> Iterator[str]:
    """The same files were brought in before; what of it was kept back, what was written since."""
    digests = set(imported.files.values_list("digest", flat=True))
    before = queries.brought_before(digests, imported.as_at)
    if before is None:
        return
    when = day(timezone.localtime(before.decided_at or before.at).date())
    said = f"{before.decided_who or before.who} brought the same files in on {when}."
    if count := queries.kept_back(before):
        said += f" {plural(count, 'change')} {'was' if count == 1 else 'were'} kept back then."
    if queries.written_since(before):
        said += " Records in them have been written to since."
    yield said


def few_rows(bundle: Bundle) -> Iterator[str]:
    """A return so small that one wrong date may have told its year, and no name tells it."""
    for year in bundle.years:
        files = [one for one in bundle.files if one.year == year]
        rows = sum(one.rows for one in files)
        parts = {part for one in files for part in as_given(one.file).split("/")}
        if rows < FEW_ROWS and year not in map(year_in_name, parts):
            yield (
                f"These files are read as the return of {label(year)}, told by dates in only "
                f"{plural(rows, 'row')}. If that is not their year, walk away, mend the date that "
                "is wrong and give them again."
            )


def strangers(bundle: Bundle) -> Iterator[str]:
    """Few of the children are known here."""
    given = {row["child"] for table in ("header", "episodes", "periods") for row in bundle[table]}
    if len(given) < MANY or Child.objects.count() < MANY:
        return
    known = Child.objects.filter(child__in=given).count()
    if known < FEW_KNOWN * len(given):
        yield (
            f"Only {known} of the {plural(len(given), 'child', 'children')} in these files are "
            "known here. Are they another council's, or were the identifiers changed?"
        )


def vanishing(bundle: Bundle) -> Iterator[str]:
    """Children in care here whom the last return does not name."""
    if not bundle.spans or not bundle["episodes"]:
        return
    last = bundle.spans[-1][1]
    here = PeriodOfCare.objects.filter(respite=False, decom__lte=last).exclude(dec__lte=last)
    ours = set(here.values_list("child__child", flat=True))
    lost = len(ours - bundle.children)
    if not lost:
        return
    many = lost >= len(ours) / 2
    yield (
        f"{lost} of the {plural(len(ours), 'child', 'children')} in care here on {last:%-d %B %Y} "
        "are not in these files. "
        + ("Check that the files are whole. " if many else "")
        + "Nothing of theirs is changed."
    )


def other_homes(bundle: Bundle) -> Iterator[str]:
    """Most children come from another council's area."""
    ours = bridge.council()
    posts = [row["home_post"] for row in bundle["episodes"] if row.get("home_post")]
    if ours is None or len(posts) < MANY:
        return
    step = max(1, len(posts) // SAMPLE)
    areas = Counter(areas_of(posts[::step]))
    if areas and areas[ours.ons_code] < max(areas.values()) / 2:
        yield (
            f"Most of the home postcodes in these files are outside {ours.name}. Are they another "
            "council's?"
        )


def areas_of(posts: list[str]) -> Iterator[str]:
    """The council with children's services at each postcode, where it is known."""
    try:
        known = directory().frame
    except NotFoundError:
        return
    wanted = [post.replace(" ", "").upper() for post in posts]
    rows = frames.collect(
        known.filter(nw.col("postcode").is_in(sorted(set(wanted)))).select("postcode", "laua")
    ).rows()
    area = {postcode: upper_tier(laua) for postcode, laua in rows if laua is not None}
    yield from filter(None, (area.get(post) for post in wanted))
