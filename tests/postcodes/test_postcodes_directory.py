"""The postcode directory, read from the real package and kept as one file."""

import narwhals.stable.v2 as nw
import pytest

from hearth import frames
from hearth.records.postcodes import Postcodes, directory

COLUMNS = {"postcode": nw.String, "easting": nw.Int64, "northing": nw.Int64, "laua": nw.String}


@pytest.fixture(scope="module")
def kept(tmp_path_factory):
    """A folder with the directory in it, made once for these tests."""
    folder = tmp_path_factory.mktemp("cache")
    directory(folder=folder)
    return folder


def find(postcodes: Postcodes, *wanted: str):
    found = postcodes.frame.filter(nw.col("postcode").is_in(wanted)).sort("postcode")
    return frames.collect(found).rows()


def test_every_postcode_is_there_once_without_spaces(kept):
    frame = frames.collect(directory(folder=kept).frame)
    assert dict(frame.schema) == COLUMNS
    assert frame.shape[0] == frame["postcode"].n_unique() > 2_700_000
    assert frame["postcode"].str.contains(r"^[A-Z][A-Z\d]{4,6}$").all()


def test_public_buildings_are_where_they_are(kept):
    assert find(directory(folder=kept), "SE64RU", "SW1A1AA", "LE38RA", "EH991SP") == [
        ("EH991SP", 326751, 673849, "S12000036"),  # Edinburgh: Scotland is on the same grid
        ("LE38RA", 455024, 306752, "E07000129"),  # a county's district, not its county
        ("SE64RU", 537684, 173666, "E09000023"),
        ("SW1A1AA", 529090, 179645, "E09000033"),
    ]


def test_northern_ireland_is_on_another_grid_and_the_islands_on_none(kept):
    assert find(directory(folder=kept), "BT11AA", "JE11AA", "IM11AA") == [
        ("BT11AA", None, None, "N09000003"),
        ("IM11AA", None, None, "M99999999"),
        ("JE11AA", None, None, "L99999999"),
    ]


def test_a_postcode_without_an_area_has_none(kept):
    assert find(directory(folder=kept), "AB113AG") == [("AB113AG", None, None, None)]


def test_the_second_asking_reads_what_the_first_one_kept(kept):
    said = []
    directory(lambda doing, done=0, total=0: said.append(doing), kept)
    assert said == []
    assert [path.suffix for path in kept.iterdir()] == [".parquet"]  # nothing unfinished left


def test_where_nothing_can_be_kept_it_stays_in_memory(tmp_path):
    blocked = tmp_path / "a file"
    blocked.write_text("not a folder")
    said = []
    held = directory(lambda doing, done=0, total=0: said.append((done, total)), blocked / "cache")
    assert find(held, "SE64RU")[0][1:3] == (537684, 173666)
    assert said[0][0] == 0
    assert said[-1][0] == said[-1][1] > 20


@pytest.mark.parametrize(
    ("environment", "folder"),
    [
        ({"HEARTH_CACHE": "own", "XDG_CACHE_HOME": "shared"}, "own"),
        ({"XDG_CACHE_HOME": "shared"}, "shared/hearth"),
        ({"HOME": "."}, ".cache/hearth"),
    ],
)
def test_the_environment_says_where_it_is_kept(environment, folder, tmp_path, monkeypatch, kept):
    for name in ("HEARTH_CACHE", "XDG_CACHE_HOME"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, str(tmp_path / value))
    there = tmp_path / folder
    there.mkdir(parents=True)
    (cached,) = kept.iterdir()
    (there / cached.name).symlink_to(cached)
    said = []
    directory(lambda doing, done=0, total=0: said.append(doing))
    assert said == []
