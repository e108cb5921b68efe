"""How dates and times stand on a page, a module a language; their words are in the catalogues."""
