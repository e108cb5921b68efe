"""`balcony serve`: the web application, from an empty folder to a server in production."""

import os
import platform
from pathlib import Path
from typing import Annotated

import typer

from assessment.cli.exits import known_errors, say
from assessment.cli.here import HOST, PORT


def serve(
    demo: Annotated[
        bool, typer.Option("--demo", help="Serve a simulated programme out of a data folder of its own.")
    ] = False,
    host: Annotated[str, typer.Option(help="Address to listen on; this machine alone without it.")] = HOST,
    port: Annotated[int, typer.Option(min=1, max=65_535, help="Port to listen on.")] = PORT,
    workers: Annotated[int | None, typer.Option(min=1, help="Processes; two or more without it.")] = None,
    threads: Annotated[
        int | None, typer.Option(min=1, help="Requests that a process works on at once.")
    ] = None,
    data: Annotated[
        Path | None, typer.Option(metavar="FOLDER", help="Data folder, in place of BALCONY_DATA.")
    ] = None,
) -> None:
    """Serve the web application; set up the database and all else that it needs first."""
    with known_errors():
        from assessment.serving.port import require_free

        require_free(host, port)
        _choose_data(data, demo=demo)
        _set_up(host)
        access = _demo_access(host, port)
        _serve(host, port, workers, threads, access)
        say("Balcony has ended.")


def _choose_data(data: Path | None, *, demo: bool) -> None:
    """Tell settings by the environment which data folder it is, for the processes of the server too."""
    from assessment.data_folder import data_folder
    from assessment.environment import read_environment

    folder = data.absolute() if data else read_environment().data
    if demo:
        os.environ["BALCONY_DEMO"] = "1"
        folder = data_folder(folder) / "demo"
    if folder:
        os.environ["BALCONY_DATA"] = str(folder)


def _set_up(host: str) -> None:
    """Bring database and static files up to date, once nothing speaks against serving there.

    What is made from now on is for this user alone, whatever the folder allows.
    """
    os.umask(0o077)
    from assessment.cli.database import prepare, set_up_django
    from assessment.serving.exposure import require_not_exposed

    set_up_django()
    from django.conf import settings

    from assessment.upkeep.static_files import collect

    require_not_exposed(host=host, debug=settings.DEBUG)
    say(f"Data folder: {settings.DATA}")
    prepare(migrate=True)
    collect()


def _demo_access(host: str, port: int) -> str:
    """The lines that tell how to get into the demonstration; none where it is not asked for."""
    from django.conf import settings

    if not settings.DEMO:
        return ""
    from assessment.demonstration.renewal import load_or_renew
    from assessment.serving.port import url

    say("Preparing the demonstration. Every person and every answer in it is simulated.")
    access, at = load_or_renew(), url(host, port)
    return f"""
A participant:                      {at}/link/{access.participant_token}
A rater with three participants:    {at}/link/{access.rater_token}
An administrator signs in at:       {at}/accounts/login/
                       email:       {access.administrator_email}
                       password:    {access.administrator_password}
"""


def _serve(host: str, port: int, workers: int | None, threads: int | None, access: str) -> None:
    from django.conf import settings
    from django.db import connection, connections

    from assessment.serving import server
    from assessment.serving.port import url

    # No process of the server may use a connection of this one.
    connections.close_all()
    public = f" (from outside {settings.ADDRESS}/)" if settings.ADDRESS else ""
    stop = "Ctrl+C" if platform.system() == "Windows" else "Ctrl-C"
    plan = server.Plan(
        host=host,
        port=port,
        workers=server.workers_for(connection.vendor, workers),
        threads=threads or server.THREADS,
        announcement=f"Balcony is at {url(host, port)}/{public}\n{access}\n{stop} ends it.",
    )
    server.serve(plan)
