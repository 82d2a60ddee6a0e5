"""Fields of a form that somebody filled in: their values are drawn beside the page, and are made part of it to be read."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument, PdfPage


def print_fields(document: PdfDocument) -> None:
    """Draw the filled fields of ``document`` onto its pages; signatures, which show only who signed the file, are left out."""
    import pypdfium2.raw as pdfium
    from pypdfium2 import PdfiumError

    if document.get_formtype() == pdfium.FORMTYPE_NONE:
        return
    document.init_forms()
    for at in range(len(document)):
        with contextlib.suppress(PdfiumError), contextlib.closing(document[at]) as page:
            if _keep_filled(document, page):
                pdfium.FPDFPage_Flatten(page, pdfium.FLAT_NORMALDISPLAY)


def _keep_filled(document: PdfDocument, page: PdfPage) -> bool:
    """Take all marks but the fields for text and choices off ``page``; tell whether there are any of these."""
    import pypdfium2.raw as pdfium

    filled = {pdfium.FPDF_FORMFIELD_TEXTFIELD, pdfium.FPDF_FORMFIELD_COMBOBOX, pdfium.FPDF_FORMFIELD_LISTBOX}
    fields = 0
    for at in reversed(range(pdfium.FPDFPage_GetAnnotCount(page))):
        mark = pdfium.FPDFPage_GetAnnot(page, at)
        kind = pdfium.FPDFAnnot_GetFormFieldType(document.formenv, mark)
        pdfium.FPDFPage_CloseAnnot(mark)
        if kind in filled:
            fields += 1
        else:
            pdfium.FPDFPage_RemoveAnnot(page, at)
    return fields > 0
