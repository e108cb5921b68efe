"""Documentation is part of a change: what can be used is described."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
import typer

from assessment.cli.exits import Exit
from assessment.cli.main import app

ROOT = Path(__file__).parents[2]
COMMANDS = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")


def commands(command: Any, name: str = "balcony") -> list[tuple[str, Any]]:
    children = getattr(command, "commands", {}).items()
    below = [found for key, child in children for found in commands(child, f"{name} {key}")]
    return below or [(name, command)]


EVERY = commands(typer.main.get_command(app))


@pytest.mark.parametrize(("name", "command"), EVERY, ids=[name for name, _ in EVERY])
def test_every_command_and_option_has_help_and_stands_in_the_page_of_commands(
    name: str, command: Any
) -> None:
    assert command.help
    assert f"## `{name}`" in COMMANDS
    section = COMMANDS.split(f"## `{name}`")[1].split("\n## ")[0]
    options = [param for param in command.params if param.param_type_name == "option"]
    assert [option.opts[0] for option in options if not option.help] == []
    assert [option.opts[0] for option in options if f"`{option.opts[0]}`" not in section] == []


def test_every_exit_code_is_documented() -> None:
    assert [code.name for code in Exit if f"| {code.value} |" not in COMMANDS] == []


@pytest.mark.parametrize(
    "page", sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/*.md")]), ids=lambda page: page.name
)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:|#)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_the_changelog_tells_of_this_version() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert f"## {project['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
