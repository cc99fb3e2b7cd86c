"""An issue as an archive of files, which can be sent back as they are; pure."""

import stat
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO

from bot.library.front.written import written
from bot.model.correction import Correction
from bot.model.issue import Commentary, Issue


def exported(issue: Issue) -> bytes:
    """Of the same issue always the same bytes: its files are as old as its week."""
    content = BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as archive:
        for text in issue.commentaries:
            file = written(text, issue.trends.get(text.topic), tuple(_notes(issue, text)))
            archive.writestr(_entry(text), file.encode(), zipfile.ZIP_DEFLATED)
    return content.getvalue()


def _entry(text: Commentary) -> zipfile.ZipInfo:
    monday = text.week.monday
    entry = zipfile.ZipInfo(
        f"{text.week}/{text.topic}.{text.language}.md", (monday.year, monday.month, monday.day, 0, 0, 0)
    )
    entry.external_attr = (stat.S_IFREG | 0o644) << 16
    return entry


def _notes(issue: Issue, text: Commentary) -> Iterator[str]:
    """What was put right in this text, its verdict or the whole issue, and why."""
    for each in issue.corrections:
        if each.topic in {"", text.topic} and each.language in {"", text.language}:
            yield " ".join(filter(None, (_deed(each), each.reason)))


def _deed(correction: Correction) -> str:
    day = datetime.fromtimestamp(correction.at, UTC).date()
    if not correction.topic:
        return f"retracted: {day}"
    if correction.of_verdict:
        return f"corrected: {day} {correction.before} → {correction.after}"
    return f"corrected: {day}"
