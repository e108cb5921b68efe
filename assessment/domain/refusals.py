"""Why a verb was not carried out."""


class RefusedError(Exception):
    """A verb that would break a rule; the message says which, and what to do."""


class ClosedError(RefusedError):
    """The campaign does not take answers now."""


class UnknownAnswerError(RefusedError):
    """An answer to a question that is not asked, or one that it does not offer."""
