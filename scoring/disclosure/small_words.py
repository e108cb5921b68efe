"""What English and Welsh are known by: words that stand in nearly every sentence, and spellings.

A word that both languages have (`a`, `i`, `am`, `at`, `o`, `hi`, `dim`) stands in neither list.
"""

import re

_ENGLISH = """
'd 'll 'm 're 's 't 've about across after again against all almost also although always among an
and another any anyone anything approachable are around as ask asks away back be became because
become becomes been before behind being best better between big bit both bring brings but by calm
came can cannot change clear clearly come comes could courage day decision decisions did didn do
does doesn don done down during each earlier else empathy energy enough even ever every everybody
everyone everything explain explains fair fast feel feels few find first five for four from get gets
give gives go goes going gone good great had happen happens happy has have he help helpful helps her
here herself him himself his honest how humour if in into is isn it its itself just keep kind know
knows later lead leader leads less let like listen listening listens long look looks lot lots lovely
made mainly make makes manager many may me meet meeting meetings might more most mostly much must my
myself need needs never new no nobody not nothing of off often ok okay on one only open or other
others our ourselves out over own paper papers patience patient people person plan plans please put
puts quite rather really reliable respect said same say says see sees service services set sets
shall share shares she short should since slide slides slow small so some someone something
sometimes soon sooner speak start stay still stop strong such support supportive take takes talk
team teams tell tells than thank thanks that the their them themselves there these they think this
those though three through time to together too trust two under until up us use usually very vision
want wants warmth was we week well were what when where which while who whom whose why will with
within without work working works would yes yet you young your yourself
"""
_WELSH = """
'ch 'i 'ma 'n 'r 'u 'w ac achos ag allwch amser amynedd angen anodd ar arall arwain arweinydd ateb
ati bach baswn bawb beth bethau ble blwyddyn bob bobl bod bopeth byd bydd bydda byddai bydden byddwn
byth cadwch cael caredig ceisio ceisiwch chi cleifion clir clywed cyfarfod cyfarfodydd cyfathrebu
cymraeg cyn cynnar cynt da dal daliwch dau dda ddau ddigon ddim ddod ddweud dewch dewrder digon
diolch diwrnod dod dri dros drwy dweud dwi dy dydd dyma dyna dywedwch dîm ei eich ein eisiau eraill
ers eto eu ewch fawr fel felly fi fod fwy fwyaf fy fydd gadewch gael gallaf gallu gallwch gan gilydd
glir glywed gofal gofyn gofynnwch gonest gorau gormod gwaith gweld gwell gwneud gwrando gwybod gwych
gyda gymraeg gynt hanner hawdd haws heb hebddo hefyd hoffi hoffwn hon hwn hwy hwyr hyder hyn hynny
iawn iddi iddo iddyn iddynt lai lawer leiaf llai llawer lle lleiaf mae maen mawr medru mewn mor mwy
mwyaf mynd na nac nad nawr neu newid nghymru nhw ni nid nifer nos oedd oes oherwydd ol ond orau
ormod pam pan parch parhau pawb peidio peidiwch peth pethau pob pobl popeth pryd pwy rhag rhai rhan
rhannu rhoddwch rhoi rhowch rhwng roedd roi rwan rydw rydych rydyn saesneg siarad siaradwch sut sy
sydd syniad syniadau tra tri trwy tuag tîm un waith wastad wedi wedyn weithiau weld wneud wnewch
wrando wrth wyf wythnos y ychydig ydy ydych ydyn yma ymlaen yn ynghyd yno yr yw â ôl
"""

SMALL_WORDS = dict.fromkeys(_ENGLISH.split(), "en") | dict.fromkeys(_WELSH.split(), "cy")
"""By word in small letters, whose word it is. What follows an apostrophe is a word of its own."""

SPELLINGS = {
    "en": re.compile(
        r"[jkqvxz]|ee|oo|ou|ea|sh|ck|tion|^wh|^th|(ing|ness|ment|ful|ity|ly|ce|able|gy|thy)$",
    ),
    "cy": re.compile(
        r"[ŵŷâêîôû]|dd|wy|yw|mh|rwy|nghy|aeth|^ll|^ff|^gw|^rh|^cyf|(wch|wydd|edd|edig|aidd|iad)$"
        r"|^[^aeiouy]+w[^aeiouy]+$",
    ),
}
"""What a word of a language often looks like, and one of the other seldom."""

FOREIGN_LETTER = re.compile(r"[^a-zâêîôûŵŷ']")
"""A letter that neither language writes, but for words that it borrowed, such as café."""
