"""The file itself: reportlab's document, with small objects packed together.

reportlab writes every object by itself and a line of twenty bytes for each into the table of
places. Tags bring a thousand objects that look alike: in object streams they take a tenth of the
room (ISO 32000-1, 7.5.7 and 7.5.8).
"""

import zlib
from collections.abc import Mapping, Sequence
from itertools import accumulate

from reportlab.pdfbase.pdfdoc import PDFDocument, PDFFile, PDFObject, PDFStream, format  # noqa: A004 - reportlab's name

COMPRESSION = 2
"""Higher levels take longer than the few bytes that they save are worth."""

_VERSION = (1, 7)


class _Written(PDFObject):  # type: ignore[misc]  # PDFObject - reportlab ships no types
    """An object whose bytes are given, at once or later."""

    __RefOnly__ = 1

    def __init__(self, written: bytes = b"null") -> None:
        self.written = written

    def format(self, _document: PDFDocument) -> bytes:
        """The bytes."""
        return self.written


class _WrittenStream(_Written):
    """A stream whose bytes are given."""


class _Places:
    """Where each object stands, as the rows of a cross-reference stream."""

    def __init__(self) -> None:
        self._rows = {0: b"\0\0\0\0\0\0\xff\xff"}

    def alone(self, number: int, offset: int) -> None:
        """An object that stands at an offset of the file."""
        self._rows[number] = b"\1" + offset.to_bytes(4) + b"\0\0\0"

    def packed(self, numbers: Sequence[int], stream: int) -> None:
        """Objects that stand in an object stream, in this order."""
        home = b"\2" + stream.to_bytes(4)
        for place, number in enumerate(numbers):
            self._rows[number] = home + place.to_bytes(3)

    def rows(self) -> bytes:
        """All rows in the order of the numbers."""
        return b"".join([self._rows[number] for number in range(len(self._rows))])


class PackedDocument(PDFDocument):  # type: ignore[misc]  # PDFDocument - reportlab ships no types
    """A document that leaves the first object numbers to `reserved` objects made by others."""

    def __init__(self, reserved: int) -> None:
        super().__init__(invariant=1, compression=1, pdfVersion=_VERSION)
        self.objectcounter = reserved

    def number_of(self, part: PDFObject) -> int:
        """The object number of a part of the document."""
        number, _ = self.idToObjectNumberAndVersion[self.Reference(part).name]
        return int(number)

    def reserve(self) -> int:
        """The number of an object that is given later."""
        return self.number_of(_Written())

    def put(self, number: int, written: str) -> None:
        """Give the object that a number was reserved for."""
        self.idToObject[self.numberToId[number]].written = written.encode("latin-1")

    def add(self, written: str) -> int:
        """Add an object as it is to stand in the file, and give its number."""
        return self.number_of(_Written(written.encode("latin-1")))

    def add_stream(self, data: bytes, entries: str = "") -> int:
        """Add compressed data with what is said of it, and give its number."""
        return self.number_of(_WrittenStream(_stream(entries.encode("ascii"), data)))

    def packed(self, first_objects: Sequence[bytes]) -> bytes:
        """The bytes of the file; `first_objects` are those that have the reserved numbers."""
        file, places = PDFFile(_VERSION), _Places()
        small = dict(enumerate(first_objects, start=1))
        ends = {"Root": self.Reference(self.Catalog), "Info": self.Reference(self.info)}
        self._write_streams(file, places, small)
        number = self.objectcounter + 1
        places.packed(list(small), number)
        places.alone(number, file.add(_numbered(number, _object_stream(small))))
        ends["ID"] = self.ID().partition(b"%")[0]
        said = b"".join(b"/%s %s" % (name.encode(), format(value, self)) for name, value in ends.items())
        _close(file, places, number + 1, said)
        return bytes(file.format(self))

    def _write_streams(self, file: PDFFile, places: _Places, small: dict[int, bytes]) -> None:
        """Write streams where they stand, and gather all other objects; formatting may bring more."""
        number = len(small)
        while (number := number + 1) in self.numberToId:
            part = self.idToObject[self.numberToId[number]]
            written = format(part, self, toplevel=1)
            if isinstance(part, (PDFStream, _WrittenStream)):
                places.alone(number, file.add(_numbered(number, written)))
            else:
                small[number] = written


def _object_stream(objects: Mapping[int, bytes]) -> bytes:
    """A stream that holds other objects, their numbers and places first."""
    starts = accumulate([len(each) + 1 for each in objects.values()], initial=0)
    index = " ".join([f"{each} {start}" for each, start in zip(objects, starts, strict=False)]).encode()
    data = zlib.compress(b"\n".join([index, *objects.values()]), COMPRESSION)
    return _stream(b"/Type/ObjStm/N %d/First %d" % (len(objects), len(index) + 1), data)


def _close(file: PDFFile, places: _Places, number: int, said: bytes) -> None:
    """Write the table of places and the end of the file."""
    places.alone(number, file.offset)
    head = b"/Type/XRef/Size %d/W[1 4 3]%s" % (number + 1, said)
    offset = file.add(_numbered(number, _stream(head, zlib.compress(places.rows(), COMPRESSION))))
    file.add(b"startxref\n%d\n%%%%EOF\n" % offset)


def _numbered(number: int, written: bytes) -> bytes:
    return b"%d 0 obj\n%s\nendobj\n" % (number, written)


def _stream(entries: bytes, data: bytes) -> bytes:
    """Compressed data and what is said of it."""
    dictionary = b"<<%s/Filter/FlateDecode/Length %d>>" % (entries, len(data))
    return b"%s\nstream\n%s\nendstream" % (dictionary, data)
