"""From what was drawn to the parts of a PDF file: operators, tags, bookmarks, properties, packing."""
