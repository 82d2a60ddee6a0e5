"""Layout: the lines of a document as they stand on paper, and what their look tells.

In: a document's text. Out: lines with their zone (letterhead, body, closing, annex), paragraphs, list marks, and what is
noise or a footnote.
"""
