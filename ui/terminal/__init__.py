"""How answers, plans, the register and reports look in a terminal.

In: answers, plans, reports as records. Out: lines on a console, safe to show.
"""
