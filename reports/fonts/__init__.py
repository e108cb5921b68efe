"""The fonts of a report: which one holds a character, and how they get into the file."""
