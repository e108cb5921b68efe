"""Welsh: how each figure is computed, and what was not done."""

from reports.wording.schema.computing import ComputingWording

COMPUTING = ComputingWording(
    rater_score=(
        "Sgôr sgoriwr ar ddimensiwn yw cymedr yr eitemau a atebodd, ac fe'i rhoddir dim ond os atebodd o "
        "leiaf {share} o'r eitemau. Sgôr grŵp sgorwyr yw cymedr sgorau ei sgorwyr."
    ),
    equal_groups=(
        "“Pawb arall” yw cymedr cymedrau'r grwpiau a ddangosir, a phob un yn cyfrif yr un fath; mae'r holl "
        "sgorwyr eraill gyda'i gilydd yn cyfrif fel un grŵp arall lle maent yn ddigon o bobl i guddio yn eu "
        "plith."
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
        "Yma s yw'r gwyriad safonol cyfun o fewn y grwpiau sgorwyr a ddangosir yn y garfan gyfan, ar yr un "
        "dimensiwn neu eitem, mewn degfedau o gam ymateb a byth yn sero. Mae gan t gynifer o raddau rhyddid "
        "ag sydd o sgorwyr yn y grwpiau hyn, llai un am bob grŵp (o 100 ymlaen wedi'i dalgrynnu i lawr i "
        "ddau ffigur). Nid eich sgorwyr chi yn unig sy'n pennu s, gan y byddai llinell gul yn dweud eu bod "
        "wedi ateb yr un fath."
    ),
    interval_others=(
        "Ar gyfer “pawb arall”, daw s² / n yn s² · Σ w² / n dros y grwpiau a gyfrifir, lle mae w yn gyfran "
        "pob un; 1 yw cyfanswm y cyfrannau."
    ),
    assumed=(
        "Lle mae gan rhy ychydig o gyfranogwyr sgorwyr, neu lle mae rhy ychydig o raddau rhyddid, s yw "
        "gwyriad atebion a roddir ar hap, s² = (A² \N{MINUS SIGN} 1) / 12 ar gyfer A o ddewisiadau, a t yw'r "
        "cwantil normal. Mae cyfwng o'r fath yn llydan. Yn y tabl ffigurau fe'i nodir â *."
    ),
    gap=(
        "Bwlch yw eich sgôr chi llai sgôr pawb arall. Ei gyfwng yw cyfwng pawb arall: yr hyn y mae un person "
        "yn ei ddweud yw eich sgôr chi, ac nid yw'n ychwanegu ansicrwydd."
    ),
    rwg=(
        "rwg(j) = J (1 \N{MINUS SIGN} v) / (J (1 \N{MINUS SIGN} v) + v) dros y J eitem y gellir dangos eu "
        "hamrywiad, lle mae v yn amrywiant cymedrig yr atebion i eitem wedi'i rannu â'r amrywiant a "
        "ddisgwylir gan sgorwyr nad ydynt yn cytuno o gwbl: {nulls}; 0 lle mae v yn uwch nag 1 (James, "
        "Demaree a Wolf 1984; LeBreton a Senter 2008)."
    ),
    deviation=(
        "Gwyriad cyfartalog eitem, sef ei hamrywiad, yw pellter cymedrig ateb o gymedr y sgorwyr; gwyriad "
        "dimensiwn yw cymedr gwyriadau ei eitemau (Burke, Finkelstein a Dusig 1999)."
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
        "Ni chywirir dim am edrych ar lawer o ffigurau ar unwaith (yma dimensiynau: {count}, eitemau: "
        "{items}). Gall rhai gwahaniaethau yn hawdd fod y tu allan i'w cyfyngau drwy siawns yn unig."
    ),
    not_combined="Ni chaiff y dimensiynau eu hadio'n un sgôr, ac ni restrir neb mewn trefn.",
)
