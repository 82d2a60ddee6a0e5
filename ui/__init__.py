"""The faces: command line, HTTP, page. Thin: parse input, call qa, render."""
