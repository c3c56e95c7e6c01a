"""The words of a PDF page, read back through its fonts as any other program would."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pikepdf

CODE = re.compile(rb"<([0-9a-fA-F]+)>")
BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)


def words_of(page: pikepdf.Page | pikepdf.Stream) -> str:
    """Every letter a page, or a form bound into it, draws: in its order, a space between lines."""
    resources: Any = page.Resources if isinstance(page, pikepdf.Stream) else page.resources
    fonts = {name: letters(font) for name, font in resources.get("/Font", {}).items()}
    said, codes = [], {}
    for instruction in pikepdf.parse_content_stream(page):
        operands, operator = instruction.operands, str(instruction.operator)
        if operator == "BT":
            said.append(" ")
        elif operator == "Tf":
            codes = fonts[str(operands[0])]
        elif operator == "TJ":
            said.append("".join(read(each, codes) for each in operands[0]))
        elif operator == "Tj":
            said.append(read(operands[0], codes))
    return " ".join("".join(said).replace("\u200b", "").split())


def read(shown: Any, codes: dict[int, str]) -> str:
    """One string by a font whose codes have two bytes."""
    if not isinstance(shown, pikepdf.String):
        return ""
    raw = bytes(shown)
    return "".join(
        codes.get(int.from_bytes(raw[at : at + 2], "big"), "?") for at in range(0, len(raw), 2)
    )


def letters(font: Any) -> dict[int, str]:
    """A font's codes as the letters they stand for."""
    table = font.ToUnicode.read_bytes()
    found: dict[int, str] = {}
    for kind, body in BLOCK.findall(table):
        codes = CODE.findall(body)
        if kind == b"bfchar":
            found.update({int(code, 16): text(said) for code, said in pairs(codes)})
            continue
        for first, last, said in zip(codes[::3], codes[1::3], codes[2::3], strict=True):
            begins = text(said)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = begins[:-1] + chr(ord(begins[-1]) + step)
    return found


def pairs(codes: list[bytes]) -> Iterator[tuple[bytes, bytes]]:
    return zip(codes[::2], codes[1::2], strict=True)


def text(code: bytes) -> str:
    return bytes.fromhex(code.decode()).decode("utf-16-be")
