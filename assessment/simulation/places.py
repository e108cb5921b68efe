"""The 27 place teams of Leadership for Change, and invented organisations for each of them."""

from dataclasses import dataclass

SIMULATED = "(simulated)"

_LOCAL = (
    "{} Council",
    "{} Hospitals NHS Trust",
    "{} Council",
    "{} Voluntary Action",
    "{} Police",
    "{} Community Health NHS Trust",
    "{} Safeguarding Partnership",
    "{} Housing Association",
    "{} Carers' Network",
)
_NATIONAL = (
    "{} regional team",
    "{} workforce team",
    "{} prevention team",
    "{} partnerships team",
)


@dataclass(frozen=True, slots=True)
class Place:
    """A place team; `locality` is what its organisations are named after."""

    team: str
    locality: str
    national: bool = False
    welsh: bool = False

    def organisation(self, number: int) -> str:
        """The organisation of the team's member `number`, counted from 0."""
        templates = _NATIONAL if self.national else _LOCAL
        return f"{templates[number % len(templates)].format(self.locality)} {SIMULATED}"


def _local(name: str) -> Place:
    return Place(team=name, locality=name)


def _national(name: str) -> Place:
    return Place(team=name, locality=name, national=True)


PLACES = (
    _local("Berkshire"),
    Place("Better Start Blackpool", "Blackpool"),
    _local("Blackpool"),
    _local("Birmingham"),
    _local("Bristol"),
    _local("Cambridgeshire"),
    _local("Croydon"),
    _local("Darlington"),
    Place("Devon (first team)", "Devon"),
    Place("Devon (second team)", "Devon"),
    _local("Ealing"),
    _local("Liverpool"),
    _local("Medway"),
    _national("NHS England"),
    _local("North Staffordshire"),
    _local("Norwich"),
    Place("Pennine Lancashire Health", "Pennine Lancashire"),
    _national("Public Health England"),
    _local("Solihull"),
    _local("Somerset"),
    _local("Southend"),
    _local("Staffordshire"),
    _local("Telford and Wrekin"),
    _local("Torbay"),
    Place("Wales", "Cambrian Coast", welsh=True),
    _local("Warwickshire"),
    _local("Warrington"),
)
