"""Pages as geometry: lines and ruled tables with their places, put into reading order, whatever read them.

In: words, lines and pictures with their places on pages. Out: text in reading order with pages, ranges and grids.
"""
