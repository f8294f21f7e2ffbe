"""Romanian verbs: the four conjugations, the irregular verbs of the news, and the way back to the infinitive.

Source of the rules: the conjugations of the school grammar.
"""

from __future__ import annotations

from collections.abc import Callable

from monitor.languages.conjugation import Verbs

_CLASSES = """
= pp : - ă e ul ului a ei ele elor
= pi : i ii ilor
= ut : ut+pp uț+pi u ură use useră urăm
= s : s+pp ș+pi se seră sese
= t : t+pp ț+pi
= e : e em eți ea eai eam eau eați
= a : a at+pp aț+pi ând am ai au ăm ase aseră ară ă
= ez : ez ezi ează eze
= im : ea eai eam eau eați
= it : it+pp iț+pi im ind i ii ise iseră iră irea +im
= ea : em eți +im
a : - +a +ez e i
ca : c +a e i ; ch +ez
ga : g +a ; gh +ez ; g e i
ia : i +a ază eze ez ezi e em
*a : - ă e
i : - +it esc ești ește ească
ui : u +it ie iesc iești iește iască ia iau iam
ăi : ă +it iesc iești iește iască ia iau iam
î : - ăsc ăști ăște ască ât+pp âț+pi am au a ând î âse âseră âră âm
e : - - i ă +e +ut ând ; z ând
ide : id - ă +e ; iz i ând ; i +s
nge : ng - i ă +e ând ; n +s
ude : ud - ă +e ; uz i ând ; u +s
une : un - i ă +e ; uni - ; unând - ; u +s
ite : it - ă +e ; iț i ând ; i +s
rage : rag - i ă +e ; răgând - ; ra +s
"""
_IRREGULAR = """
!fi : sunt este ești e suntem sunteți era erau eram fost fostă foști foste fie fii fiind fuse fuseră fu fură -
!avea : am ai are au aveți avem avea aveau aveam aibă avut avută având avu -
!da : da dau dai dă dăm dați dea dat+pp daț+pi dădea dădeau dădeam dădu dăduse dăduseră dând dăduseră -
!sta : stau stai stă stăm stați stea stat stătea stăteau stând stătut -
!lua : iau iei ia luăm luați luat+pp luaț+pi luând lua luau luă luase luară -
prelua : preia preiau preluat+pp preluaț+pi preluând prelua preluau preluă preluase preluară preluăm -
!bea : beau bei bem beți băut+pp băuț+pi bând bău -
!vrea : vreau vrei vrem vreți vrut vru vroia vroiau voia voiau vrând -
!putea : pot poți poate poată - ; put +ea +ut ând
!ști : știu știi știe știm știți știut+pp știuț+pi știa știau știam știai știind știuse -
!veni : vin vii vine vină - ; ven +it
deveni : devin - e ă ; deven +it
reveni : revin - e ă ; reven +it
interveni : intervin - e ă ; interven +it
conveni : convin - e ă ; conven +it
proveni : provin - e ă ; proven +it
preveni : previn - e ă ; preven +it
surveni : survin - e ă ; surven +it
!muri : mor - i im ; moare moară - ; mur +it ; mort morți moartă moarte -
!fugi : fug - i e ă ; fug +it
!dormi : dorm - i ; doarme doarmă - ; dorm +it
!minți : mint - e ă ; minț +it
simți : simt - e ă ; simț +it
consimți : consimt - e ă ; consimț +it
!auzi : aud - e ă ; auz +it
!ieși : ies - i ; iese iasă - ; ieș +it
!sări : sar - i e ă ; sar -  ; săr +it
!pieri : pier - e i ; pier +it
oferi : ofer - i ă e ; ofer +it
suferi : sufăr - ; sufer - i ă e +it
acoperi : acopăr - ; acoper - i ă e +it
descoperi : descopăr - ; descoper - i ă e +it
referi : refer - i ă e +it
diferi : difer - i ă e +it
cuceri : cucer +it esc ești ește ească
sprijini : sprijin - i ă e +it
împărți : împart - e ă ; împărț +it
despărți : despart - e ă ; despărț +it
repeta : repet - +a e ; repeți -
ucide : ucid - ă +e ; uciz i ; ucig ând ; uci +s
sinucide : sinucid - ă +e ; sinuciz i ; sinucig ând ; sinuci +s
decide : decid - ă +e ; deciz i ând ; deci +s
închide : închid - ă +e ; închiz i ând ; închi +s
deschide : deschid - ă +e ; deschiz i ând ; deschi +s
prinde : prind - ă +e ; prinz i ând ; prin +s
aprinde : aprind - ă +e ; aprinz i ând ; aprin +s
cuprinde : cuprind - ă +e ; cuprinz i ând ; cuprin +s
surprinde : surprind - ă +e ; surprinz i ând ; surprin +s
desprinde : desprind - ă +e ; desprinz i ând ; desprin +s
întreprinde : întreprind - ă +e ; întreprinz i ând ; întreprin +s
vinde : vând - ă ; vind +e e ; vindem - ; vinz i ; vânzând - ; vând +ut
răspunde : răspund - ă +e ; răspunz i ând ; răspun +s
corespunde : corespund - ă +e ; corespunz i ând ; corespun +s
ascunde : ascund - ă +e ; ascunz i ând ; ascun +s
pătrunde : pătrund - ă +e ; pătrunz i ând ; pătrun +s
pierde : pierd - ă +e ; pierz i ând ; pierd +ut
crede : cred - +e ; creadă - ; crez i ând ; crez +ut
încrede : încred - +e ; încrez i ; încrez +ut
!arde : ard - ă +e ; arz i ând ; ar +s
exclude : exclud - ă +e ; excluz i ând ; exclu +s
include : includ - ă +e ; incluz i ând ; inclu +s
concluziona : concluzion +a +ez
depinde : depind - ă +e ; depinz i ând ; depin +s
tinde : tind - ă +e ; tinz i ând ; tin +s
întinde : întind - ă +e ; întinz i ând ; întin +s
extinde : extind - ă +e ; extinz i ând ; extin +s
pretinde : pretind - ă +e ; pretinz i ând ; pretin +s
invada : invad +a +ez
trage : trag - i ă +e ; trăg +ea ând ; tra +s
atrage : atrag - i ă +e ; atrăg +ea ând ; atra +s
retrage : retrag - i ă +e ; retrăg +ea ând ; retra +s
extrage : extrag - i ă +e ; extrăg +ea ând ; extra +s
alege : aleg - i +e ând ; aleagă - ; ale +s ; aleasă aleasa -
culege : culeg - i +e ând ; cule +s ; culeasă -
înțelege : înțeleg - i +e ând ; înțeleagă - ; înțele +s ; înțeleasă -
!merge : merg - i +e ând ; meargă - ; mer +s ; mersese -
șterge : șterg - i +e ând ; șter +s ; ștears ă
curge : curg - i ă +e ; cur +s
ajunge : ajung - i ă +e ând ; ajun +s
împunge : împung - i ă +e ând ; împun +s
plânge : plâng - i ă +e ând ; plân +s
strânge : strâng - i ă +e ând ; strân +s
constrânge : constrâng - i ă +e ând ; constrân +s
restrânge : restrâng - i ă +e ând ; restrân +s
învinge : înving - i ă +e ând ; învin +s
împinge : împing - i ă +e ând ; împin +s
respinge : resping - i ă +e ând ; respin +s
atinge : ating - i ă +e ând ; atin +s
stinge : sting - i ă +e ând ; stin +s
convinge : conving - i ă +e ând ; convin +s
înfrânge : înfrâng - i ă +e ând ; înfrân +t
sparge : sparg - i ă +e ; spărg +ea ând ; spart+pp spărț+pi sparse sparseră -
frige : frig - i ă +e ; frip +t
înfige : înfig - i ă +e ; înfip +t
distruge : distrug - i ă +e ând ; distru +s
suge : sug - i ă +e ; sup +t
spune : spun - ă +e ; spui - ; spun ând ; spu +s
pune : pun - ă +e ; pui - ; pun ând ; pu +s
impune : impun - i ă +e ând ; impu +s
propune : propun - i ă +e ând ; propu +s
depune : depun - i ă +e ând ; depu +s
expune : expun - i ă +e ând ; expu +s
supune : supun - i ă +e ând ; supu +s
opune : opun - i ă +e ând ; opu +s
dispune : dispun - i ă +e ând ; dispu +s
compune : compun - i ă +e ând ; compu +s
presupune : presupun - i ă +e ând ; presupu +s
rămâne : rămân - ă +e ; rămâi - ; rămân ând ; răma +s ; rămăsese rămaseră rămăseseră -
zice : zic - ă +e ; zic i ând ; zi +s
interzice : interzic - i ă +e ând ; interzi +s
prezice : prezic - i ă +e ând ; prezi +s
contrazice : contrazic - i ă +e ând ; contrazi +s
duce : duc - i ă +e ând ; du +s
aduce : aduc - i ă +e ând ; adu +s
conduce : conduc - i ă +e ând ; condu +s
produce : produc - i ă +e ând ; produ +s
reduce : reduc - i ă +e ând ; redu +s
introduce : introduc - i ă +e ând ; introdu +s
traduce : traduc - i ă +e ând ; tradu +s
deduce : deduc - i ă +e ând ; dedu +s
face : fac - i ă ; fac +e ; făc +ut +ea ând
preface : prefac - i ă +e ; prefăc +ut +ea ând
desface : desfac - i ă +e ; desfăc +ut +ea ând
trece : trec - i +e ând ; treacă - ; trec +ut
petrece : petrec - i +e ând ; petreacă - ; petrec +ut
întrece : întrec - i +e ând ; întrec +ut
începe : încep - i ă +e ând ; înceapă - ; încep +ut
!rupe : rup - i ă +e ând ; rup +t ; rupse ră
întrerupe : întrerup - i ă +e ând ; întrerup +t ; întrerupse -
corupe : corup - i ă +e ând ; corup +t
!cere : cer - i ă +e ând ; cear ă ; cer +ut
încerca : încerc +a ; încearcă încerce încerci -
scrie : scriu - ; scri i e em eți a au am ind ; scri +s
înscrie : înscriu - ; înscri i e em eți a au am ind ; înscri +s
descrie : descriu - ; descri i e em eți a au am ind ; descri +s
prescrie : prescriu - ; prescri i e a au ind ; prescri +s
naște : nasc - ă ; naș te ti ; naștem - ; năștea - u m ; născând - ; născ +ut
cunoaște : cunosc - ; cunoaște cunoști cunoască - ; cunoașt em ; cunoșt ea eau eam ; cunoscând - ; cunosc +ut
recunoaște : recunosc - ; recunoaște recunoști recunoască - ; recunoașt em ; recunoșt ea eau eam ; recunoscând - ; recunosc +ut
crește : cresc - ; crește crești crească - ; creșt em ea eau eam ; crescând - ; cresc +ut
paște : pasc - ; paște - ; păsc +ut
!bate : bat - ă +e ; baț i ; băt +ut +ea ând
combate : combat - ă +e ; combăt +ut +ea ând
abate : abat - ă +e ; abăt +ut +ea ând
dezbate : dezbat - ă +e ; dezbăt +ut +ea ând
străbate : străbat - ă +e ; străbăt +ut +ea ând
trimite : trimit - ă +e ; trimiț i ând ; trimi +s
promite : promit - ă +e ; promiț i ând ; promi +s
permite : permit - ă +e ; permiț i ând ; permi +s
admite : admit - ă +e ; admiț i ând ; admi +s
transmite : transmit - ă +e ; transmiț i ând ; transmi +s
comite : comit - ă +e ; comiț i ând ; comi +s
emite : emit - ă +e ; emiț i ând ; emi +s
remite : remit - ă +e ; remiț i ând ; remi +s
demite : demit - ă +e ; demiț i ând ; demi +s
scoate : scot - ; scoate scoată scoți scoatem scoateți - ; scot +ea ând ; sco +s ; scoasă -
întoarce : întorc - ; întoarce întoarcă întorci întoarcem întoarceți - ; întorc +ea ând ; întor +s ; întoarsă întoarseră -
toarce : torc - ; toarce -
stoarce : storc - ; stoarce stoarcă - ; storc +ea ; stor +s ; stoarsă -
!cere : cer - i ă +e ând ; ceară - ; cer +ut
!ține : țin - ă +e ; ții ținând - ; țin +ut
deține : dețin - ă +e ; deții deținând - ; dețin +ut
reține : rețin - ă +e ; rețin ând +ut
obține : obțin - ă +e ând +ut
susține : susțin - ă +e ând +ut
menține : mențin - ă +e ând +ut
conține : conțin - ă +e ând +ut
întreține : întrețin - ă +e ând +ut
aparține : aparțin - ă +e ând +ut
abține : abțin - ă +e ând +ut
!vedea : văd - ă ; vezi vede - ; ved +ea ; văzând - ; văz +ut ; vadă -
prevedea : prevăd - ; prevede prevezi prevadă - ; preved +ea ; prevăz +ut ând
!cădea : cad - ă e ; cazi - ; căd +ea ; căz +ut ând
scădea : scad - ă e ; scăd +ea ; scăz +ut ând
decădea : decad - e ă ; decăd +ea ; decăz +ut
ședea : șed - e ; șez +ut
!părea : par - e ă ; păr +ea +ut ând
apărea : apar - e ă i ; apăr +ea +ut ând
dispărea : dispar - e ă i ; dispăr +ea +ut ând
reapărea : reapar - e ă ; reapăr +ea +ut ând
!tăcea : tac - e ă i ; tăc +ea +ut ând
!plăcea : plac - e ă ; plăc +ea +ut ând
zăcea : zac - e ă ; zăc +ea +ut ând
!nega : neg - +a e i ; neag ă
!durea : doare dor - doară ; dur +ea +ut
încăpea : încap - e ă ; încăp +ea +ut
omorî : omor - i ; omoară omoare - ; omor ât+pp âț+pi a au am ând î âse âseră âră âm
doborî : dobor - i ; doboară doboare - ; dobor ât+pp âț+pi a au am ând î âse âră
coborî : cobor - i ; coboară coboare - ; cobor ât+pp âț+pi a au am ând î âse âră
scrie : scriu - ; scri i e em eți a au am ind ; scri +s
construi : constru +it iesc iește iască iau ia
"""
_CHANGING = """
a : învăț>învaț îndrept>îndreapt turn>toarn însemn>înseamn întreb>întreab încerc>încearc chem>cheam leg>leag aleg>aleag plec>pleac așept>așteapt aștept>așteapt dezleg>dezleag
a : observ>observ purt>poart rug>roag zbur>zboar juc>joac jur>jur înjur>înjur înec>îneac frec>freac apropi>apropi
a : mânc>mănânc sec>seac chelt>chelt exist>exist dezvolt>dezvolt judec>judec ridic>ridic strig>strig alerg>alearg
a : înot>înoat convoc>convoac provoc>provoac evoc>evoac invoc>invoac revoc>revoac schimb>schimb acord>acord
a : import>import export>export suport>suport transport>transport raport>raport comport>comport adopt>adopt not>not
a : cert>ceart iert>iart dezert>dezert desert>deșeart prezent>prezint reprezent>reprezint spăl>spal răbd>rabd sap>sap
a : săp>sap scap>scap scăp>scap apăs>apas arăt>arat apăr>apăr lăs>las căut>caut adun>adun răsun>răsun ajut>ajut
a : sărut>sărut lupt>lupt mut>mut intr>intr cumpăr>cumpăr înfășur>înfășoar desfășur>desfășoar măsur>măsoar
a : strecur>strecoar tulbur>tulbur bucur>bucur scutur>scutur răsturn>răstoarn întorn>întoarn înțep>înțeap curăț>curăț
a : crăp>crap împac>împac împăc>împac calc>calc călc>calc încalc>încalc încălc>încalc atac>atac arunc>arunc
a : încarc>încarc încărc>încarc descărc>descarc îmbrac>îmbrac îmbrăc>îmbrac dezbrăc>dezbrac
"""
_PREFIXES = "re ne pre des dez în sub supra răs contra auto co inter"
_REGULAR = """
a : abandon abord aboli absolv absorb accelerea acceler accentu accept acces accident achit achizițion acapar aclam cont păstr utiliz acțion cânt așez adăug simboliz înfățiș conect lumin consemn câștig rul vari benefici studi apreci sublini încheia
a : acompani acord activ actual actualiz acuz adapt adaug administr admir admonest adopt ador adres adun afect afirm
a : afl afront agit agrav agres agreg ajust ajut alarm alert alimente aliment alin aloc alter altern alung amân amaneta
a : ambala amelior amend amenaj ameninț amenit ampl amplas amplific amput analiz anex angaj anim anihil anticip antren
a : anul anunț apel aplaud aplic apreci apropi aprob aproviz aranj arbitr arest argument aresta arm articul arunc asalt
a : asasin asculte ascult asedi asfalt asfixi asigur asimil asist asum ataș atac atârn atenționa atențion atenu ateriz
a : atest atribu audi auto autoriz avans avertiz avort bar baricad baz benefici bloc boicot bombard botez brav bruia
a : bruscheaz brusc buc calcul calific campa cant captur caracteriz cauțion cauz căut cazat caz cedar ced celebr cenzur
a : centraliz certific chem cheltui circul cit citez clarific clasific coaliz coloniz colabor colect comand combin
a : comemor coment comercializ compar compens complet complic comport compromit comunic concedi concentr conciliat
a : concur condamn condițion conecta confec conferi confirm confisc confrunt congel conjug conserv consider consolid
a : conspir constat const consult consum contact contamin contempl contest continu contract contrast contribui control
a : convers convoc coopera cooper coordon cop copi corel corespund correct cost cotiz coti cre credit critic culp
a : culmin cultiv cur cutreier dans dat deba debut decap decapit decim declanș declar declin decola deconspir deconta
a : decor decret dedic defăim defăimat defavoriz defect defil degaj degrad deleg delibe delimit demar demasc demisiona
a : demision demisio demont demonstr demonstreaz demonta denatur denigr denumi denunț depărt depăș depist depla deplas
a : deport depozit deput deranj deraia derap derul descalific desemn desen desfășur desființ designa destabiliz destin
a : destitui destrăm detaș detect determin deton detrona devast devans devaliz dezactiv dezamorsa dezaprob dezarma
a : dezarm dezbin dezert dezgrop dezinform dezlănțui dezmembr dezminți dezvolt diagnostic dialog dict difuz digitaliz
a : dilapid dimension diminu dinamit discrimin discut disloc disocia disp dispar dispers disput distrib divaga divers
a : divulg divorț document domin don dot dren dubl dur echip economis edific edit educ efectu elabor electrocut elibera
a : eliber elimin elogi emigr emancip encourag enumer enunț epuiz eradic escalad escort escroc estim etal evacu evad
a : evalu evit evoc evolu exagera exager examin exclam execut exempl exersa exercit exil exist expert expatri expedi
a : experiment expir explic exploat explod explor export exprim expropri expulz extermin extrăd extrem fabric facilit
a : factur falsific familiariz fascin favoriz federaliz felicit figur film filtr finaliz finanț fix flutur folos form
a : formul forț fotografia fotograf frân frăm fraud frecvent fug funcțion fur furniz fuzion garanta garant gener
a : gestion glum grab grad grăb grav grup guvern habil hărțui hazard identific ignor ilustr imagin imigr imit implant
a : implement implic implor import impresion improviz imput inaugur incendi incit inclina incomod incorpor increment
a : incrimin inculp indemniz indic induc infect infest infiltr influenț inform infuz ingera iniți inject injur inov
a : insinua insist inspect inspir instal instaur instig instituționaliz institui integr intensific intent intențion
a : interac intercept interes interog interna intern interpel interpret interpun interview intervieva intim intimid
a : intoxic intr introna inund inunda invad invalid invent inventari investi investig invit invoc irita irit irosi izol
a : înaint încânt încaier încărc încarcer încăiera încet încheia închei încuraj încura îndeamn îndemn îndepărt îndrept
a : îndrum îndur înec înfășa înfăș înființ înfrunt înfrumuseț îngenunch îngheț îngrijor îngrop îngroziet îngroz
a : înjunghi înjosi înlătur înlocui înmatricul înmormânt înmân înregistr înrol însceneaz înscen însemn însărcin înșela
a : înșel înștiinț întâlni întâmpin întâmpl întemei întemniț întreb întreg întristat înțep învăț învât învestea învinui
a : judec jur jurat justific lans lansat las lăs lăud legaliz legitim lega leg leșin lichid limit linșa linș locaț
a : localiz log lucr lupt machiaj maltrat manevr manifest manipul marc marșa marș martiriz mas masacr mărș mediatiz
a : medi medit memoriz menaj mențion merit mil milita milit mitui mișc mobiliz model moderniz modific modera molest
a : mont motiv mult mur mușc mut mutil narat naționaliz naufragi naviga navig necesit neglij negoci nege neutraliz
a : nivela nominaliz normaliz not notific numer observ obiecta obiect oblig ocol ocup oculta ofens ofert oficializ
a : oftat omagi onor oper ordon organiz orient oripila oscil pact panicea paraliz particip parca parlament patent
a : patrona patrul pândi pază ped pedal penaliz perfecțion perfora persecut persevera persista persist perturb pescar
a : picta pict piet pil pilot pirat plac plan planific plant plas plec plimb plomb polemiz polua polu pomp port posed
a : post postul poz pozițion practic preconiz precipit preciz predic predomin prefer prejudici prelev prelimin prelucr
a : prelungi premerg premi preocup prepar preseta present prest prestabil presupus prevala prezent prezid privatiz priv
a : probat prob proced proces proclam procur profan profana profesa profit program progres proiect promov promulg
a : pronunț propag proteja protej protest prov provoc public puls pun punct purifica purt raport răpos ratific răsfoi
a : reabilit reacțion reactiv realiz reanim rebel recapitul recepționa receptiona recicl recit reclam recolt recomand
a : recompens reconcili reconfirma reconsider recrut rectific recuper recuza redact redus reedit reflect reform refugi
a : refuz regenera regiza regret reglement regrupa regulariz reînnoi reîntregi reitera reconstitui relansa relans relat
a : relax relev remarc remedi remodel rememor remunera renov renunț repara repar repartiz repatri reper repet replic
a : report repro reprezent reprim reproduc reproș republica respect respir respins responsabiliz rest restaur restitui
a : result rețin retrag retract retrograda reus revad reveland revendic revers revizui revoc revolt rezerv rezist
a : rezolv rezult ridic rigid ripost risc rival roag rod rostogol rug ruin sabot sacrific salut salv sancțion sanctific
a : scald scandaliz scandat scand scăp schimb scrut scurt scutur sechestr secur segreg selecta selecț semn semnal
a : semnaliz senzaționa separ seta sesiz sfârâi sfâșia sfid simbol simplific simpatiz simul sincroniz sistematiz situ
a : slab socot solicit sond spânzur spart specific specul sper speri spion spolia sponsoriz spulber stabiliz stagn
a : stațion steril stimul stipul stop strâmb strang strangul structur studi subestim sublini submin subordon subscri
a : substitui subvențion sufl sufoca sufoc suger supăr suplim suport supraveghe suprim surescit surveni survol suspect
a : suspend sustrag șantaj șchiopăt ședi șoc șomeriz tard tatu tatona telefon tembel tempera tent terfel termin teroriz
a : test ticăl tolera toler tortur traduc trafic tranșa transform transfer transport trat traumatiz travers tremur
a : triplat tripl triumf tulbur tun turna turn tutela uit ultragia umfla umil umple uniformiz unific urc urgent urina
a : urmări urm uza uzurp vaccin vac valid valorific vandaliz vari vâna vân venerea ventil verific vers vexa vibr vindec
a : viol viola vira vir viru vis viz vizion vizit vizualiz vocea vomit vot vulgariz zbor zgomot zguduia zvon împac
a : împiedic împovăr împrejmui împrumut împușc înarm încadr încălec încătuș încorona încoron încredinț îmbarc îmbrăț
a : îmbrățiș îmbunătăț
i : aboli achit adeveri adăpost adânc admonest aminti amint amăg ameți anter ară asupr asupra atâr ațin bănu biru bir num locu serv defin regăs călător alcătu căsător reun zâmb trebu
i : bol bolnăvi cerși cerș cheltu chinu ciopl ciocn cinst cins ciunt citi cit clăd coloniz contribu construi constru
i : consfinț crăp croncăni cuceri cucer cuc datoră dator dăru dărâm deosebi deoseb depăș deposed depozi descâlc
i : destăinu destitu desăvârș dezmoșten dezvălu dezgrop dezmierd distribu dobând dor dovedi doved duh făgădu fer fiicsa
i : filos flămânz folos fug găs găz găzdu ghic ghid glum goni gon grăb grei greș gândi gând hăcui hărțu hoin hrăn huidu
i : iert imp instru instit institu iscăl iscod isprăv iub ivi iv izb izbi izbuc izbucn izgon îmblânz îmbogăț îmbolnăv
i : îmbunătăț împărtăș împăduri împlin împotriv împuternic încolț încovo încremen îndeplin îndrăgost îndrăzn înfăptu
i : înfometa înfrăț îngrămăd îngrij îngroz îngrăd înlocu înjos înmul înmulț înnebun înnegr înrobi înrob înrăutăț însoț
i : înstări înstrăin însufleț înșfac întâln întăr întârz întocm întrezăr întreg întru învel înverș învinov învinovăț
i : învinu învrăjb jef jefu jeli jel jerf jertf jign jigni jupu lămur lichid lini lips lip lov luc lustru mări măr
i : mărturis măcelări măcelăr mând mântu mârâ mijloc mir mitu mobil moșten mulț mulțum munc murdar murdăr murm nărui
i : nădăjdu năpust năruit născoc năvăl nelinișt nimic nimer nimici nenoroc obișnu obosi obos ocol ocrot odihn omogen
i : opr orândui orbi orb otrăv păc păcăl păgub păr păreg părăs pătim păș păt păz pândi pând pedeps pecetlu pătr pipăi
i : plăt plănu plict plud pluti plut pocăi pocn poftit pofti poft pomen porn porunc potol potriv povest prăbuș prădui
i : prăd prăj prăpăd pregăt prelung prețu preveni preveștit preamăr preoțit primi prim prigon privi priv profan prigoni
i : prilejui prop propovăduit propovăd pângăr ponegr răci răc răcn răn răp răs răscul răscumpăr răspând răspândi
i : răsplăt răstălmăc răsti răstign răsuc rătăc război răzbun răzgând răzlețit răzvrăt reaminti reamint recuceri
i : reîntâln reînnoi reloc reuși reuș rev reîntregi retez revizui rost rostui rostogoli rug rugin sabot sădi sărăc
i : sărbător săvârș schilod scorn sărut sfătu sfărâm sfânt sfin sfinț sfârș sil siluit silui silu slăb sluj slujb smulg
i : sortit sort sosi sos spori spov spoved spor sprijin stabili stabil stăpân stârni stârn stânjen strivi striv stropi
i : strop strângu străluc străfulger sucit suc suprav surghiun surven sustrag șiret șopt șterpel șovăi ștampil țârâi
i : ținti țint tăbăc tălmăc tăinu tăinui tâlhăr tângui târî toci topi top toropi trai trăi tră trâmbiț trânti trânt
i : trezi trez trud tund tulpin ț țâșni țâșn uimi uim uiti umbri umil umplu umbl unelt uni un urî urm urmar urmări
i : urmăr urni urn urzi urz ursit văr vătăm vestit vest vesti viețui vin vindic violent vorb vrăji vrăj zăbovi zăbov
i : zădărnic zăpăci zăr zdrobi zdrob zgând zgâr zid zidi zidit zori zor zugrăv zugrăvi zvârcol zvâcn lipsi opri porni
i : bloc prăbuși scufund ciocni dărâma desfășu descr sfârși oblig îndoctrin intox
e : umpl
î : hotăr ur pâr izvor vâr zăvor tăb târ pogor amăr
"""
_NOUNS = """
acord acorduri act acte acuzație adăpost adăposturi afacere agent alarmă alegere alegeri aliat aliați amendă amenzi
amenințare anchetă anunț anunțuri apel apeluri apă armă arme armată arest arestare arși artă asalt atac atacuri
atentat atentate avocat avocați avocată ajutor ajutoare alertă aliment an ani arat bandă bar bani bătaie bătălie bancă
bază bilet blocaj bloc blocuri boală bombă bombe brigadă cadavru cal cale calm camera cameră campanie candidat
candidați candidată carte casă case cauză cauze cărți câmp ceartă centru cetățean chin cifră cinste clasă clădire cod
copil copii cost costuri crimă crime criză critică critici cruce cuvânt cuțit curs cursă curte curți dans dată date
datorie debut decizie declarație decret deget demisie deputat deputați deputată deținut deținuți deținută deținute
destin devreme dezastru dialog dictator doctor document dolar domn don dor dosar drept drepturi drum durată durere
efect eroare est etapă exemplu exil expert export expoziție fapt fapte faptă față femeie fiică fiu film filme fi foc
focuri foame formă forță forțe foști fost fostă foste frică frig front frână fugar fum furt furturi gaz gând glonț
gloanțe grup grupuri guvern gura ghid greutate grevă hotel hoț idee imagine import impozit impact incendiu incendii
indice interes interese intrare iubire iubit iubită instanță județ joc jocuri joi jurat jurați jurnal judecată
judecător legătură lege legi lemn liber limită limite linie lipsă listă loc locuri lovitură luptă lupte lucru lume
luni mamă mandat mandate mare marți marș maro masă masacru masacre matrice mediu membru mesaj milioane militar
militari mină minciună minister mijloc mijloace mită moarte morți mort moartă moment motiv motive mulți mulțime muncă
mut muzică munte nota note notă nume număr numere naștere nevoie nord notar observator ofertă oferte oficial om operă
oraș ordin ordine ora ore otravă pact pagina parc parte părți part partid partide pas pași pază pedeapsă pedepse
pericol persoană pierdere pierderi pilot piloți plan planuri plată plăți plângere plângeri plecare poartă pod popor
port porturi post posturi preot preoți preț presă prim primar primă primi privat problemă procent proces procese
profit profituri program programe proiect proiecte promisiune protest proteste public punct puncte pușcă putere puteri
rachetă rana rană răni răpire răspuns răspunsuri rând raport rapoarte război recurs refugiat refugiați refugiată
refugiate refuz regret regim rege rest restul resturi rezultat rezultate rezervă rezerve risc riscuri rival rivali rol
rus ruși râs rugă sabotaj sat sate schimb schimburi scop scor scrisoare seara securitate semn semne senat senator
sentință serviciu sfat sfaturi sfânt sfârșit sine soldat soldați solicitare somn spaimă spital spion sport sprijin
stat state stradă strigăt student studenți studiu studii subiect succes suc sud sumă sunet șantaj șef șoc ședință
școală știre știri șomaj tablă tată tânăr teamă telefon temă termen test teste teren tir timp tip titlu toate tort
tortură torturi trafic transport tratament tratat trecut trecutul trib trup trupe tun turn târg tentativă turc unul
urmă urme uz vamă varză vară vânt vârf venit venituri veste viață vin vinuri viol violuri virus vis vise vizită vizite
viză vize victimă victime viitor vorbă vorbe voce vot voturi vreme vechi vii zbor zboruri zgomot zi zile zid ziduri
ziar zonă imigrant migrant migranți protestatar manifestant manifestanți participant angajat angajați angajată
militant activist lista prost bună bun bune rău mai omor omoruri lider patriot acum când cum de la pe ca poate mult
puțin spre sau sunt este era ar au am ai a e fie care lor lui lupta lup luptei luptele judecătoare condiții comuniști
fete gay condus prezent prezente prezentă present absent ucigaș poliția jandarmi jandarm asasin asasini asasinat
asasinate soț soți partener vecin agresor criminal urgență adolescent adult minor agente persoane tineri oameni bărbat
bărbați băiat fată părinte părinți viața calea minut minute secunde certificat palat împărat fruct castrat magistrat
magistrați format aparat advocat calitate cetate libertate autoritate comunitate societate unitate universitate
realitate jumătate bucată lopată spate frate noapte multă minte echipă scurtă voia comandă cursa vestea milă slabă
nevoia bolii iubita colegi primăvară chitară glumă gravă extremă viteze păcii țigară profesoară grabă plasă amplă
donații comori dese comoară neam povară fecioară școlară solară dublă structură analiză influență situații domnișoară
desi românește grupă figură vacă bucata completă bruscă stea sfinții mersul datorita gandesc trecuta cunoscuta
povestea privind nespus nefiind neavând aseară ori oară cara beți secundară primară rară clară măsură armata armatei
lumină durata cinstea parlamentară militară internă frecventă franceze japoneze chineze poloneze engleze definiții
numita curata orbita documentară alimentară judecata coordonatele spusele
"""
_SURE = """
(.{2,}[cg])h(?:ează|eze) → 1a
(.{3,})(?:ează|eze|aseră) → 1a
(.{2,}[uă]i)(?:ește|esc|ască) → 1
(.{3,}[^aeiău])(?:ește|iseră|iră) → 1i
(.{3,})ând → 1a
(.{3,})(?:ată|ați|ate)(?<!tate)(?<!societate) → 1a
(.{3,}[^ău])(?:ită|iți) → 1i
(.{3,})au(?<!erau) → 1a
"""
_WEAK = """
* : ul ului irea ații ele elor
a : e i
"""


def verbs(singulars: Callable[[str], list[str]]) -> Verbs:
    """What is known of them, for a module that leads nouns to their singular."""
    return Verbs(
        _CLASSES,
        _IRREGULAR,
        _REGULAR,
        changing=_CHANGING,
        prefixes=_PREFIXES,
        nouns=_NOUNS,
        sure=_SURE,
        weak=_WEAK,
        singulars=singulars,
    )
