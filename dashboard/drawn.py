"""What is made once for all viewers: figures, and all that belongs to a chart."""

from collections.abc import Callable
from typing import Any, TypeVar

import streamlit as st

Made = TypeVar("Made")


def once(key: tuple[object, ...], make: Callable[[], Made]) -> Made:
    """What `make` makes (a figure, or all that belongs to a chart), made once for that key and shared: never change it.

    `key` holds everything it depends on: the warehouse's path, the language, what was chosen. It is shared by all
    viewers: whoever calls this has made sure that this one may see the area (a chooser of `ask.areas`, `ask.permit`).
    """
    return _kept(repr(key), make)


@st.cache_resource(max_entries=1000, show_spinner=False)
def _kept(key: str, _make: Callable[[], Any]) -> Any:
    return _make()
