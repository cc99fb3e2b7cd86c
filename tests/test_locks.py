"""What ships is what is tested."""

import re
from pathlib import Path

import pytest

LOCKS = Path(__file__).parent.parent / "lock"


def pinned(name: str) -> dict[str, str]:
    """Each package with its version, and for which machines, if not for all."""
    text = (LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9._-]+)==(.+?) *\\$", text, flags=re.MULTILINE))


@pytest.mark.parametrize("name", ["runtime", "build"])
def test_every_package_that_ships_has_the_version_that_is_tested(name: str) -> None:
    shipped, tested = pinned(name), pinned("dev")
    assert shipped
    assert {package: version for package, version in shipped.items() if tested.get(package) != version} == {}


@pytest.mark.parametrize("name", ["runtime", "build", "dev"])
def test_a_lock_has_hashes_and_names_no_host(name: str) -> None:
    text = (LOCKS / f"{name}.txt").read_text(encoding="utf-8")
    assert text.count("--hash=sha256:") >= len(pinned(name))
    assert "://" not in text
