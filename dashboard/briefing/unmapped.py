"""Maps where a file can hold none: the same figures as lying bars, and the reason said. Pure."""

from dataclasses import replace

from dashboard.briefing.content import Content, Plot
from dashboard.text import Text


def as_bars(plot: Plot) -> Plot:
    """A map's figures side by side; any other plot as it is."""
    return replace(plot, shape="bars", spots=()) if plot.shape == "map" else plot


def unmapped(content: Content, t: Text) -> Content:
    """The content with every map as bars.

    An Office chart of x and y has a scale for each of its axes and stretches with its frame, so that a place on it
    would be none; what stands on such slides are bars that can be edited.
    """
    slides = (
        replace(slide, plot=as_bars(slide.plot), legend=" ".join(filter(None, [t("map.as_bars"), slide.legend])))
        if slide.plot and slide.plot.shape == "map"
        else slide
        for slide in content.slides
    )
    return replace(content, slides=tuple(slides))
