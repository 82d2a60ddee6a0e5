"""The page (Gradio): ask, browse, compare, deadlines, and the keeper's part; what it shows is rendered here, escaped.

In: events of the page. Out: HTML of its sections.
"""
