"""Welsh: how each figure is computed, and what was not done."""

from reports.wording.schema.computing import ComputingWording

COMPUTING = ComputingWording(
    rater_score=(
        "Sgôr sgoriwr ar ddimensiwn yw cymedr yr eitemau a atebodd, ac fe'i rhoddir dim ond os atebodd o "
        "leiaf {share} o'r eitemau. Sgôr grŵp sgorwyr yw cymedr sgorau ei sgorwyr."
    ),
    equal_groups=(
        "“Pawb arall” yw cymedr cymedrau'r grwpiau sgorwyr, felly mae pob grŵp yn cyfrif yr un fath."
    ),
    equal_raters="“Pawb arall” yw cymedr sgorau'r holl sgorwyr: mae pob sgoriwr yn cyfrif yr un fath.",
    bands=(
        "Mae sgôr grŵp a ddangosir fel band yn cyfrif yn “pawb arall” hefyd: ar un eitem gyda chanol ei "
        "band, ac ar ddimensiwn fel y mae."
    ),
    interval=(
        "Cyfyngau {confidence}% yw'r cyfyngau, cymedr ± t · s / √n ar gyfer n o sgorwyr (Student 1908), ac "
        "nid ydynt byth yn mynd y tu hwnt i amrediad yr ymatebion. Nid oes gan eich sgôr chi gyfwng, gan nad "
        "yw'n sampl."
    ),
    spread=(
        "Yma s yw'r gwyriad safonol cyfun o fewn grwpiau sgorwyr y garfan gyfan, mewn degfedau o gam ymateb, "
        "ac mae gan t gynifer o raddau rhyddid ag sydd o sgorwyr yn y grwpiau hyn, llai un am bob grŵp. Nid "
        "eich sgorwyr chi yn unig sy'n pennu s, gan y byddai llinell gul yn dweud eu bod wedi ateb yr un "
        "fath."
    ),
    interval_others=(
        "Ar gyfer “pawb arall”, daw s² / n yn s² · Σ w² / n dros y grwpiau sgorwyr, lle mae w yn bwysau pob "
        "grŵp."
    ),
    assumed=(
        "Lle mae gan rhy ychydig o gyfranogwyr sgorwyr, a nodir â *, s yw gwyriad atebion a roddir ar hap, a "
        "t yw'r cwantil normal. Mae cyfwng o'r fath yn llydan."
    ),
    gap=(
        "Bwlch yw eich sgôr chi llai sgôr pawb arall. Ei gyfwng yw cyfwng pawb arall: yr hyn y mae un person "
        "yn ei ddweud yw eich sgôr chi, ac nid yw'n ychwanegu ansicrwydd."
    ),
    rwg=(
        "rwg(j) = J (1 \N{MINUS SIGN} v) / (J (1 \N{MINUS SIGN} v) + v) dros J eitem, lle mae v yn amrywiant "
        "cymedrig yr atebion i eitem wedi'i rannu ag amrywiant pobl sy'n ateb ar hap: {nulls} (James, "
        "Demaree a Wolf 1984; LeBreton a Senter 2008)."
    ),
    deviation=(
        "Gwyriad cyfartalog eitem, sef ei hamrywiad, yw pellter cymedrig ateb o gymedr y sgorwyr; un "
        "dimensiwn yw'r cymedr dros ei eitemau (Burke, Finkelstein a Dusig 1999)."
    ),
    standing=(
        "Lle mae z yn bellter o gymedr y grŵp norm yn ei wyriadau safonol: T = 50 + 10 z (McCall 1922); sten "
        "= rhan gyfan 2 z + 6, o fewn 1 i 10 (Canfield 1951); canradd = y gyfran o'r grŵp norm sydd islaw, "
        "a hanner y rhai cyfartal (Crocker ac Algina 1986)."
    ),
    change=(
        "Newid yw'r sgôr nawr llai sgôr y tro diwethaf. Lle mae h yn hanner hwyaf pob cyfwng, mae'n "
        "ddibynadwy lle mae sero y tu allan i newid ± √(h² nawr + h² bryd hynny) (Zou a Donner 2008)."
    ),
    not_done_heading="Beth na wnaed",
    not_observed="Mae “{label}” yn cyfrif fel dim ateb.",
    not_imputed="Ni lenwir atebion sydd ar goll.",
    not_corrected=(
        "Ni chywirir dim am edrych ar lawer o ffigurau ar unwaith. Nifer y dimensiynau yw {count} a nifer yr "
        "eitemau yw {items}, felly gall rhai gwahaniaethau yn hawdd fod y tu allan i'w cyfyngau drwy siawns "
        "yn unig."
    ),
    not_combined="Ni chaiff y dimensiynau eu hadio'n un sgôr, ac ni restrir neb mewn trefn.",
)
