"""The sentences that a report can say, as types: a language that lacks one does not type-check."""
