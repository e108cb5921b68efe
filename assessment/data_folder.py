"""The folder in which one installation keeps what is its own: the database and the secret."""

import os
import secrets
from pathlib import Path

import platformdirs

_SECRET_BYTES = 48


def data_folder(named: Path | None) -> Path:
    """The folder that was named, else the user's own data folder; made where it is not there."""
    folder = named or platformdirs.user_data_path("balcony", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret(folder: Path) -> str:
    """The installation's own secret, drawn the first time and readable by its owner alone.

    Two processes that start at once agree: whoever comes second finds the file whole.
    """
    path = folder / "secret"
    if not path.exists():
        _draw(path)
    return path.read_text(encoding="ascii").strip()


def _draw(path: Path) -> None:
    unfinished = path.with_name(f"secret.{os.getpid()}.{secrets.token_hex(4)}")
    descriptor = os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        file.write(secrets.token_urlsafe(_SECRET_BYTES))
        file.flush()
        os.fsync(file.fileno())
    try:
        os.link(unfinished, path)
    except FileExistsError:
        pass
    finally:
        unfinished.unlink()
