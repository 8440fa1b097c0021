"""Make the guide's pictures anew: photograph the real pages of a dashboard that serves the sample reports.

    python -m dashboard.guide.make_pictures [http://localhost:8501]

Needs what the tests need (Playwright, Chromium) and pillow; the pictures are kept small by a palette.
"""

import io
import sys
from importlib import resources
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

FOLDER = Path(str(resources.files("dashboard") / "guide"))
WIDTH, SIDEBAR, SCALE, COLOURS = 1240, 276, 1.5, 160
CHROMIUM = "/usr/bin/chromium"
FIRST = "leader_1"
"""The picture that shows the navigation too."""
AREA, INDICATOR = "area=280", "indicator=mediation_cases_resolved"
PICTURES = {  # name: address, height, what must be there before the picture is taken
    "leader_1": (f"?{AREA}&quarter=2025-Q1", 760, ".tile"),
    "leader_2": (f"xu-huong?{AREA}&{INDICATOR}", 760, ".js-plotly-plot .trace"),
    "leader_3": (f"so-sanh?{AREA}&{INDICATOR}&quarter=2024-Q3", 860, ".js-plotly-plot .trace"),
    "leader_4": (f"nguon?{AREA}&{INDICATOR}&quarter=2024-Q3", 920, "table.excerpt"),
    "leader_5": (f"tinh-hinh?{AREA}&from=2023-Q3&to=2025-Q2", 860, ".js-plotly-plot .trace"),
    "officer_6": ("nguon?view=uploads", 620, ".table-room"),
    "presenter_3": (f"xu-huong?{AREA}&indicator=mediation_success", 760, ".js-plotly-plot .trace"),
}


def make(base: str) -> None:
    """Photograph every page into dashboard/guide/."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        for name, (address, height, awaited) in PICTURES.items():
            left = 0 if name == FIRST else SIDEBAR
            page = browser.new_page(
                viewport={"width": WIDTH, "height": height},
                device_scale_factor=SCALE,
                locale="vi-VN",
                color_scheme="light",
            )
            page.goto(f"{base}/{address}")
            page.wait_for_selector(awaited, timeout=30_000)
            page.wait_for_timeout(1500)
            picture = Image.open(
                io.BytesIO(page.screenshot(clip={"x": left, "y": 0, "width": WIDTH - left, "height": height}))
            ).convert("RGB")
            picture.quantize(COLOURS, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(
                FOLDER / f"{name}.png", optimize=True
            )
            print(f"{name}.png {(FOLDER / f'{name}.png').stat().st_size // 1024} kB")
            page.close()
        browser.close()


if __name__ == "__main__":
    make(sys.argv[1] if len(sys.argv) > 1 else "http://localhost:8501")
