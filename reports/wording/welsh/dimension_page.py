"""Welsh: the page of each dimension."""

from reports.wording.schema.dimension_page import (
    AskedWording,
    DimensionPageWording,
    GuideWording,
    SeenWording,
)

_GUIDE = GuideWording(
    dots=(
        "Ar dudalennau'r dimensiynau, pawb arall yn unig sydd â llinell ar eitem, ac mae dot ar goll lle nad "
        "oes sgôr i'w ddangos."
    ),
    bars="Mae bariau'n dangos faint o sgorwyr a ddewisodd bob ymateb.",
    options="Yr ymatebion: {options}.",
)

_SEEN = SeenWording(
    heading="Beth rydych chi a'ch sgorwyr yn ei weld yn debyg, a beth yn wahanol",
    same="Rydych chi a'ch sgorwyr yn gweld tua'r un faint ({own} a {others}).",
    little_more="Rydych chi'n gweld ychydig mwy o hyn nag y mae eich sgorwyr ({own} a {others}).",
    more="Rydych chi'n gweld mwy o hyn nag y mae eich sgorwyr ({own} a {others}).",
    little_less="Mae eich sgorwyr yn gweld ychydig mwy o hyn nag yr ydych chi ({others} a {own}).",
    less="Mae eich sgorwyr yn gweld mwy o hyn nag yr ydych chi ({others} a {own}).",
    unsure=(
        "Ni ellir dweud yn gadarn faint y mae eich barn chi a barn eich sgorwyr yn wahanol "
        "({own} a {others})."
    ),
    no_own="Nid oes gennych sgôr eich hun yma.",
    no_others="Ni ddangosir sgôr pawb arall yma, felly ni ellir ei chymharu â'ch sgôr chi.",
    nothing="Ni ellir dangos sgôr gan eich sgorwyr ar y dimensiwn hwn.",
    high="Roedd atebion eich sgorwyr yn debyg iawn, ar sail {some} o {all} eitem.",
    middling="Roedd atebion eich sgorwyr yn weddol debyg, ar sail {some} o {all} eitem.",
    low="Roedd atebion eich sgorwyr yn wahanol i'w gilydd, ar sail {some} o {all} eitem.",
    unknown="Ni ellir dweud pa mor debyg oedd atebion eich sgorwyr ar y cyfan.",
    items="O'r rhain, fwyaf tebyg: {most}; leiaf: {least}.",
    items_alone="O'r eitemau y gellir dweud hynny amdanynt, fwyaf tebyg: {most}; leiaf: {least}.",
    groups_apart=(
        "Mae {high} ({high_mean}) yn uwch na {low} ({low_mean}), ac nid yw eu cyfyngau'n gorgyffwrdd."
    ),
    groups_overlap="Mae cyfyngau eich grwpiau sgorwyr yn gorgyffwrdd, felly gall y grwpiau weld yr un peth.",
    groups_unknown="Ni ellir dweud yn gadarn yma a yw eich grwpiau sgorwyr yn wahanol i'w gilydd.",
)

_ASKED = AskedWording(
    heading="Cwestiynau ar gyfer eich sgwrs adborth",
    more="Beth ydych chi'n ei wneud yma na chaiff eich sgorwyr, efallai, ei weld?",
    less="Beth y gallai eich sgorwyr fod yn sylwi arno yma nad ydych chi?",
    groups="Mae {high} a {low} yn gweld hyn yn wahanol. Ble mae pob un ohonynt yn cwrdd â chi?",
    apart="Roedd atebion eich sgorwyr yn wahanol i'w gilydd. Beth allai fod ym meddwl pob un ohonynt?",
    importance="I hyn y rhoesoch y pwysigrwydd uchaf. Ble mae hynny i'w weld yn eich wythnos waith?",
    items="Y sgôr uchaf yma gan eich sgorwyr: {highest}. Yr isaf: {lowest}. Beth sy'n gwneud y gwahaniaeth?",
    always="Pryd aeth hyn yn dda i chi ddiwethaf, a phwy arall oedd â rhan ynddo?",
)

DIMENSION_PAGE = DimensionPageWording(items="Eitemau", guide=_GUIDE, seen=_SEEN, asked=_ASKED)
