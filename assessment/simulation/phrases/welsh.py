"""Comments in Welsh, for the place team in Wales; no second reader has checked them yet."""

from assessment.simulation.phrases.pool import ANY

KEEP = {
    "feeling": (
        "Mae bob amser yn ein hatgoffa pam rydyn ni yma.",
        "Daliwch ati i siarad am yr hyn sy'n bwysig i bobl leol.",
    ),
    "thinking": (
        "Mae'n egluro pethau cymhleth mewn geiriau syml.",
        "Diolch am grynhoi'r drafodaeth mor glir bob tro.",
    ),
    "relating": (
        "Mae'n gofyn sut mae pethau'n edrych o'n hochr ni, ac yn gwrando ar yr ateb.",
        "Yr un person gyda phawb, o'r dderbynfa i'r bwrdd.",
    ),
    "doing": ("Os yw'n addo rhywbeth, mae'n digwydd.", "Mae'n rhoi'r clod i'r tîm bob tro."),
    "perceiving": (
        "Mae'n sylwi pwy sydd heb siarad ac yn gwneud lle iddyn nhw.",
        "Mae'n mynd o dŷ i dŷ i glywed barn pobl.",
    ),
    "being": (
        "Mae'n ein cadw ni i gyd uwchben y dŵr pan fydd pethau'n anodd.",
        "Cyfaddef camgymeriadau'n gyflym: mae hynny'n werth llawer.",
    ),
    ANY: ("Daliwch ati, mae'n gweithio.",),
}
MORE = {
    "feeling": (
        "Dywedwch yn amlach pam mae hyn yn bwysig i chi.",
        "Hoffwn glywed mwy am bobl leol a llai am dargedau.",
    ),
    "thinking": (
        "Mwy o eiriau plaen, os gwelwch yn dda.",
        "Dywedwch wrthon ni pa ddau neu dri pheth sydd bwysicaf.",
    ),
    "relating": (
        "Gofynnwch i ni'n gynt, tra bo modd newid y cynllun.",
        "Dewch â phobl o wasanaethau eraill i mewn, nid yr un wynebau bob tro.",
    ),
    "doing": (
        "Gadewch i eraill arwain rhannau o'r gwaith. Maen nhw'n barod.",
        "Cadwch mewn cysylltiad rhwng cyfarfodydd.",
    ),
    "perceiving": (
        "Gofynnwch i bobl herio'r cynllun yn amlach. Maen nhw'n dal yn ôl.",
        "Ewch i chwilio am y bobl nad ydyn ni byth yn eu clywed.",
    ),
    "being": (
        "Codwch y pethau anodd yn gynt. Rydych chi'n iawn fel arfer.",
        "Mentrwch ychydig yn fwy. Byddwn ni'n gefn i chi.",
    ),
    ANY: ("Mwy o'r un peth, a dweud y gwir.",),
}
DIFFERENTLY = {
    "feeling": (
        "Mae'r diddordeb yn pylu pan fydd pethau'n araf, ac mae pobl yn sylwi.",
        "Siaradwch am bobl yn gyntaf ac am strwythurau wedyn.",
    ),
    "thinking": (
        "Gormod o flaenoriaethau ar unwaith. Dewiswch.",
        "Dydy hi ddim mor syml ag y mae'n swnio.",
    ),
    "relating": (
        "Rydyn ni'n cael gwybod, yn hytrach na chael ein holi.",
        "Yr un pum person sy'n cael eu holi bob tro.",
    ),
    "doing": (
        "Gollyngwch eich gafael ychydig. Gall y tîm ymdopi.",
        "Ysgrifennwch yr addewidion i lawr, rhag iddyn nhw fynd ar goll.",
    ),
    "perceiving": (
        "Gadewch i bobl orffen siarad cyn ateb.",
        "Ceisiwch beidio â bod mor amddiffynnol pan fydd cwestiwn am y cynllun.",
    ),
    "being": ("Cyfrwch i ddeg cyn ateb.", "Byddai clywed 'fi oedd ar fai' weithiau yn helpu."),
    ANY: ("Dim llawer, wir.",),
}
OWN_KEEP = {
    "feeling": ("Cofio pam rydyn ni'n gwneud hyn.",),
    "thinking": ("Defnyddio geiriau plaen.",),
    "relating": ("Gofyn sut mae'n edrych o'r ochr arall.",),
    "doing": ("Cadw fy ngair.",),
    "perceiving": ("Gwneud lle i bobl dawel.",),
    "being": ("Cadw'n bwyllog.",),
    ANY: ("Paratoi'n dda.",),
}
OWN_MORE = {
    "feeling": ("Dweud pam mae hyn yn bwysig i mi.",),
    "thinking": ("Crynhoi mwy.",),
    "relating": ("Gofyn i bobl cyn i'r cynllun gael ei bennu.",),
    "doing": ("Dirprwyo penderfyniadau, nid tasgau yn unig.",),
    "perceiving": ("Gwrando heb dorri ar draws.",),
    "being": ("Bod yn ddewrach mewn cyfarfodydd mawr.",),
    ANY: ("Gofyn am adborth.",),
}
OWN_DIFFERENTLY = {
    "feeling": ("Peidio â digalonni pan fydd pethau'n araf.",),
    "thinking": ("Cael llai o flaenoriaethau.",),
    "relating": ("Ymgynghori'n gynt.",),
    "doing": ("Gollwng gafael.",),
    "perceiving": ("Peidio â bod mor amddiffynnol.",),
    "being": ("Peidio ag e-bostio am hanner nos.",),
    ANY: ("Poeni llai.",),
}
OWN_LEARN = {ANY: ("Sut i arwain pan nad fi sydd â'r awdurdod.",)}
OWN_CHALLENGE = {ANY: ("Gofal i bobl hŷn mewn pentrefi heb fws.",)}
