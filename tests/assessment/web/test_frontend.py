"""The compiled look of the web pages: what it is made from, what it weighs, and that it comes out the same again."""

import gzip
import hashlib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

ASSESSMENT = Path(__file__).parents[3] / "assessment"
FRONTEND, COMPILED = ASSESSMENT / "frontend", ASSESSMENT / "static" / "balcony"
SUMS = {
    name: digest
    for digest, name in (
        line.split("  ") for line in (COMPILED / "SHA256SUMS").read_text(encoding="ascii").splitlines()
    )
}
STYLE = (COMPILED / "balcony.css").read_text(encoding="ascii")
SCRIPTS = {path.name: path.read_text(encoding="ascii") for path in COMPILED.glob("*.js")}
HEAVIEST = 30_000


@pytest.mark.parametrize("name", SUMS)
def test_every_file_is_the_one_that_its_digest_tells_of(name: str) -> None:
    assert hashlib.sha256((COMPILED / name).read_bytes()).hexdigest() == SUMS[name]


def test_every_source_and_every_script_has_a_digest() -> None:
    sources = {f"../../frontend/{path.name}" for path in FRONTEND.iterdir() if path.is_file()}
    assert sources - {"../../frontend/.npmrc"} | set(SCRIPTS) | {"balcony.css"} == set(SUMS)


@pytest.mark.parametrize("banned", ["@font-face", "GDS Transport", "crest", "crown", "url(", "@import"])
def test_the_style_brings_neither_reserved_font_nor_crest_nor_anything_from_elsewhere(banned: str) -> None:
    assert banned.lower() not in STYLE.lower()


@pytest.mark.parametrize("name", SCRIPTS)
def test_no_script_evaluates_text_or_names_another_site(name: str) -> None:
    assert re.findall(r"\beval\(|new Function|https?://[^\s\"'`]+", SCRIPTS[name]) == []


def test_style_and_scripts_are_light() -> None:
    assert sum(len(gzip.compress(text.encode())) for text in (STYLE, *SCRIPTS.values())) < HEAVIEST


def test_the_licence_of_what_was_compiled_goes_with_it() -> None:
    licence = (COMPILED / "LICENSE-govuk-frontend.txt").read_text(encoding="utf-8")
    assert "Crown Copyright (Government Digital Service)" in licence
    assert "WITHOUT WARRANTY OF ANY KIND" in licence


def test_the_lock_file_pins_by_digest_and_names_no_address() -> None:
    packages = json.loads((FRONTEND / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    locked = {name: package for name, package in packages.items() if name}
    assert [name for name, package in locked.items() if "integrity" not in package] == []
    assert [name for name, package in locked.items() if "resolved" in package] == []


def test_compiling_again_gives_the_same_bytes(tmp_path: Path) -> None:
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("Node and npm are not here, so nothing can be compiled again")
    copy = tmp_path / "frontend"
    shutil.copytree(FRONTEND, copy, ignore=shutil.ignore_patterns("node_modules"))
    fetched = subprocess.run(["npm", "ci", "--silent"], cwd=copy, capture_output=True, text=True, check=False)
    if fetched.returncode:
        pytest.skip(f"npm could not fetch the sources: {fetched.stderr[-200:]}")
    subprocess.run(["node", "build.js", str(tmp_path / "made")], cwd=copy, check=True)
    made = {
        path.name: path.read_bytes() for path in (tmp_path / "made").iterdir() if path.name != "SHA256SUMS"
    }
    assert made == {name: (COMPILED / name).read_bytes() for name in made}
    assert set(made) == {"balcony.css", *SCRIPTS}
