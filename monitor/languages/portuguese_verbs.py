"""Portuguese verbs: the classes with their spelling, the irregular verbs of the news, and the way back to the infinitive.

Source of the rules: the conjugations of the school grammar, of Portugal and Brazil.
"""

from __future__ import annotations

from collections.abc import Callable

from monitor.languages.conjugation import ENGLISH_LOANS, Verbs

_CLASSES = """
= fut : ei ás á emos ão ia íamos iam
= pp : o a os as
= ia : ia íamos iam
= a : o a as amos am ou aste ámos aram ava avas ávamos avam ara ad+pp ando ar+fut ar arem armos ares asse asses ássemos assem
= e : e es emos em ei
= b : o a as amos am
= er : eu este eram era er+fut er erem ermos eres esse esses êssemos essem +ia id+pp endo emos i
= ir : iu iste iram ira ir+fut ir irem irmos ires isse isses íssemos issem +ia id+pp indo imos i
= strong : e este emos eram era er erem ermos esse essem
ar : - +a +e
car : c +a ; qu +e
gar : g +a ; gu +e
çar : ç +a ; c +e
guar : gu +a +e ; gú em e
ear : e amos ou aste aram ava avas ávamos avam ara ad+pp ando ar+fut ar arem armos ares asse assem emos ei ; ei o a as am e es em
*ar : - o a as am e es em
er : - e es em +er +b
cer : c e es em +er ; ç +b
ger : g e es em +er ; j +b
guer : gu e es em +er ; g +b
ir : - e es em +ir +b
cir : c e es em +ir ; ç +b
gir : g e es em +ir ; j +b
guir : gu e es em +ir ; g +b
*ir : - o a as amos am
*gir : j o a as amos am
*guir : g o a as amos am
**ir : - e es em
**gir : g e es em
uzir : uz - es em +ir +b
uir : u i is em ímos í iu íste íram ía ías íamos íam íd+pp indo ir+fut ir írem isse ísse íssem ísses +b
struir : stru i is em ímos í iu íram ía íamos íam íd+pp indo ir+fut ir írem ísse íssem +b ; strói - s ; stroem -
air : a i is em ímos í iu íste íram ía ías íamos íam íd+pp indo ir+fut ir írem ísse íssem ; ai +b
"""
_IRREGULAR = """
ter : tenh +b ; te ns m mos ; têm - ; tém - ; téns - ; tinha - s m ; tínhamos - ; tiv +strong ; teve - ; tid+pp ; tendo terem termos - ; ter+fut
vir : venh +b ; ve ns m ; vêm - ; vém - ; vi mos ndo ; vinha - s m ; vínhamos - ; vim - ; veio - ; vi este eram er erem esse essem emos era ; vind+pp ; vir+fut ; virem -
pôr por : ponh +b ; põe - s m ; po mos ndo ; punha - s m ; púnhamos - ; pôs - ; pus - +strong ; post+pp ; por+fut ; pôr - ; porem -
compor : componh +b ; compõe - s m ; compo mos ndo ; compunha - m ; compôs - ; compus - +strong ; compost+pp ; compor+fut
ver : vej +b ; vê - s ; v eem êem emos i iu iram iste ia iam isse issem er erem endo ; vir -  em a ; vist+pp ; ver+fut
prover : provej +b ; provê - ; prov eem eu eram ia iam endo id+pp er+fut
ler : lei +b ; lê - s ; l eem êem emos i eu eram este ia iam esse essem er erem endo id+pp er+fut
crer : crei +b ; crê - s ; cr eem emos i eu eram ia iam esse endo id+pp er+fut
rir : ri - s o u em mos ram ndo sse a as am do rem ; rir+fut
!dar : dou - ; d á ás ão amos ei eu este emos eram ava ávamos avam ad+pp ando ê eem êem er esse essem erem ; dar+fut ; dar em
!ir : vou vai vais vamos vão vá vás - ; fui - ; fo i ste mos ram ra r rem sse ssem ; ia ias íamos iam ido indo irem - ; ir+fut
!ser : sou és é somos são era eras éramos eram sendo sido - ; fui - ; fo i ste mos ram ra r rem sse ssem ; sej +b ; ser+fut ; serem -
!estar : est ou á ás amos ão ava avas ávamos avam ando ad+pp ar arem ; estiv +strong ; esteve - ; estej +b ; estar+fut
!haver : h ei ás á ão ; hav emos ia iam ido endo er erem ; houv +strong ; haj +b ; haver+fut
!poder : poss +b ; pod e es em emos ia ias íamos iam ido endo er erem ; pôde - ; pud +strong ; poder+fut
!saber : sei - ; sab e es em emos ia ias íamos iam id+pp endo er erem ; soub +strong ; saib +b ; saber+fut
!caber : caib +b ; cab e em emos ia iam ido endo ; coub +strong ; caber+fut
!querer : quer - o es em emos ia ias íamos iam id+pp endo erem ; quis - +strong ; queir +b ; querer+fut
requerer : requer - o es em +er ; requeir +b
dizer : dig +b ; diz - es em emos ia ias íamos iam endo er erem ; diss +strong ; dit+pp ; dir+fut
fazer : faç +b ; faz - es em emos ia ias íamos iam endo er erem ; fez - ; fiz - +strong ; feit+pp ; far+fut
trazer : trag +b ; traz - es em emos ia ias iam endo er erem id+pp ; troux +strong ; trar+fut
aprazer : apraz - ia
!valer : valh +b ; val e es em +er
perder : perc +b ; perd e es em +er
pedir : peç +b ; ped e es em +ir
medir : meç +b ; med e es em +ir
ouvir : ouç +b ; ouv e es em +ir
cair : cai +b - s u ; ca em ímos í íste íram ía ías íamos íam íd+pp indo ir irem ísse íssem ; cair+fut
sair : sai +b - s u ; sa em ímos í íste íram ía ías íamos íam íd+pp indo ir irem ísse íssem ; sair+fut
trair : trai +b - s u ; tra em ímos í íste íram ía ías íamos íam íd+pp indo ir irem ísse íssem ; trair+fut
!morrer : morr e es em +b +er ; mort+pp
prender : prend e es em +b +er ; pres+pp
suspender : suspend e es em +b +er ; suspens+pp
acender : acend e es em +b +er ; aces+pp
eleger : eleg e es em +er ; elej +b ; eleit+pp
escrever : escrev e es em +b +er ; escrit+pp
screver : screv e es em +b +er ; scrit+pp
abrir : abr e es em +ir +b ; abert+pp
cobrir : cobr e es em +ir ; cubr +b ; cobert+pp
imprimir : imprim e es em +ir +b ; impress+pp
extinguir : extingu e es em +ir ; exting +b ; extint+pp
emergir : emerg e es em +ir ; emerj +b ; emers+pp
proibir : proib es e em +ir ; proíb +b e em es
reunir : reun +ir ; reún +b e es em
!saudar : saud +a +e ; saúd a am o e em
!ganhar : ganh +a +e os as
!pagar : pag +a os as ; pagu +e
!gastar : gast +a +e os as
expulsar : expuls +a +e os as
!soltar : solt +a +e os as
aceitar : aceit +a +e os as
entregar : entreg +a ; entregu +e
!libertar : libert +a +e
isentar : isent +a +e os as
!matar : mort+pp ; mat a am ou aste aram ava avas ávamos avam ara ad+pp ando amos ei em emos asse assem ar arem ar+fut
requisitar : requisit +a +e
!odiar : odi amos ou aram ava avam ad+pp ando ar+fut ar arem ei ; odei o a as am e em
incendiar : incendi amos ou aram ava avam ad+pp ando ar+fut ar arem ei ; incendei o a as am e em
mediar : medi amos ou aram ava avam ad+pp ando ar+fut ar arem ei ; medei o a am e em
ansiar : ansi amos ou aram ava avam ad+pp ando ar+fut ar ei ; ansei o a am e em
"""
_CHANGING = """
ir : sent>sint consent>consint ressent>ressint pressent>pressint ment>mint desment>desmint fer>fir prefer>prefir
ir : refer>refir transfer>transfir difer>difir confer>confir interfer>interfir infer>infir suger>sugir ader>adir
ir : adquer>adquir diger>digir inger>ingir serv>sirv vest>vist invest>invist revest>revist desp>disp repet>repit
ir : compet>compit divert>divirt advert>advirt convert>convirt invert>invirt revert>revirt subvert>subvirt inser>insir
ir : desfer>desfir profer>profir aufer>aufir reflet>reflit dorm>durm engol>engul toss>tuss
ir : sub>sub>sob sum>sum>som consum>consum>consom acud>acud>acod sacud>sacud>sacod cusp>cusp>cosp bul>bul>bol
ir : agred>agrid>agrid preven>previn>previn transgred>transgrid>transgrid progred>progrid>progrid regred>regrid>regrid
ir : denegr>denigr>denigr entup>entup>entop
gir : fu>fu>fo refu>refu>refo
guir : se>si perse>persi conse>consi prosse>prossi
"""
_PREFIXES = (
    "a pressu tran abs satis equi sor ante bem com con contra de des desa em en entre ex im in inter mal man ob o per pos pre pro re res rea sobre sub subs "
    "su sus trans entre ante des at dis ar arre ab a arrep ins in trans maldi apre com sur empre repre com surpre descom reem re"
)
_REGULAR = """
ar : abafa abal abandon abarc abasteç abat abdic abomin abord aborrec abort abraç abrand abrang abrevi abrig abus acab
ar : acalm acamp acarinh acarret acat aceler acen acentu acerc acerta acert ach acidentalm acion aclam acolit acomod
ar : acompanh aconselh acontec acord acredit acrescent acrescid acumul acus adapt adi adiant adicion administr admir
ar : adopt adot adul adulter advert advog afast afect afet afirm aflor afog afront afund agarr agasalh agit aglomer
ar : agrad agrav agredid agreg agrup aguard aguent ajoelh ajud ajuiz ajust alag alarg alarm alastr alcanç alavanc aleg
ar : alegr aleij alert alfabetiz alicerç alinh aliment alivi almej almoç aloj along altern alter alu alug alvej amald
ar : amamant amanhec amans amarr amarrot ambicion ame ameaç amedront amold amordaç amorteci amostr amotin ampar ampli
ar : amplific amput analis anarquiz and angari anim aniquil anot antecip anul anunci apag apaixon apalp apanh aparec
ar : aparelh apazigu apedrej apel apelid aperfeiço apert aplaud aplic apoderar apoder apoi apont aport aposent apost
ar : apresent apress aprimor aprofund apropri aprov aproveit aproxim apunhal apur arbitr argument arm armazen arquitet
ar : arquiv arrai arranc arranj arras arrast arrebat arrec arrecad arremess arrend arrisc arrol arrombar arromb arrum
ar : articul asfixi asil aspir assalt assassin assedi assegur assemelh assent assimil assin assinal assoar assobi
ar : associ assombr assust atac atenu atent aterr aterroriz atest atin atir ativ atorment atra atras atravess atrel
ar : atribul atropel atu atualiz audit ausent autentic autoriz autu auxili avali avanç avis aventur avist avoc azed
ar : baix bail baj balanç baleia bale banaliz band banh baniz baptiz barr barric base bast batalh batiz bat beij beneci
ar : benefici berr blind bloque boicot bombarde brad brig brilh brinc brind brot busc cabul caç cadastr cal calcul calc
ar : calun caminh camufl cancel candidat cans cant canaliz capacit capitul capotar capot capt captur caracteriz
ar : carboniz careci carreg carimb cas cass castig castr caus cativ cav cavalg ced celebr censur centr centraliz cerc
ar : certific cess chac cham chantagi cheg cheir chefi chicote choc chor chut circul cit clam clarific classific cobi
ar : cobr coloc coloniz colabor colect coleccion colet colh colid combin comand comemor coment comercializ compact
ar : compar compartilh compens complement complet complic comport compr compromet comprov comunic concentr conceitu
ar : concili concord condecor condens condicion condimen conden conect confeccion confess confi confin confirm confisc
ar : conform confort confront congel congratul congreg conjug conquist consagr consert conserv consider consol consolid
ar : conspir const constat consult consum cont contabiliz contact contat contamin contempl content contest continu
ar : contorn contrabande contrari contrast contrat contribu control convenci convers convid convoc cooper coorden copi
ar : corrobor coro coroar cort cost costum cozinh crav credit credenci cri critic cruz cuid culmin culp cultiv cultu
ar : cur curs curv custod custo custe custa cust danç danific dat debat debandar debilit debit debut decapit decifr
ar : declar declin decol decor decret dedic defec defenestr deflagr deform degol degrad deit deix delat deleg delet
ar : deliber delimit delir demand demarc demit demoniz demor demonstr denigr denomin denot denunci depar depend deplor
ar : deport deposit depositar deprav depreci derram derrap derrot derrub desabaf desab desabon desacat desaceler
ar : desacredit desactiv desafi desagrad desagreg desaloj desampar desanim desapont desapropri desarm desarquiv
ar : desarticul desativ desautoriz desbloque desbarat descal descans descarreg descart descas descolar descol desconfi
ar : descongel desconsider descontrol descredit descriminaliz descuid desculp deseja desej desembarc desembol desemboc
ar : desembolsar desembols desempenh desencade desencoraj desenh desenrol desenterr desequilibr desert desesper
ar : desestabiliz desfal desfech desfil desflorest desfrut desgast desgovern desgraç design desintegr desliga deslig
ar : desliz desloc deslumbr desmantel desmarc desmascar desmai desmatar desmat desmembr desmilitariz desmobiliz desmont
ar : desmoraliz desmoron desnacional desobstru despach despedaç despej despenc desperdiç despert despist despoj
ar : despoletar despont desprez desqualific desregul desrespeit dest destac destap destin destitu destro destroc
ar : destroç desvaloriz desvend desvi desvincul detalh detect deterior determin detest deton deturp devast devor
ar : diagnostic dialog difam dificult digitaliz dilacer dilat dimension diminu dinamiz dinamit direccion direcion
ar : disciplin discord discrimin discurs disfarç dispar dispens dispers disponibiliz disput dissemin dissertar dissimul
ar : dissip distanci diversific divag divorci divulg dobr document doer dom domestic domin do dop dorm dot doutrin drag
ar : dramatiz dren drib drog dur duplic duvid ecoar eco econom edific edit educ efectu efetu elabor elev elimin elogi
ar : elucid emalar emancip embaix embal embara embarc embargar embarg embebed embol emboscar embosc embriag emend emigr
ar : emocion empat empenh empilh emplac empreg empres empurr encabeç encade encaix encalh encaminh encarcer encar
ar : encarreg encen encerr encoleriz encontr encoraj encost encurral encurt enderec endereç endivid endoss endur
ar : enfatiz enferm enfileir enfoc enforc enfraquec enfrent engan engaj engol engorda engravid engross enjeit enlaç
ar : enla enlut enlouquec enquadr enrai enraiz enred enrique enrol ensai ensin ensanguent enterr entalar entr entrav
ar : entreg entrevist entusiasm enumer envelop envenen envergonh envi enxerg enxot equilibr equip equipar equivoc
ar : erradic err escal escald escandaliz escap escarnec esclare escoar esco escolt escond escorrag escor escraviz
ar : escrutin escud escut escurec esfaque esfol esforç esfri esgot esmag esmurr espalh espanc espant especializ
ar : especific especul esper espezinh espi espion espoli esporque espregui esquart esquec esquiv estabeleci estabiliz
ar : estacion estagn estal estamp estend estic estil estim estimul estipul estoir estour estrag estrangul estreit
ar : estrei estre estrutur estud estupr esvazi etern evacu evapor evidenci evit evoc evolu exacerb exager exal exalt
ar : examin exarar exced exclam execut exemplific exempl exercit exil exoner exort expatri experiment expir explan
ar : explic explod explor export exprim express expropri expuls extermin extern extraditar extradit extrapol extravas
ar : extravi fabric facilit factur fal falh falsific falt fasc fascin fatur favorec fech feder felicit feri festej fich
ar : figur film filtr finaliz financi firm fiscaliz fit fix flagr flagel flexibiliz flertar florest flutu foc foment
ar : for forç forj form formaliz formul fornic fornec fortalec fotograf fracass fragiliz fragment fraud fre frequent
ar : frust fulmin fum funcion fund fundament furt fur fuzil gabar gagu galard galg ganhar garant garimp gargalh gel
ar : generaliz ger gerenci gesticul gir glorific golpe goz gost govern grad graduar grav grel grit guard guarda guerre
ar : gui habilit habit habitu hackear harmoniz herd hesit hidrat hipotec homenage homolog honr hospedar hosped
ar : hospitaliz hostiliz humaniz humilh i identific ignor igual ilibar ilib ilumin iludi ilustr imagin imigr imit
ar : imobiliz impact imperar imper implant implement implic implor import importun impossibilit impression improvis
ar : impugn impulsion imput inaugur inal incapacit incentiv incinerar inciner incit inclin incomod incorpor increment
ar : incrimin incumb indag indemniz indeniz independ index indic indici indiciar indigit indign indult infest infect
ar : infectar infet infiltr inflacion inflam influenci inform ingress inibi inici injet inject inocent inov inquiet
ar : inquir inscreve insemin insinu insist inspecion inspeccion inspir instal instaur instig institucional
ar : instrumentaliz insubordin insult insurg insurgir integr intensific intencion interag intercal intercept interess
ar : interditar interdit interiorizar intern internacionaliz interpel interpret interrog interval intim intimid intitul
ar : intoxic inund invalid invej invent inventari invest investig invi invit invoc irrit isol jant jog jorr jubil julg
ar : junt jur justific labor laç lacr ladr lambe lament lanç larg last lastim latej lav lavr lecion leg legaliz legisl
ar : legitim leilo lembr les levant lev libert liber licenci lider lid lig limit limp linch liquid list livr loc
ar : localiz logr lot louv lucr lut lux mach machuc madrug magoar mago maltrat mam mand manej manifest manipul manobr
ar : manch maquilhar maquin marc march margin martiriz mascar massacr mastig materializ matricul medicar medic medit
ar : melhor memoriz men mencion mendig menospreza mentaliz mergulh met mexer mia migr militariz milit mimar minar min
ar : minimiz ministr mir mistur mitig mobil mobiliz model moder moderniz modific moj moldar mold molest monitor
ar : monitoriz monopoliz mont mor morrer mostr motiv moviment mud mult multiplic municiar murmur mut mutil nacionaliz
ar : namor narr naturaliz naufrag naveg necessit neg negligenci negoci neutraliz nivel nome nomear normaliz not
ar : notabiliz notific notici nutrir objectiv objetiv obr obrig observ obstin ocasion ocult ocup odor ofend oferec
ar : oficializ ofusc olh oper opin optar opt or orden ordenh organiz orgulh orient origin orquestr oscil ostent ous
ar : outorg pacific padroniz palestr palmilh panfletar par paralis paraliz parcel paraquedas parlament parodiar
ar : particip partilh pass passe patenta patin patrocin patrulh paus peg pelar pen penaliz pendur penetr penhor pens
ar : penteia percepcion perdoar perdo perdur perfil perfur pergunt perig pernoit perpetr perpetu persegu personaliz
ar : persist pertence perturb pes pesar pesc pesquis petrific picar pichar pilh pilot pint pior pirate pis plan planej
ar : plant plastific poderia polariz polemiz polici polit polu ponder populariz porme porta pos posicion possibilit
ar : post posterg postul poup pous povo pratic precaver precipit preconiz predestin predomin prefaci preg prejudic
ar : preocup prepar presenci presente preserv presid pression prest presum pretext prevaleci prevaric prim primar
ar : principi prioriz priv privatiz privilegi process proclam procrastin procur profana profan profess profetiz
ar : profissionaliz program proibi projet project prolifer prolong promulg pronunci propag proporcion propici prorrog
ar : prosperar prosper prostr protagoniz protel protest protocol prov provoc public pul pulveriz puls puxar pux
ar : quadruplic qualific quantific quebr queim queix question quit radi radicaliz rag ralh rap rapt rasg rasp rasur
ar : ratific razo reabilit reafirm reag realç realiz reanim reassum reat reativ rebaix rebat rebel rebent reboc recai
ar : recarreg recate recicl reciclar reclam reclassific recobr recolh recomend recompens reconcili reconhec reconquist
ar : reconsider record recordar recrimin recrut rectific recu recuper recurs recus redobr redig reedit reeduc reelabor
ar : reelej reembols reencontr referenci referend refin reflect reflor reforç reform reformul refresc refugiar refugi
ar : refut regal reger regenera regist registr regozij regress regrid regul regulament regulariz reinaugur reincorpor
ar : reinici reinstal reintegr reiter reivindic rejeit rejubil relacion relanç relat relax releg relembr reluci relut
ar : remanej remar remat remeter remodel remont remuner renegar reneg renegoci renomear renov renunci reorganiz repar
ar : reparta repass repatri repercut repetir report repous represent reprim reprov reproduz repudi repugn reput requis
ar : reserv resgat resguard resid resign resist respald respeit respir responsabiliz responsabil respond resseg ressalt
ar : ressalv ressarc ressuscit rest restabeleci restaur result resumir ret retali retalh retard retir retom retorn
ar : retrat retroced revalid revel reverbe revers reverenci revid revis revist revitaliz revog revolt revolucion rez
ar : ridiculariz rifar rivaliz rob rol romp ronc rond rotul roub rum sabatin sabot sacar saci sacrific sacud salient
ar : salt salv salvaguard san sancion santific saque sat satur sec secret secund segment segreg segur seguir selar
ar : selecion seleccion semear seme sensibiliz sent sentenci separ sepult sequestr serr sess simboliz simpatiz simpl
ar : simplific simul sinaliz sindic sit siti situ so sobrecarreg sobressai sobrevo sobr socializ soc socorre sofistic
ar : solicit solidari solidific soltar solucion som somb sonda sond soneg sonh sop sorte soss suavizar subalug subestim
ar : sublev sublinh subleva submet subordin suborn subsidi substanci subtra subvencion suced sucumb suicid suj sumari
ar : suavi sujeit superar super superfatur superlot supervision suplant suplic suport suprim surgir surr surf suscit
ar : suspeit suspir sussurr sustent tabel tach tap tapar tard tax televis tem temp tempera tent teori termin terraplan
ar : test testemunh teste tingir tir titul toc toler tom tombar tomb tort tortur trabalh trac traç tradicion trafic
ar : trag traicion trajar tram tramit tranc tranquiliz transaccion transacion transbord transcend transform transit
ar : transmit transmut transpass transport transtorn transviar trapace trat traumatiz trav treinar trein trem triar
ar : tribut trilh tripl tripul triunf troc tropec tropeç tumultu turb turv ultim ultraj ultrapass unific urbaniz urin
ar : us usufru usurp utiliz vaci vacin vag vaguear valid valoriz vandaliz vari varr vasculh vaz veda ved veicul vel
ar : venc vend vener ventil verbaliz verg verific vers veta vet vetar viabiliz viaj vicios vigi vigiar vigor vincul
ar : ving vinga violar viol violent vir virar visar vis visit visualiz vitim vitori vivenci vo vol volt vomit vot voto
ar : vulgariz vulner xing zarp zel zomb zonz algem asfix fraudar desvalid precis fic signific torn ador aument acess
ar : ali abenço adivinh bot deriv emprest chup premi apreci am sedi providenci aparent encant nad fili gradu anestesi
ar : diferenci enfi pontu atrapalh
çar : amea abra alcan avan balan for refor lan ca dan al arremes come rela desfor refres esfor esmaga tra ro enla tran
çar : recome embara almo
ear : bloqu bombard nom semi pass pleit golp saqu rod norte custo recheio frei fre pent chant semear semb escam
ear : presente sabor tir rast esfaqu hack chic chicot titub sort desencad guerr bal homenag mape receb grante tort cham
ear : camp permean manus manu patrul bar alte perm gol chat
er : abat absolv aced acomet acontec atend aprend apreend arrepend ascend atrev bat beb benz bem ced colh acolh recolh
er : encolh escolh com combat comet compreend conced concorr convert corr cos debat decorr defend depend derret descend
er : desenvolv desentend despend desprend dev devolv dissolv empreend encend encher ench entend envolv escond esquec
er : estend exced excorr exerc fend ferv gem incorr interced interromp irromp lamb met mex mord mov comov promov remov
er : ocorr ofend omet percorr permit perverter pend pretend proced promet prend preced recorr rend repend repreend
er : resolv respond retroced revolv revert romp corromp remet discorr sobreviv socorr sofr solv submet suced surpreend
er : tem transcend transcorr tolh torc tec tremer trem vend verter vert viv conviv reviv prevalec varr estremec arremet
er : acorr sorv intromet compromet reacend choverr chov desobed mo doer ro corroer constrang arrefec enfurec receb
er : perceb correspond tend conceb preench absorv anteced
cer : ofere agrade apare compare desapare reapare conhe reconhe desconhe mere pare pade pertenc perten nas cres aconte
cer : obede desobede favore forne fale enrique enlouque entriste envelhe escla esclare estabele restabele fortale
cer : enfraque aque esque adoe adorme amanhe anoite prevale permane care ven conven exer tor enverede apete emude
cer : emagre escure amadure desva desfale empalide endure compade tran convale engrande enobre enfureçe enfure arrefe
cer : aborre ama padec abaste escar destor des flores
ger : prote re cor ele constran abran ran tan
guer : er soer
ir : acud admit adquir abol acontec agir assist assum aplaud ating atribu banir ban coincid coag colid competir compart
ir : cumpr decid defin delinqu demit demol desist destitu difund discut disc dirim dissuad distingu distribu divid
ir : dividir divert eclod emit esculp esculpir evad evadir exib exist explod expand expandir explodir exprim extorqu
ir : fal falir flu fund confund garant incid incutir incut inflig impel impelir impr imprim inclu incumpr inib insist
ir : instru intu intervir inquir invad irromp nutr omit opr oprim part particip permit persist persuad polu polir pun
ir : pol presid presum produ preced prescind proib prossegu readmit reag reassum rebel remit repart reprim resid resist
ir : resum retrib retribu retransmit sacud sucumb suprim surt sup transmit tran traduz un unir urg usufru vomir reun
ir : repercut residir exaur exaurir sair cumprir descumpr ressarc retin assent curt definir redefin abrir agred aludir
ir : alud ilud consist ger par interag
gir : exi diri a rea interag sur ressur insur fin atin restrin infrin infli afli ru ur submer emer imer conver diver
gir : corri redi eri un tran atra
guir : distin extin
uzir : cond ded prod trad introd red ind sed reprod l rel
uir : atrib contrib distrib retrib redistrib subst substit instit constit restit prostit dimin conclu concl incl excl
uir : infl fl pol dil instr usufr arg poss us intr destit of fru reconstit eval evol
struir : con de recon in ob
air : atr distr contr extr subtr retr abstr sobress rec dec ret esva
"""
_NOUNS = """
abertura abraço abraços abrigo abrigos abuso abusos acerto achado acordo acordos acto actos acusado afeto agenda
agrado agravo água ajuda ajudas ajuste ala alarme alarmes alegria alerta alertas aliado aliados aliança alimento
alimentos alívio alto alta altas altos alvo alvos aluguel alma ameaças amigo amigos amparo ampla análise animal ânimo
anúncio anúncios apelo apelos aperto apoio apoios aposta apostas aposto apresento apuro aquela arma armas arquivo
arquivos arranjo arrasto arte artes assalto assaltos asilo assédio assinatura assunto ataque ataques atalho atentado
atentados ato atos atraso atrasos aumento aumentos autor autoria avanço avanços aviso avisos avó baixa baixas baixo
baixos baile bala balas balanço banco bando bandos banda barco barra base bases batalha batalhas beijo bispo bloco
blocos bloqueio bloqueios bolsa bomba bombas bote brecha briga brigas brilho busca buscas cabo caça caças calma calo
cama caminho caminhos campanha campo câmara canto cantos capa capital cara carga cargas cargo cargos carreira carta
cartas casa casas caso casos castigo causa causas cela cena cenas censo censura centro cerca cerco certo chamada
chamadas chamas chefe chefes chegada choque choques chute cifra cidade cita cobertura cobra cobrança colapso colheita
coleta colo colônia coma comando comandos combate combates comboio comida começo comemorações comentário como compra
compras comunicado concerto concurso condado conde conflito conflitos confronto confrontos congresso conquista
conquistas conselho conselhos consulta consultas consumo conta contas contacto contactos contato contatos contágio
conteúdo contra contrato contratos controle controles controlo conversa conversas convite convidado copa copas copo
cópia corpo corpos corrida corte cortes costa costas credo crença crime crimes crise critica crítica críticas critico
cruz cultura culpa cura curso cursos custo custos dado dados dança data datas debate debates décadas deferimento
defesa defeito degelo delegado delegada delegados demanda demandas demora denúncia denuncia denúncias deporte depósito
deputado deputada deputados deputadas derrota derrotas desabafo desafio desafios desastre descarga descaso descarte
descida desconto desejo desejos desempenho desenho deserto desfile desgaste desmanche despejo despejos despesa
despesas destaque destino desvio desvios detalhe detalhes devido dia diálogo dieta discurso discursos disfarce disparo
disparos disputa disputas distrito ditado dito ditos divórcio dívida dobro documento documentos dom domínio dor dote
droga drogas duelo duplo duque dura duro duvida dúvida dúvidas edito efeito elo embargo embargos empenho emprego
empregos empregado empregada empregados empresa empresas encargo encontro encontros enfermo engano ensaio ensino
entrada entradas entrega entregas entrevista entrevistas envio época equipa equipe era eras erro erros escala
escândalo escapada escola escolha escolhas escolta escravo escravos escravatura escuta escutas esforço esforços
esperança espera espia espiã esposa esposo estado estados estímulo estrada estrago estragos estrela estudo estudos
estupro estupros estrutura evento exame excesso exemplo exército exílio exercício êxito fábrica falas falha falhas
falta faltas fama família farda favor fazenda fazendas fé fecho fecha feito feitos feira feita festa ficha figura
figuras fila filha filho filme filmes fim finança firma fiscal fita fluxo foco fogo fogos fome força forças forma
formas foro fortuna fracasso fraude fraudes frente frentes freio freira frota fuga fugas fumo fundo fundos furto
furtos futuro gado gana ganho ganhos garantia gasto gastos gesto gestos golpe golpes gosto governo governos grade
grama grau greve greves grito gritos grupo guarda guardas guerra guerras guia guias honra hora imagem impacto império
imposto impostos impulso incêndio incêndios indica índice indulto infecto influência informe ingresso início inquérito
insulto insultos inteira interesse interesses intimo inverno isca ida idas idoso janta jogada jogo jogos jornada
julgado julgamento junta junto jura juro juros justiça justo lado lados lagoa lamento lança lance lances largo larga
laudo lava legado leitura leilão leme leste lei leis libra lida líder limite limites limpo linha lista listas litro
livre livres livro livros lixo localidade logro lote louvor luta lutas luto luva lugar luz macho mágoa mando mandato
mandatos manobra manobras manifesto marca marcas marcha marchas marco maré margem marido mato mata matas massacre
massacres matança máximo média medida medidas medo medos melhora membro menção mente mentes mentira mentiras mercado
mesa meta metas meio meios mergulho metro migrante mina minas mira miséria missa modelo modelos modo moda modos molde
monte montes moradia morro morte mortes morto morta mortos mortas mostra mostras motivo motivos motim mudança muda
mulher multa multas mundo muro nada namoro natura nave negócio negócios noiva nome nomes nota notas notícia notícias
noivo nova nível objeto objetos obra obras obstáculo oferta ofertas ofensa onda ondas operário óbito ódio ordem ordens
ordenado organismo ouro ouvido ouvidos outorga pacto pactos paga pagamento pagode pai pancada panfleto parada paradas
paro parte partes parto partida partidas partido partidos parceiro passado passada passagem passeio passeios passo
passos pasta patrulha patrulhas pausa paz peça peças pedido pedidos pedra pega pena penas pensão perda perdas perdão
pergunta perguntas perigo perigos período perseguição pesca peso pesos pesquisa pesquisas pessoa pia pica pilota
piloto pilotos pinta pista pistas planta plantas plano planos pobre poder poderes poema política polícia polícias
ponta ponto pontos ponte população porta porto portos portas posição posse posses post poste posto postos pouso pouco
povo povos praça prata prática práticas pratica prato prazo prazos preço preços prefeito preferência prejuízo
prejuízos premio prêmio prêmios prémio prémios prenda preparo presa preso presas presos presente presentes presidente
presídio pressa presta primado primo primeira principio prisma privado privada problema processo processos produto
produtos programa programas progresso projeto projetos projecto promessa promessas proposta propostas propósito prosa
protesto protestos prova provas província pulo punho queda quedas queixa queixas queima quebra quebras queijo queixo
questão quilo quinta raio raiva ramo raça raides rapto raptos rastro razão real realidade rebanho rebelde rebeldes
recado recibo reclamo recorde recordes recolha recurso recursos recusa rede redes reforço reforços reforma reformas
refúgio refugiado refugiada refugiados refugiadas regime registo registos registro registros regra regras regresso
reino reinado relato relatos relevo remessa renda rendas renovo renuncia renúncia reparo reparos reprise reserva
reservas resgate resgates resposta respostas resto restos resultado resultados reta retalho retorno retiro retrato
retratos reunião revés revista revistas revolta revoltas reza rica ricos rio risco riscos ritmo roda rodas ronda roubo
roubos roupa rua rumo ruína saída saídas saber saberes saco sala saldo salário salto saltos salva salvo samba sangue
santa saque saques saudade saúde seca secas século sede sedes segredo segredos segunda seguro segura seguros seguinte
sela selo semana semente senado senda senso sentença sentido sentidos sequestro sequestros ser seres serra serviço
servo sessão seta significado sinal sino sítio soma somas soldo soldado soldada soldados soldadas solo solta sombra
sonda sondas sonho sonhos sopro sorte sorteio suborno subornos sucesso suspeita suspeitas suspeito suspeitos suspiro
susto tabela taça tarda tarde tardes tarefa taxa taxas teia tema temas tempo tempos temporada tempestade tenda tendas
tendência tenente tensa tensas testa teste testes testemunha testemunhas teto termo termos terra terras texto tio tira
tiras tiro tiros título títulos toca tomada tomo toque tortura torturas trabalho trabalhos traço traços trago trajo
trajeto trama transe transporte transtorno trato tráfico tráfego trauma trava treino treinos trem tratado tratados
tribo trilha tribuna tributo tributos troca trocas troço tropa tropas tumba tumulto turma turno ultraje união unido
unidos unida unidas uso usos usuário vaga vagas vago vala vale vales valia valor valores variante vazio vela venda
vendas veneno vento ventos verba verde verdade vereador véspera veste veto vetos via viagem viagens vias vida vidas
vigia vigias vila vinda vinho vingança visita visitas visto vistos vista vistas vítima vítimas vitória viúva viva vivo
vivos volta voltas volume voo voos votação voto votos voz candidato candidata candidatos advogado advogada advogados
magistrado magistrada senador estudante cliente paciente agente imigrante migrantes manifestante manifestantes
inocente expediente comandante governante representante atacante habitante habitantes emigrante insurgente insurgentes
delinquente policial militante ativista mercados cardeal vocal geral gerais central oficial filhos filhas para sob são
fora fomos foram casado juiz vez dele deles nela nesta neste nos disse-me cedo grande idade irmã capitã alemã abatido
nascido gás corrente patente parente parentes amante atenção fato fatos meados acidente desempregado desempregados
grado apelido ruído bebida década embaixada granada espada sábado cunhado encarregado cuidado suicida homicida querido
vestido líquido ácido rápido sólido europeu museu judeu ateu brigada fachada camarada mandado quando lindo vindo
segundo desta destas deste desse desses homem locais surpresa surpresas surpreso surpresos desculpa desculpas fernando
teoria teorias cozinha bateria secretaria interna internas aventura aventuras floresta florestas captura mama mamas
viola disciplina disciplinas secreta secretas amostra amostras doutrina curva curvas palestra palestras vacina vacinas
tubarão sobra violenta parcela orquestra livraria sudeste sudão desgraça manchas baleia baleias camarão objetiva
nintendo referendo urina acerca moscou mansão abreu surra correria adão romeu mali emendas dirceu tadeu ligas aquando
hóquei pilhas primas perfeito perfeita perfeitos perfeitas recreio recompensas legais suma sumo sopa torta tapa custas
requisito cais sais versa saias traça coroas coroa rodeio refinaria poli gritaria enfermaria salvaguarda algemas baja
recruta recrutas trança apogeu coliseu galileu jubileu hebreu factura focas pregas estampas padaria maioria
"""
_SURE = """
(.{3,})(?:aram|avam|ando|ávamos|arão|ariam|assem)(?<!bando)(?<!comando) → 1ar
(.{2,}[^aeiou])ou → 1ar
(.{2,})que(?:i|mos) → 1car
(.{2,})guei → 1gar
(.{3,}[^rdh])eram → 1er
(.{3,}[bcdgmnrtv])iram → 1ir
(.{3,})(?:eriam|erão|endo)(?<!quando) → 1er
(.{3,}[bcdgmnprtv])(?:iu|irão|iriam|indo) → 1ir
(.{2,}[^aeiouáéíóúj])eu(?<!muse)(?<!liceu)(?<!museu)(?<!europeu) → 1er
(.{3,}iz)(?:am|a) → 1ar
(.{3,}(?<!sold)(?<!advog)(?<!deput)(?<!est)(?<!merc))ad[oa]s? → 1ar
(.{3,}[bcdgmnprtv])id[oa]s?(?<!partido) → 1er 1ir
"""
_WEAK = """
ar : o e es
er ir : o a as es
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
        common="morro pus força forças",
        singulars=singulars,
    )
