"""What the words of a file mean: the instrument, the mapping, and the names both know."""

from dataclasses import dataclass

from assessment.files.mapping import Mapping
from assessment.files.vocabulary import Vocabulary, vocabulary_of
from instruments.model import SELF, Instrument


@dataclass(frozen=True, slots=True)
class Terms:
    """The instrument answered, the mapping given, and the names of items and comment questions."""

    instrument: Instrument
    mapping: Mapping
    vocabulary: Vocabulary

    @classmethod
    def of(cls, instrument: Instrument, mapping: Mapping) -> "Terms":
        """The terms of one reading."""
        return cls(instrument, mapping, vocabulary_of(instrument))

    def groups(self) -> tuple[str, ...]:
        """The ids of the rater groups, in the instrument's order."""
        return tuple(group.id for group in self.instrument.rater_groups)

    def is_self_only(self) -> bool:
        """Whether participants alone answer."""
        return self.groups() == (SELF,)
