"""Files that lie ready behind the editor's paperclip, in bundles; a folder's name tells their order and their title."""

from collections.abc import Mapping, Sequence
from pathlib import Path

Samples = Mapping[str, Sequence[Path]]


def read_samples(folder: Path) -> Samples:
    """`2-week-49-corrected` is the second bundle, “Week 49 corrected”."""
    bundles = sorted(path for path in folder.iterdir() if path.is_dir())
    return {_title(bundle.name): sorted(bundle.iterdir()) for bundle in bundles}


def _title(name: str) -> str:
    return name.partition("-")[2].replace("-", " ").capitalize()
