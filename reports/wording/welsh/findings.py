"""Welsh: the pages from the dimensions to the change since last time."""

from reports.wording.schema.findings import (
    AgreementWording,
    ChangeWording,
    CommentsWording,
    DimensionsWording,
    GapsWording,
    ItemsWording,
    QuadrantWording,
)

DIMENSIONS = DimensionsWording(
    heading="Dimensiynau",
    intro="Un panel i bob dimensiwn, gyda llinell i chi ac i bob grŵp sgorwyr.",
    intro_without_you="Un panel i bob dimensiwn, gyda llinell i bob grŵp sgorwyr.",
    alt="Sgorau yn ôl grŵp sgorwyr. Nifer y dimensiynau: {count} ({range}).",
    alt_one="Sgorau yn ôl grŵp sgorwyr. Dimensiwn: {name} ({range}).",
    alt_own="Eich sgôr chi. Dimensiwn: {name} ({range}).",
    figures_heading="Y ffigurau y tu ôl i'r tudalennau",
    figures_intro=(
        "Yr un sgorau mewn rhifau, pob un â'i gyfwng oddi tano, sef y llinell yn y siartiau. “Nifer” yw "
        "faint o bobl y mae eu sgorau mewn cymedr. Lle gadawodd rhai ormod o eitemau dimensiwn heb eu "
        "hateb, dywedir oddi tano faint sydd ar ôl (n)."
    ),
    figures_fewer="n = {n}",
    assumed_mark="{interval}*",
    assumed_note=(
        "* Mae gan rhy ychydig o gyfranogwyr sgorwyr i ddysgu faint y mae sgorwyr yn amrywio. Mae'r "
        "cyfwng yn tybio eu bod yn amrywio cymaint ag atebion a roddir ar hap, felly mae'n llydan."
    ),
    standing_heading="Ochr yn ochr â'r grŵp norm",
    standing_columns=("sgôr T", "sten", "canradd"),
    standing_of_you="Chi: {measure}",
    standing_of_others="Eraill: {measure}",
    standing_note=(
        "Sgôr T o 50 yw cymedr y grŵp norm, ac mae deg pwynt yn un gwyriad safonol. Mae sten yn mynd o 1 i "
        "10, gyda'r cymedr rhwng 5 a 6. Mae canradd o 60 yn dweud bod gan chwech o bob deg yn y grŵp norm "
        "sgôr is."
    ),
    norm_cohort_name="eich carfan",
    norm_cohort=(
        "Eich carfan eich hun yw'r grŵp norm: y {n} o gyfranogwyr a atebodd gyda chi. Mae'n dangos lle "
        "rydych yn sefyll yn eu plith nhw, nid ymhlith arweinwyr yn gyffredinol."
    ),
    norm_named="Y grŵp norm yw {name} ({n} o gyfranogwyr).",
    norm_none=(
        "Nid oes grŵp norm ar gyfer y sgorau hyn, felly nid oes dim yma sy'n dweud a yw sgôr yn uchel neu'n "
        "isel ymhlith arweinwyr. Cymharwch eich dimensiynau â'i gilydd yn lle hynny."
    ),
)

GAPS = GapsWording(
    heading="Eich barn chi a barn eich sgorwyr",
    intro=(
        "Mae'r siart yn tynnu sgôr pawb arall o'ch sgôr chi. Mae'r llinell yn dangos pa mor gadarn yw'r "
        "gwahaniaeth. Lle mae'n cyffwrdd â sero, rydych chi a'ch sgorwyr yn gweld tua'r un faint."
    ),
    axis="Eich sgôr chi llai sgôr pawb arall",
    low_side="Eich sgorwyr yn gweld mwy o hyn",
    high_side="Chi'n gweld mwy o hyn",
    same="Tua'r un faint",
    little_more="Chi'n gweld ychydig mwy o hyn",
    more="Chi'n gweld mwy o hyn",
    little_less="Eich sgorwyr yn gweld ychydig mwy",
    less="Eich sgorwyr yn gweld mwy o hyn",
    unsure="Ni ellir dweud",
    alt="Eich sgôr chi llai sgôr pawb arall. Nifer y dimensiynau: {count}.",
    importance_heading="Pa mor bwysig yw pob dimensiwn yn eich rôl",
    importance_intro="Eich atebion chi am bwysigrwydd, yr uchaf yn gyntaf, ochr yn ochr â'r sgorau.",
    importance="Pwysigrwydd",
)

AGREEMENT = AgreementWording(
    heading="Pa mor debyg oedd atebion eich sgorwyr",
    intro=(
        "Mae pobl yn cwrdd â chi mewn gwahanol leoedd, felly mae'n arferol eu bod yn ateb yn wahanol. Lle "
        "maent yn gwneud hynny, ychydig y mae'r cymedr yn ei ddweud ar ei ben ei hun: holwch beth mae pob un "
        "yn cael ei weld."
    ),
    columns=("rwg(j), {null}", "Gwyriad cyfartalog", "Mewn geiriau"),
    items="Eitemau",
    items_of="{some} o {all}",
    items_note=(
        "Mae eitemau lle gallai grŵp cyfan o sgorwyr fod wedi ateb yr un fath wedi'u gadael allan yma, gan y "
        "byddai'r ffigur yn datgelu eu hatebion. Felly mae sgorwyr yn cytuno, os rhywbeth, yn fwy nag y "
        "mae'r ffigurau hyn yn ei ddweud. Dim ond os yw'n uchel y rhoddir geiriau i fynegai sy'n seiliedig "
        "ar lai na hanner yr eitemau."
    ),
    nulls={
        "uniform": "unffurf",
        "slight_skew": "gogwydd bach",
        "moderate_skew": "gogwydd cymedrol",
        "heavy_skew": "gogwydd mawr",
        "triangular": "trionglog",
        "normal": "cromlin gloch",
    },
    high="Tebyg iawn",
    middling="Gweddol debyg",
    low="Gwahanol i'w gilydd",
    unknown="Ni ellir dweud",
    note_title="Beth sy'n uchel, beth sy'n isel",
    note=(
        "Mae'r mynegai rwg(j) yn 1 lle mae pob sgoriwr yn ateb yr un fath, ac yn 0 lle maent yn amrywio "
        "cymaint â phobl sy'n ateb ar hap. Tybiaeth yw sut olwg sydd ar “ar hap”: mae pob mynegai'n enwi "
        "ei un ei hun. Mae'r geiriau'n dilyn yr isaf: o 0.71 tebyg iawn, o 0.51 gweddol debyg, ac islaw "
        "hynny gwahanol i'w gilydd (LeBreton a Senter 2008)."
    ),
    note_ad=(
        "Mae'r gwyriad cyfartalog yn dweud pa mor bell y mae ateb o gymedr y sgorwyr, mewn camau ar y raddfa "
        "ymateb. Mae hyd at {cut_off} yn cyfrif fel cytundeb pan fydd nifer y dewisiadau ymateb yn {options} "
        "(Burke a Dunlap 2002)."
    ),
)

QUADRANT = QuadrantWording(
    heading="Eich sgôr chi yn erbyn sgôr eich sgorwyr",
    intro=(
        "Mae pob dot yn ddimensiwn. Mae'r ddwy linell yn sefyll ar gymedr eich sgorau chi ({x_line}) ac ar "
        "gymedr sgorau eich sgorwyr ({y_line}) dros y dimensiynau hyn, felly mae'r pedwar maes yn cymharu "
        "eich dimensiynau â'i gilydd, nid â phobl eraill. Mae dimensiwn sydd union ar linell yn cyfrif fel "
        "uwch. Ar y llinell ar oleddf mae'r ddwy sgôr yn gyfartal."
    ),
    band="Mae sgôr a ddangosir fel band yn sefyll, ac yn cyfrif, ar ymyl ei band.",
    x_axis="Eich sgôr chi",
    y_axis="Pawb arall",
    corners=(
        "Uwch gan eich sgorwyr",
        "Uwch gan y ddau",
        "Is gan y ddau",
        "Uwch gennych chi",
    ),
    alt="Eich sgôr chi yn erbyn sgôr pawb arall, o'u cymharu â chymedr y naill a'r llall.",
    field="{field}: {names}.",
    alt_point="{name}: chi {own}, pawb arall {others}.",
)

ITEMS = ItemsWording(
    picked_heading="Eitemau sy'n sefyll allan",
    picked_intro=(
        "Eitemau a ddewiswyd yn ôl ffigurau pawb arall, pob un â'i gyfwng {confidence}% oddi tano. Lle mae "
        "cyfyngau'n gorgyffwrdd, efallai mai siawns yw'r drefn. Darllenwch nhw fel man cychwyn i gwestiynau."
    ),
    highest="Y sgorau uchaf gan eich sgorwyr",
    lowest="Y sgorau isaf gan eich sgorwyr",
    disputed="Yr eitemau y mae eich sgorwyr yn eu gweld yn fwyaf gwahanol",
    disputed_note=(
        "“Amrywiad” yw pa mor bell y mae ateb o gymedr y sgorwyr ar gyfartaledd, mewn camau ymateb."
    ),
    disputed_some=(
        "Dewisir y rhai a welir yn fwyaf gwahanol o blith yr eitemau y gellir dangos eu hamrywiad."
    ),
    spread="Amrywiad",
    not_counted="Nid yw'r bariau'n cyfrif: {groups}.",
    withheld_note="Mae “{withheld}” yn sefyll lle gallai bariau ddatgelu sut y gwnaeth rhywun ateb.",
    few="<{threshold}",
    many="{threshold}+",
    few_note=(
        "Ystyr “<{threshold}” yw llai na {threshold} o bobl, neu neb: mae'r ddau'n edrych yr un fath yn "
        "fwriadol."
    ),
    many_note="Ystyr “{threshold}+” yw {threshold} neu fwy o bobl.",
    columns=("Eitem", "Sgorau", "Atebion y sgorwyr"),
    reversed_remark="wedi'i throi",
    reversed_note=(
        "Mae eitemau sydd wedi'u nodi “wedi'i throi” yn disgrifio rhywbeth y mae'n well ei weld yn llai aml. "
        "Mae eu sgorau wedi'u troi, fel mai sgôr uchel yw'r un ffafriol i bob eitem."
    ),
    reversed_brief=(
        "Mae'n well gweld eitemau “wedi'i throi” yn llai aml; o'u troi, sgôr uchel yw'r un ffafriol."
    ),
    band_brief="Ystyr “≥” yw “neu uwch”, ac “≤” “neu is”; mae sgôr o'r fath yn sefyll ar ymyl ei band.",
)

COMMENTS = CommentsWording(
    heading="Sylwadau",
    intro=(
        "Dyma eiriau eich sgorwyr eu hunain, mewn trefn nad yw'n dweud dim am bwy a'u hysgrifennodd. Nid oes "
        "dim wedi'i gywiro; gadewir allan sylw a allai enwi ei awdur, drwy ei iaith er enghraifft. "
        "Chwiliwch am yr hyn y mae sawl person yn ei ddweud, a pheidiwch â cheisio dyfalu pwy ddywedodd "
        "beth."
    ),
    own_heading="Ysgrifennoch chi",
    none="Nid oes sylw i'w ddangos yma.",
)

CHANGE = ChangeWording(
    heading="Newid ers y tro diwethaf",
    intro=(
        "Mae'r siart yn dangos sgôr pawb arall nawr, llai'r un sgôr y tro diwethaf. Dim ond pan fydd newid "
        "yn fwy nag y byddai siawns yn yr atebion yn ei egluro y mae'n cyfrif. Gall y sgorwyr fod yn bobl "
        "eraill y tro hwn."
    ),
    none="Ni ellir dangos newid: mae ffigur y tro hwn neu'r tro diwethaf ar goll.",
    axis="Sgôr pawb arall nawr llai'r tro diwethaf",
    low_side="Is nawr",
    high_side="Uwch nawr",
    same="Tua'r un faint",
    higher="Uwch na'r tro diwethaf",
    lower="Is na'r tro diwethaf",
    unsure="Ni ellir dweud",
    table_heading="Eich sgorau chi a sgorau pawb arall, bryd hynny a nawr",
    columns=("Chi, y tro diwethaf", "Chi, nawr", "Eraill, y tro diwethaf", "Eraill, nawr"),
    alt="Newid yn sgôr pawb arall. Nifer y dimensiynau: {count}.",
)
