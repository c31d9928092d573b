"""A real browser: the Chromium of this machine, and pages that tell of every fault."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser, Page, async_playwright, expect

NAMES = ("chromium", "chromium-browser", "google-chrome")
WIDE, NARROW = 1280, 360
PATIENCE = 40_000
"""Milliseconds: what is right on an idle machine is right on a busy one, later."""
RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


def executable() -> str | None:
    """Where a Chromium is: BROWSER_PATH names one that is not on the path."""
    named = os.environ.get("BROWSER_PATH")
    return named or next((found for name in NAMES if (found := shutil.which(name))), None)


@asynccontextmanager
async def browsing() -> AsyncIterator[Browser]:
    """The browser. Without one the tests are skipped; in CI they fail."""
    path = executable()
    if path is None:
        tell = pytest.fail if os.environ.get("CI") else pytest.skip
        tell("No Chromium found: install one, or name it in BROWSER_PATH.")
    expect.set_options(timeout=PATIENCE)
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox"] if os.geteuid() == 0 else []
        )
        yield browser
        await browser.close()


@asynccontextmanager
async def opened(
    browser: Browser, width: int = WIDE, expected: str = "", **options: Any
) -> AsyncIterator[Page]:
    """A page of its own. What goes wrong in it, unless it is `expected`, or is asked of another
    host, fails the test."""
    context = await browser.new_context(viewport={"width": width, "height": 900}, **options)
    page = await context.new_page()
    page.set_default_timeout(PATIENCE)
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    page.on("dialog", lambda dialog: faults.append(f"dialog: {dialog.message}"))
    page.on(
        "request",
        lambda asked: (
            None
            if asked.url.startswith(("http://127.0.0.1", "data:", "blob:", "file:"))
            else faults.append(asked.url)
        ),
    )
    yield page
    await context.close()
    assert not [fault for fault in faults if not expected or expected not in fault]


async def picture(page: Page, name: str) -> None:
    """Keeps a screenshot where SCREENSHOTS names a folder."""
    folder = os.environ.get("SCREENSHOTS")
    if folder:
        await page.screenshot(path=str(Path(folder) / f"{name}.png"), full_page=True)


async def check(page: Page, name: str) -> None:
    """No fault that axe finds, and nothing wider than the window."""
    found = (await Axe().run(page, options=RULES)).response["violations"]
    assert not [(one["id"], one["nodes"][0]["html"]) for one in found]
    wide = await page.evaluate("document.documentElement.scrollWidth - innerWidth")
    assert wide <= 0
    await picture(page, name)
