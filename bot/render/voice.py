"""Every word that people read: gettext catalogues, compiled in memory at start, and the templates that use them."""

import gettext
from collections.abc import Mapping
from functools import lru_cache
from io import BytesIO
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from jinja2 import Environment, FileSystemLoader, StrictUndefined

TEMPLATES = Path(__file__).parent / "templates"
SOURCE = "en"
"""The language of the texts in the code; it needs no catalogue."""


class Voice:
    """One language's voice. In the code it is always called `say`: the collecting of texts looks for that name."""

    def __init__(self, language: str, translations: gettext.NullTranslations) -> None:
        self.language = language
        self._translations = translations
        self._templates = Environment(
            loader=FileSystemLoader(TEMPLATES),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            extensions=["jinja2.ext.i18n"],
        )
        # The i18n extension adds this method, and says so to no type checker.
        install = getattr(self._templates, "install_gettext_translations")  # noqa: B009
        install(translations, newstyle=True)

    def __call__(self, msgid: str, **values: object) -> str:
        return self._translations.gettext(msgid) % values

    def plural(self, singular: str, plural: str, count: int, **values: object) -> str:
        """The form that goes with `count`, which the text may show as `%(count)s`."""
        return self._translations.ngettext(singular, plural, count) % {"count": count, **values}

    def context(self, context: str, msgid: str, **values: object) -> str:
        """For texts that are one in English and several elsewhere."""
        return self._translations.pgettext(context, msgid) % values

    def html(self, template: str, **values: object) -> str:
        """`templates/<template>.html.j2`, filled in; values are escaped unless they are Markup."""
        return self._templates.get_template(f"{template}.html.j2").render(values).strip()


class Texts:
    """The voices in all languages of a folder of `.po` files, and in English."""

    def __init__(self, folder: Path) -> None:
        voices = {SOURCE: Voice(SOURCE, gettext.NullTranslations())}
        for path in sorted(folder.glob("*.po")):
            voices[path.stem] = Voice(path.stem, _compiled(path, path.stat().st_mtime_ns))
        self._voices: Mapping[str, Voice] = voices
        self.languages = tuple(voices)

    def voice(self, language: str) -> Voice:
        """English for a language that has no catalogue."""
        return self._voices.get(language, self._voices[SOURCE])


@lru_cache
def _compiled(path: Path, _modified: int) -> gettext.GNUTranslations:
    """It costs a tenth of a second: once in a process, as long as nobody changes the file."""
    with path.open("rb") as file:
        catalogue = read_po(file, locale=path.stem, abort_invalid=True)
    compiled = BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return gettext.GNUTranslations(compiled)
