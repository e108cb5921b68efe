"""Welsh: commitments, limits and method, the receipt, and the page of learning needs."""

from reports.wording.parts import Plural
from reports.wording.schema.closing import CommitmentsWording, MethodWording, NeedsWording, ReceiptWording

COMMITMENTS = CommitmentsWording(
    heading="O adborth i weithredu",
    questions_heading="Cwestiynau i fynd â nhw i'ch sgwrs adborth",
    question_more=(
        "{name}: rydych yn gweld mwy o hyn nag y mae eich sgorwyr. Beth ydych chi'n ei wneud yno nad ydynt "
        "efallai yn cael ei weld?"
    ),
    question_less=(
        "{name}: mae eich sgorwyr yn gweld mwy o hyn nag yr ydych chi. Beth y gallent fod yn sylwi arno nad "
        "ydych chi?"
    ),
    question_same=(
        "Rydych chi a'ch sgorwyr yn gweld pethau'n debyg iawn. Beth hoffech chi iddynt ei weld y flwyddyn "
        "nesaf?"
    ),
    question_disputed=(
        "{name}: yma roedd atebion eich sgorwyr leiaf tebyg. Ble mae pob un ohonynt yn cwrdd â chi?"
    ),
    question_highest=(
        "{name}: dyma'r sgôr uchaf gan eich sgorwyr. Ble arall yn y system y gallai hyn fod o gymorth?"
    ),
    question_lowest=(
        "{name}: dyma'r sgôr isaf gan eich sgorwyr. Faint y mae eich rôl yn gofyn amdano ar hyn o bryd?"
    ),
    question_open="Beth yn yr adroddiad hwn oeddech chi'n ei ddisgwyl, a beth nad oeddech chi'n ei ddisgwyl?",
    form_heading="Tri ymrwymiad",
    commitment="Ymrwymiad {number}",
    prompts=("Beth wnaf i, a gyda phwy", "Sut y bydd eraill yn sylwi, ac erbyn pryd"),
)

METHOD = MethodWording(
    heading="Terfynau a dull",
    limits_heading="Beth y gall yr adroddiad hwn ei ddweud, a beth na all",
    limits=(
        "Mae'n dangos sut rydych chi ac eraill yn gweld eich gwaith, nid pa mor dda rydych yn ei wneud.",
        "Ar gyfer eich dysgu chi y mae. Nid yw wedi'i lunio ar gyfer dewis, graddio na thalu pobl.",
        "Cafodd eich sgorwyr eu dewis, nid eu tynnu ar hap. Gallai eraill fod wedi ateb yn wahanol.",
        "Gall gwahaniaeth sydd o fewn ei gyfwng fod yn siawns.",
    ),
    method_heading="Sut y gwneir y ffigurau",
    privacy_heading="Beth a wiriwyd fel na ddatgelir atebion neb",
    versions_heading="Fersiynau",
    questionnaire="Holiadur: {title} ({id}, fersiwn {version}, crynhoad digidol {digest}).",
    document="Dogfen {document}, a wnaed gyda Balcony {version}.",
    document_on="Dogfen {document}, a wnaed gyda Balcony {version}, {date}.",
    language_missing=(
        "Ni ellir ysgrifennu'r adroddiad hwn yn yr iaith “{language}” eto, felly mae yn Gymraeg."
    ),
    questionnaire_language_missing=(
        "Nid oes gan yr holiadur eiriad yn yr iaith “{language}”; mae ei eitemau mewn iaith arall."
    ),
    questionnaire_draft="Cyfieithiad drafft yw geiriad yr holiadur yn yr iaith hon.",
    report_draft="Cyfieithiad drafft yw geiriad yr adroddiad hwn yn yr iaith hon.",
    both_drafts="Cyfieithiad drafft yw geiriad yr holiadur a'r adroddiad hwn.",
    simulated=(
        "Mae'r holl atebion yn yr adroddiad hwn yn rhai efelychiedig. Nid ydynt yn dod gan berson go iawn."
    ),
)

RECEIPT = ReceiptWording(
    checks={
        "fewest_raters": (
            "Dim ond os oes ynddo ddigon o bobl ({raters} neu fwy) y mae grŵp sgorwyr yn sefyll ar ei ben ei "
            "hun."
        ),
        "merge": "Mae grŵp lle na atebodd neb, neu rhy ychydig o bobl, yn cael ei gyfrif gyda grŵp mwy.",
        "totals": (
            "Mae cyfanswm yn cyfrif y grwpiau a ddangosir, a'r lleill dim ond lle mae digon o bobl ynddynt "
            "gyda'i gilydd i neb gael ei adnabod."
        ),
        "fewest_raters_item": "Mae angen o leiaf {items} o bobl ar gyfer un eitem.",
        "items_left_out": (
            "Nid yw adio a thynnu ffigurau byth yn arwain at lai na {raters} o bobl. Lle byddai'n gwneud "
            "hynny, am fod rhai pobl wedi gadael eitemau heb eu hateb, ni ddangosir eitemau unigol."
        ),
        "extremes": (
            "Rhoddir sgôr sy'n agos at ben y raddfa fel band, fel bod o leiaf {options} o atebion yn dal yn "
            "bosibl i bawb."
        ),
        "spreads": (
            "Dangosir pa mor bell oddi wrth ei gilydd yr atebodd sgorwyr dim ond lle na all ddweud bod grŵp "
            "cyfan wedi ateb yr un fath."
        ),
        "distributions": (
            "Mae angen o leiaf {distribution} o bobl ar gyfer y bariau sy'n dangos sut atebodd sgorwyr."
        ),
        "comments": (
            "Mae angen i o leiaf {comments} o bobl fod wedi ateb cyn dangos sylwadau, a dim ond sylwadau "
            "pobl y mae rhyw ffigur yn eu cyfrif a ddangosir. Nid yw eu trefn yn dweud dim am bwy a'u "
            "hysgrifennodd."
        ),
        "languages": "Dangosir sylw dim ond os ysgrifennodd o leiaf {comments} o bobl yn ei iaith.",
        "releases": (
            "Lle gwneir adroddiad eto, erys pawb a oedd yn yr un diwethaf fel yr oeddent. Caiff grŵp "
            "ffigurau newydd dim ond os oes o leiaf {difference} o bobl wedi dod, ac yna dim ond ar gyfer "
            "dimensiynau cyfan."
        ),
    },
    columns=("Grŵp sgorwyr", "Beth a wnaed", "Pam"),
    shown="Wedi'i ddangos",
    withheld="Heb ei ddangos",
    merged="Wedi'i gyfrif gyda “{group}”",
    reasons={
        "attributed": "Gwyddant y gellir eu hadnabod",
        "fewest_raters": "{threshold} neu fwy o bobl",
    },
    reason_small="Neb, neu lai na {threshold} o bobl",
    reason_nobody="Ni atebodd neb",
    kept="Wedi'i ddangos fel yn yr adroddiad blaenorol",
    reason_kept=(
        "Mae llai na {threshold} o bobl yn newydd neu'n wahanol, neu gallai'r newid ddweud beth oedd "
        "eu hatebion"
    ),
    also_withheld="Heb eu dangos chwaith, am fod rhy ychydig o bobl wedi ateb: {what}.",
    would_reveal="Heb eu dangos chwaith, am y gallent ddweud beth oedd ateb rhywun: {what}.",
    subjects={
        "all_others": "sgôr pawb arall",
        "items": "sgorau pawb arall ar eitemau",
        "items_left_out": "eitemau unigol ar gyfer rhai grwpiau sgorwyr",
        "spreads": "pa mor bell oddi wrth ei gilydd yr atebodd sgorwyr ar rai eitemau",
        "distributions": "sut yr atebodd sgorwyr",
        "agreement": "pa mor debyg yr atebodd sgorwyr",
        "comments": "sylwadau",
    },
    banded="Rhoddir rhai sgorau fel band, am y gallai'r union ffigur ddweud beth oedd ateb rhywun.",
    behind=(
        "Mae o leiaf {count} o bobl a gafodd addewid o gyfrinachedd y tu ôl i bob ffigur sy'n cyfrif unrhyw "
        "un ohonynt, a'r tu ôl i beth bynnag y gellir ei gyfrifo drwy adio a thynnu ffigurau."
    ),
    behind_nobody="Nid oes ffigur sy'n cyfrif neb a gafodd addewid o gyfrinachedd.",
    told=Plural(
        one="Os dywed un ohonynt ei atebion ei hun wrth ddarllenydd, mae o leiaf {left} arall ar ôl.",
        other=(
            "Os dywed {count} ohonynt eu hatebion eu hunain wrth ddarllenydd, mae o leiaf {left} arall ar ôl."
        ),
    ),
    told_all=Plural(
        one="Os dywed un ohonynt ei atebion ei hun wrth ddarllenydd, efallai y gellir cyfrifo rhai un arall.",
        other=(
            "Os dywed {count} ohonynt eu hatebion eu hunain wrth ddarllenydd, efallai y gellir cyfrifo rhai "
            "un arall."
        ),
    ),
    not_promised_heading="Beth na ellir ei addo",
    not_promised=(
        "Dangosir sylwadau air am air: gellir adnabod sgoriwr wrth yr hyn y mae'n ei ysgrifennu, neu sut.",
        "Mae darllenydd sy'n gwybod o rywle arall pwy atebodd, neu beth, yn dysgu mwy am y lleill.",
    ),
    title="Sut y cedwir yr atebion am {name} yn gyfrinachol",
    readers_heading="Pwy fydd yn darllen y proffil",
    readers=(
        "{name}, a'r hyfforddwr sy'n mynd drwyddo gyda nhw.",
        "Mae gan y rhai sy'n rhedeg y rhaglen dablau â'r un ffigurau, heb enwau sgorwyr.",
        "Y rhai sy'n rhedeg yr holiadur sy'n dal yr atebion eu hunain.",
    ),
    done_heading="Beth a wnaed",
)

NEEDS = NeedsWording(
    heading="Lle gallai dysgu eich helpu fwyaf",
    intro=(
        "Lle mae'r pwysigrwydd yn uwch na'ch hyder, gallai dysgu helpu. Y gwahaniaeth mwyaf sy'n dod gyntaf."
    ),
    intro_confidence=(
        "Dywedoch pa mor sicr ydych chi o bob maes. Y maes yr ydych leiaf sicr ohono sy'n dod gyntaf."
    ),
    confidence="Pa mor sicr ydych chi",
    importance="Faint y mae'n cyfrif",
    widest="Mae'r gwahaniaeth mwyaf yma: {name}. Pwysigrwydd {importance}, hyder {confidence}.",
    no_need="Nid oes maes lle mae'r pwysigrwydd yn uwch na pha mor sicr ydych chi.",
    lowest="Y maes yr ydych leiaf sicr ohono: {name} ({confidence}).",
    nothing="Nid ydych wedi ateb digon o eitemau i gael sgôr mewn unrhyw faes.",
    alt="Pa mor sicr ydych chi a faint y mae'n cyfrif. Nifer y meysydd: {count}.",
    need="{size} uwchlaw'r hyder",
    alt_row="{name}. Pa mor sicr ydych chi: {confidence}. Faint y mae'n cyfrif: {importance}.",
    next_heading="Beth nesaf",
    next_steps=(
        "Dewiswch un neu ddau faes i roi eich sylw iddynt.",
        "Dywedwch wrth y trefnwyr beth yr hoffech ei ddysgu yno.",
        "Edrychwch ar y dudalen hon eto ar y diwedd.",
    ),
    method=("Ffigur yw cymedr eich atebion yn y maes hwnnw, os atebwyd o leiaf {share} o'i eitemau gennych."),
)
