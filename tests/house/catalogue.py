"""The catalogues of texts: what is to be translated, where the translations are kept, how they are compiled.

`python -m tests.house.catalogue` (or `make messages`) brings the Welsh up to date with the code. It
needs no GNU gettext: Django turns a template into what reads like Python, and Babel reads Python.
"""

import importlib.util
import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[2]
ASSESSMENT = ROOT / "assessment"
LOCALES = ASSESSMENT / "locale"
WELSH = "cy"

# As in Django's own Welsh, so that both are merged: 1, 2, 8 and 11, and all others. Babel would have six.
PLURALS = "nplurals=4; plural=(n==1) ? 0 : (n==2) ? 1 : (n != 8 && n != 11) ? 2 : 3;"
# No date and no name of a tool: the same messages make the same file.
HEADERS = {
    "en": [
        ("Language", "en"),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", "nplurals=2; plural=(n != 1);"),
    ],
    WELSH: [
        ("Language", WELSH),
        ("MIME-Version", "1.0"),
        ("Content-Type", "text/plain; charset=utf-8"),
        ("Content-Transfer-Encoding", "8bit"),
        ("Plural-Forms", PLURALS),
    ],
}
COMMENTS = {
    "en": "# English where a library's does not read as the rest of the pages. docs/welsh.md tells more.",
    WELSH: "# The Welsh of the web pages: a draft that no second reader has checked.\n"
    "# docs/welsh.md tells how it is kept and which terms it uses.",
}

_PLAIN: dict[str, Any] = dict.fromkeys(("_", "gettext", "gettext_lazy", "gettext_noop"))
_OTHER: dict[str, Any] = {
    "ngettext": (1, 2),
    "pgettext": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
KEYWORDS = _PLAIN | _OTHER | {f"{name}_lazy": spec for name, spec in _OTHER.items()}

LIBRARY_FILES = (
    "django/contrib/auth/password_validation.py",
    "django/core/validators.py",
    "django/forms/fields.py",
    "django/utils/dateformat.py",
    "django/utils/dates.py",
    "allauth/account/adapter.py",
    "allauth/account/fields.py",
    "allauth/account/forms.py",
    "allauth/mfa/adapter.py",
    "allauth/mfa/base/forms.py",
    "allauth/mfa/recovery_codes/forms.py",
    "allauth/mfa/totp/forms.py",
    "allauth/mfa/webauthn/forms.py",
)
"""Where texts of libraries stand that can come to a page of ours: errors, labels, months."""


class Texts(Catalog):
    """A catalogue whose headers are the same on every day and every machine."""

    def __init__(self, language: str) -> None:
        super().__init__(locale=language, header_comment=COMMENTS[language], fuzzy=False)
        self.language = language
        self.mime_headers = HEADERS[language]

    def _get_mime_headers(self) -> list[tuple[str, str]]:
        return HEADERS[self.language]


def messages_in(path: Path) -> Iterator[tuple[int, Any, list[str], str | None]]:
    """The line, the text, the comments and the context of each message of one file."""
    source = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # What a template leaves of its indents would not be Python.
        source = "\n".join(line.lstrip() for line in templatize(source, origin=str(path)).split("\n"))
    return extract("python", io.BytesIO(source.encode()), KEYWORDS, comment_tags=("Translators:",))


def own_files() -> list[Path]:
    """Code and templates of the application."""
    code = [path for path in ASSESSMENT.rglob("*.py") if "frontend" not in path.parts]
    return sorted([*code, *(path for path in (ASSESSMENT / "templates").rglob("*") if path.is_file())])


def library_files() -> list[tuple[str, Path]]:
    """Code of libraries, with the names that it has on every machine."""
    return [(name, library_file(name)) for name in LIBRARY_FILES]


def library_file(name: str) -> Path:
    """Where one file of a library is on this machine."""
    spec = importlib.util.find_spec(name.partition("/")[0])
    assert spec is not None
    assert spec.origin is not None
    return Path(spec.origin).parents[1] / name


def wanted() -> Texts:
    """Every text that needs a translation, in the order of the files that it stands in."""
    texts = Texts(WELSH)
    own = [(str(path.relative_to(ROOT).as_posix()), path) for path in own_files()]
    for name, path in own + library_files():
        for line, text, comments, context in messages_in(path):
            texts.add(text, locations=[(name, line)], auto_comments=comments, context=context)
    return texts


def kept(language: str = WELSH) -> Texts:
    """The translations as they are kept in the repository."""
    texts = Texts(language)
    with po_file(language).open("rb") as file:
        for message in read_po(file, locale=language):
            if message.id:
                texts[message.id] = message
    return texts


def po_file(language: str) -> Path:
    """Where the translations of a language are kept."""
    return LOCALES / language / "LC_MESSAGES" / "django.po"


def renewed() -> Texts:
    """The texts that are wanted, each with the translation that is kept, if there is one."""
    texts, before = wanted(), kept()
    for message in texts:
        known: Message | None = before.get(message.id, message.context) if message.id else None
        if known is not None and known.pluralizable == message.pluralizable:
            message.string, message.user_comments = known.string, known.user_comments
    return texts


def written(texts: Texts) -> bytes:
    """A catalogue as the file that translators edit; no lines are told, which change too often."""
    file = io.BytesIO()
    write_po(file, texts, width=110, include_lineno=False)
    return file.getvalue().rstrip(b"\n") + b"\n"


def compiled(texts: Texts) -> bytes:
    """A catalogue as the file that is read at run time."""
    file = io.BytesIO()
    write_mo(file, texts)
    return file.getvalue()


def forms(message: Message) -> list[str]:
    """The translation of a message, in each of its plural forms if it has any."""
    string = message.string or ""
    return [string] if isinstance(string, str) else list(string)


def untranslated(texts: Texts) -> list[Message]:
    """Messages of which nothing, or not every plural form, is translated."""
    return [message for message in texts if message.id and not all(forms(message))]


def main() -> None:
    """Renew the Welsh, compile every language, and tell what has no translation yet."""
    po_file(WELSH).write_bytes(written(renewed()))
    for language in HEADERS:
        po_file(language).with_suffix(".mo").write_bytes(compiled(kept(language)))
    missing = untranslated(kept())
    for message in missing:
        print(f"no translation: {message.id!r}")  # noqa: T201 - what the command is for
    sys.exit(bool(missing))


if __name__ == "__main__":
    main()
