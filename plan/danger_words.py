"""How words of danger are really written and spoken: tables for `plan.danger`. Decides nothing.

Long because it is a list: spellings, phrases and people, one a line.
"""

from __future__ import annotations

# Word as written (after digraphs and doubled vowels are put right) → the words that rules know.
_SPELLINGS = """
jeg: æ a jæ jaj jei jej jg jeh
mig: mæ mej mai mii mæj mg mie mih
sig: sæ sæi
ikke: inte ik ikk ikje ikek ike ikkd itte ikker ikked itj ett ente
vil: vill vli vilt wil will wel
gider: gidder gidr gier gidar giddr gidde gide
orker: orke orkr årker orkar
gerne: gene gern gjerne geren jerne gærne
selv: sel self selw sjøl sælv sev slev selve sjel
leve: lev levw lewe lve læve lævv læw læv lyv
livet: livt livit
dø: døe døø
død: dod dødt døt
dør: dor døer
mere: mer mier mærr
længere: længer længre lengere længerer
slår: slar slåer slårr slårh slor slårer slåår
slå: sla slåe
slog: slo slåg slogh
ihjel: ihel ijel ihjæl ihæl ijhel ihjl hjel ihjeld ihjell ijæl ihjelp
have: ha hav hawe
blive: bli
tage: ta
tager: tar
bliver: blir blier
skal: ska sgal
kan: ka
kunne: ku kune kunde
være: vær vere wær wære
er: ær
lyst: løst lyste
slippe: slipe
vågne: vogne vågn vågene vognå
vågner: vogner vågnr
skærer: skærrer skere skerer skærre skjærer skær skæer skærrr
skære: skjære
selvmord: selvmor selmord selvmoord sælvmord selfmord selvmoard selvmård
selvmordstanker: selvmordtanker selvmorstanker selmordstanker
selvskade: selskade selvskad sælvskade
voldtog: voltog voldtod voldtåg voltok
voldtaget: voltaget voldtagt voltage voldtage voldtaged
voldtægt: voltægt voldtækt voldtegt voltækt
overgreb: overgræb ovegreb overgrep
hjælp: hjelp jælp hælp hjælb hjæl hælb
hjælpe: hjelpe jælpe
rører: rørre rørr rørar
truer: truger truere trurer
penge: peng pænge pegne pæng
låser: lossr låsser lårser
tvinger: tvenger tvingr tvingår
kæreste: kærste kæræste kæresde kæreset kjæest kjærest kjæreste
pædagog: pædagåg pedagog pædegog pædagok
pædagogen: pedagogen pædegogen
personalet: persånalet personaled personal
kontaktperson: kontakperson kontaktpærson
ham: håm
hende: hene hinne
hun: hu
noget: nåd nåed någet nogt
nogen: nån nåen
også: osse ås åsse osså
væk: vek
tænker: tenker tængker tænkr tæinker
tænkt: tenkt tængt
mobber: måbber
tæsk: tesk tæks
bange: bånge
for: fo
det: dæt d
far: fåe fåer faar
mor: mue muer mower
slået: slaw slawn slåen slået
siger: sejer sæjer sie sier
hoved: hued hower hoed huvve
har: hår
var: wa wå wor
længe: læng
bliver: blywer bløwer
kom: kåm
tør: tøw tø
hjem: hjæm hjemm jem
hele: hiel hiele
gift: gyvt
hvad: hwa hwad
hvis: hwis vis
når: nåe nor
snart: snår
alene: aljen alien
hånd: håend
skriger: skrejer
løfter: lywter
drikker: drekker
sulten: sølten
aldrig: aller aldri aldrih
ingen: engen ingn
kniven: knyven knywen
kniv: knyw knyv
natten: næt
cutter: kutter cuter kuttere
cutte: kutte
revet: rewen rywen
igen: ijen igjen
min: mi
"""
SPELLING = {
    variant: word
    for word, _, variants in (line.partition(":") for line in _SPELLINGS.strip().splitlines())
    for variant in variants.split()
}

# Words that are long and telling enough to be known with one letter wrong.
TELLING = (
    "selvmord selvmordstanker selvskade selvskader voldtaget voldtægt voldtager voldtog overgreb "
    "afskedsbrev mishandler mishandlet misbruger misbrugt udnytter udnyttet overdosis pulsåre "
    "pulsårer pulsåren kvælertag afpresser selvmordsforsøg håndleddet håndled ihjel"
).split()

# Written together or apart where rules know it the other way (whole words, spaces around).
PHRASES = {
    " i hjel ": " ihjel ",
    " i gen ": " igen ",
    " selv mord ": " selvmord ",
    " selv mords tanker ": " selvmordstanker ",
    " selv mordstanker ": " selvmordstanker ",
    " selv skade ": " selvskade ",
    " selv skader ": " selvskader ",
    " vold tog ": " voldtog ",
    " vold taget ": " voldtaget ",
    " over greb ": " overgreb ",
    " over dosis ": " overdosis ",
    " selvom ": " selv om ",
    " ligemeget ": " lige meget ",
    " fordig ": " for dig ",
    " migselv ": " mig selv ",
    " mit selv ": " mig selv ",
    " maj selv ": " mig selv ",
    " sej selv ": " sig selv ",
    " vilik ": " vil ikke ",
    " vilikke ": " vil ikke ",
    " villikke ": " vil ikke ",
    " gidik ": " gider ikke ",
    " gideik ": " gider ikke ",
    " giderik ": " gider ikke ",
    " gidikke ": " gider ikke ",
    " giderikke ": " gider ikke ",
    " orkik ": " orker ikke ",
    " orkerik ": " orker ikke ",
    " orkerikke ": " orker ikke ",
    " kanik ": " kan ikke ",
    " kanikke ": " kan ikke ",
    " vil do ": " vil dø ",
    " gerne do ": " gerne dø ",
    " at do ": " at dø ",
    " bare do ": " bare dø ",
    " vildø ": " vil dø ",
    " vilgerne ": " vil gerne ",
    " ikkemere ": " ikke mere ",
    " ikmere ": " ikke mere ",
    " levemere ": " leve mere ",
    " hanslår ": " han slår ",
    " hunslår ": " hun slår ",
    " deslår ": " de slår ",
    " slåmig ": " slå mig ",
    " slårmig ": " slår mig ",
    " aldig ": " aldrig ",
    " alrig ": " aldrig ",
    " aller ": " aldrig ",
    " ti at ": " til at ",
    " te å ": " til at ",
    " til å ": " til at ",
    " te at ": " til at ",
    " vil et leve ": " vil ikke leve ",
    " gider et ": " gider ikke ",
    " ka et ": " ka ikke ",
    " tør et ": " tør ikke ",
    " orker et ": " orker ikke ",
    " ska et ": " ska ikke ",
    " wil et ": " wil ikke ",
    " ve et ": " ve ikke ",
    " ær et ": " ær ikke ",
    " vil it ": " vil ikke ",
    " kan it ": " kan ikke ",
    " gider it ": " gider ikke ",
    " tør it ": " tør ikke ",
    " har it ": " har ikke ",
    " må it ": " må ikke ",
    " skal it ": " skal ikke ",
    " orker it ": " orker ikke ",
    " jeg it ": " jeg ikke ",
    " it vågne ": " ikke vågne ",
    " te blods ": " til blods ",
    " pi ller ": " piller ",
    " køle skab ": " køleskab ",
    " hånd led ": " håndled ",
    " over fald ": " overfald ",
    " mis brug ": " misbrug ",
    " kvæler tag ": " kvælertag ",
    " bade værelset ": " badeværelset ",
    " låse mig ind e ": " låse mig inde ",
    " låser mig ind e ": " låser mig inde ",
    " ve ikke ": " vil ikke ",
    " vel ikke leve ": " vil ikke leve ",
    " vel gerne dø ": " vil gerne dø ",
    " vi ikke leve ": " vil ikke leve ",
    " vi gerne dø ": " vil gerne dø ",
    " et eget liv ": " mit eget liv ",
    " mit egen liv ": " mit eget liv ",
    " min mand ": " min ægtefælle ",
    " kill my self ": " kill myself ",
}

# Said in passing; rules need not step over them.
FILLERS = frozenset(
    "øh øhm øm hm hmm mm altså jo sgu sku sq fandme satme fucking fuckin fuck liksom ligesom "
    "lissom egentlig faktisk virkelig simpelthen nærmest vist skide eh æh ah åh ligså ærlig "
    "ærligt helt".split()
)

# Pictures that stand for a word.
EMOJI = {"🔪": " kniv ", "🗡": " kniv ", "🔫": " pistol ", "💊": " piller ", "🩸": " blod "}

# Who does it. A word that ends with * stands for all that begin with it.
PEOPLE = {
    "staff": "pædagog* personale* kontaktperson* hjælperen hjælperne vikar* nattevag* aftenvag* "
    "vagten støtteperson* bostøtte* ledsager* leder lederen medarbejder* assistent* sosu* "
    "sygeplejerske* værge værgen sagsbehandler* plejer plejeren plejerne støttekontakt* skp* "
    "socialrådgiver* terapeut* psykolog* lægen mentor* forstander* støtten",
    "family": "mor far mors fars moren faren forældre forældrene bror søster brødre søstre "
    "søskende stedfar stedmor papfar papmor onkel tante moster farbror morbror faster fætter "
    "kusine bedste* farfar morfar mormor farmor familie familien familiens søn datter storebror "
    "lillebror storesøster lillesøster svoger svigerfar svigermor plejefar plejemor "
    "plejeforældre plejefamilie* mutter fatter brormand farmand modder fadder halvbror muttern",
    "partner": "kæreste* kærste* kone konen eks eksen ekskæreste* forlovede samlever* partner "
    "ægtefælle husbond",
    "other": "nabo* genbo* beboer* ven venner vennen vennerne veninde* chef* lærer* underviser* "
    "kolleg* chauffør* bofælle* kammerat* klassekammerat* træner* drengene pigerne fremmed "
    "fremmede udlejer* roomie* værelseskammerat* bekendt* mand mænd mænder fyr fyren fyre typer "
    "type dame damen dreng pige unge nogen nogle gruppen bande* rocker* dealer* online nettet "
    "klassen eleverne mester mesteren dem",
}
PLACES_OF_STAFF = frozenset(
    "bostedet bosted botilbud botilbuddet bofællesskabet bofællesskab opholdsstedet værestedet "
    "døgninstitutionen institutionen afdelingen plejehjemmet aflastningen værkstedet".split()
)

GAMES = frozenset(
    "fifa fortnite minecraft roblox gta cod csgo cs valorant overwatch sims pokemon zelda mario "
    "mariokart smash tekken xbox playstation ps4 ps5 switch nintendo spil spillet spille spiller "
    "computerspil gamer gaming skak ludo uno yatzy matador bordtennis badminton tennis fodbold "
    "håndbold boksning boksetræning bokser kampsport mma karate judo taekwondo ufc level boss "
    "bossen zombie zombier zombierne rollespil larp skydespil laserspil paintball bordfodbold "
    "padel wordfeud fc24 fc25 banen turnering turneringen kortspil brætspil".split()
)
STORIES = frozenset(
    "film filmen filmene serie serien serier bog bogen bøger bøgerne roman romanen sang sangen "
    "sange sangene krimi krimien krimier teater teaterstykke skuespil tegneserie tegneserien "
    "podcast podcasten dokumentar dokumentaren horrorfilm gyserfilm gyser netflix manga anime "
    "novelle".split()
)
NAMED_GAMES = frozenset(
    "fifa fortnite minecraft roblox gta cod csgo cs valorant overwatch sims zelda spillet "
    "computerspil computerspillet level bossen boss rollespil mariokart skydespil".split()
)
LAUGHS = frozenset("haha hahaha hihi hehe lol lmao lmfao rofl xd xdd 😂 🤣 😅 😆 😜 😝".split())
NIGHT = frozenset("drømte mareridt mareridtet".split())
