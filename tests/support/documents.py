"""Reports as officers send them: pasted and then read, or a PDF made by hand, enough of the format for its words."""

from io import BytesIO

from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DecodedStreamObject, DictionaryObject, NameObject, NumberObject

from bot.work import narratives
from tests.support.script import Chat
from tests.support.workbooks import kept


def report_is_read(chat: Chat) -> str:
    """Let the report that was pasted be read as the limited process does; return the copy that is kept."""
    errand = chat.errand("keep")
    copy = str(errand.values["text"])
    chat.errand_ends(errand, {**narratives.figures(errand.values["report"]), **kept(copy.encode(), "bao-cao.txt")})
    return copy


def pdf_of(text: str) -> bytes:
    """A PDF of one page that shows `text`, its letters mapped by a ToUnicode table as office programs write it."""
    writer = PdfWriter()
    page = writer.add_blank_page(595, 842)
    letters = sorted(set(text))
    codes = {letter: code for code, letter in enumerate(letters, 1)}
    mapped = "\n".join(f"<{code:02x}> <{letter.encode('utf-16-be').hex()}>" for letter, code in codes.items())
    to_unicode = DecodedStreamObject()
    to_unicode.set_data(
        (
            "/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n1 begincodespacerange <00> <ff>"
            f" endcodespacerange\n{len(codes)} beginbfchar\n{mapped}\nendbfchar endcmap end end"
        ).encode()
    )
    font = DictionaryObject(
        {
            NameObject("/Type"): NameObject("/Font"),
            NameObject("/Subtype"): NameObject("/Type1"),
            NameObject("/BaseFont"): NameObject("/Helvetica"),
            NameObject("/FirstChar"): NumberObject(0),
            NameObject("/LastChar"): NumberObject(255),
            NameObject("/Widths"): ArrayObject([NumberObject(500)] * 256),
            NameObject("/ToUnicode"): writer._add_object(to_unicode),
        }
    )
    shown = DecodedStreamObject()
    drawn = "".join(f"{codes[letter]:02x}" for letter in text)
    shown.set_data(f"BT /F1 10 Tf 40 800 Td <{drawn}> Tj ET".encode() if text else b"")
    page[NameObject("/Resources")] = DictionaryObject(
        {NameObject("/Font"): DictionaryObject({NameObject("/F1"): writer._add_object(font)})}
    )
    page[NameObject("/Contents")] = writer._add_object(shown)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()
