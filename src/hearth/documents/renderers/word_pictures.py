"""Charts in Word: a vector picture, with a bitmap for readers that cannot show one."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence

from docx.document import Document
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Cm

from hearth.documents.model import Chart, Figure
from hearth.documents.renderers.layout import Placed
from hearth.documents.renderers.typesetting import page_images

__all__ = ["add_chart", "chart_images"]

SVG_BLIP = (
    '<a:extLst xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main">'
    '<a:ext uri="{{96DAC541-7B7A-43D3-8B79-37D633B846F1}}">'
    '<asvg:svgBlip xmlns:asvg="http://schemas.microsoft.com/office/drawing/2016/SVG/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'r:embed="{relation}"/></a:ext></a:extLst>'
)
IMAGE_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/image"
FULL_WIDTH = Cm(14)
# Pages 480 points wide at this density are 960 pixels across: sharp in print at 14 cm.
DENSITY = 144
PAGE = '#page(width: 480pt, height: auto, margin: 0pt, image("{name}", width: 100%, alt: ""))\n'


def chart_images(placed: Sequence[Placed]) -> Mapping[str, bytes]:
    """A PNG of every chart by its figure's anchor, all drawn in one go."""
    charts = {each.anchor: each.block.chart for each in placed if isinstance(each.block, Figure)}
    if not charts:
        return {}
    pages = "".join(PAGE.format(name=f"{anchor}.svg") for anchor in charts)
    sources = {f"{anchor}.svg": chart.svg.encode() for anchor, chart in charts.items()}
    drawn = page_images({"main.typ": pages.encode(), **sources}, DENSITY)
    return dict(zip(charts, drawn, strict=True))


def add_chart(document: Document, chart: Chart, png: bytes, name: str) -> None:
    """The chart in a paragraph of its own, with its alternative text."""
    paragraph = document.add_paragraph()
    shape = paragraph.add_run().add_picture(
        io.BytesIO(png), width=int(FULL_WIDTH * chart.width / 640)
    )
    properties = shape._inline.docPr
    properties.set("name", name)
    properties.set("descr", chart.alt)
    blip = next(shape._inline.iter(qn("a:blip")))
    blip.append(parse_xml(SVG_BLIP.format(relation=_add_svg(document, chart.svg))))


def _add_svg(document: Document, svg: str) -> str:
    """Store the vector picture in the file; returns the id of the relation to it."""
    package = document.part.package
    name = package.next_partname("/word/media/chart%d.svg")
    part = Part(PackURI(str(name)), "image/svg+xml", svg.encode(), package)
    return document.part.relate_to(part, IMAGE_RELATION)
