"""Where the folders lie that travel with the program: in a checkout beside the package, in a wheel inside it."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent


def folder(name: str) -> Path:
    """`locales`, and in a checkout `content`."""
    inside = PACKAGE / name
    return inside if inside.is_dir() else PACKAGE.parent / name
