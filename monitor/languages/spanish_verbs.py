"""Spanish verbs: the classes with their spelling and broken vowels, the irregular verbs of the news, and the way back.

Source of the rules: the conjugations of the school grammar.
"""

from __future__ import annotations

from collections.abc import Callable

from monitor.languages.conjugation import ENGLISH_LOANS, Verbs

_CLASSES = """
= fut : é ás á emos éis án ía ías íamos íais ían
= pr : lo la los las le les se me nos te selo
= pp : o a os as
= ia : ía ías íamos íais ían
= a : o a as amos áis an ó aste asteis aron aba abas ábamos abais aban ad+pp ando ar+fut ara aras áramos aran ase asen ad ar+pr ándose ándolo ándola ándolos
= e : e es emos éis en é
= b : o a as amos áis an
= past : ió iste imos isteis ieron iera ieras iéramos ieran iese iesen
= ger : iendo iéndose iéndolo iéndola iéndolos
= er : í +ia +past er+fut id+pp +ger ed er+pr
= ir : í +ia +past ir+fut id+pp +ger id ir+pr
= strong : e iste o imos isteis ieron iera ieras iéramos ieran iese iesen
= j : e iste o imos isteis eron era eras éramos eran ese esen
ar : - +a +e
car : c +a ; qu +e
gar : g +a ; gu +e
zar : z +a ; c +e
guar : gu +a ; gü +e
*ar : - o a as an e es en
*car : c o a as an ; qu e es en
*gar : g o a as an ; gu e es en
*zar : z o a as an ; c e es en
er : - es e emos éis en +er +b
cer : c es e emos éis en +er ; zc +b
ncer : nc es e emos éis en +er ; nz +b
rcer : rc es e emos éis en +er ; rz +b
ger : g es e emos éis en +er ; j +b
*er : - o es e en a as an
*cer : c es e en ; z o a as an
ir : - es e en ís +ir +b
gir : g es e en ís +ir ; j +b
guir : gu es e en ís +ir ; g +b
ucir : uc es e en ís ir+fut imos id+pp +ia +ger ir+pr ; uzc +b
ducir : duc es e en ís ir+fut imos id+pp +ia +ger ir+pr ; duzc +b ; duj +j
uir : u imos ís í id+pp +ia ir+fut iste ir+pr ; uy es e en +b ó eron era eras eran ese endo
*ir : - o es e en a as an
**ir : - ió ieron iera ieras iéramos ieran iese iesen amos +ger
*guir : gu es e en ; g o a as an
**guir : gu ió ieron iera ieras ieran iese +ger ; g amos
*gir : g es e en ; j o a as an
**gir : g ió ieron iera ieras ieran iese +ger ; j amos
"""
_IRREGULAR = """
tener : teng +b ; tien es e en ; ten emos éis +ia id+pp iendo er erlo erla erlos erlas erle ed ; tuv +strong ; tendr+fut
venir : veng +b ; vien es e en ; ven imos +ia id+pp ir+pr ; vin +strong iendo ; viniéndose - ; vendr+fut
poner : pong +b ; pon es e emos en +ia +ger er+pr ed ; puest +pp ; pus +strong ; pondr+fut
hacer : hag +b ; hac es e emos en +ia +ger er+pr ed ; hech +pp ; hic e iste imos ieron iera ieras ieran iese ; hizo - ; har+fut
satisfacer : satisfag +b ; satisfac es e emos en +ia +ger er+pr ; satisfech +pp ; satisfic e ieron iera ; satisfizo - ; satisfar+fut
decir : dig +b ; dic es e en +ger ; dec imos ís +ia ir+pr ; dich +pp ; dij +j ; dir+fut
traer : traig +b ; tra es e emos en +ia íd+pp yendo er+fut er+pr ; traj +j
ver : ve o s - n a as amos an ía ías íamos ían r+fut r+pr ; v emos io iste imos ieron iera ieras ieran iese iendo i iéndose ; vist +pp
prever : prev eo é és én ea ean eía eían emos er+fut io ieron iera iendo ; previst +pp
!dar : doy - ; d a as amos an io iste imos ieron iera ieras ieran iese é en emos ad+pp ando aba abas ábamos aban ar+fut ar+pr i ándose
!ir : voy - ; va - s n mos ya yas yan yamos ; fu i e iste imos eron era eran éramos ese ; iba - s n ; íbamos - ; ido yendo - ; yéndose - ; ir+fut ; irse -
!estar : est oy á ás amos án é én emos ad+pp ando aba abas ábamos aban ar+fut ; estuv +strong
!ser : soy eres es somos sois son - ; era - s n ; éramos - ; fu i e iste imos eron era eran ese ; sea - s n mos ; siendo sido - ; ser+fut
!haber : he has ha hemos han hay - ; hab ía ías íamos ían ido iendo er er+pr ; hub +strong ; hay a as amos an ; habr+fut
!poder : pued o es e en a as an ; pod emos éis +ia ido amos er+pr ; pud +strong iendo ; podr+fut
!saber : sé - ; sab es e emos en +ia id+pp +ger er+pr ; sep +b ; sup +strong ; sabr+fut
!caber : quep +b ; cab es e emos en +ia ido iendo ; cup +strong ; cabr+fut
!querer : quier o es e en a as an ; quer emos amos +ia id+pp +ger er+pr ; quis +strong ; querr+fut
salir : salg +b ; sal es e imos en +ia +past id+pp +ger ir+pr ; saldr+fut
valer : valg +b ; val es e emos en +ia +past id+pp +ger er+pr ; valdr+fut
caer : caig +b ; ca es e emos en +ia íd+pp er+fut er+pr ímos íste í ; cay ó eron era eran ese endo éndose
leer : le o es e emos en a as amos an +ia íd+pp er+fut er+pr í ; ley ó eron era eran ese endo éndose
creer : cre o es e emos en a as amos an +ia íd+pp er+fut er+pr í ; crey ó eron era eran ese endo
poseer : pose o es e emos en a as amos an +ia íd+pp er+fut ; posey ó eron era eran endo
proveer : prove o es e emos en a an +ia íd+pp er+fut ; provey ó eron era endo ; provist +pp
!oír : oig +b ; oy es e en ó eron era eran endo ; o ímos ía ían íd+pp ; oir+fut ; oír lo la los
reír : rí o es e en a as an ; re ímos ía ían íd+pp ; ri ó eron era eran endo éndose amos ; reir+fut ; reír se
abrir : abr es e en ís +ir +b ; abiert +pp
cubrir : cubr es e en ís +ir +b ; cubiert +pp
escribir : escrib es e en ís +ir +b ; escrit +pp
scribir : scrib es e en ís +ir +b ; scrit +pp
imprimir : imprim es e en ís +ir +b ; impres +pp
romper : romp es e emos en +er +b ; rot +pp
!morir : muer o es e en a as an ; mor imos +ia ir+fut ir+pr iste í ; mur ió ieron iera ieras ieran iese iendo amos ; muert +pp
volver : vuelv o es e en a as an ; volv emos amos +er ; vuelt +pp
solver : suelv o es e en a as an ; solv emos amos +er ; suelt +pp
!oler : huel o e en a ; ol emos +er
!andar : and +a +e ; anduv +strong
prohibir : prohib es e en ís +ir +b ; prohíb o es e en a as an
reunir : reun es e en ís +ir +b ; reún o es e en a as an
delinquir : delinqu es e en +ir ; delinc +b
!asir : as +ir
bendecir : bendig +b ; bendic es e en +ger ; bendec imos +ia id+pp ir+fut ; bendij +j
maldecir : maldig +b ; maldic es e en +ger ; maldec imos +ia id+pp ir+fut ; maldij +j
placer : plac e en +er ; plazc a o
!matar : mat o a as amos an ó aste aron aba abas ábamos aban ad+pp ando ar+fut ara aran ase en é emos ar+pr ándose ándolo ándola
"""
_CHANGING = """
ar : pens>piens cerr>cierr neg>nieg deneg>denieg reneg>renieg seg>sieg reg>rieg pleg>plieg despleg>desplieg
ar : repleg>replieg empez>empiez comenz>comienz tropez>tropiez atraves>atravies confes>confies despert>despiert
ar : calent>calient recalent>recalient gobern>gobiern recomend>recomiend encomend>encomiend enmend>enmiend sent>sient
ar : asent>asient apret>apriet acert>aciert concert>conciert desconcert>desconciert alent>alient desalent>desalient
ar : manifest>manifiest encerr>encierr desterr>destierr enterr>entierr desenterr>desentierr aterr>atierr helar>hielar
ar : hel>hiel nev>niev quebr>quiebr sembr>siembr tembl>tiembl revent>revient arrend>arriend subarrend>subarriend
ar : sosegar>sosieg fregar>frieg serr>sierr tent>tient herr>hierr invernar>inviern
ar : concord>concuerd cont>cuent descont>descuent recont>recuent encontr>encuentr reencontr>reencuentr mostr>muestr
ar : demostr>demuestr prob>prueb aprob>aprueb comprob>comprueb reprob>reprueb desaprob>desaprueb acord>acuerd
ar : record>recuerd acost>acuest cost>cuest rob>rob almorz>almuerz forz>fuerz esforz>esfuerz reforz>refuerz vol>vuel
ar : sobrevol>sobrevuel son>suen soñ>sueñ ton>tuen solt>suelt colg>cuelg descolg>descuelg rog>rueg holg>huelg
ar : roda>rueda rod>rued apost>apuest renov>renuev desoll>desuell degoll>degüell poblar>puebl pobl>puebl repobl>repuebl
ar : despobl>despuebl tost>tuest troc>truec volc>vuelc avergonz>avergüenz consol>consuel desconsol>desconsuel col>cuel
ar : jug>jueg
ar : envi>enví desvi>desví confi>confí desconfi>desconfí desafi>desafí espi>espí vari>varí guia>guía gui>guí fi>fí
ar : ampli>amplí enfri>enfrí vaci>vací cri>crí expi>expí resfri>resfrí ansi>ansí extravi>extraví rocí>rocí liar>lía
ar : li>lí averi>averí contrari>contrarí repatri>repatrí expatri>expatrí actu>actú acentu>acentú continu>continú
ar : evalu>evalú insinu>insinú situ>sitú efectu>efectú exceptu>exceptú graduar>gradú gradu>gradú habitu>habitú
ar : perpetu>perpetú puntu>puntú desvirtu>desvirtú devalu>devalú fluctu>fluctú atenu>atenú aull>aúll rehus>rehús
ar : aisl>aísl
er : perd>pierd entend>entiend atend>atiend defend>defiend tend>tiend extend>extiend descend>desciend ascend>asciend
er : encend>enciend trascend>trasciend conten>contien vert>viert sol>suel mov>muev conmov>conmuev promov>promuev
er : remov>remuev llov>lluev dol>duel mord>muerd torc>tuerc retorc>retuerc coc>cuec mol>muel
ir : sent>sient>sint consent>consient>consint resent>resient>resint present>presient>presint asent>asient>asint
ir : mint>mint>mint ment>mient>mint desment>desmient>desmint advert>adviert>advirt convert>conviert>convirt
ir : reconvert>reconviert>reconvirt divert>diviert>divirt invert>inviert>invirt revert>reviert>revirt
ir : pervert>perviert>pervirt subvert>subviert>subvirt refer>refier>refir prefer>prefier>prefir
ir : transfer>transfier>transfir diferir>difier difer>difier>difir infer>infier>infir interfer>interfier>interfir
ir : confer>confier>confir ingér>ingier>ingir suger>sugier>sugir inger>ingier>ingir diger>digier>digir
ir : adher>adhier>adhir her>hier>hir hierv>hierv>hirv herv>hierv>hirv requer>requier>requir adquir>adquier>adquir
ir : inquir>inquier>inquir arrepent>arrepient>arrepint dorm>duerm>durm
ir : ped>pid>pid imped>impid>impid desped>despid>despid exped>expid>expid reped>repid>repid med>mid>mid
ir : compet>compit>compit repet>repit>repit serv>sirv>sirv vest>vist>vist revest>revist>revist invest>invist>invist
ir : embest>embist>embist desvest>desvist>desvist rend>rind>rind gem>gim>gim conceb>concib>concib derret>derrit>derrit
guir : se>si>si conse>consi>consi perse>persi>persi prose>prosi>prosi
gir : ele>eli>eli ree>reeli>reeli reele>reeli>reeli corre>corri>corri re>ri>ri
"""
_PREFIXES = (
    "a ab son tran cor abs ad ante auto bien com con contra des de dis di en entre equi ex ext extra im in inter man ob o per pos pre pro re res "
    "retro sobre sos su sub sus super trans tras in pre sobres sob pro ben an ma contra desen en recon redes"
)
_REGULAR = """
ar : abandon abarc abaj abalanz abast abati abdic abochorn abog abord aborrec abort abraz abras abroch abrum abus acab
ar : acall acamp acapar acarici acarre acat aceler accident accion acech acept acerc aclam aclar acomod acompañ aconsej
ar : acorral acos acostumbr acredit acribill activ acudi acumul acus achac adapt adelant adeud adiestr adivin adjudic
ar : adjunt administr admir adopt ador adorn adueñ adulter advers afect afeit aferr afian afianz aficion afiliar afili
ar : afirm aflig aflor afront agasaj agit agobi agolp agot agrad agradec agrand agrav agravi agreg agrup aguant aguard
ar : ahog ahond ahorc ahorr ajust ajustici alab alarg alarm alberg alcanz alegr aleg alej alent alert alete alfabetiz
ar : alg aline alist aliment alivi almacen aloj alquil alter altern alumbr alz allan amamant amarg amarr amas ambicion
ar : amedrent amenaz ametrall amnisti amonest amontan amotin ampar amput analiz and anexion angusti anhel anim aniquil
ar : anot anticip anul anunci añad apacigu apag apale apañ aparc aparent apart apasion apel aplac aplan aplast aplic
ar : aplaz aport apoy apreci apremi apresur aprision aprob apropi aprovech aprovision aproxim apuñal apunt apur arañ
ar : arbitr arcillo archiv arm arrag arranc arras arrastr arrebat arregl arremang arrest arribi arrib arriesg arrincon
ar : arrodill arroj arrop arruin articul asalt asegur asemej asesin asesor asfixi asign asil asimil asist asoci asol
ar : asom asombr aspir asust atac ataj ataca atasc atemoriz aterriz aterroriz atest atestigu atin atisb atorment atrap
ar : atras atrinchar atrincher atropell audit aument auspici autoriz auxili aval avanz avecin avis aviv ayud azot bail
ar : baj bañ barr barrunt bas bast bautiz beb benefici bes blanque blind bloque bloc bombarde borr bot brill brind brot
ar : busc burl cabece cabalg caduc calcin calcul calific call calm calumni cambi camin camufl cancel canaliz cans cant
ar : capacit capitane capitul capt captur caracteriz carg casc cas castig castr categoriz caus cautiv caz celebr cen
ar : censur centr cercen cerc certific ces chant choc circul cit clam clarific clasific clasur clausur clav coaccion
ar : cobr codici coincid coloc coloniz colabor colaps colision colm com comand combin coment comerci cometa comision
ar : compag compar compens complet complic comport compr comprim comunic conced concentr concert conciene concilia
ar : concili concret conculc condecor conden condicion condon conect confeccion confin confirm confisc conform confront
ar : congel congreg conjug conllev conmemor conmin conmut conquist consagr conserv consider consign consolid conspir
ar : const constat consult consum contabiliz contact contagi contamin contempl content contest contrari contrarrest
ar : contrast contrat contribu control convalid convers convoc cooper coordin copi coron corrobor cort cosech cotiz cre
ar : crecient critic cruz cuestion cuid culmin culp cultiv cumplimentar curs custodi dat danz debilit debat debut
ar : decapit declar declin decomis decor decret dedic defraud degrad dej delat deleg delet delimit delir demand
ar : demarcar demor denigr denomin denot denunci deplor deport deposit deprav derog derram derrib derroc derroch derrot
ar : derrumb desactiv desacredit desagrad desahog desaloj desampar desangr desarm desarticul desarroll desat desatar
ar : desbanc desbarat desbloque desbord descabez descalific descans descarg descarril descarta descart desconect
ar : descongel descontrol descuartiz descuid desdeñ desembarc desembolsa desempeñ desencaden desencant desenmascar
ar : deseng desenlaz desequilibr desert desesper desestabiliz desestim desfalc desfil desgarr desgast deshidrat design
ar : desintegr desisti desliz deslum desmantel desmaya desmay desmilitariz desmont desmoron desnud desoll despach
ar : desped despedaz despeg despej despert despilfarr desplaz desplom despoj despreci desprend destac destap destin
ar : destituy destron destroz desvalij desvanec desvel desvincul detall detect deterior determin detest deton devast
ar : devor diagnostic dialog dict dificult difam dilat dimension dinamit discrep discrimin disculp diseñ disfraz
ar : disfrut disip disloc dispar dispens dispers disput diseccion disemin distanci divag divis divorci divulg dobleg
ar : dobl document domin don dot drog dud dur ech edific edit educ ejecut ejercit elabor elev elimin elogi elud emaciar
ar : emancip emarcar embal embarazar embarg embarc embosc embriag emerg emigr emocion empadron empañ emparej emplaz
ar : emple empuj empuñ enamor encabez encaden encaj encamin encanton encañon encarcel encarg encar encauz encubr
ar : encuest encuadr encharc enfad enfatiz enferm enfoc enfrent enfil enganch engañ engendr englob enjuici enlaz enlist
ar : enmarc enoj enred enriquec enrol enrolar ensay enseñ ensangrent ensaña ensuci entabl enter entorpec entr entreg
ar : entren entrelaz entrevist entusiasm enumer enunci envenen envi equip equipar equivoc erradic escal escandaliz
ar : escap escas escenific esclareci esclaviz escolt escuch esfum esgrim especific especul esper espos espant esquiv
ar : establ estabiliz estacion estaf estall estamp estanc estim estimul estipul estorb estrangul estrech estrell estren
ar : estrope estructur estudi evacu evad evit evoc evolucion exager examin excarcel exced exclam excav excit exculp
ar : excus exhal exhibi exhort exhum exili exoner expans experiment expir explic explor explot export expres expropi
ar : expuls extermin extorsion extradit extrañ extrapol eyect fabric facilit factur facult fall fallec falsific falt
ar : familiariz fantase fascin favorec felicit festej fich figur fij filtr finaliz financi fingi firm fiscaliz flagel
ar : florec flot foment forj form formaliz formul fortific fotografi fractur fracas fragment fren frecuent fris frustr
ar : fug fulmin fum funcion fund fusil fusion galardon gan garantiz gast gener generaliz gestion gest gir glorific
ar : golpe goz grab gradu gravit grav grit guard habilit habit habl hack halag hall hered hidrat hinch homenaj homolog
ar : honr horroriz hosped hospitaliz hostig humill hund hurt identific ignor igual ilegaliz ilumin ilustr imagin imit
ar : impact implant implement implic implor import imposibilit impresion improvis impugn impuls imput inaugur incapacit
ar : incaut incendi incentiv incit inclin incomod incorpor increment increp incrimin incub inculc inculp indag indemniz
ar : independiz indic indign indult infect infiltr inflam influenci inform infring ingres inhal inhabilit inici inmigr
ar : inmol inmoviliz inmuniz innov inocul inscrib insert insist inspeccion inspir instal instaur instig instrument
ar : insult integr intensific intent intercal intercambi interceptar intercept interes interiorizar interpel interpret
ar : interrog intervin intimid intoxic introduc inund invalid invent investig invit invoc involucr inyect ironiz irrit
ar : irrog jact jubil junt jur justific juzg labr ladr lament lamp lanz larg lastim lav legaliz legisl legitim lesion
ar : levant liber libr lici licit lider ligar lig limit limpi linch liquid list llam lleg llen llev llor localiz logr
ar : lubric luch lucr machac machet madrug malgast maltrat manch mand manej maniat maniobr manipul manufactur maquill
ar : marc march marchit marg margin martiriz masacr mastic materializ matricul maximiz mecaniz mediatiz medi medit
ar : mejor mencion menosprec menospreci merec merm mesur met milit militariz minimiz mir mitig mocion model moder
ar : moderniz modific moj molest mold monopoliz mont motiv multiplic mult municiona murmur mutil nacionaliz narr
ar : naufrag naveg necesit negoci neutraliz nombr normaliz not notific numer obedec objet oblig obr obsequi observ
ar : obsesion obstaculiz obstin obstruc ocasion ocult ocup oculta odi ofert ofrend oficializ ofusc olvid omit ondear
ar : oper opin oposit oprim opt or orden organiz orient origin orill ornament os oscil ostent otorg pacific pact padec
ar : pag palpit paraliz par parch parec parlament parrand particip pas pase patent patrocin patrull pec peg pele peligr
ar : penaliz pen penetr percat perdon perdur perfeccion perfil perfor perjudic perjur permut pernoct perpetr persist
ar : perturb pes pesc pesquis pic pilot pint pirate pis pit plane planific plant plante plasm platic poetiz polariz
ar : polemic polic ponder popularic port posibilit posicion pospon posterg postul practic precipit precis predomin
ar : preocup prepar presagi present preserv presencia presenci presion prest presuri prevaric priv privatiz proceder
ar : proces proclam procur profan profetiz profes program progres prolifer prolong promedi promulg pronostic pronunci
ar : propag propici propin proporcion propugn propuls prorrog prosper prostern protagoniz protest provoc proyect public
ar : pugn pulveriz puntualiz purg qued quej quem quit rabi radic ralentiz rapt raptar ras rasg ratific raz razon
ar : reaccion reactiv reafirm realiz reanim reanud rearm rebaj rebas rebel rebot recab recalc recapacit recaud rechaz
ar : recibi recicl recit reclam reclut recobr recolect recompens reconcili reconquist reconsider recopil recort
ar : recrimin rectific recrudec recuper recurs redact redobl redonde reedit reelabor reembols reemplaz refin reflej
ar : reform refrend refrescar refugi refut regal regate regener registr reglament regres regul regulariz rehabilit
ar : rehus reinaugur reincorpor rein reinstal reinstaur reintegr reinvent reiter reivindic relacion relaj relanz relat
ar : releg relev rellen rem remarc remat remedi remem rememor remodel remolc remont rend renunci repar repart repas
ar : repatri repercut replic report repos represent repres reproch reproduc repudi rescat reserv resbal reseñ resguard
ar : resid resign respald respet respir responsabiliz respons resquebraj restaur restableci rest resucit result resumi
ar : retard retir retom retorn retract retrac retras retrat reubic revalid revalu revel reventar revis revitaliz revoc
ar : revolucion rez ridiculiz rivaliz rob roci rond roz ruboriz rumor sabore sabote sac sacrific sacud sald salpic salt
ar : salud salv salvaguard san sancion santific saque satur sec secuestr secund seleccion sell sembr señal señaliz
ar : sepult separ sereni silenci simboliz simpatiz simul sincroniz sindic siti sobrecarg soborn sobrepas sobresal
ar : sobresalt sobrepon socav socializ soci sofoc solap solicit solidariz solucion solvent somet soport sorprend sorte
ar : sosped sospech subast sublev subordin subray subsan subsist suavi subvencion suicid sujet sum suminist suministr
ar : super supervis suplant suplic sustent suspir susurr sustanci tach tajar tall taladr tambale tap tard tasa tatu
ar : telefone televis tembl tens teoriz termin terraplena testific tir titube titul toc toler tom torpede tortur trabaj
ar : traficar trafic traicion tram tramit transform transit transmut transport trapiche trasc traslad traspas trastorn
ar : trat traumatiz trenz trepar tribut tripul triunf trunc tumb turb tutel ubic ufan ultim ultraj unific urbaniz urg
ar : us usurp utiliz vacil vacun vag valid valor vandaliz ved vej vel veng ventil veranea verific versar vet viaj
ar : viciar vicul vigil vincul viol violent visit visualiz vitore voce vomit vot vulner zanj zarp zozobra gust signific
ar : encant pregunt dese charl rode agarr abund sobr resalt mud am rot mezcl diferenci complement cur sentenci at chup
ar : predic evidenci configur
er : acced aced acomet agred aprend arremet barr beb ceder ced com comet compromet conced comprend corr depend deb
er : desprend emprend esconder escond exced interced lament meter met ofend otorg permit preced pretend proced promet
er : prend reprend respond romp socorr somet sorprend suced suspend tem toser tos transcend vend vencer recorr concurr
er : incurr ocurr transcurr tej lam cos entromet retroced absorb recog acog escog proteg cog encog sobrecog emerg
er : converg correspond atrev ard
cer : ofre na cre pare apare desapare compare reapare cono recono descono agrade mere obede desobede favore enrique
cer : entriste establ estable restable pertene pade forta fortale falle enloque envilec prevale perma permane care
cer : conval convale enveje compade amane anoche esclare complac compla apete oscure embrute abaste enmude entorpe
cer : enfure estreme endure empobre enalte reflore flore humede perecer pere renac rena guarne
ncer : ve conve
rcer : eje
ir : abat admit acud añad aburr asist batir bat combat debat compart cumpl decid coincid consist consum convivir conviv
ir : describir desist difund discut disuad distingu divid dim dimit emit esculp escup evad exhib exist esgrim exim
ir : expand fing fund confund hund incumpl infund insist interrumpir interrump invad irrump corrump omit ocurr recurr
ir : incurr concurr transcurr permit persuad persist present percib prescind presum presid prohib pul part perviv recib
ir : reduc remit repart repercut resid resist resum reviv subsist sobreviv subir sub sucumb sufr suprim surg surt
ir : suplir supl sumerg transmit trasmit un unir urg vivir viv acomet percut apercib redim reprim oprim deprim comprim
ir : exprim aplaud elud alud constrip agred transgred abol nutr curtir curt escurr escupir concluir interfer admitir
ir : rehu retransmit eximir defin asum lat luc coexist incid sumir sum
gir : exi diri sur resur fin infrin afli restrin atin ur eri un sumer rugir ru conver
guir : distin extin
ducir : con pro re tra intro se de in repro
uir : h constr destr reconstr instr obstr concl excl incl recl infl fl aflu conflu confl atrib contrib distrib retrib
uir : redistrib instit sustit destit constit restit prostit dismin intr arg recluir
"""
_NOUNS = """
abogado abogada abogados abogadas abrazo abuso acto acta actos acuerdo acusado aliado aliados alerta alto alta altas
alarma alimento amenaza amenazas amnistía ánimo apoyo apoyos apuesta arma armas arresto arrestos arreglo asalto
asaltos asesor asilo atentado atentados aumento avance avances aviso ayuda ayudas baile baja bajas bajo banda barra
base bases beso bloque bloqueo bomba bombas bordo borde bote brote brotes burla busca caballo cabo cadena calma calle
calles cambio cambios camino caminos campo canto cara carga cargas cargo cargos carta casa casas caso casos castigo
causa causas caza celo cena censo censura centro cerca cerco cese choque choques ciega cifra cita citas clave claves
cobro cola colmo coma comando combate combates comercio comida comienzo compra compras compañero compañía comunicado
concierto condena condenas conde confianza confín conserva consejo consuelo consulta consultas contacto contenido
contrato control controles copa copia corona corte cortes costa costo costos crédito crimen cruce cruces crítica
críticas critica criticas cuenta cuentas cuento cuentos cuesta cuidado cuidados cultivo culpa cumbre cura curso danza
dato datos debate debates debut década decreto delito defecto demanda demandas demora denuncia denuncias deporte
derecho derrame derrota derrotas desarrollo desastre descarga descarte descenso descuento descanso desempeño deseo
desfile despacho despojo destino destierro destrozo desvío detalle detalles deuda deudas diagnóstico diálogo diario
diputado diputada diputados diputadas dieta diferencia difunto difuntos directo dirigente discurso diseño disfraz
disparo disparos disputa disputas divorcio doble documento documentos dominio don dona donante dote droga drogas dueño
duda dudas duelo duelos dura duro eco edicto efecto ejercito ejército ejercicio elogio embajada embarazo embargo
embarque embosca emboscada embarcación empate emperador empleo empleos empleado empleados empresa empuje encuentro
encuentros encuesta encuestas enfermo enfermos engaño enlace ensayo enseñanza entierro entrada entradas entrega
entregas entrenamiento entrevista entrevistas envío envíos época equipo equipos era escala escape escolta escoltas
escándalo escucha esfuerzo esfuerzos especia espera esposa esposo espía espías estado estados estafa estima estimulo
estreno estudio estudios estructura examen exceso exilio éxito expreso extracto extremo extraño fábrica falta faltas
fallo fallos falsa familia fama fe fecha fiesta fianza figura fila filme filtro fin firma firmas flota fondo fondos
forma formas foro fortuna fracaso freno frente fuego fuente fuera fuero fuerza fuerzas fuga fugas fumo funda gana
ganas ganado ganancia gasto gastos gesto gira giro gobierno gobiernos golpe golpes gota grabado grado grito gritos
grupo guarda guardia guerra guerras guía guías guion habla habitante habitantes hambre hacha hecho hechos helado
herida heridas hermano hierro hija hijo hombre homenaje honra hora hospedaje huelga huelgas huella humo hundimiento
hurto idea iglesia igual imagen impacto impactos imperio importe impuesto impuestos impulso incendio incendios
incidente inclusive indica índice indulto indultos infarto informe informes ingreso ingresos inicio inquietud insulto
insultos integro intento intentos interés intereses intervalo invento inversa invierno isla jornada jornadas juego
juegos jueves jugada juicio juicios junta juntas juzgado juzgados jura jurado jurados justicia laguna lago lamento
lanza lanzamiento largo larga lava legado letra leva ley líder libro libra libre libros lima límite límites línea
lista listas llama llamas llanto llegada llegadas llena llave lluvia logro logros lucha luchas lugar luz madre malo
manda mandato mando mandos manejo mano manos mancha manera mapa marca marcas marcha marchas mar margen marido masacre
masacres mata matanza mate mates matón mato media medias medio medios médico mejora mejoras mención mensaje mentira
menta mercado mercados mes mesa meta metas metro miedo militante mina minas mira misa modelo modelos modo moda monta
monte montes motivo motivos motín muerte muertes muerto muerta muertos muertas muestra muestras mujer multa multas
mundo muro nada nave naves nieve nido nombre nombres nota notas noticia novela nube nuevo nueva número objeto obra
obras obrero oferta ofertas ofensa oficio oficina ola olas olvido orden oro origen orilla ocaso oído pacto pactos pago
pagos paga palo papa parada paradas pareja parte partes parto partos partido partidos partida partidas pasada pasado
pasados paro paros paso pasos paseo patria pausa pausas paz pelea peleas pelo pena penas peligro perdida pérdida
perdón periodo permiso permisos perro pesca peso pesos pese pica pida pieza piloto pinta piso pista pita plan plana
plano planta plantas plaza plazo pleito pobre poder poderes podio policía policías policia político polo polvo porte
portada portazo posada pose posta practica práctica prácticas pregunta preguntas premio premios prensa presa presas
preso presos presente presidente presidio presidenta presta prestamo préstamo presupuesto presupuestos pretexto previa
primero primo príncipe principio privado privada prisa proceso procesos producto productos programa programas promesa
promesas propio propósito propuesta propuestas protesta protestas provincia provecho proyecto proyectos prueba pruebas
público pueblo pueblos puente puerta puerto pugna puesto puestos punta punto puntos queja quejas quema quiebra
quiebras raba raid rama rango rapto raptos rastro rato raya raza razón real recado rechazo rechazos recibo reclamo
reclamos recluso reclusa reclusos reclusas recorte recortes recreo récord recuento recuerdo recuerdos recurso recursos
red refuerzo refuerzos reforma reformas refugio refugios refugiado refugiada refugiados refugiadas regalo régimen
regla reglas regreso reina reino relato relatos relevo remate remedio renta reo reparo reparto reposo represa reserva
reservas respaldo respeto respuesta respuestas resta resto restos resultado resultados retiro reto retos retrato
retraso retrasos reunión revelo reverso revista rezo riesgo riesgos rival robo robos ronda rosa ruego rueda ruedas
ruina ruinas rumbo ruso saber saberes saco sala saldo salida salidas salto salud saludo salvo santo saqueo saqueos
seca secreto secretos secta secuestro secuestros seguro segura seguros sello semana semilla senado senda sentencia
sentencias sentido sentidos señal señales sesión siega siembra siglo signo silencio silla sitio sitios soborno
sobornos sobra socio sol soldado soldada soldados soldadas solo sola solos solicitud sombra sondeo sonido sorteo
sospecha sospechas subida subasta subsuelo sueldo suelo suelos sueño sueños suerte suicidio suma sumas suministro
supuesto supuestos sustento susto suceso sucesos tabla taco tacha talla tanto tarde tardes tarea tasa techo tela tema
temas temo temblor tendencia tiempo tienda tiendas tierra tipo tiro tiros título toca toma tomas tono toque toques
tormenta tormento torre tortura torturas toro trabajo trabajos trago traje trajes trama trato tratos tráfico trafico
tramo tránsito trasto tregua tributo triunfo triunfos tropa tropas trote truco turno tutela ultraje unido unidos unida
unidas uno una usos uso vale valla valor valores vado vano vara vaso vecino vela venta ventas venda vengo vera verano
verdad verso vestido vestidos veto viaje viajes vicio víctima vida vidas viento vigilia villa vino vinos visa visita
visitas vista vistas visto viuda vivo viva vivos vivas vivienda viviendas volcán voto votos voz vuelo vuelos vuelta
vueltas como entre sobre para contra nuestra cual sino sede sedes eran fue cada ante hasta sin mientras candidato
candidatos ciudadano ministro magistrado magistrada magistrados estudiante cliente paciente agente teniente inmigrante
migrante migrantes manifestante manifestantes inocente expediente comandante gobernante representante asaltante
atacante emigrante insurgente insurgentes delincuente delincuentes inmigrado licenciado encargado encargada invitado
invitada enviado significado delegado delegada mandado mirada llamada llamadas tratado tratados acusada manada mitad
temporada embajador apartado pasaporte estatuto alcalde alcaldes cardenal vocal aduana general generales central
oficial piedra puesta puestas testigo escrito escritos escrita asesino asesina asesinos asesinas asesinato dicho
dichos dicha vez bienvenido tirada entendido ruido latido bebida medida medidas movida caída caídas ida recorrido
apellido apellidos lado granada espada cantidad sábado condado obispado contado demasiado pescado cuñado mediado
suicida homicida lápida guarida querido líquido ácido rápido válido sólido marcado comunidad brigada cruzada camarada
fachada cascada todavía maría arriba odio presencia distancia distancias afuera facultad fernando influencia
influencias bebé liga ligas bienes estrella estrellas corta cortas caliente calientes activa activas obvio sierra
secretaría indio hielo renuncia excusa excusas limpia limpias tira falla fallas conquista rabia captura capturas
desafío enseña tumba tumbas manifiesto osea alza tapa aliento custodia factura facturas reseña reseñas ficha fichas
violenta violentas botas despierto sustancia sustancias divino diste cosecha cosechas hinchas contenta escasa escasas
salva salvas trasera concreta concretas desacuerdo vacuna comisaría maniobra maniobras angustia clausura divisas
apuesto intimidad viola araña enmienda entera enteras escriba revuelta suelto sueltos cría impreso impresos riego
despliegue cupo contienda rocío patrulla porta fractura miento plasma consigna predio acierto contrata procura
dificultad mente mentes evidencia evidencias mezcla mezclas resumen cierre cierres asiento charla charlas almuerzo
amas consola perpetua chupa muda ansias amplia amplias deportes recompensa porqué autoría algas alga codicia
manufactura manufacturas ofrenda ofrendas rebaja rebajas repuesto repuestos regimen dominó turba calumnia calumnias
encierro encomienda encomiendas asfixia purga recluta reclutas gesta muela muelas avería averías desconcierto forja
veda grava estampa estampas leída merma veta elegía notaría penitenciaría pecas trenza propina propinas tropiezo
salvaguarda tienta sílaba pesquisas zanja rozas pliego pliegos sobresaliente sobresalientes
"""
_SURE = """
(.{3,})(?:aron|aban|ábamos|aban|ándose|ándolo|ándola|aría|arían|arán|ará) → 1ar
(.{3,}[^cgñjy])(?:ieron|ieran|iéndose) → 1er 1ir
(.{3,})(?:ando|aba)(?<!comando)(?<!bando) → 1ar
(.{3,})(?:iendo|ió)(?<!crying) → 1er 1ir
(.{2,})qu(?:en|é) → 1car
(.{2,})gu(?:en|é) → 1gar
(.{2,}[aeioun])cé → 1zar
(.{3,}i)zan → 1zar
(.{3,})ó → 1ar
(.{3,}(?<!sold)(?<!abog)(?<!diput)(?<!est)(?<!merc))ad[oa]s? → 1ar
(.{3,}[^aeiou])id[oa]s?(?<!partido)(?<!sentido) → 1er 1ir
(.{3,})erán? → 1er
(.{3,})irán? → 1ir
"""
_WEAK = """
ar : o e es é
ducir : -
er ir : o a as
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
        loans=ENGLISH_LOANS,
        common="mate maté mates mato fuerza fuerzas",
        singulars=singulars,
    )
