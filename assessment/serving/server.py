"""The server in production: granian, and waitress on Windows."""

import gc
import multiprocessing
import os
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from multiprocessing.synchronize import Lock
from typing import Any

from assessment.serving.port import reached

APPLICATION = "assessment.wsgi:application"
THREADS = 4
"""How many requests a process takes in at once; each thread keeps a connection to the database.

Most of them wait for somebody's line: `turnstile` says how many are worked on. More only take the
interpreter from each other: with 16 a process answers a fifth less, and the slowest far later.
"""
STOPPING = 10
"""Seconds in which a process ends that is told to; then it is killed."""
_LAST_REQUESTS = STOPPING / 2
_IDLE = 600
_LONGEST_START = 60
_BETWEEN_TRIES = 0.02
_NEW_BEFORE_GARBAGE = 20_000


@dataclass(frozen=True, slots=True)
class Plan:
    """Where to listen, with how many processes and threads, and what to say once it answers."""

    host: str
    port: int
    workers: int
    threads: int
    announcement: str


def workers_for(vendor: str, asked: int | None) -> int:
    """How many processes serve; `asked` where somebody said.

    SQLite lets one write at a time, and a process that finds it locked sleeps: two share it well,
    with four the slowest answers take twice as long.
    """
    if asked:
        return asked
    return 2 if vendor == "sqlite" else min(4, max(2, os.cpu_count() or 1))


def serve(plan: Plan) -> None:
    """Serve until somebody ends it."""
    if sys.platform == "win32":
        _serve_by_waitress(plan)
    else:
        _serve_by_granian(plan)


def _serve_by_granian(plan: Plan) -> None:
    from granian import Granian  # noqa: PLC0415 - there is none on Windows
    from granian.constants import HTTPModes, Interfaces  # noqa: PLC0415 - as above
    from granian.log import LogLevels  # noqa: PLC0415 - as above

    server = Granian(
        APPLICATION,
        address=plan.host,
        port=plan.port,
        interface=Interfaces.WSGI,
        http=HTTPModes.http1,
        workers=plan.workers,
        blocking_threads=plan.threads,
        blocking_threads_idle_timeout=_IDLE,
        log_level=LogLevels.error,
        log_access=False,
        respawn_failed_workers=True,
        workers_kill_timeout=STOPPING,
    )
    # A process that is forked has the parent's handlers, until it begins to load.
    os.register_at_fork(after_in_child=_leave_ending_to_the_parent)
    server.serve(target_loader=partial(_load, plan, multiprocessing.Lock()), wrap_loader=False)


def _load(plan: Plan, first: Lock) -> Callable[..., Any]:
    """What each process of granian begins with; the first of them says that the server answers."""
    _leave_ending_to_the_parent()
    threading.Thread(target=_end_when_told, daemon=True).start()
    threading.Thread(target=_end_with_parent, daemon=True).start()
    threading.Thread(target=_announce, args=(plan, first), daemon=True).start()
    from assessment.wsgi import application  # noqa: PLC0415 - in the process that serves it

    _look_for_garbage_seldom()
    return application


def _leave_ending_to_the_parent() -> None:
    """Keep this process from hearing signals, but by `_end_when_told`.

    A terminal sends Ctrl-C to every process, and the parent tells each again.
    """
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM})
    signal.signal(signal.SIGTERM, signal.SIG_DFL)


def _end_when_told() -> None:
    """End this process: by granian, with what it works on, and without it where it does not end.

    While it begins to listen, granian loses a signal; before, nobody has asked it anything yet.
    """
    signal.sigwait({signal.SIGTERM})
    ending = signal.getsignal(signal.SIGTERM)
    if callable(ending):
        ending(signal.SIGTERM, None)
        time.sleep(_LAST_REQUESTS)
    os._exit(0)


def _look_for_garbage_seldom() -> None:
    """What is loaded by now stays for good, and need not be looked through time and again."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_NEW_BEFORE_GARBAGE)


def _end_with_parent() -> None:
    """End this process at once where the one that watches over it is gone, however it went."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _announce(plan: Plan, first: Lock) -> None:
    until = time.monotonic() + _LONGEST_START
    while not _listens(plan) and time.monotonic() < until:
        time.sleep(_BETWEEN_TRIES)
    if first.acquire(block=False):
        sys.stdout.write(f"{plan.announcement}\n")
        sys.stdout.flush()


def _listens(plan: Plan) -> bool:
    try:
        socket.create_connection((reached(plan.host), plan.port), timeout=1).close()
    except OSError:
        return False
    return True


def _serve_by_waitress(plan: Plan) -> None:
    import waitress  # type: ignore[import-untyped] # noqa: PLC0415 - installed on Windows alone, without types

    from assessment.wsgi import application  # noqa: PLC0415 - after the checks of the command

    threading.Thread(target=_announce, args=(plan, multiprocessing.Lock()), daemon=True).start()
    waitress.serve(application, host=plan.host, port=plan.port, threads=plan.threads, ident=None)
