#!/usr/bin/env python3
"""The printed cards: what a phone reads off each QR code is the address that is printed beside it, nobody's is another's,
and no letter on the card is smaller than 14 pt.

    check_cards.py NARU
"""
import pathlib
import re
import shutil
import sys
import tempfile

import zxingcpp
from PIL import Image, ImageDraw

from office import Office, Table
from readers import ROOT

BASE = "https://centre.example"
faults = []


def picture(svg, scale=6):
    """The code as a printer would put it on paper: each module some dots wide."""
    side = int(re.search(r'viewBox="0 0 (\d+)', svg)[1])
    image = Image.new("L", (side * scale, side * scale), 255)
    draw = ImageDraw.Draw(image)
    for x, y, width in re.findall(r"M(\d+) (\d+)h(\d+)v1", svg):
        left, top = int(x) * scale, int(y) * scale
        draw.rectangle((left, top, left + int(width) * scale - 1, top + scale - 1), fill=0)
    return image


def sizes(page):
    """Points of every size of type that the style sheet gives to what stands on the page."""
    style = re.search(r"<style>(.*?)</style>", page, re.S)[1]
    body = page.split("</style>")[1]
    for selector, rules in re.findall(r"([^{}]+)\{([^{}]*)\}", style):
        names = re.findall(r"\.([\w-]+)", selector)
        if names and not all(re.search(rf'class="[^"]*\b{name}\b', body) for name in names):
            continue
        for size in re.findall(r"font(?:-size)?:[^;]*?([\d.]+)pt", rules):
            yield selector.strip(), float(size)


with tempfile.TemporaryDirectory(prefix="naru-cards-") as work:
    work = pathlib.Path(work)
    office = Office(pathlib.Path(sys.argv[1]).resolve(), work / "naru.sqlite")
    folder = work / "term"
    shutil.copytree(ROOT / "Examples/demo", folder)
    term = Table(folder, "term").rows[0][1]
    office.run("plan", folder, "--steps", "3000", "--threads", "1")
    now = ("--now", "2026-12-01T10:00:00+09:00")
    office.run("publish", term, "--plan", 1, "--name", "1차", "--reminders", "none", *now)
    office.run("send", term, "--texts", work / "texts.csv", *now,
               access={"NARU_SMTP_HOST": "127.0.0.1", "NARU_SMTP_PORT": "9", "NARU_SMTP_SECURITY": "none"}, check=False)
    office.run("cards", term, "--feeds", BASE, "--output", work / "cards")
    addresses = set()
    cards = sorted((work / "cards").glob("*.html"))
    for card in cards:
        page = card.read_text()
        printed = re.search(rf"{BASE}/feed/[a-z2-7]{{32}}\.ics", page)[0]
        read = [code.text for code in zxingcpp.read_barcodes(picture(re.search(r"<svg.*?</svg>", page, re.S)[0]))]
        if read != [printed]:
            faults.append(f"{card.name}: the code says {read}, the card {printed}")
        faults += [f"{card.name}: {selector} is {size} pt" for selector, size in sizes(page) if size < 14]
        addresses.add(printed)
    if len(addresses) != len(cards) or len(cards) < 60:
        faults.append(f"{len(cards)} cards with {len(addresses)} addresses")

print("\n".join(faults[:20]))
print(f"{len(cards)} cards, {len(faults)} faults")
sys.exit(1 if faults else 0)
