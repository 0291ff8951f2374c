"""The patterns of danger, one a line, in the order in which they are read. Words only, no code.

A line is a row of words. `a|b` one of them · `{name}` one of WORDS · `ord*` all that begin so · `ord?` may be
left out · `..` up to three words between, `...` up to six · `!a` the next word is not that · `^` a sentence
begins, `$` it ends. A pattern never reaches over the end of a sentence.
The tables are read from above: what `harmless` or `unclear` lines match is gone for the lines below.
"""

from __future__ import annotations

WORDS = {
    "i": "jeg",
    "neg": "ikke aldrig",
    "want": "vil ville gerne ønsker ønske ønskede lyst længes længsel håber drømmer tænker tænkte tænkt tanker "
    "overvejer overvejet planlægger planlagt hellere helst bedst bedre burde bør fortjener fortjente prøver "
    "prøvede prøvet forsøger forsøgte klar parat lov trang besluttet beder håbede brug vælger vælge valgt bare",
    "refuse": "vil ville gider orker magter ønsker kan lyst kunne skal tør holder grund værd klarer noget behøver",
    "more": "mere længere mer",
    "they": "han hun de dem nogen en der som ham hende mor far moren faren forældre bror søster brødre stedfar "
    "stedmor papfar papmor onkel tante fætter kusine farfar morfar mormor farmor bedstefar bedstemor familie "
    "familien kæreste kæresten kærestes ægtefælle mand mænd kone eks eksen ekskæreste ven vennen venner venner "
    "veninde kammerat kammerater fyr fyren fyre nabo naboen beboer beboeren chef chefen lærer læreren pædagog "
    "pædagogen pædagoger pædagogerne personale personalet kontaktperson hjælper hjælperen hjælpere hjælperne "
    "vikar vikaren nattevagt nattevagten aftenvagten vagten støtteperson støttepersonen bostøtte bostøtten "
    "ledsager ledsageren leder lederen medarbejder medarbejderen medarbejderne plejer plejeren værge værgen "
    "storebror lillebror storesøster lillesøster svoger plejefar plejemor drengene pigerne andre type typer "
    "chauffør chaufføren træner træneren roomie bofælle dreng pige alle søn datter sagsbehandler samlever "
    "partner mutter fatter muttern dealer",
    "own": "min mit mine hendes hans deres vores",
    "hits": "slår slog slået sparker sparkede sparket banker bankede banket tæver tævede tævet smadrer smadrede "
    "kvæler kvalte overfaldt overfalder overfaldet gennembanker gennembankede gennembanket tæsker tæskede "
    "mishandler mishandlede spytter spyttede bider kvalt prygler pryglede mishandlet stak slås",
    "shoves": "skubber skubbede skubbet hiver hev hevet river rev revet rusker ruskede trækker trak kaster kastede "
    "smider smed holder holdt griber greb niver nev skælder stikker",
    "steals": "tager tog taget stjæler stjal stjålet bruger brugte brugt hugger huggede hugget hæver hævede hævet "
    "snupper nupper nuppede beholder beholdt tømmer tømte tømt tage stjæle bruge hæve nakker nakkede tømme snuppede",
    "purse": "penge pengene løn lønnen pension pensionen førtidspension kontanthjælp kort dankort hævekort konto "
    "bankkort opsparing lommepenge mitid nemid mobilepay betalingskort kreditkort visakort pung su",
    "forces": "tvinger tvang tvunget tvinges presser pressede presset tvinge truer truede lokker lokkede lokket",
    "kill": "dræbe dræber dræbt myrde myrder dræb likvidere",
    "them": "ham hende dem nogen alle andre mor far bror søster stedfar lillebror lillesøster storebror kæreste "
    "kæresten eks naboen nabo chefen chef læreren lærer pædagogen pædagog kontaktperson sagsbehandler personalet "
    "folk mennesker dig jer familie forældre ven fyren idioten svinet personen beboer beboeren beboerne dreng pige",
    "stab": "skær* skar skåret snitter snitte ridser ridse ridsede ridset cutter cutte cuttet cuttede ritser ritse",
    "limbs": "arm armen arme armene håndled håndleddet håndleddene lår lårene låret ben benene benet mave maven "
    "hånd hånden hænder hænderne huden fingrene pulsåre pulsåren pulsårer pulsårerne",
    "pills": "piller pillerne pille medicin medicinen panodil panodiler tabletter sovepiller sovemedicin ipren "
    "pilleglas morfin insulin",
    "touch": "rører rørte røre rørt piller pillede pille rager ragede gramser gramsede befamler befamlede befamlet "
    "føler gnubber gnubbede krænker krænkede krænket gramset raget",
    "private": "brystet brysterne bryster bryst røven numsen skridtet tissemand tissemanden tissekone tissekonen "
    "kønsdele underliv underlivet trusser trusserne underbukser underbukserne pik kusse diller dilleren ballerne",
    "sex": "sex samleje bolle knalde kneppe seksuelle seksuelt sutte nøgen kysse onanere orgie suge",
    "naked": "nøgenbilleder nøgenbillede nøgen nøgne bar afklædt undertøj tøj frække",
    "jump": "springe springer hoppe hopper kaste kaster smide smider gå går køre kører løbe løber lægge lægger "
    "træde træder sprang hoppede stille stiller falde dratte cykle",
    "train": "tog toget tog* bil* bus bussen lastbil* metro* letbane* s-tog",
    "high": "bro broen altan altanen tag taget vindue vinduet højhus højhuset klippe klippen tårn tårnet bygning "
    "bygningen svalegang svalegangen parkeringshuset viadukten motorvejsbroen terrassen broer",
    "life": "livet liv mit",
    "pain": "fortræd ondt skade noget",
    "all": "alt alting det hele allting intet ingenting",
}

LONG_AGO = (
    "da jeg .. var .. barn|lille|mindre|yngre|ung|teenager|5|6|7|8|9|10|11|12|13|14|15|16|17|dreng|pige / "
    "dengang / som barn|lille|teenager / i .. folkeskole* / i min barndom / før i tiden / for .. år siden / "
    "for .. længe siden / tidligere / i gamle dage / sidste år / engang|engang / da jeg gik i / i min opvækst / "
    "for .. måneder siden / hele min barndom / i barndommen / min gamle skole|klasse / ikke|aldrig mere|længere $"
)
STILL = "stadig / stadigvæk / lige nu / igen / hver dag|uge|aften|nat / endnu"
NOW = (
    "slår / sparker / banker / tæver / truer / skærer / rører / tager / tvinger / låser / mobber / vil / gider / "
    "orker / kan / udnytter / stjæler / bruger / misbruger / skal / krænker / kommer / ønsker / håber"
)
# A question or a condition, not a report.
SUPPOSED = (
    "^ må|kan {they} / ^ må personalet|de|min|en|man / hvad .. hvis / hvis .. nogen|en|man / hvor ingen / "
    "lad os sige / hjælpe .. andre|folk|mennesker|unge|børn|nogen / andre|folk|mennesker|unge|børn som|der|med|har / "
    "snakke .. om vold / ved .. du noget om / når .. man"
)
# The subject of a film, a song, a lesson.
TOLD = (
    "film|filmen|bog|bogen|sang|sangen|serie|serien|roman|podcast|tekst|digt|dokumentar|teaterstykke .. "
    "om|hvor|der|hvori|hedder|som / handler|handlede om / hovedperson* / figur|figuren / rolle|rollen som / "
    "i .. filmen|spillet|bogen|serien|sangen / oplæg|foredrag|opgave|projekt|tema .. om / emnet"
)

RULES = (
    (
        "",
        "harmless",
        """
dø|dør|døde af|at|ad !sult|vold|piller|noget|dem|det|mig|sorg|skam|tørst
dø|dør|døde .. af grin|latter|kedsomhed|varme|skam|træthed|flovhed|nysgerrighed|spænding|grine|pinlighed
dø|døe|farve|døde|dør .. mit|håret|tøj|garn|stof|uld|hår|tshirt .. hår|blåt|rødt|grønt|lilla|sort|rosa|lyserødt|lyst|selv
dø|døe håret|hår|garn|stof|tøj
dør efter en|at|et|slik|smøg*|kaffe|cola|is|chokolade|lidt
dør|dø for .. at? se|vide|prøve|smage
lækker*|gode|godt|flot*|smuk*|kage|kager|pizza|mad|sko|noget .. at dø for
det er til at dø for
dør|døde|død batteri*|mobil*|telefon*|computer*|wifi*|nettet|net
batteri*|mobil*|telefon*|tlf|computer*|bil|bilen|motor*|plante*|planter|fisk|fisken|hamster*|skærm* .. dør|døde|død|døet
kunne|må|skal .. {neg} dø
min|mit|mine hund|kat|kanin|hamster|fisk|marsvin|plante|planter|hest|fugl .. dør|døde|død|dø
bange|angst|nervøs for .. at? dø|miste|dør
frygt|angst for .. dø|døden
vil|skal|må|ønsker {neg} .. !snart dø
tænker|tænkt|lyst|tanker {neg}|ingen .. på|til|om .. dø|selvmord|døden|selvmordstanker !mere|længere
har|haft {neg} .. selvmordstanker|selvmord
{neg} .. selvmordstruet|selvmordstanker
slå|slår|slog|slået .. græs|græsset|græsplænen|plænen|hække|rekord*|knude*|rod|til|søm|sømmet|en streg|et sving|hak|et smut|vejen|op
slå|slår|slog|slået .. op|fra|til|tiden|ned|løs|sammen|personlige mit|min|i|på|noget|med|et|en|ord|ordet
slå|slår|slog|slået mig ned|løs|sammen|til|igennem|om
slår|slå|slog hul|bane|tonen|koldt|telt|søm|kolbøtter|vejrmøller|saltomortale*|rekord*
det|der|noget slår|slog|slået mig !ihjel|i|på|hårdt
det som|der slår|slog mig
jeg har|havde|fik? slået mig !selv|ihjel
jeg slog|slår mig !selv|ihjel
slog|slår jeg mig !selv|ihjel
kom|kommer|kom til at slå mig !selv|ihjel
slå|slår|slog|slået mig|den .. i|på knæ*|tå*|albue*|finger|fingeren|tommel*|skinneben*
hjertet|hjerte|klokken|pulsen|bølger*|regnen|vinden|lynet|solen .. slår|banker|slog
næsten|ved|lige ihjel .. grin*|kede*|køre*|faldt|cykle*|cykel
keder|kede|kedede|griner|grine|grinede|ler|arbejder|arbejde|sulter|fryser|sveder|spiser|øver|venter|læser mig .. ihjel
slå|slår|dræbe|dræber|slog .. tid|tiden|tiden|kedsomhed|stemningen|fluer|myg|edderkop*|hvepse|ukrudt|ord|bakterier|lus|myggen|fluen|flue|myre*|snegle*|dragen|dragen|zombie*|monster|monstre|bossen
slog|slå|slår den|tiden ihjel
skyde|skyder|skød .. mål|billeder|film|genvej|hjem|papegøjen|skylden|kurv|på mål|basket|straffe|bold*|nytår*|raketter|fyrværkeri|frispark|lerduer|bue
skyde|skyder|skød .. mig selv i foden
hænge|hænger mig .. i bremsen|på|op|fast|ud|med|i
hænger .. i mig
springe|hoppe|hopper|springer .. faldskærm*|elastik*|bungy*|bungee*|vippe*|trampolin*|vipperne|10meter*
faldskærm*|bungyjump*|bungeejump*|elastikspring* ... ud|ned
kaste|smide|kaster|smider|kastede mig over|ud? over|ind|i .. opgave*|noget|lektier|det|maling|bøger
skære|skærer|skar|skåret .. ned|brød|grønt*|løg|kød|kage|agurk*|gulerod*|gulerødder|træ|tænder|frugt|ost|i træ|kartof*|pizza|pap|papir|figurer|ansigt|over|græskar|lagkage*|tomat*|salat
skære|skærer|skar igennem|budgettet|i budgettet|fra|til
skar|skære|skærer|skåret mig .. på|med|da|ved|mens
det skærer mig? i .. hjertet|ørerne|øjnene|ører
brændte|brænder|brændt mig .. på
brænder for|inde|sammen|efter
banke|bankede|banker .. under bordet|7|syv|på|ham|hende|dem|min|mine .. i|bordet|døren|dør|fifa|skak|spil
banker på .. dør*|døren|inden|først
rører|rørte|røre|rørt mig .. dybt|meget|tårer|til|virkelig
det|musik*|sang*|film*|historie*|serien|bog*|digt*|tekst*|koncert*|video* .. rører|rørte|rørt mig
det rager|rører {neg}? mig {neg}? 
rager mig {neg}?
rør {neg}? ved|mine|min|mit
føler mig .. truet|presset|fanget af|i eksamen|tid
tager .. ansvar|ansvaret|opgaven|skylden .. på mig
tage|tager|tog .. tøj|trøje|jakke|sko|bukser|ting .. på mig
bruger|brugte|bruge|hæver|hæve|hævede jeg .. {purse}
jeg .. bruger|brugte|brugt|hæver|hæve|hævede|hævet|tager|taget|tog|bruge .. {purse}
skat|kommunen|staten|banken|huslejen|husleje|regninger|automaten|spil|tøj|slik|mad|bussen|skattevæsenet|udbetaling|sko|maskinen|rejsekortet|telefonregningen .. {steals} .. {purse}
udnytte|udnytter|udnyttet|udnyttes .. evner|tiden|muligheder|talent|talenter|pladsen|chancen|potentiale|mulighederne|solen|vejret|mine
husker|huske|husk|glemmer|glemmer|glemt|glemte at tage .. {pills}
skal|må huske .. {pills}
sætte|sætter .. ild til .. bål|bålet|pejs|pejsen|grill|grillen|brændeovn*|lys|stearinlys
rydde|rydder|ryddet op efter mig selv
låste|låst|låser mig .. ude|ud
jeg .. låst|låste|lukket|låser|lukker mig .. inde|ude|ind
har|fik låst mig|os ude
jeg vil|gider|skal|kunne|ville|tør {neg} .. slå|skade|dræbe|true|gøre .. nogen|andre|ham|hende|dem|fluer|dyr|en
jeg slår|truer|skader|sparker {neg}|aldrig
slår|sparker|truer|rører|mobber|banker|tvinger|låser|udnytter|slog|rørte|truede mig {neg} !mere|længere|så|hver|altid|kun|bare|meget|hårdt|tit|kun|hele
har {neg} .. slået|sparket|rørt|truet|mobbet|udnyttet|tvunget mig
vågne|vågner|vågne op? tidlig*|kl|klokken|før|om|ved|af|hver|sent|frisk|glad|alene|udhvilet
vågne|vågner op .. tidlig*|kl|klokken|før|frisk|udhvilet|glad
leve af !sorg
{neg} .. leve uden .. telefon*|mobil*|musik*|kaffe|internet*|cola|hund*|kat*|chokolade|tv|fodbold|ost|pizza|wifi|spil*|computer*|min|mad
{neg} .. leve som|op|med|et|på !gaden
orker|gider|kan|magter {neg} mere !nu|$ mad|kage|pizza|skole|kaffe|at|regn|sne|af|om|for|end|slik|spise|lektier|fodbold
dødsyg|dødssyg|dødtræt|dødkedelig*|dødlækker*|dødsfed*|dødfed*|dødflot*|dødirriter*
død .. af|træt|sulten|for|over|til
helt|så|fuldstændig død .. efter|i|af|og|nu
selvmordsforebygg*|selvmordstog
hjælp til|med at|mine|min|mit|økonomi|lektier|rengøring
kniv .. gaffel|og|køkken*|bestik|lommekniv|spejder*|snitte
kaster|kastede|kaste|smider|smed .. efter mig .. i|når|til .. stikbold|spil|håndbold|fodbold|høvdingebold
vi|holdet|brøndby|fck|agf|de|danmark fik|får|fået|gav .. bank|tæsk|klø|røvfuld .. i|af|med|mod|kampen
""",
    ),
    (
        "suicide",
        "unclear",
        """
hellere dø end
{they} .. vil|ville|ønsker|tænker|prøver|prøvede|forsøgte .. dø|selvmord
{they} .. begik|begået|begår selvmord
{they} .. slå|slog|slår|hængte|hænger|hænge|skød|skyde|tage|tog|taget .. sig|sit .. selv|eget|livet|ihjel|liv
{they} .. har|havde .. selvmordstanker
{they} .. hængte|hænger sig
{neg} .. leve sådan|i|her|med
kan {neg} leve uden .. ham|hende|dig|dem|min
selvmord*|dø|ihjel|dræbe .. hvis jeg .. skal .. igen|gang til|en gang|spise|høre|se|vente|lytte
hvis jeg .. skal .. spise|høre|se|vente|lytte ... dør|dø|ihjel|dræbe|hænge|skyde
lære|hjælpe|forebygge|arbejde|læse|uddanne|forske .. om|i|med|mod|at .. selvmord*
slog|slå|slår|slået mig .. ihjel .. på|da|med|ved|i
""",
    ),
    (
        "violence",
        "unclear",
        """
kan .. lide|elsker ... rører|røre|rørt .. mig
ingen .. {hits}|truer|rører|mobber|skubber .. mig
måske|mon .. {hits} .. mig
""",
    ),
    (
        "suicide",
        "sure",
        """
{want} .. dø
{want} .. at|og dø
vil|gerne|lyst|at dør $
{want} .. være|blive død|død
gid|bare|ønske|ønsker|ønskede|håber|håbede|hvis|bedre|bedst ... jeg ... død|dør|døde|dø
{want} .. forsvandt
lad mig dø
hvorfor må|kan|får jeg {neg} .. dø
må jeg {neg}? .. dø
få lov .. at dø
hvordan .. dør man|jeg
dør man .. af
hvordan .. dø
måde* .. at? dø
hvor mange .. {pills} ... dø|dør|døde|ihjel|tage|skal
nok .. {pills} .. til at .. dø
fortjener {neg} .. leve|liv|livet
gør det|det gør ondt at dø
ende|afslutte|slutte|stoppe|afslutter|ender|slutter|stopper|forlade|forlader|forkorte .. livet|liv
færdig|træt|ked .. med|af .. leve|livet
gøre|gør|gjort|sætte|sætter .. ende|punktum .. på|for .. det|livet|alt|mit|hele|mig
tage|tager|tog|taget|tagit .. eget|egent liv
tage|tager|tog|taget mit liv
tage|tager|tog|taget|ta|tag .. livet .. af .. mig|mig|os
tage mig .. af dage
livet af mig
gøre|gør|gjort .. det? af med mig
slå|slår|slog|slået|dræbe|dræber|dræbt|myrde .. mig|mi selv .. ihjel
slå|slår|dræbe .. selv ihjel
slå|slår mig ihjel !$ selv
jeg .. slå|slår mig .. ihjel
{kill} mig selv
{kill} .. selv $
selvmord*
selvmor*
suicid*
hænge|hænger|hængte mig selv
hænge|hængte|hænger mig $
hænge mig i .. træ|træet|skoven|kælderen|loftet|garagen
reb .. om|rundt .. hals*
skyde|skyder|skød mig .. selv
skyde|skyder mig $
kugle for|i .. pande*|hoved*
skyde mig i .. hoved*
drukne|drukner mig .. selv?
kvæle mig selv
forgive|forgifte|gasse mig
{jump} ... foran .. {train}
{jump} ... ind i .. træ|træet|mur|lastbil|bropille .. vilje|fart|bare|vil|selv
køre|kører|kørt .. galt med vilje
{jump} ... ud|ned fra|ad|af|over .. {high}
{jump} ... fra .. {high}
{jump} .. mig .. ud
{jump} .. på|ud? på skinnerne|togskinnerne|sporet|jernbanen|motorvejen
overdosis|overdoser*
har taget|slugt|spist|sluget .. alle|hele|for|en masse|mange|alt|20|30|40|50|10 .. {pills}
har .. taget|slugt|spist .. for mange .. {pills}
tage|tager|sluge|sluger|spise|spiser|æde|tog .. for mange|alt|hele|masse|bunke|glasset|på .. {pills}
tage|tager|sluge|sluger|spise|spiser .. alle .. {pills} .. én|en|på|gang|nat|aften|dø|sove|så
{pills} .. på en|én gang
{stab} ... pulsår*|håndled*
håndled* .. over
{refuse}|grund|lyst|vilje {neg}|ingen .. leve|live|levet|levende
{neg}|ingen .. grund|lyst|noget|værd|vilje|mod|orker|gider|vil|kan .. leve|live|levet
{neg} leve .. mere|$|længere|livet
hvorfor .. skal|leve|lever jeg .. leve|lever|live|$
ingen|intet|ikke .. noget? .. at leve for
livslyst* .. væk|mistet|ingen
mistet|mister|har .. lyst* .. til .. leve|livet
{refuse} {neg} .. være|er|forblive .. i live
hader .. at være i live
{refuse} {neg} .. være|findes|eksistere .. til $
{refuse} {neg} .. eksistere|findes
{refuse} {neg} .. være til mere|længere
bare|ønsk*|gid|hvis|håber ... jeg {neg}|aldrig .. fandtes|findes|eksisterede|født|til|blev
ønsk*|gid|bare|hellere ... aldrig .. været|blevet|var|blev født|til
{neg}|aldrig .. været|blevet|var|blev født
{want}|gider|orker|kan ... {neg}|aldrig ... vågne|vågner|vågnede|vågnet
sove|sover|sov|søvn ... {neg}|aldrig|ikke ... vågne|vågner|op
sove|sover|hvile|væk|borte|forsvinde .. evigt|altid
forsvinde .. jordens|jorden|verden
{neg}|aldrig vågne .. mere|igen|længere
alle|verden|andre|de|mor|familien|familie|forældre|i|dem .. bedre|nemmere|lettere|gladere .. uden mig
bedre|nemmere|lettere|gladere .. stillet? .. uden mig
hvis|når jeg {neg} .. fandtes|findes|eksisterede|var her|er her mere
ud af livet|verden
dø selv|alene|snart|nu|idag|bare $
jeg vil dø
jeg dør snart
farvel .. for altid|evigt|verden|alle|livet
farvel .. verden
afskedsbrev*|farvelbrev*|selvmordsbrev*
med vilje .. overdosis
want|wanna|going .. die
kill myself
kms
end my life|it
unalive
better off dead
dont|not .. want .. live|alive
""",
    ),
    (
        "suicide",
        "check",
        """
tænker|tanker|tænkt|tænke ... døden|død|dø|dødt
jeg dør $
dø $
jeg .. skal .. dø
{they} selvmord
kan|orker|magter|klarer|gider {neg} mere|længere|livet|noget $
kan|orker|magter|klarer|gider {neg} mere|længere|livet nu|mor|alt|det|bare|nogen
kan|orker|magter|gider jeg {neg} mere|længere|livet $
{neg} .. holde|holder .. det|livet ud
holder .. det {neg} .. ud
orker|magter|gider {neg} .. livet|alt|noget|mig|hele|eksistere|tilværelsen
orker|gider ingenting|intet
orker|gider {neg} .. være|leve
{neg} .. være .. her {more}
vil {neg} .. mere|længere $
giver|givet|give op
{neg} .. meningen|mening .. livet|mit|alt|det|længere|mere|noget
ingen mening .. livet|mere|med|noget
giver ingen mening $
alt|alting|hele|allting|livet|ingenting|intet .. lige meget
alt|alting|hele|livet|allting .. ligegyldigt|meningsløst|håbløst|sort|mørkt|tomt|forbi
ingenting|intet|noget .. betyder|hjælper .. noget|mere
{neg}|ingen|intet .. fremtid|håb|udvej
{neg}|ingen|intet .. glæde|glæder sig|mig til
ingen .. savne|savner|opdage|opdager|græde|mærke|lægge
slippe*|slap .. for mig
{want} .. forsvinde|forsvandt
bare|gerne|lyst .. {more}? være .. væk
væk .. for altid|evigt|det|alt
{want} .. fred|ro .. fra|for|evigt|evig|altid|endelig
evig fred|ro
{want} .. himlen|himmelen|himmel
i|op|til himlen|himmelen
{want} .. hos|til .. gud
hen|op|hos|sammen .. min|mor|far|mormor|farfar|morfar|farmor|bedste* .. død*|himlen|himmelen|grav
anden side $
på den anden side .. mor|far|farmor|mormor
sagt|siger|sige farvel .. alle|dem|allesammen|jer|hele|verden|dig
farvel alle|allesammen|mor
sidste .. gang|brev|besked|hilsen .. hører|ser|skriver|taler|snakker|jeg|fra
sidste gang .. jeg
{neg}|aldrig .. ser|se|hører|høre .. mig|hinanden .. mere|igen|længere
ser|hører mig {neg} .. mere|igen
giver|givet|give|forære|foræret|forærer|deler|delt .. mine|alt|alle|hele .. væk|ud
når jeg {neg} .. er|lever .. her|mere|længere|
når jeg .. er|engang .. væk|borte|død|ude
når jeg er .. borte|død
rydder|ryddet|rydde|gjort|gør|pakket|sorteret ... så|for ... {neg}|slipper
rydder|ryddet|rydde .. op efter mig ... andre|ingen|de|mor
så .. de|andre|ingen|mor|i {neg}? .. skal|behøver|slipper .. efter mig|bagefter|selv
{own} begravelse|grav|gravsten|kiste|bisættelse
begravelse .. min|planlagt|musik
testamente*
tak for alt|alting
undskyld for alt|alting|hele|besværet
tilgiv|tilgive mig
lov|love mig .. passe|passer
pas på .. hinanden|mor|far|katten|hunden|dem .. for mig|når
passe|passer|får .. kat|katten|hund|hunden|fisk|kanin ... når|hvis jeg .. væk|død|borte|mere
snart .. er|slut|forbi .. forbi|slut|overstået|det|hele
det er snart slut|forbi|overstået
slut|forbi .. i aften|nat|morgen
i aften|nat|morgen .. slutter|slut|forbi .. det|alt|hele
{pills} .. gemt|samlet|gemmer|samler
gemt|samlet|gemmer|samler|gemme|samle|sparet|sparer|lagt|køb* .. {pills} .. til|under|nok|væk|$|i
alle .. {pills}
kigger|kiggede|stå|står|stod|stået|gå|går|sidder|sad .. på|ved|til|ned .. broen|skinnerne|togskinnerne|togstationen|kanten|perronen|motorvejsbroen|højhuset
togskinner*|jernbanen
køber|købt|købe .. reb
et reb
gøre|gør|lave|laver .. noget dumt
værd* .. ingenting|intet|noget|mig
jeg er intet|ingenting|værdiløs
{neg} .. værd .. noget|mig|leve
byrde
til .. besvær|last .. for|alle|andre|dem
bare .. i vejen
hader .. mit|mig|livet .. liv|selv|$
hader .. at leve|livet
livet er .. lort|pis|hårdt|meningsløst|tomt|slut|forbi|ligegyldigt|kaput|ikke
træt .. af .. alt|livet|hele|kæmpe|mig|verden
lede .. ved livet|alt
kæmper|kæmpe {neg} .. mere|længere
orker|gider {neg} .. kæmpe
opgivet .. livet|alt|håbet|hele
slukke|slukker .. lyset|alt|hjernen|mig .. evigt|altid|$
stoppe|slutte|afslutte|ende .. det hele|alt|alting
til at dø
klar til at gå|tage afsked
ønsk* .. bare .. jeg .. var .. væk|borte|et andet sted|ingenting
bare .. lægge mig .. og dø|ned
hvad .. sker .. når man dør|døden
døden
selv .. livet
give|giver .. slip på livet|alt
ville .. ingen|nogen .. savne|opdage|græde .. mig|hvis
tomt .. indeni .. hver|hele
drikke .. mig ihjel
tage mig selv
""",
    ),
    (
        "danger",
        "sure",
        """
i .. fare
i .. livsfare|nød
jeg .. hjælp nu|akut|straks|hurtigt|lige nu
hjælp .. nu|straks|akut|hurtigt
akut .. hjælp|nødhjælp
ring|ringe|ringer|tilkald .. 112|politi|politiet|ambulance|ambulancen|alarm*|vagtlæge*
112
det er .. nødsituation|akut|alvor
nødsituation
bløder .. meget|voldsomt|stopper|overalt|kraftigt
livsfare
hjælp mig $
redde mig
red mig
nogen .. bryder|brudt|er .. ind|inde .. nu|hos|mig
help me
""",
    ),
    (
        "danger",
        "check",
        """
hjælp $
bløder
{neg} .. trække vejret
kan {neg} .. få luft|vejret
{neg} tryg .. hjemme|her|mere|
føler|er .. mig {neg} .. sikker|tryg
""",
    ),
    (
        "self_harm",
        "sure",
        """
selvskad*
{stab} .. i .. mig|mi selv|sig|$
{stab} .. mig selv
jeg .. cutter|cutte|cuttede|cuttet|cutting
cutter|cutte|cuttede|cutting|cuttet .. mig|igen|når|for|$|i
cutter .. igen|når
{stab} .. i .. {limbs}
{stab} .. mig .. i .. {limbs}
{stab} .. {own} .. {limbs}
skade|skader|skadet|skadede .. mig selv
gøre|gør|gjort|gjorde .. skade på mig .. selv?
gør|gøre|gjort|gjorde .. mig selv .. {pain}
gør|gøre|gjort|gjorde .. noget ved mig selv
gør|gøre|gjort|gjorde .. mig .. ondt|fortræd .. selv
skade|ondt|vold på .. mig selv
brænder|brænde|brændt|brændte|svider|svide .. mig selv
brænder|brænde|brændt .. mig .. med .. smøg*|cigaret*|lighter*|gløder
cigaret*|smøg*|lighter* .. på|mod|ud .. min|huden .. arm|hud|hånd|lår
slår|slå|slog|banker|banke|dasker|slået .. mig selv
banker|dunker|hamrer|slår|slå|dunke|banke|hamre|bankede|slog|smadrer|smadre .. hoved*|mig|pande* .. væg*|mur*|bord*|dør*|gulv*
bider|bide|bidt|kradser|kradse|kradset|river|rive|niver|nive|straffer|straffe|sulter|sulte|kvæler|kvæle|stikker|stikke|prikker|prikke|pine|piner|ødelægger|skolder|skolde .. mig selv !i
til blods
til det bløder|blod*
lyst|trang|nødt|trangen|lysten|begyndt|tænker til|på at skære $|i|mig|igen
skære|skærer $
cut|cutting myself
hurt|hurting|harm|harming myself
skylle .. armen .. blod
kniv .. min|mod|på .. arm|armen|håndled*|hals*|hud
barberblad* .. arm*|mig|hud*|ben*
blod ... når jeg skær*
lyst|trang til .. skære|gøre|skade mig
""",
    ),
    (
        "self_harm",
        "check",
        """
kaster|kaste|brækker|brække .. op .. vilje|efter|hver|med
finger|fingeren|fingre .. i halsen
barberblad*
ar .. arm*|lår*|ben*|håndled*
hader mig selv
hader .. min krop
straf* mig
spiser {neg} .. for at|med vilje
sulter mig
gør|gøre|komme til at .. noget dumt|mig selv
lyst til .. at slå|skade .. mig
blod
""",
    ),
    (
        "violence",
        "sure",
        """
{hits} .. på|i|efter|til|løs|også .. mig !selv|op
{hits} mig !selv|op
{hits} .. igen|altid|tit|hårdt|også .. mig
{they} .. slå|sparke|banke|tæve|kvæle|smadre|tæske|stikke|slået|skade .. mig !selv|op
slår|slog|slået|slå han|hun|de mig
{they} .. slå|slår|dræbe|dræber|slog|myrde|stikke|skyde .. mig|os .. ihjel|ned
{they} .. {kill} .. mig
true* .. med .. ihjel|kniv|bank|slå|dræbe|skade|pistol|tæsk|ondt|hus|politiet|bål|smadre|stikke|tage
{they} .. true|truer|truede|truet .. mig|os
truer|truede|truet .. mig
jeg .. bliver|blev|er|blevet .. truet|slået|banket|sparket|overfaldet|tæsket|gennembanket|kvalt|mishandlet|tævet|skubbet|holdt !i|op
bliver|blev|blevet jeg .. truet|slået|banket|sparket|overfaldet|tæsket|gennembanket|kvalt|mishandlet|tævet
bliver|blev|blevet slået|sparket|banket|tævet|overfaldet|kvalt|truet .. af|hjemme|derhjemme|her|hver|igen|når|$
får|fik|fået|få .. tæsk|bank|klø|lussing*|lussinger|øretæver|prygl|røvfuld|flad .. af|hvis|når|derhjemme|hjemme|hver|igen|af|$|med
giver|gav|givet|give .. mig .. tæsk|bank|klø|lussing*|flad|øretæver|prygl|skalle|blåt|røvfuld|knytnæve
voldelig|voldelige .. mod|overfor|når|hjemme|kæreste|far|mor|over|$
{they} .. voldelig|voldelige
udsat|udsættes|oplever|oplevet|udsætter|offer|bruger .. vold|overgreb
vold .. hjemme|derhjemme|familie*|forhold|kæreste|bosted*|i
mishandle*
{they} .. låser|låste|låst|lukker|lukkede|lukket|spærrer|spærrede|spærret|låse|lukke .. mig|os .. inde|ind
låser|låste|lukker|låse|spærrer|låst|lukket mig .. inde|ind
låst|lukket|spærret|spærre .. inde .. på|i|hver|af|om|hele|$|mig
bliver|blev|er .. låst|lukket|spærret inde
låser|låste|lukker .. dør* .. udefra|jeg .. {neg}|komme|mig
døren .. låst .. udefra|om|jeg
{they} holder|holdt|holde .. mig .. nede|fast|ned
holder|holdt|holdes|presser|pressede|lægger|lagde .. mig .. nede|ned
bliver|blev|bliver .. holdt|lagt|presset .. nede|ned|fast|fastspændt
binder|bandt|bundet|spænder|spændte|spændt|spændes .. mig .. fast
spændt|bundet|bliver .. fast .. til|i|stolen|sengen
kvælertag|strubetag|halsgreb
tager|tog|taget|holder|holdt|greb|hænder* .. om|på .. halsen
{shoves} .. mig .. i|ned|ind .. håret|hår|armen|øret|væggen|trappen|gulvet|muren|døren
{shoves} .. ned .. trappe*
kaster|smider|kastede|smed|kyler|kylede .. ting|tallerken*|sko|glas|flaske*|kopper|stol*|møbler .. på|efter|mod|hen|rundt
tvinger|tvang|tvunget|tvinges|skal|tvangs* .. giftes|gifte|ægteskab .. med|mod|min|en|ham|fætter
tvangsægteskab*|tvangsgift*
mod min vilje
æresdrab
tæsker|tæver|gennembanker .. mig|os
hits|hit|beats me
tæsk .. hver|derhjemme|hjemme|af far|mor|kæreste*
smadrer|smadrede .. mig|mit ansigt
{they} .. brænder|brændte .. mig
skalle .. han|hun|mig|til
slår .. mor|søster|lillebror|bror|børnene|hende .. hver|når|foran
far slår mor
""",
    ),
    (
        "violence",
        "check",
        """
{they} .. {shoves} .. mig
{shoves} .. i mig|mig
{they} .. slår|slog|sparker
vold
blå mærker|mærke|øje|øjne
brækket .. arm*|næse*|ribben .. han|hun|af
kommer|komme|vil .. efter mig
vente*|står .. på mig .. udenfor|ved|gaden
følge*|fulgte .. efter mig
stalk*
forfølge* .. mig
bange|angst|nervøs|hunderæd|skrækslagen|rædsel .. for {they}|min|ham|hende
bange .. for .. at .. gå|komme|være|tage|sove .. hjem*|alene|ham|hende
bange .. derhjemme|hjemme|når .. han|hun|far|mor|kommer|drikker|bliver
tør {neg} .. gå|komme|tage|være|sige|sove .. hjem|hjemme|ham|hende|imod|noget|nej|alene|fra
{they} .. har|havde|med|trak|tog|viftede .. kniv|våben|pistol
tvinger|tvang|tvunget .. mig
{they} .. kontrollerer|overvåger|styrer|bestemmer .. over? .. mig|alt|telefon*|mobil*|hvem|hvad
tjekker .. min .. telefon*|mobil*|beskeder
må {neg} .. gå|se|tale|snakke|forlade|komme|have|ringe .. ud|venner|nogen|andre|huset|værelse*|lejligheden|familie .. for
må {neg} .. se|mødes|snakke .. mine|andre .. venner|veninder
må {neg} .. forlade|komme .. ud|værelse*|huset|lejligheden|mit
råber|skriger|brøler|skælder .. af|ad|på mig .. hele|hver|altid|konstant|tit|mens|og|$
skælder mig ud .. hele|hver|altid|konstant
kalder mig .. spasser|dum|klam|idiot|luder|mongol|taber|grim|handicappet|retarderet|fed|ting|lort|evnesvag
nedgør*|ydmyg* .. mig
taler|snakker .. til mig som|grimt|ned
mobbe*
mobning
driller .. hver|hele|konstant|mig
ude|holder .. mig udenfor
jager|jagter .. mig
ondt .. mod mig
gør|gjorde|gøre .. mig .. ondt|fortræd|bange
gør ondt på mig
{they} .. vred .. så|og .. slå*|kaster|smadrer|hånden
smadrer|smadrede|ødelægger .. ting|møbler|mit|mine|alt
smækker .. dør*
flygte* .. fra
væk fra .. ham|hende|min|mine .. far|mor|kæreste|mand|forældre|$
stikke .. af fra|hjemmefra
ond|onde .. mod|ved
sur .. på mig og .. slår
tæsk|bank|lussing*|lussinger
hård|hårdhændet|hårde .. ved|mod|når .. mig
krisecenter*
social kontrol
genopdragelse*
sendt|sende|sender .. til .. udlandet|hjemlandet|somalia|irak|tyrkiet .. vilje|gift*|mod|igen|$
""",
    ),
    (
        "abuse",
        "sure",
        """
voldt*
overgreb|sexovergreb|overgrebet|overgreben
seksuelt .. krænk*|misbrug*|chikane*
krænke* .. mig|seksuelt
blufærdig*
misbruger|misbrugte|misbrugt|misbruge mig
bliver|blev|er|blevet .. misbrugt|befamlet|krænket
incest
pædofil*
{touch} .. mig
{touch} .. på|ved .. mig
{touch} .. mine|min .. {private}
{they} .. tager|tog|tage|taget på mig !med
tager|tog|taget|klemmer|klapper|klappede|klemte|slår|kigger|stirrer|glor|hånden .. på|i|ned|ind|op .. {private}
{private} .. rør*|tog|tager
mellem benene
hånd|hånden|hænder|hænderne|fingre* .. ned|op|ind|under .. bukser*|trøje*|bluse*|tøj*|trusser*|kjole*|nederdel*
under tøjet|trøjen|blusen|dynen|kjolen .. på mig
{forces} .. mig|jeg .. til|sex|ind .. {sex}
{forces} .. {sex}
{forces} .. tage .. tøj*|af
{sex} .. selv om|når jeg .. {neg}|nej|sover|vil
{sex} .. med mig selv om|når .. nej|ikke|jeg
{they} .. {sex} .. med mig
mod min vilje
sex|kroppen|krop .. for|mod|penge .. penge|ham|smøger|stoffer
sælge*|sælge|sælger .. {own}|sig|mig krop|selv
prostitu*
{they} .. vil|ville|skal|siger .. sende|se|vise .. {naked} .. billede*|mig|af
sende|sender|sendt|send .. nøgen*|nøgne|frække .. han|hun|de|til|billede*|ellers|af|ham
deler|delt|delte|lagt|true* .. nøgen*|billeder .. mig|nettet|snap*|af
tager|tog|filmer|filmede|optager|fotograf* .. mig|af .. bad*|nøgen|tøj|bruse*|sover|toilet*
{they} .. kommer|kom|går|gik|lægger|lagde|kravler .. ned|ind|op|sig .. {own} seng
lægger|lagde|ligger|lå sig? .. oven|ovenpå .. mig|på
{they} .. gør|gjorde|laver|lavede|gøre .. ting|noget|det .. ved|med|mod mig
gør|gjorde .. ting .. jeg {neg}
ulækre|klamme|frække|seksuelle .. ting
{they} .. tager|tog|trækker|hev|hiver|flår .. {own}? tøj*|bukser*|bluse* .. af .. mig
kysser|kyssede|kysse .. mig .. selv om|uden|ikke|tvang
groom*
rapes|raped|touches me
""",
    ),
    (
        "abuse",
        "check",
        """
{they} .. ind .. værelse .. nat*|aften|sover|banke
ind .. til mig .. om natten
{they} .. kigger|ser|glor|lurer .. bad*|nøgen|tøj|skifter
kigger|glor|stirrer på mig .. bad*|når|nøgen
hemmelighed
må {neg} .. sige|fortælle .. til .. nogen|andre|mor|far|dem|personalet
siger nej .. men|alligevel|og .. bliver|alligevel|gør|fortsætter|stadig
stopper {neg} .. når|selv .. nej|stop|siger
selv om jeg .. siger|sagde|græder|{neg} .. nej|stop|vil|have
krænk*
{they} .. vil .. have|i .. sex|seng|billeder|kysse
nøgenbilled*|nøgenfoto*
misbrug* .. mig
rør mig {neg}
på en måde .. jeg {neg}
for tæt på
upassende
befølt*
gjort|gjorde noget ved mig
{touch} .. steder|sted|hvor .. jeg|vil
pres* .. mig .. til
vise .. mig frem|uden
webcam* .. tøj*
snap* .. nøgen*|tøj
""",
    ),
    (
        "threat",
        "sure",
        """
jeg .. slå|slår|tæve|banke|smadre|sparke .. {them} ihjel|ned|til .. døde|blods
slå|slår|slog .. {them} .. ihjel
slå .. en|nogen|alle ihjel
{kill} .. {them}
jeg .. {kill}
stikke|stikker|stak|knivstikke .. {them} .. ned|kniv
stikke|stikker|sætte|sætter|jage|jager .. kniv* .. i|ned|ham|hende|ind
stikke|stikker .. {them} .. med .. kniv*
knivstikke*|knivdræb*
skyde|skyder|skød .. {them} !et|en|billede*
jeg .. skyde .. alle|dem|nogen
jeg .. vil|skal|har|kommer|tænker .. kvæle|smadre|tæve|gennembanke|tæske|skade|banke|overfalde .. {them}
jeg .. vil|skal .. slå|sparke .. {them} !i
jeg slår|tæver|banker|smadrer|sparker .. {them} !i
jeg .. kommer|kom til at .. slå|skade|sparke|stikke|gøre .. {them}|nogen
gøre|gør|skade .. {them} .. fortræd|ondt .. hvis|snart|i|$
{want}|lyst|komme .. gøre .. {them} .. fortræd|ondt
skade|skader .. nogen|andre|dem|folk
brænde|brænder|sætte|sætter|stikke .. ned|ild|af .. det|hele|stedet|huset|bosted*|skole*|rådhus*|kommunen|til|på
brænde|brænder .. bosted*|stedet|huset|skole*|hele|lortet|rådhus* .. ned|af
sætte|sætter .. ild .. til|på
sprænge|sprænger .. luften|bombe|skolen|rådhuset|alle
skoleskyd*
massakre*
tager|tage|tog|taget|har .. kniv|pistol|våben|økse|bat .. med .. i|til|på|og|hvis|ind
kniv .. i lommen|tasken|lomme|taske .. hvis|til|når|så
de|han|hun|alle .. skal|fortjener|burde .. dø|ihjel
{they} .. skal|fortjener|burde .. dø
han|hun|de .. {neg} .. overlever
bombe* .. skole*|rådhus*|kommunen|bosted*|under|i
""",
    ),
    (
        "threat",
        "check",
        """
lyst .. slå|sparke|smadre|tæve|kvæle|skade|nikke|stikke
kunne .. slå|kvæle|dræbe|smadre .. {them}|nogen|ham
slå|slår|smadre .. ihjel
jeg .. slår|slog|slå|slået|sparker|bider .. {them}|nogen|lillebror|personalet|mor|far|min|mine
håber|ønsker .. {they} .. dør|død|dø
hævn*
nakken .. ham|hende|dem|ned
skal nok få .. ham|hende|dem
de får .. betale|smage|se
bliver|blive .. så vred .. at|jeg|så .. slå*|kaster|smadre*|skade
kan {neg} styre .. mig|vrede .. slå*|når|så
hader .. {they}|alle .. så|og .. ihjel|slå*|smadre|død
kniv
pistol|våben|gevær
smadre .. {them}|ansigt*|fjæs*
true*
bombe*
smadrer .. alt|alle|ham|hende|dem
bank|tæsk .. til|skal|får
""",
    ),
    (
        "neglect",
        "sure",
        """
giver|gav|give|får|fik .. mig|jeg {neg}|ingen|intet .. mad|medicin|spise|vand|drikke !færdig|lavet|klar|selv
får|fik {neg} .. noget at spise
får|fik|får ingen mad|medicin|vand
{neg} .. fået .. mad|noget at spise|vand .. i|hele|siden
ligger|sidder|sad|lå|ligge|sidde .. i .. tis|lort|pis|urin|afføring|ble|bleen|våd|vådt|skidt|bræk
ingen|aldrig .. skifter|skiftet|skifte .. ble|bleen|mig|tøj|sengetøj
{neg} .. skiftet|skifter .. ble|bleen|mig
ingen .. kommer|kom .. når|selv .. jeg .. kalder|råber|ringer|trykker|falder|skriger
kalder|råber|ringer|trykker .. men|og .. ingen|aldrig .. kommer|kom|hjælper|svarer
{neg}|ingen .. hjælper|hjælp .. mig .. på|ud|i|op|med .. toilet*|bad|seng|sengen|wc
{neg} .. på toilet*|wc .. når|for|hjælp*|fordi
vanrøgt*|omsorgssvigt*
{they} .. lader|lod|efterlader|efterlod .. mig .. ligge|sidde|sulte|alene|være .. i|hele|tis|timer|gulvet|alene|kørestol*|natten
sidde|ligge|sidder|ligger|lå .. i .. timer|hele .. på gulvet|kørestol*|gulvet
""",
    ),
    (
        "neglect",
        "check",
        """
sulter
sulten .. ingen|hver|seng|hele|fordi|altid|penge
ingen|aldrig|{neg} .. mad .. hjemme|huset|køleskab*|hus|derhjemme|os|i
køleskab* .. tomt
{neg} .. råd til mad
glemmer|glemte|glemt .. mig|min medicin|at give|at hente|mine piller
får|fik {neg} .. min|mine .. medicin|piller
{neg} .. været|kommet|fået .. bad .. uge*|dage|måned*|siden|i
hjemløs*
sove|sover|bor|bo|sov|leve .. på gaden|trappe*|opgang*|bænk*|herberg*
{neg}|intet .. noget? sted .. at sove|bo|være
smidt|smider|smed|smide .. mig .. ud|gaden|hjemmefra
ingen .. passer|passede|tager sig|hjælper|holder øje
passer {neg} .. på mig
mor|far|forældre|moren|faren .. fuld|fulde|drikker|drak|skæv|høj|stoffer .. hver|hele|altid|igen|meget|så|tit
drikker .. mor|far|hver dag
alene .. hele .. dagen|natten|døgnet|weekenden
ingen varme|strøm|el .. hjemme|lejlighed*|os|hos
fryser .. ingen|varme|hver nat
{neg} .. til læge* .. må|for|selv|ondt
ingen .. lytter|ser|opdager .. jeg|mig .. har|syg|ondt|falder
glemt .. på|i .. badet|toilettet|bussen
våd|vådt .. hele .. dagen|natten
""",
    ),
    (
        "exploitation",
        "sure",
        """
{they} .. {steals} .. {own}|alle|alt .. {purse}
{steals} .. mine .. penge
stjæler|stjal|stjålet|stjæle .. fra|af mig
stjæler|stjal|stjålet mine|min|mit .. {purse}
mine penge .. bliver|blev|er .. taget|stjålet|brugt .. af
{they} .. låner|lånte|lånt|låne .. {purse} ... {neg}|aldrig .. tilbage|igen|betaler
jeg .. skal|må|tvunget .. give|betale|aflevere|sende|overføre .. {them}|mine .. {purse}
give|giver|gav|betale|betaler .. {them} .. mine|min|alle|alt .. {purse}
{forces} .. {purse}|betale|købe|lån|låne|underskrive|sælge|stjæle|hæve|overføre|skrive
lån|telefon|abonnement|kviklån|købt|bestilt|gæld .. i|på mit navn
i|på mit navn .. lån|telefon|abonnement|kviklån|købt|ting
{they} .. mit navn
udnytter|udnyttede|udnyttet|udnytte|udnyttes .. mig|jeg|økonomisk|$|af
bliver|blev|føler .. udnyttet
snyder|snød|snydt|franarre*|lokker|lokkede|lokket|narrer|narret|narrede|fuppe* .. mig|mine|min|for .. {purse}
afpres*
sælge|sælger|køre|hente|gemme|smugle|transportere|opbevare .. hash|stoffer|narko|stof|coke|pot|varer .. for
stjæle|stjæler .. for|ting for {them}|ellers
tømt|tømte|tømmer .. min konto|opsparing|pung|min
steals my money
""",
    ),
    (
        "exploitation",
        "check",
        """
{steals} .. {own} .. {purse}
{they} .. {steals} .. penge*
{they} .. styrer|bestemmer|har|holder|gemmer .. {own}|over .. {purse}|kode*|pinkode*
{they} .. låner|lånte|lånt|låne .. penge|{purse}
låner|lånte|lånt .. penge .. af mig
kender|kan|har .. {own} .. pinkode*|kode*|mitid
{own} penge .. væk|forsvinder|forsvundet|mangler
arbejde|arbejder .. gratis|uden|ingen løn|betaling
{neg}|ingen .. får|fik|fået|se .. {own} .. penge|løn
på nettet ... penge|kort
sende|sender|sendt|overføre|overført|overfører .. penge .. til .. ham|hende|en|nogen|nettet|dem|kæreste*
vil|bliver .. have .. penge .. hele|tiden|af mig|altid|hver
skal|må .. betale .. for .. ham|hende|dem|alle|alt
snyd*|snød .. mig
købe .. ting|smøger|øl .. til .. dem|ham|hende .. hver|ellers|altid
kun venner|ven .. penge|når
betale|betaler .. altid|hver .. for
bruger|udnytte* mig
{purse} .. stjålet|taget
stjålet .. {purse}
""",
    ),
)
