from errno import ENOSPC
from pathlib import Path

import pytest

from assessment.output.atomic import remove_unfinished, write_whole, write_with


def test_a_text_is_written_as_utf_8(tmp_path: Path) -> None:
    write_whole(tmp_path / "a.txt", "Siân £")
    assert (tmp_path / "a.txt").read_bytes() == "Siân £".encode()


def test_a_writer_that_fails_leaves_the_old_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "a.txt"
    target.write_text("old", encoding="utf-8")

    def fails(unfinished: Path) -> None:
        unfinished.write_text("ne", encoding="utf-8")
        raise OSError("no space left")

    with pytest.raises(OSError, match="no space"):
        write_with(target, fails)
    assert target.read_text(encoding="utf-8") == "old"


def test_what_an_interrupted_run_left_is_removed_and_nothing_else(tmp_path: Path) -> None:
    for name in (".P1.pdf.unfinished", "P1.pdf", ".hidden"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    remove_unfinished(tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == [".hidden", "P1.pdf"]


def test_a_disk_that_is_full_is_told_with_the_file_and_keeps_no_part_of_it(tmp_path: Path) -> None:
    def fills_the_disk(unfinished: Path) -> None:
        unfinished.write_text("half", encoding="utf-8")
        raise OSError(ENOSPC, "No space left on device")

    with pytest.raises(OSError, match="No space left on device") as caught:
        write_with(tmp_path / "a.csv", fills_the_disk)
    assert (caught.value.errno, caught.value.filename) == (ENOSPC, str(tmp_path / "a.csv"))
    assert list(tmp_path.iterdir()) == []
