"""A publication and a commentary's file to vary in the scenarios."""

from bot.library.publication import parse_publication

PUBLICATION = parse_publication(
    "publication.yaml",
    """\
languages: [be, en]
title: {be: Сітуацыя, en: Situation}
description: {be: Штотыднёвая зводка, en: A weekly summary}
zone: Europe/Minsk
topics:
  - id: elite
    name: {be: Эліта, en: Elite}
  - id: west
    sign: 🌐
    name: {be: Захад, en: West}
  - id: economy
    name: {be: Эканоміка, en: Economy}
    retired: yes
""",
)

COMMENTARY = """\
---
week: 2019-W21
topic: west
language: en
trend: unchanged
headline: Minsk builds ties
---

The first paragraph.

The second one.
"""
