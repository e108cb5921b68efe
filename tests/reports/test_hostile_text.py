"""Names and comments in any script, with anything in them, show as the same text and break nothing."""

import unicodedata
from collections.abc import Callable

import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reports.content import Column, CommentList, Note, Paragraph, ReportContent, Table, plain
from reports.document import render_pdf
from reports.safety import LONGEST_TEXT

Make = Callable[..., ReportContent]


def shown(report: ReportContent) -> str:
    """The text of all pages, one after the other."""
    return "\n".join(
        page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(render_pdf(report))
    )


def squeezed(text: str) -> str:
    """A text without spaces and line ends, its marks in the order of the standard."""
    return "".join(unicodedata.normalize("NFD", text).split())


@pytest.mark.parametrize(
    "text",
    [
        "I <3 this",
        "<img src='/etc/passwd'><b>bold</b></para>",
        "&amp; &#65; %s {0} \\n $x",
        "=HYPERLINK(1) @SUM",
        "Siân Ŵyn Llŷr, Łódź, Đorđe, Ærøskøbing",
        "Việt Nam, ẍ, é as two characters",
        "Ελληνικά, Русский, Українська ї є ґ",
        "Հայերեն ქართული አማርኛ ⵜⴰⵎⴰⵣⵉⵖⵜ ᏣᎳᎩ",
        "नमस्ते दुनिया, क्षत्रिय, संस्कृति",
        "বাংলা ভাষা ਪੰਜਾਬੀ ગુજરાતી ଓଡ଼ିଆ தமிழ் తెలుగు ಕನ್ನಡ മലയാളം සිංහල",
        "ภาษาไทยน้ำใจ ລາວ ខ្មែរ မြန်မာ",
        "你好世界。我们一起工作。日本語「引用」です。한국어",
        "👍🏽 great 👩‍💻 ❤️ ☺ ✓ → ≥ ½",
        "minus \u22120.5 and dash \u2013 and — and …",
        "no font has \U00010400\ue123\U00020000 these",
    ],
)
def test_a_text_from_left_to_right_shows_as_it_is(report_of: Make, text: str) -> None:
    assert squeezed(text) in squeezed(shown(report_of(CommentList("Theme", (text,)))))


@pytest.mark.parametrize("text", ["שלום עולם", "مرحبا بالعالم", "خوش آمدید", "ދިވެހި"])
def test_a_text_from_right_to_left_shows_as_it_is(report_of: Make, text: str) -> None:
    assert squeezed(text) in squeezed(shown(report_of(CommentList("Theme", (text,)))))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a\x00b", "a\ufffdb"),
        ("a\x07b\x1bc\x9fd", "a\ufffdb\ufffdc\ufffdd"),
        ("lone \ud800 half", "lone \ufffd half"),
        ("\udc00", "\ufffd"),
        ("non\ufffecharacter", "non\ufffdcharacter"),
        ("\u202eevil\u202c after", "evil after"),
        ("\u2066one\u2069 \u200ftwo\ufeff", "one two"),
        ("soft\u00adhyphen", "softhyphen"),
        ("tab\there", "tab here"),
    ],
)
def test_what_cannot_be_shown_is_marked_and_what_would_act_unseen_is_dropped(
    report_of: Make, text: str, expected: str
) -> None:
    assert expected in shown(report_of(Paragraph(plain(text))))


def test_line_ends_in_a_comment_part_its_lines(report_of: Make) -> None:
    text = shown(report_of(CommentList("Theme", ("one\r\ntwo\n\n\x0bthree\u2028four",))))
    assert "one\r\ntwo\r\nthree\r\nfour" in text


def test_a_word_without_an_end_is_broken(report_of: Make) -> None:
    text = shown(report_of(CommentList("Theme", ("ξ" * LONGEST_TEXT,))))
    assert text.count("ξ") == LONGEST_TEXT
    assert "first 4,000 characters" not in text


def test_a_longer_text_is_cut_and_says_so(report_of: Make) -> None:
    text = shown(report_of(CommentList("Theme", ("ξ" * 200_000,))))
    assert text.count("ξ") == LONGEST_TEXT
    assert "ξ…" in text
    assert "This comment is shown up to its first 4,000 characters." in text


def everywhere(report_of: Make, text: str) -> ReportContent:
    """A report that has the text in every kind of place."""
    return report_of(
        Paragraph(plain(text)),
        Note(text, plain(text)),
        Table((Column(text), Column("b")), ((text, text),)),
        CommentList(text, (text, text), text, text),
        participant=text,
        title=text,
    )


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(st.characters(), max_size=40))
def test_no_text_breaks_a_report(report_of: Make, text: str) -> None:
    assert render_pdf(everywhere(report_of, text)).endswith(b"%%EOF\n")


# Letters of scripts that are neither turned nor joined.
FORWARD = (
    (0x41, 0x5A),
    (0xC0, 0x17F),
    (0x391, 0x3A1),
    (0x410, 0x44F),
    (0x531, 0x556),
    (0x10D0, 0x10F0),
    (0x4E00, 0x9F00),
)
forward_letters = st.sampled_from([chr(code) for first, last in FORWARD for code in range(first, last)])


@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(text=st.text(forward_letters, min_size=1, max_size=120))
def test_every_letter_can_be_copied_out_again(report_of: Make, text: str) -> None:
    assert squeezed(text) in squeezed(shown(report_of(CommentList("Theme", (text,)))))
