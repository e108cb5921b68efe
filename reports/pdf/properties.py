"""What a file says about itself: title, author, subject, language; the same twice, as PDF wants it.

No date is written: the same content gives the same bytes on every day.
"""

from html import escape

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFStream, PDFString

from reports.content import ReportContent
from reports.safety import safe

_PRODUCER = "Balcony"
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<pdf:Keywords>{keywords}</pdf:Keywords>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="r"?>"""


def _facts(content: ReportContent) -> dict[str, str]:
    """The properties by the names of the template's fields, each fit to be written."""
    facts = {
        "title": f"{content.title} – {content.participant}" if content.participant else content.title,  # noqa: RUF001 - a dash between title and name
        "author": content.metadata.author,
        "subject": content.metadata.subject,
        "keywords": ", ".join(content.metadata.keywords),
        "language": content.language,
        "producer": _PRODUCER,
    }
    return {name: safe(text) for name, text in facts.items()}


def add_properties(document: PDFDocument, content: ReportContent, structure: int) -> None:
    """Write the properties into the document's information, its metadata and its catalogue.

    `structure` is the object number of the root of the structure tree.
    """
    facts = _facts(content)
    named = ("title", "author", "subject", "keywords", "producer")
    document.info = PDFDictionary({name.capitalize(): PDFString(facts[name]) for name in named})
    xmp = _XMP.format_map({name: escape(text) for name, text in facts.items()})
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    stream = PDFStream(dictionary=kind, content=xmp.encode("utf-8"), filters=[])
    document.Catalog.Metadata = document.Reference(stream)
    document.Catalog.Lang = PDFString(facts["language"])
    document.Catalog.ViewerPreferences = PDFDictionary({"DisplayDocTitle": "true"})
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
    document.Catalog.StructTreeRoot = f"{structure} 0 R"
