"""Welsh: words that stand everywhere, the furniture of a page, and the summary."""

from reports.wording.parts import Bounds, Conjunction, Plural, Reasons
from reports.wording.schema.opening import Labels, PageWording, Signs, SummaryWording

LABELS = Labels(
    you="Chi",
    all_others="Pawb arall",
    dimension="Dimensiwn",
    item="Eitem",
    group="Grŵp sgorwyr",
    raters="Nifer",
    mean="Cymedr",
    interval="Cyfwng",
    rule_of_range="{minimum} yw {lowest}, {maximum} yw {highest}",
    conjunction=Conjunction("a", "ac"),
    merged_group="{group} (cyfun)",
    merged_note=(
        "Gall “{label}” gynnwys sgorwyr o: {groups}. Ni ddywedir ai neb ynteu rhy ychydig o bobl oedd yn un "
        "o'r rhain."
    ),
    not_shown=Reasons(
        too_few="Heb ei ddangos: ni atebodd neb, neu rhy ychydig o bobl a atebodd.",
        would_reveal="Heb ei ddangos: gallai ddatgelu sut y gwnaeth rhywun ateb.",
        no_answer="Ni roddwyd ateb.",
        undefined="Ni ellir cyfrifo hyn o'r atebion.",
    ),
    in_table=Reasons(
        too_few="rhy ychydig",
        would_reveal="wedi'i atal",
        no_answer="dim ateb",
        undefined="anniffiniedig",
    ),
    silent_groups=Reasons(
        too_few="Heb eu dangos, oherwydd ni atebodd neb neu rhy ychydig o bobl: {groups}.",
        would_reveal="Heb eu dangos, oherwydd gallai ddatgelu sut y gwnaeth rhywun ateb: {groups}.",
        no_answer="Ni roddwyd ateb gan: {groups}.",
        undefined="Yr hyn na ellir ei gyfrifo o'r atebion: {groups}.",
    ),
    band=Bounds(at_least="{score} neu uwch", at_most="{score} neu is"),
    band_short=Bounds(at_least="≥\N{NO-BREAK SPACE}{score}", at_most="≤\N{NO-BREAK SPACE}{score}"),
    band_note=(
        "Ystyr “≥” yw “neu uwch”, ac ystyr “≤” yw “neu is”. Dangosir sgôr sy'n agos at un pen i'r ymatebion "
        "fel band felly, fel na ellir darllen ateb neb ohoni."
    ),
    band_place="Mae sgôr a ddangosir fel band yn sefyll ar ymyl ei band.",
    limit=Bounds(at_least="o leiaf {difference}", at_most="{difference} ar y mwyaf"),
    limit_note=(
        "Mae “o leiaf” ac “ar y mwyaf” yn sefyll lle dangosir sgôr fel band. Nid oes llinell yn y fan honno."
    ),
    key_interval="cyfwng {confidence}%",
    key_norm="dwy ran o dair ganol y grŵp norm ({name})",
    signs=Signs(hollow="Dot gwag:", filled="Dot llawn:", line="Llinell:", band="Band lliw:"),
)

PAGE = PageWording(
    profile_title="Eich proffil 360 gradd",
    needs_title="Eich anghenion dysgu",
    team="Tîm: {team}",
    confidential="Cyfrinachol",
    simulated="Data efelychiedig: nid person go iawn",
    page_of="Tudalen {page} o {pages}",
    continued="(parhad)",
    shortened="[wedi'i gwtogi]",
)

SUMMARY = SummaryWording(
    heading="Crynodeb",
    highest_lowest=(
        "Y sgôr uchaf gan eich sgorwyr: {highest} ({highest_mean}). Yr isaf: {lowest} ({lowest_mean})."
    ),
    close="Mae'r ddau gyfwng yn gorgyffwrdd, felly efallai nad yw'r drefn yn golygu llawer.",
    near="Mae'r ddwy sgôr yn agos at ei gilydd, felly efallai nad yw'r drefn yn golygu llawer.",
    level="Mae eich sgorwyr yn rhoi'r un sgôr i chi ar bob dimensiwn a ddangosir: {mean}.",
    level_band="Y sgôr gan eich sgorwyr ar bob dimensiwn a ddangosir: {mean}.",
    order_unknown=(
        "Ni ellir dweud o'r ffigurau hyn ar ba ddimensiynau y mae sgorau uchaf ac isaf eich sgorwyr."
    ),
    single="Y sgôr gan eich sgorwyr: {name} ({mean}).",
    own_highest_lowest=(
        "Y sgôr uchaf a roddwch i chi'ch hun: {highest} ({highest_mean}). Yr isaf: {lowest} ({lowest_mean})."
    ),
    own_level="Rydych yn rhoi'r un sgôr i chi'ch hun ar bob dimensiwn a ddangosir: {mean}.",
    own_single="Y sgôr a roddwch i chi'ch hun: {name} ({mean}).",
    only_groups="Ni ddangosir sgôr pawb arall. Mae'r tudalennau sy'n dilyn yn dangos sgorau: {groups}.",
    nothing="Ni ellir dangos unrhyw sgorau yma. Mae rhan olaf yr adroddiad hwn yn egluro pam.",
    gap_more=(
        "Mae'r bwlch mwyaf yma: {name}. Rydych chi'n gweld mwy o hyn nag y mae eich sgorwyr "
        "({own} a {others})."
    ),
    gap_less=(
        "Mae'r bwlch mwyaf yma: {name}. Mae eich sgorwyr yn gweld mwy o hyn nag yr ydych chi "
        "({others} a {own})."
    ),
    exact_gap_more=(
        "O'r bylchau a ddangosir yn union, mae'r mwyaf yma: {name}. Rydych chi'n gweld mwy o hyn nag y mae "
        "eich sgorwyr ({own} a {others})."
    ),
    exact_gap_less=(
        "O'r bylchau a ddangosir yn union, mae'r mwyaf yma: {name}. Mae eich sgorwyr yn gweld mwy o hyn nag "
        "yr ydych chi ({others} a {own})."
    ),
    rest_same=Plural(
        zero="Ar bob dimensiwn y gellir ei gymharu mae eich barn chi a'u barn nhw yn wahanol.",
        one="Ar un dimensiwn rydych chi a'ch sgorwyr yn gweld tua'r un faint.",
        two="Ar {count} ddimensiwn rydych chi a'ch sgorwyr yn gweld tua'r un faint.",
        other="Ar {count} dimensiwn rydych chi a'ch sgorwyr yn gweld tua'r un faint.",
    ),
    all_same=Plural(
        one="Rydych chi a'ch sgorwyr yn gweld tua'r un faint.",
        two="Rydych chi a'ch sgorwyr yn gweld tua'r un faint ar y ddau ddimensiwn y gellir eu cymharu.",
        other=(
            "Rydych chi a'ch sgorwyr yn gweld tua'r un faint ar bob un o'r {count} dimensiwn y gellir eu "
            "cymharu."
        ),
    ),
    no_own="Nid ydych wedi ateb amdanoch chi'ch hun, felly nid yw eich barn eich hun yn yr adroddiad hwn.",
    no_others=(
        "Ni ellir dangos unrhyw sgorau gan sgorwyr, felly mae'r adroddiad hwn yn seiliedig ar eich atebion "
        "chi."
    ),
    no_total=(
        "Ni ddangosir sgôr pawb arall, felly ni ellir ei chymharu â'ch sgôr chi. Mae'r tudalennau sy'n dilyn "
        "yn dangos y grwpiau sgorwyr."
    ),
    not_comparable=(
        "Ni ellir dweud yn gadarn faint y mae eich barn chi a barn eich sgorwyr yn wahanol ar unrhyw "
        "ddimensiwn."
    ),
    raters=Plural(one="Atebodd un sgoriwr.", other="Atebodd {count} sgoriwr."),
    they="eu hatebion",
    your_raters="atebion eich sgorwyr",
    alike="Roedd {who} yn debyg iawn lle bynnag y gellir dweud hynny.",
    fairly_alike="Roedd {who} yn weddol debyg lle bynnag y gellir dweud hynny.",
    most_and_least_alike="Lle'r oedd {who} fwyaf tebyg: {most}. Lle'r oeddent leiaf tebyg: {least}.",
    apart="Roedd {who} yn wahanol i'w gilydd lle bynnag y gellir dweud hynny.",
    agreement_unknown="Ni ellir dweud pa mor debyg yw'r atebion.",
    how_to_read_title="Sut i ddarllen y siartiau",
    hollow_dot="Y dot gwag yw eich sgôr chi.",
    filled_dot=(
        "Y dot llawn yw cymedr eich sgorwyr. Y llinell drwy ddot llawn yw ei "
        "gyfwng {confidence}%: pe bai llawer mwy o bobl fel eich sgorwyr wedi ateb, byddai'r cymedr yn fwy "
        "na thebyg rywle ar y llinell honno. Mae llinell fer yn golygu ffigur cadarn."
    ),
    no_filled_dot="Nid oes sgôr gan sgorwyr y gellir ei dangos.",
    alt="Eich sgorau chi a sgorau eich sgorwyr. Nifer y dimensiynau: {count} ({range}).",
    alt_own="Eich sgorau chi. Nifer y dimensiynau: {count} ({range}).",
    alt_others="Sgorau eich sgorwyr. Nifer y dimensiynau: {count} ({range}).",
    answered="Pwy atebodd: {groups}.",
)
