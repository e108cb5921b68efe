"""`balcony serve` for real: a process, a port, a browser without scripts."""

import re
import signal
import stat
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from assessment.serving import server
from tests.assessment.serving.databases import execute
from tests.assessment.serving.processes import Served, gone_within, is_alive, run, serving
from tests.assessment.serving.visitors import Visitor

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="processes are ended by signals here")

EVERYWHERE = "0.0.0.0"  # noqa: S104 - what is refused


def links_in(said: str) -> list[str]:
    return re.findall(r"http://\S+/link/\S+", said)


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    with serving(tmp_path_factory.mktemp("plain")) as served:
        yield served


def test_without_any_setting_there_is_a_folder_with_a_secret_and_a_database(plain: Served) -> None:
    folder = plain.home / ".local" / "share" / "balcony"
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (folder, *folder.glob("*"))}
    assert modes["balcony"] == 0o700
    assert modes["secret"] == 0o600
    assert modes["balcony.sqlite3"] == 0o600
    assert str(folder) in plain.said()


def test_it_listens_on_this_machine_alone(plain: Served) -> None:
    listening = Path("/proc/net/tcp").read_text(encoding="ascii").splitlines()[1:]
    here = [line.split()[1] for line in listening if line.split()[1].endswith(f":{plain.port:04X}")]
    assert {one.split(":")[0] for one in here} >= {"0100007F"}
    assert "00000000" not in {line.split(":")[0] for line in here}


def test_it_answers_at_the_address_that_it_says(plain: Served) -> None:
    assert f"Balcony is at {plain.address}/" in plain.said()
    visitor = Visitor(plain.address)
    assert visitor.get("/health").text == '{"status": "ok"}'
    front = visitor.get("/")
    assert (front.status, front.headers["cache-control"]) == (200, "no-store")


def test_style_sheets_come_hashed_and_compressed_and_are_kept_by_browsers(plain: Served) -> None:
    visitor = Visitor(plain.address)
    sheet = re.search(r"/static/balcony/balcony\.[0-9a-f]{12}\.css", visitor.get("/").text)
    assert sheet
    found = visitor.get(sheet[0], **{"Accept-Encoding": "br"})
    assert found.headers["content-encoding"] == "br"
    assert "immutable" in found.headers["cache-control"]


def test_two_processes_work_on_sqlite(plain: Served) -> None:
    assert len(plain.workers()) == 2


def test_a_second_one_on_the_port_is_told_that_it_is_taken(plain: Served, tmp_path: Path) -> None:
    second = run("serve", "--port", str(plain.port), home=tmp_path)
    assert second.returncode == 2
    assert f"Port {plain.port} of 127.0.0.1: it is taken" in second.stderr
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("processes", ["1", "2", "4"])
def test_ctrl_c_ends_it_and_everything_that_belongs_to_it(tmp_path: Path, processes: str) -> None:
    with serving(tmp_path, "--workers", processes) as served:
        workers = served.workers()
        began = time.monotonic()
        assert served.end(signal.SIGINT) == 0
        # Whoever does not end by itself is killed after that time.
        assert time.monotonic() - began < server.STOPPING
    assert [pid for pid in workers if is_alive(pid)] == []
    assert served.said().endswith("Balcony has ended.\n")
    assert "Traceback" not in served.said()


def starting(tmp_path: Path, handler: str) -> subprocess.Popen[bytes]:
    """A process of a server that hears signals with `handler`, and would go on for ever."""
    script = (
        "import signal, threading; from assessment.serving import server; server._LAST_REQUESTS = 0.1;"
        f"server._leave_ending_to_the_parent(); signal.signal(signal.SIGTERM, {handler});"
        "threading.Thread(target=server._end_when_told, daemon=True).start();"
        "open('started', 'w').close(); threading.Event().wait()"
    )
    process = subprocess.Popen([sys.executable, "-c", script], cwd=tmp_path)
    while not (tmp_path / "started").exists():
        assert process.poll() is None
        time.sleep(0.02)
    return process


@pytest.mark.parametrize("handler", ["signal.SIG_DFL", "lambda *_: None"], ids=["not yet heard", "lost"])
def test_a_process_that_is_told_to_end_while_it_starts_ends(tmp_path: Path, handler: str) -> None:
    process = starting(tmp_path, handler)
    process.send_signal(signal.SIGINT)
    with pytest.raises(subprocess.TimeoutExpired):
        process.wait(0.3)
    process.send_signal(signal.SIGTERM)
    assert process.wait(server.STOPPING) == 0


def test_where_the_main_process_is_killed_no_other_stays(tmp_path: Path) -> None:
    with serving(tmp_path, "--workers", "3") as served:
        workers = served.workers()
        assert len([pid for pid in workers if is_alive(pid)]) == 3
        served.end(signal.SIGKILL)
        assert [pid for pid in workers if not gone_within(pid, 5)] == []


def test_debugging_is_refused_for_other_machines(tmp_path: Path) -> None:
    refused = run("serve", "--host", EVERYWHERE, home=tmp_path, BALCONY_DEBUG="1")
    assert refused.returncode == 2
    assert "--host 0.0.0.0: with BALCONY_DEBUG=1" in refused.stderr


def test_settings_that_cannot_be_used_are_told_before_anything_is_made(tmp_path: Path) -> None:
    refused = run("serve", home=tmp_path, BALCONY_ADDRESS="balcony", BALCONY_PROXIES="me")
    assert refused.returncode == 2
    assert [line.split(":")[0] for line in refused.stderr.splitlines()] == [
        "BALCONY_ADDRESS",
        "BALCONY_PROXIES",
    ]
    assert list(tmp_path.iterdir()) == []


def test_behind_a_proxy_it_speaks_of_tls_and_of_its_public_address_alone(tmp_path: Path) -> None:
    with serving(tmp_path, BALCONY_ADDRESS="https://balcony.example.org") as served:
        visitor = Visitor(served.address)
        public = {"Host": "balcony.example.org", "X-Forwarded-Proto": "https", "X-Forwarded-For": "192.0.2.7"}
        front = visitor.get("/", **public)
        assert front.status == 200
        assert front.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains; preload"
        assert "Secure" in front.headers["set-cookie"]
        assert visitor.get("/", **public | {"Host": "evil.example.org"}).status == 400
        assert visitor.get("/health").text == '{"status": "ok"}'
    assert "from outside https://balcony.example.org/" in served.said()


def test_an_empty_data_folder_counts_as_not_set(tmp_path: Path) -> None:
    with serving(tmp_path, BALCONY_DATA="") as served:
        assert f"Data folder: {tmp_path}/.local/share/balcony\n" in served.said()


def test_the_demonstration_has_ready_ways_in_and_new_ones_when_started_again(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with serving(tmp_path, "--demo", "--data", str(folder)) as served:
        first = links_in(served.said())
        assert len(first) == 2
        listed = Visitor(served.address).enter(first[1])
        assert (listed.status, listed.text.count("/answer/")) >= (200, 3)
        _signs_in(served)
    assert (folder / "demo" / "balcony.sqlite3").exists()
    with serving(tmp_path, "--demo", "--data", str(folder)) as served:
        fresh = links_in(served.said())
        assert not {one.rpartition("/")[2] for one in fresh} & {one.rpartition("/")[2] for one in first}
        assert [Visitor(served.address).enter(one).status for one in fresh] == [200, 200]
        stale = f"{served.address}/link/{first[0].rpartition('/')[2]}"
        assert Visitor(served.address).enter(stale).status == 404
        _signs_in(served)


def _signs_in(served: Served) -> None:
    """The administrator comes in with what was printed, and needs no second factor."""
    email, password = re.findall(r"(?:email|password): +(\S+)", served.said())
    visitor = Visitor(served.address)
    desk = visitor.send(visitor.get("/accounts/login/"), login=email, password=password)
    assert (desk.status, desk.url) == (200, f"{served.address}/desk/")


def test_a_demonstration_never_comes_among_what_is_real(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    with serving(tmp_path, "--demo", "--data", str(folder)):
        pass
    real = f"sqlite:///{folder}/demo/balcony.sqlite3"
    execute(folder / "demo" / "balcony.sqlite3", "UPDATE assessment_programme SET code = 'real'")
    refused = run("serve", "--demo", "--data", str(tmp_path / "other"), home=tmp_path, DATABASE_URL=real)
    assert refused.returncode == 1
    assert "holds a programme that is no demonstration" in refused.stderr
