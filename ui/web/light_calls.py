"""Gradio's calls without what ours have no use for: half of what a click on the page cost.

In: Gradio as it is imported. Out: the same Gradio, which no longer describes every component of the page before each call, nor
looks through all of Python's folders for a drawing library that is not there.
"""

from __future__ import annotations

import importlib.util
import sys
from types import SimpleNamespace
from typing import Final

import gradio as gr
from gradio import route_utils
from gradio.state_holder import SessionState

_DRAWING: Final = "matplotlib"
"""Gradio tries to import it around each call; where it is not installed, that is a search each time."""


class CallState(SessionState):  # type: ignore[misc]  # Gradio has no types
    """The state of a call of no session: a component is described when the call changes it, not all before it begins.

    Gradio keeps the descriptions for links into a session, which our pages have none of.
    """

    def __init__(self, blocks: gr.Blocks) -> None:
        """Take the page's components."""
        super().__init__(SimpleNamespace(default_config=blocks.default_config, blocks=()))


def lighten() -> None:
    """Have Gradio make its calls so from now on."""
    route_utils.SessionState = CallState
    if importlib.util.find_spec(_DRAWING) is None:
        sys.modules[_DRAWING] = None  # type: ignore[assignment]  # so that Python knows that there is none
