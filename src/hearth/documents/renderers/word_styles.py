"""How the Word document looks: its styles, page, running header and footer."""

from __future__ import annotations

from typing import cast

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_TAB_ALIGNMENT
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.section import Section
from docx.shared import Cm, Pt, RGBColor
from docx.styles.style import ParagraphStyle

from hearth.documents.renderers.word_fields import add_field
from hearth.documents.words import clean

__all__ = ["TABLE_STYLE", "TEXT_WIDTH", "dress", "run_head", "set_styles"]

BRAND = RGBColor(0x12, 0x43, 0x6D)
INK = RGBColor(0x0B, 0x0C, 0x0C)
QUIET = RGBColor(0x48, 0x49, 0x49)
TEXT_WIDTH = Cm(17)
FONT = "Arial"
TABLE_STYLE = "ReportTable"
TABLE_STYLE_XML = f"""
<w:style {nsdecls("w")} w:type="table" w:customStyle="1" w:styleId="{TABLE_STYLE}">
  <w:name w:val="Report table"/><w:basedOn w:val="TableNormal"/>
  <w:uiPriority w:val="99"/><w:qFormat/>
  <w:tblPr>
    <w:tblBorders>
      <w:top w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>
      <w:bottom w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>
      <w:insideH w:val="single" w:sz="4" w:space="0" w:color="B1B4B6"/>
    </w:tblBorders>
    <w:tblCellMar>
      <w:top w:w="40" w:type="dxa"/><w:left w:w="70" w:type="dxa"/>
      <w:bottom w:w="40" w:type="dxa"/><w:right w:w="70" w:type="dxa"/>
    </w:tblCellMar>
  </w:tblPr>
  <w:tblStylePr w:type="firstRow">
    <w:rPr><w:b/></w:rPr>
    <w:tcPr>
      <w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="0B0C0C"/></w:tcBorders>
      <w:vAlign w:val="bottom"/>
    </w:tcPr>
  </w:tblStylePr>
</w:style>
"""

# Name: size, bold, colour, space before, space after (points).
STYLES = {
    "Normal": (11, False, INK, 0, 8),
    "Title": (30, True, BRAND, 4, 8),
    "Subtitle": (16, False, INK, 0, 10),
    "Heading 1": (20, True, BRAND, 24, 8),
    "Heading 2": (15, True, BRAND, 18, 6),
    "Heading 3": (12, True, BRAND, 12, 4),
    "Caption": (11, True, INK, 12, 4),
    "List Bullet": (11, False, INK, 0, 4),
    "TOC Heading": (15, True, BRAND, 24, 6),
    "Cover line": (13, True, QUIET, 6, 6),
    "Callout": (11, True, INK, 6, 10),
    "Source": (9, False, QUIET, 3, 6),
    "Table text": (9.5, False, INK, 1, 1),
    "Table heading": (9.5, True, INK, 1, 1),
    "Table title": (10, True, INK, 8, 4),
    "Key number": (20, True, BRAND, 2, 0),
    "toc 1": (10, True, INK, 4, 1),
    "toc 2": (10, False, INK, 0, 1),
    "Roll heading": (11, True, BRAND, 4, 3),
    "Header": (9, False, QUIET, 0, 0),
    "Footer": (9, False, QUIET, 0, 0),
}
CLOSE = ("Table text", "Table heading", "Source", "toc 1", "toc 2")
KEPT_WITH_NEXT = ("Heading 1", "Heading 2", "Heading 3", "Caption", "Table title", "TOC Heading")


def dress(document: Document, title: str, council: str, banner: str, language: str) -> None:
    """Set page, styles, language, running header and footer."""
    set_styles(document, language)
    section = document.sections[0]
    section.different_first_page_header_footer = True
    run_head(section, title, council)
    footer = section.footer.paragraphs[0]
    footer.text = f"{banner}\tPage "
    add_field(footer, "PAGE", "1")
    footer.add_run(" of ")
    add_field(footer, "NUMPAGES", "1")
    footer.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def set_styles(document: Document, language: str) -> None:
    """Set page, styles and language."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2)
    section.top_margin = section.bottom_margin = Cm(2.2)
    for name in STYLES:
        _style(document, name)
    document.styles.element.append(parse_xml(TABLE_STYLE_XML))
    _set_language(document, language)
    _callout_border(_paragraph_style(document, "Callout"))
    _paragraph_style(document, "toc 2").paragraph_format.left_indent = Cm(0.7)


def run_head(section: Section, left: str, right: str) -> None:
    """Words at the left and the right of the head of a section's pages."""
    header = section.header.paragraphs[0]
    header.text = f"{clean(left)}\t{clean(right)}"
    header.paragraph_format.tab_stops.add_tab_stop(TEXT_WIDTH, WD_TAB_ALIGNMENT.RIGHT)


def _paragraph_style(document: Document, name: str) -> ParagraphStyle:
    """The style of that name, made if the template lacks it."""
    if name not in document.styles:
        made = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        made.base_style = document.styles["Normal"]
    return cast(ParagraphStyle, document.styles[name])


def _style(document: Document, name: str) -> None:
    size, bold, colour, before, after = STYLES[name]
    style = _paragraph_style(document, name)
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = colour
    style.font.name = FONT
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for kind in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{kind}"), None)
    for kind in ("hAnsi", "eastAsia", "cs"):
        fonts.set(qn(f"w:{kind}"), FONT)
    layout = style.paragraph_format
    layout.space_before, layout.space_after = Pt(before), Pt(after)
    layout.line_spacing = 1.0 if name in CLOSE else 1.15
    layout.keep_with_next = name in KEPT_WITH_NEXT
    for path in ("pPr/pBdr", "pPr/contextualSpacing", "pPr/tabs", "rPr/spacing", "rPr/kern"):
        _remove(style, path)
    style.quick_style = True
    style.hidden = False


def _remove(style: ParagraphStyle, path: str) -> None:
    """Take away what the template brought and this report does not want."""
    for found in style.element.findall("/".join(qn(f"w:{step}") for step in path.split("/"))):
        found.getparent().remove(found)


def _set_language(document: Document, language: str) -> None:
    """The language spell checkers and screen readers use."""
    for lang in document.styles.element.iter(qn("w:lang")):
        lang.set(qn("w:val"), language)


def _callout_border(style: ParagraphStyle) -> None:
    """A thick bar at the left, so that a note stands apart without relying on colour."""
    layout = style.element.get_or_add_pPr()
    border = OxmlElement("w:pBdr")
    left = OxmlElement("w:left")
    for name, value in (("val", "single"), ("sz", "36"), ("space", "8"), ("color", "484949")):
        left.set(qn(f"w:{name}"), value)
    border.append(left)
    layout.insert_element_before(
        border, "w:shd", "w:tabs", "w:spacing", "w:ind", "w:jc", "w:outlineLvl"
    )
    style.paragraph_format.left_indent = Cm(0.4)
