"""The faces: command line, HTTP, page. Thin: parse input, call qa, render.

In: what a person or a program asks for. Out: answers and registers in their form; every face calls :mod:`qa.service`.
"""
