"""Invented names of participants, as mixed as public services in the United Kingdom are.

Each heritage has as many first names as last names; they are paired like a Latin square, so no
name comes twice and every one is used before any is used again.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Heritage:
    """First and last names that go together; `share` is how many people in 20 have one."""

    share: int
    first: tuple[str, ...]
    last: tuple[str, ...]

    def name(self, number: int) -> str:
        """The name of person `number` of this heritage, counted from 0."""
        first = number % len(self.first)
        last = (number + number // len(self.first)) % len(self.last)
        return f"{self.first[first]} {self.last[last]}"


def _names(text: str) -> tuple[str, ...]:
    return tuple(name.replace("_", " ") for name in text.split())


ENGLISH = Heritage(
    8,
    _names("Helen Robert Alison Colin Beverley Nigel Joanne Graham Philippa Dean Lorraine Martyn"),
    _names(
        "Thistlewood Ashdown-Pike Fenwright Harcastle Larkmoor Osgathorpe Pellow Quarmby Ravensdale "
        "Stannard-Boyle Tidswell Wetherham"
    ),
)
SCOTTISH_AND_IRISH = Heritage(
    3,
    _names("Aoife Hamish Niamh Fergus Catriona Seán Mhairi Declan"),
    _names("O'Neill MacAskey Ní_Dhuibhir McGarrity Drumfearn O'Halligan Strachanry Kilbrennan"),
)
WELSH = Heritage(
    1,
    _names("Siân Gethin Llŷr Angharad Rhys Nerys Gwenllian Iestyn"),
    _names("Pryse-Hughes ap_Rhydderch Llwydiarth Morgannwg Cadwallen Teifi-Rees Brynmor Tŵr-Evans"),
)
SOUTH_ASIAN = Heritage(
    3,
    _names("Anjali Imran Harpreet Farzana Vikram Shabnam Tariq Meera"),
    _names("Chaudhary-Bell Sandhawal Rahmanji Patwardhan Qureshani Begumzada Dhillonair Iyengaram"),
)
WEST_AFRICAN_AND_CARIBBEAN = Heritage(
    2,
    _names("Folasade Kwabena Ngozi Delroy Ifeoma Marlon Abena Tunde"),
    _names("Oyelaran-Whitfield Asantewood Nwachuku Bogleton Adeyinka-Shaw Mensahene Clarendon-Roye Okparah"),
)
POLISH = Heritage(
    1,
    _names("Łukasz Małgorzata Zbigniew Agnieszka"),
    _names("Wiśniowiecka-Grant Żelaznik Brzozkowski Śliwnicki"),
)
EAST_ASIAN = Heritage(
    1,
    _names("Mei-Ling Adrian Xiuying Wai-Kit"),
    _names("Ng Chenworth Lau-Simmonds Tsoi"),
)
ARAB_AND_TURKISH = Heritage(
    1,
    _names("Layla Yusuf Nadia Çağla"),
    _names("al-Rawadi Haddadin Özdağlar Ben_Salhi"),
)
HERITAGES = (
    ENGLISH,
    SCOTTISH_AND_IRISH,
    WELSH,
    SOUTH_ASIAN,
    WEST_AFRICAN_AND_CARIBBEAN,
    POLISH,
    EAST_ASIAN,
    ARAB_AND_TURKISH,
)
