"""Italian verbs: the three conjugations with their spelling, the irregular verbs of the news, and the way back.

Source of the rules: the conjugations of the school grammar.
"""

from __future__ import annotations

from collections.abc import Callable

from monitor.languages.conjugation import Verbs

_CLASSES = """
= a : o a ate ano avo avi ava avamo avate avano ai asti ò ammo aste arono assi asse assimo assero ando ante anti ato ata ati arlo arla arli arsi ar armi arti arci arvi arne argli andolo andola andoli andosi
= ae : ate arle
= fut : ò ai à emo ete anno ei esti ebbe emmo este ebbero
= ai : i iamo ino iate
= imp : evo evi eva evamo evate evano
= ger : endo ente enti erlo erla erli erle ersi er ermi erti erci ervi erne ergli endolo endola endoli endosi
= past : i e ero
= pp : o a i e
= stem : o i e ono iamo ete +imp er+fut a ano iate esti emmo este essi esse essimo essero +ger
= gli : e amo ete ate +imp er+fut esti emmo este essi esse essero +ger
= inf : irlo irla irli irle irsi ir irmi irti irci irne endolo endola endoli endosi
= ire : iamo ite ivo ivi iva ivamo ivate ivano ii isti ì immo iste irono ir+fut iate issi isse issimo issero endo ente enti it+pp +inf
= plain : o i e ono a ano
= isc : isco isci isce iscono isca iscano
are : - +a +ae er+fut +ai
care : c +a +ae ; ch er+fut +ai
gare : g +a +ae ; gh er+fut +ai
ciare : ci +a +ae ; c er+fut +ai
giare : gi +a +ae ; g er+fut +ai
iare : i +a +ae er+fut i ino ; - +ai
ere : - +stem ei é ette ettero erono etti ut+pp
dere : d +stem ; s +past +pp
ondere : ond +stem ; os +past ; ost +pp
rgere : rg +stem ; rs +past +pp
ngere : ng +stem ; ns +past ; nt +pp
lgere : lg +stem ; ls +past ; lt +pp
ire : - +ire +isc
"""
_IRREGULAR = """
partire : part +ire +plain
sentire : sent +ire +plain
servire : serv +ire +plain
dormire : dorm +ire +plain
vestire : vest +ire +plain
seguire : segu +ire +plain
eseguire : esegu +ire +plain +isc
fuggire : fugg +ire +plain
bollire : boll +ire +plain
avvertire : avvert +ire +plain
divertire : divert +ire +plain
convertire : convert +ire +plain
nutrire : nutr +ire +plain +isc
mentire : ment +ire +plain +isc
assorbire : assorb +ire +plain
aprire : apr +ire +plain ; apers +past ; apert +pp
coprire : copr +ire +plain ; copers +past ; copert +pp
offrire : offr +ire +plain ; offers +past ; offert +pp
soffrire : soffr +ire +plain ; soffers +past ; soffert +pp
cucire : cuc +ire i e ; cuci o ono a ano
scomparire : scompa re i iono ia iano ; scompar +ire +isc ; scompars +pp ; scomparv +past
apparire : appa re i iono ia iano ; appar +ire +isc ; appars +pp ; apparv +past
comparire : compa re i iono ia iano ; compar +ire +isc ; compars +pp ; comparv +past
!morire : muo io ri re iono ia iano ; mor +ire ; morr+fut ; mort +pp
salire : sal +ire i e ; salg o ono a ano
uscire : esc +plain ; usc +ire
!udire : od +plain ; ud +ire ; udr+fut
dire : dic o e ono iamo +imp a ano iate esti emmo este essi esse essero endo endolo ; di ci te ; diss +past ; dett +pp ; dir+fut ; dir lo la li le si
venire : veng o ono a ano ; vien i e ; ven +ire uto uta uti ute ne nero ni ; verr+fut
tenere : teng o ono a ano ; tien i e ; ten +ger iamo ete +imp esti emmo este essi esse essero ut+pp ne nero ni ; terr+fut
permanere : permang o ono a ano ; perman i e iamo ete +imp +ger ; permas +past ; permarr+fut
riempire : riemp +ire ; riempi - e o ono a ano
invertire : invert +ire +plain
rimanere : rimang o ono a ano ; riman i e iamo ete +imp esti emmo este essi esse essero +ger ; rimas +past ; rimast +pp ; rimarr+fut
vedere : ved +stem ut+pp ; vedr+fut ; vid +past ; vist +pp ; vegg o ono a ano
provvedere : provved +stem er+fut ut+pp ; provvid +past ; provvist +pp
cadere : cad +stem ut+pp ; cadr+fut ; cadd +past
sedere : sied o i e ono a ano ; sed +stem ut+pp é ette ettero
possedere : possied o i e ono a ano ; possed +stem ut+pp ette ettero
chiedere : chied +stem ; chies +past ; chiest +pp
credere : cred +stem ut+pp ette ettero é erono ei
cedere : ced +stem ut+pp ette ettero é erono ei
succedere : succed +stem ut+pp ; success +past +pp
concedere : conced +stem ut+pp ette ettero ; concess +past +pp
godere : god +stem ut+pp ette ettero ; godr+fut
temere : tem +stem ut+pp ette ettero é erono
vendere : vend +stem ut+pp ette ettero é erono ei
battere : batt +stem ut+pp é erono ette ei
ricevere : ricev +stem ut+pp ette ettero é erono
ripetere : ripet +stem ut+pp é erono ette
combattere : combatt +stem ut+pp é erono ei
perdere : perd +stem ut+pp ette ettero ; pers +past +pp
prendere : prend +stem ; pres +past +pp
rendere : rend +stem ; res +past +pp
tendere : tend +stem ; tes +past +pp
difendere : difend +stem ; difes +past +pp
offendere : offend +stem ; offes +past +pp
spendere : spend +stem ; spes +past +pp
scendere : scend +stem ; sces +past +pp
accendere : accend +stem ; acces +past +pp
sospendere : sospend +stem ; sospes +past +pp
appendere : append +stem ; appes +past +pp
dipendere : dipend +stem ; dipes +past +pp
fendere : fend +stem ; fes +past
rispondere : rispond +stem ; rispos +past ; rispost +pp
nascondere : nascond +stem ; nascos +past ; nascost +pp
fondere : fond +stem ; fus +past +pp
mettere : mett +stem ; mis +past ; mess +pp
discutere : discut +stem ; discuss +past +pp
percuotere : percuot +stem ; percoss +past +pp
scuotere : scuot +stem ; scoss +past +pp
muovere : muov +stem ; mov +stem ; moss +past +pp
piovere : piov +stem ut+pp ; piovve - ro
rompere : romp +stem ; rupp +past ; rott +pp
nascere : nasc +stem ; nacqu +past ; nat +pp
crescere : cresc +stem ; crebb +past ; cresciut +pp
conoscere : conosc +stem ; conobb +past ; conosciut +pp
vincere : vinc +stem ; vins +past ; vint +pp
torcere : torc +stem ; tors +past ; tort +pp
piacere : piacc io iono ia iano iamo ; piac i e +imp +ger er+fut ete esse essero ; piacqu +past ; piaciut +pp
tacere : tacc io iono ia iano iamo ; tac i e +imp +ger er+fut ete esse essero ; tacqu +past ; taciut +pp
giacere : giacc io iono ia iano iamo ; giac i e +imp +ger er+fut ete ; giacqu +past ; giaciut +pp
nuocere : nuoc +stem ; nocqu +past ; nociut +pp
scrivere : scriv +stem ; scriss +past ; scritt +pp
vivere : viv +stem ; vivr+fut ; viss +past ; vissut +pp
assolvere : assolv +stem ; assols +past ; assolt +pp
risolvere : risolv +stem ; risols +past ; risolt +pp
dissolvere : dissolv +stem ; dissols +past ; dissolt +pp
evolvere : evolv +stem ut+pp ; evolut +pp
sorgere : sorg +stem ; sors +past ; sort +pp
porgere : porg +stem ; pors +past ; port +pp
scorgere : scorg +stem ; scors +past ; scort +pp
accorgere : accorg +stem ; accors +past ; accort +pp
volgere : volg +stem ; vols +past ; volt +pp
leggere : legg +stem ; less +past ; lett +pp
eleggere : elegg +stem ; eless +past ; elett +pp
reggere : regg +stem ; ress +past ; rett +pp
correggere : corregg +stem ; corress +past ; corrett +pp
proteggere : protegg +stem ; protess +past ; protett +pp
distruggere : distrugg +stem ; distruss +past ; distrutt +pp
affliggere : affligg +stem ; affliss +past ; afflitt +pp
sconfiggere : sconfigg +stem ; sconfiss +past ; sconfitt +pp
infliggere : infligg +stem ; infliss +past ; inflitt +pp
trafiggere : trafigg +stem ; trafiss +past ; trafitt +pp
friggere : frigg +stem ; friss +past ; fritt +pp
figgere : figg +stem ; fiss +past
dirigere : dirig +stem ; diress +past ; dirett +pp
erigere : erig +stem ; eress +past ; erett +pp
redigere : redig +stem ; redass +past ; redatt +pp
compiere : compi - e o ono amo ete +imp er+fut a ano +ger ut+pp
distinguere : distingu +stem ; distins +past ; distint +pp
estinguere : estingu +stem ; estins +past ; estint +pp
soddisfare : soddisf a o ano i er+fut ; soddisfac +imp endo ; soddisfec i e ero ; soddisfatt +pp
esigere : esig +stem ; esatt +pp
negligere : neglig +stem ; negless +past ; neglett +pp
stringere : string +stem ; strins +past ; strett +pp
spingere : sping +stem ; spins +past ; spint +pp
giungere : giung +stem ; giuns +past ; giunt +pp
cogliere : colg o ono a ano ; cogli - +gli ; cols +past ; colt +pp
togliere : tolg o ono a ano ; togli - +gli ; tols +past ; tolt +pp
scegliere : scelg o ono a ano ; scegli - +gli ; scels +past ; scelt +pp
sciogliere : sciolg o ono a ano ; sciogli - +gli ; sciols +past ; sciolt +pp
spegnere : speng o ono a ano ; spegn +stem ; spens +past ; spent +pp
porre : pong o ono a ano ; pon i e iamo ete +imp esti emmo este essi esse essero endo endosi ente ; pos +past ; post +pp ; porr+fut ; por re lo la li si
trarre : tragg o ono a ano ; tra i e iamo ete +imp esti emmo este esse essero endo ente ; trass +past ; tratt +pp ; trarr+fut
durre : duc o i e ono iamo ete +imp a ano iate esti emmo este esse essero endo ente ; duss +past ; dott +pp ; durr+fut ; dur lo la si
assumere : assum +stem ; assuns +past ; assunt +pp
presumere : presum +stem ; presuns +past ; presunt +pp
esprimere : esprim +stem ; espress +past +pp
sopprimere : sopprim +stem ; soppress +past +pp
reprimere : reprim +stem ; repress +past +pp
opprimere : opprim +stem ; oppress +past +pp
imprimere : imprim +stem ; impress +past +pp
comprimere : comprim +stem ; compress +past +pp
deprimere : deprim +stem ; depress +past +pp
espellere : espell +stem ; espuls +past +pp
correre : corr +stem ; cors +past +pp
esistere : esist +stem it+pp ette ettero é erono
sistere : sist +stem it+pp ette ettero é erono
cuocere : cuoc +stem ; cuoci ono o ; coss +past ; cott +pp
!bere : bev o i e ono iamo ete +imp a ano iate essi esse essero endo ut+pp ; bevv +past ; berr+fut
valere : valg o ono a ano ; val i e iamo ete +imp esse essero +ger ; vals +past +pp ; varr+fut
!parere : pa io iono ia iano ; par e +imp esse essero ; parv +past ; pars +pp ; parr+fut
!dolere : dolg o ono a ; duol i e ; dol +imp ; dols +past
!sapere : so - ; sa - i nno ; sapp iamo ia iano iate ; sap ete +imp esti emmo este essi esse essero +ger ut+pp ; sepp +past ; sapr+fut
!potere : poss o ono a ano iamo iate ; puoi - ; può - ; pot ete +imp esti emmo este essi esse essero endo er ut+pp é ; potr+fut
!volere : vogli o ono amo a ano ate ; vuo i le ; vol ete +imp esti emmo este essi esse essero +ger ut+pp ; voll +past ; vorr+fut
!dovere : dev o i e ono ; debb o ono a ano iamo ; dobb iamo iate ; dov ete +imp esti emmo este essi esse essero endo er ut+pp ette ettero ; dovr+fut
!avere : h o ai a anno ; abb iamo ia iano iate ; av ete +imp esti emmo este essi esse essero endo ente enti er erlo ut+pp ; ebb +past ; avr+fut
!essere : sono - ; siete - ; se i ; è - ; sia - mo te no ; er o i a ano ; eravamo - ; fu i - mmo rono ; fost i e ; foss i e imo ero ; sar+fut ; essendo - ; stat +pp
fare : facc io ia iano iamo iate ; fa i - nno te ; fac +imp esti emmo este essi esse essero endo ente endolo ; fec i e ero ; fatt +pp ; far+fut ; far - lo la li le si
!andare : va do i - nno ; vad a ano ; and iamo ate avo avi ava avamo avate avano ai asti ò ammo aste arono asse assero ando ato ata ati ate ar ; andr+fut
!dare : d o ai à anno iamo ate avo avi ava avamo avano iedi esti iede emmo este iedero ette ettero ia iano essi esse essero ando ato ata ati ate ar arlo arla ; dar+fut
!stare : st o ai a anno iamo ate avo avi ava avamo avano esti emmo este ia iano essi esse essero ando ar ; stett i e ero ; star+fut ; stat +pp
"""
_PREFIXES = (
    "a ab ot male compro scom ritras i sus sovrap bene equi appar man ac ad af ag al am ante ap ar as at auto av avv co col com con contra contro contrad cor cos de di dif dis disin "
    "disil e ec ef em es estra il im in inter intra intro intrat inf ir o ob oc of op per perse pos pre pro ra rap rav re ri "
    "rac rag ricon ricom rim rin rias ris s se so sopra sopraf sopravv sot sotto soc sod sor sos sov sovra sparti spro stra su "
    "sub sup sur tra trans trat tras av ravv scon disper co scom riap ricom ripro rifa soprav trasc con pro"
)
_REGULAR = """
are : abbandon abit abort abus accalc accamp accapar accarezz acceler accenn accert accett acclam accompagn accord
are : accost accoltell accumul accus acquist adatt addestr addit adoper ador adott affacci affid affond affront aggir
are : aggiust aggrav agit aggreg aiut alleg alleng allert allest allev alter altern alz am ammal ammanett ammazz ammir
are : ammont analizz anim annaff annoi annot annull appell apport appost apprezz approv archivi arm arrest arriv arrecc
are : arruol ascolt aspett assalt assassin assedi assegn assicur assist assoldi attacc attenu attest attir attiv
are : attrezz attravers attu aument autorizz avanz avveler avvelen avvert avvi avvicin avvis azzer ball bast blind
are : bocci bombard bord brind bruci butt calcol calm calpest cambi cammin cancell candid cant capit capitol celebr cen
are : cens censur centr cerc chiam chiar circol circond cit coinvolg collabor colleg colloc coltiv comand combin
are : comment commissari compar compens complet complic comport compr comunic concentr condann condizion confer conferm
are : confess confin confisc confront congel congratul consacr consegn conserv consider consigli consolid consult
are : consum contagi contamin contatt contest continu controll conquist convers convoc copi coron costat cost cre
are : critic cur danneggi danz debutt decapit decedut declar decoll decret dedic defin degener deleg demoli denomin
are : denunci denunzi deplor deport deposit depred derub destin detest detron devast deturp dialog dichiar dimentic
are : diment diminu dimostr diradi diram dirott disarm discrimin disegn disert disput dissip distacc diviet divent
are : divor divorzi divulg domand domin don dur elabor elenc elimin emarg eman emargin emigr entr eredit erog esager
are : esamin escogit esegu esercit esili esit esoner esord esort espatri espropri esport esult estradi evacu evad evit
are : fabbric falsific fatic favor ferm festeggi fidanz figur filtr finanzi firm fiss fond form formul forz fren
are : frequent frod fruga fucil fum funzion fur gener gest getta gett gioc giudic giur giustific giustizi govern grad
are : grandin gratific grid guad guadagn guard guid iberna identific ignor illeg illumin illustr imbarc imbavagli imit
are : immagin immobilizz impar impegn impieg import impost impression imprigion inaugur incarc incarcer incaric incassi
are : incass incastr incendi incit inclin incolp incominci incontr incoragg incoraggi incoron incrimin indag indic
are : indirizz individu indoss infiamm infiltr influenz inform infuri ingann ingaggi ingrass iniziali inizi innesc
are : inond insedi insegn insegu insist installa install insult integr intercett interess interpell interpret interrog
are : intervist intimid intim intitol intossic invalid invent investig invi invit invoc ipotizz irrigid isol ispezion
are : ispir istig lament lanci lasc lasci latit laure lavor legalizz leg legitt legittim lesion liber licenzi limit
are : linci liquid litig livella lod logor lott macchi malmen malmenar malvers manc mand mandar mangi manifest manipol
are : mantell marci march massacr medit memorizz menar men menzion merit migliora miglior migr milit minacci minor mir
are : mitr mobilit mobilizz moder modific molest moltiplic monitor monta mont mostr motiv multa mult mutil narr naufrag
are : nauf naziona neg negozi nevic nomin not notific numer nuot obblig obiett occup odi offusc oltraggi oltrepass onor
are : oper ordin organizz origin osannar os oserv ospit osserv ostacol ostin ottemper ottim paga pag parcheggi parl
are : partecip pass passeggi patteggi peggior pen penetr pens perdon permetter perpetr perseguit persever perquis pesc
are : pest pianific piang piant picchi piazz pieg pignora pilot pland poggi polemizz port posizion posticip pratic
are : precipit precis predic preg preleva prelev premi prenot preoccup prepar present prest pretend prevaric privatizz
are : priv process proclam procur profan program programm prolung promulg pronunci pronunzi propag prosper protest prov
are : provoc prostr pubblic pugnal puntar punt puntualizz quadrupl quantific querel raccomand raccont raddoppi radic
are : radun raffic raffredd raggir ragion rall rallent rammaric rapin rappresent rassicur rassegn ratific razion
are : realizz recapit recit reclam reclut recuper regal registr regol reiter replic rest restaur restitu revoc riabilit
are : rialz riband ribad riban ribalt ribell ricalc ricatt ricerc riciclar ricicl ricompens riconcili riconquist ricord
are : ricover ricus ridimension rientr rifer rifiut riflession riform rigett rilasci rilanci rimbors rimpatri rimprover
are : rincar ringrazi rinnov rintracc rintracci rinunc rinunci rinvi riparl ripar riport ripos ripristin risarc risal
are : riserv risparmi rispett ristruttur risult ritard riten ritir ritorn ritratt rivel rivendic rivers rivoltell
are : rivoluzion rob rotol rottam rovesci rovin rub saboteggi saccheggi sacrific sald salt salut salv sanzion saraz
are : sbagli sbalord sband sbarc sbloc sblocc sbocc scagion scal scambi scandalizz scapp scaric scaten scavalc scav
are : schiacci schiaffeggi schiant schiav schier sciopar scioper scomod scommett scont scontr scorda scoragg scoraggi
are : scort screp scudiscia scus sdoga sdogan segnal segreg segu selezion seminar semin sembr sentenzi separ sequestr
are : sfid sfigur sfior sfoll sfond sforz sfratt sfrut sfrutt sgombera sgomber sgozz sgretol simul sistem situ slitt
are : smantell smarr sment soccomb soddisfar soffoc sofferm sogn sollecit sollev somigli somministr sondagg sopport
are : sorpass sorvegli sorvol sospett sostar sost sotterr sottoline sottovalut spacc spacci spalanc spar sparecchi
are : spavent specific specul sper spezz spi spieg spogli sponsorizz spos spost sprec sprofond squalific squart stabil
are : stamp stazion stermin stim stipul strangol stritol strumentalizz stupr subentr suicid suggell super supplic
are : suppon svalut svel svent sventol svilupp tagli tallon tampon tartass tass tempest tent termin terrorizz testimoni
are : timbr tir toler tocc torn tortur tossic traball tracc traduc traffic tranquill trapel trascin trasferir trasform
are : trasloc trasport tratt traumatizz trov trucc trucid truff tuff tutel ufficial umili ulul urla url urt us usurp
are : utilizz vacill vagli valut vandalizz vant vari varc vegli vendic ventil verific vers veng vessar viaggi viet
are : vigil viol violent visit visualizz vol volteggi vot zitt abbass aggred ammaestr ampli avvilupp bivacc blocc
are : boicott cal cattur cess cumul demoniz diffam disinform dissemin dissotterr dissuad dubit eccit enumer equipar
are : error espi estim evolv fantastic frantum gel giud imbratt immigr impicc implor inquin insinu intens intral
are : inneggi intensific lacer legifer liev mang manganell neutralizz occult ostent pattugli perlustr plagi preconizz
are : predestin prefigur purific ramazz riapprov ribalz riconferm rielabor rinchius rinfacci rincorr rincuor rivaleggi
are : sabot sbalz sban sbatt sbandier schern sciv scrut scomput sfreg sfregi sgombr sopprim sottoscriv sfam sbarr
are : smasch smascher smuov sollazz spintona spinton spron strapp stravolg striscia strisci strozz sussurr svuot tranci
are : tritur vaccin valic signific bisogn riguard afferm deriv suon gir bas rischi augur desider ritrov applic studi
are : implic fid rec necessit effettu pes determin risvegli assomigli vomit elev scoppi evidenzi respir support
are : equipaggi rilev allontan adegu abbracci dot indovin mut noleggi aggiorn bad associ congedar vergogn spicc
are : rispecchi sigill spunt assaggi color gust richiam appoggi scatt segn baci annunci concord spett scherz cominci
are : freg lev cont caus anticip test classific disper clicc intest abbond differenzi finalizz sput aliment progett cel
are : cacci misur spazi ricav appian bec sofistic affili dest localizz bagn intrecci popol lav arretr brill ruot stacc
are : grav amareggi document sfil svegli allung raffigur somm cucin stimol affrett affoll appassion incentr privilegi
are : trem contrast pregi reput diversific educ innamor intersec matur scherm pigli speriment abilit capacit felicit
are : dett rimand caratterizz specializz suscit dettagli incroci facilit qualific appropri post decor orient riscontr
are : approfitt puzz disgust elogi mescol articol affianc quot sed struttur accontent alline croll pareggi raffin
are : benefici esalt personalizz arrabbi serr disattiv impast infest disturb improvvis oscill subordin allogg certific
are : intern mur gravit
ire : abol acquis aderir ader agevol ag agg aggred alleger allegger allest amb ammon ammorbid appass approfond arross
ire : arricch attribu attut avvil bandir band ben bland chiar colp compat condiv concep condir cond conferi confer
ire : constru contribu costitu costru custod decip definir defin demol differ digerir diger diminu disobbed distribu
ire : eseguir esord esaur esib fall favor ferir fer fiorir fior finir fin fornir forn garant gest grad guar guarn imped
ire : impaur imprigion impoverir impover incup indebol indisp infer infuror ingigant ingrand inorrid inser insignir
ire : inst insospett intimid intimor intu ironizz irrigid isterilir istitu istru isti lambir lamb marc mar mugg muni
ire : mun obbed omoger ordir ord ost pat perc percep perir per perquis polver post predilig prefer preferir prefin
ire : premun presag prescr prestab proib profer pul pun rap rassic reag recep recup refer restitu retribu riagir ribad
ire : rifer rifin rifor ringiovan ripart risarc riun ruggi sanc sbalord sbigott scolp scalf schern scon scur seppell
ire : smarr sment sminu sopp sostitu spar spart sped stab stabil star stord stup subir sub sugger supper support svan
ire : trad tradir trasfer trasgred un usufru zitt ammutol assop sbiad sbollir starnut svilir tramortir tramort
ire : rabbrividir ribell ristabil ricostru inasprir inaspr inferocir infast infastid colmir arrossir insult cap impazz
ire : influ insign adib recens accan ard destitu incurios scatur ripul dilu
dere : chiu dividi divi deci uci ucci ri deri sorri esplo ero inva eva persua dissua inci preclu esclu inclu conclu
dere : illu delu allu rinchiu racchiu schiu dischiu richiu soccchiu condivi recidi reci circonci collo collu coinci
dere : inter mor ar ra suici elu preva occlu esplu
rgere : spa eme somme aste dete te cospa immer immeg imme
ngere : pia pi dipi fi fingi co ci recingi cingi u mu se atti inti ti estingi esti disti lusi sospi respi fra infra
ngere : rimpia compia pu ungi soggiu sopraggiu
lgere : vo coinvo rivo travo svo sconvo stravo capovo avvo raccapo pro esce
ere : riflett compet cern discern splend pend risied fott concern presied prem converg
"""
_NOUNS = """
accordo leggi ambasciata ambasciate accusa aiuto amico arma armo arresto arrivo ascolto aspetto assalto attacco attesa
atti atto aumento avanzo avviso bacio ballo bando banda bisogno blocco bollo bomba calcio calca caldo calma calo
cambio cammino campo candidato capito carica carcere caso cattura causa censo censura centro cessione chiamata cibo
circolo collegio colpa colpo comando commento compagno compenso compito computo comune comunicato condanna conquista
consegna consiglio consulto contatto conto contratto contesto controllo copia costa costo corsa corso corte corona
credito crimine critica critico critici crollo cura danno danza data dato debutto decreto delega delegato denuncia
denunzia deposito detenuto diario dialogo difesa diga dimora diretta direttore diritto disastro disco discorso disegno
disputa divieto divorzio domanda dominio dono dubbio durata durante effetto eletto elenco entrata esame esecuzione
esercito esilio esito esordio estate fallo fama fatto fascia festa fiamma figlio figura filtro fine finta fermo ferita
ferro filo firma fiore fonda fondo fondi forma foro forte forza fossa fosso frase freno frode fronte fuga fumo furto
gara getto giochi gioco giorno giro giudice giunta giusto giustizia governo grada grado grida grido guardia guasto
guida gusto impegno impero impiego imposta impresa impronta incarico incasso incendio inchiesta incontro indice
influenza informativa inganno ingresso inizio insegna insulto intenso interesse intervento intervista invidia invio
invito isola lancio lavoro lega legge legato letto lettura lite lode lotta luce lamento licenza limite madre
magistrato mancanza mandato mano marcia marito mare mela menta mente mentre merito mercato messa messo mina minaccia
mira misura mito modo molto mondo monte morso morta morte morti morto mosca mossa mostra mozione multa muro nato nata
negozio nome nomina nota nulla obbligo odio offerta offesa oltraggio omaggio onda onore opera ora ordine orma orto
ospite ostacolo paese paga pagina pari parte parti partita partito passo patto pausa paura peccato pena pensione
perdita perdono permesso pesca peso pezzo pianto piazza piano pianta piega pilota pista poco pomeriggio ponte porta
porto posa possesso posta posto potere potenza pranzo pratica prassi predica premio presa presenza presidio prestito
prezzo primo privato principio prato procura processo prodotto progetto programma programmi promessa proposta
proposito protesta prova provincia pugno punta punto quadro querela raccolta racconto radio raduno raggio ragione
rapina rata recita record reda regalo reggente regola registro regista resa resto rete rendita reato resistenza
riforma ricatto ricerca ricetta richiesta ricordo ricorso rifiuto rilascio rilievo rimborso rima rinvio riparo ripresa
riposo riscatto rischio riserva risparmio rispetto rissa risposta ritardo ritiro ritorno ritratto riunione riva
rivolta rogo roma romano rosa rosso rovina ruolo russo sacco sale saldo salto saluto salute sabato santo sanzione
scala scambio scarica scarico scarto scelta scontro scoperta scopo scorta scossa scritta scritto scusa sconto
sconfitta secca sede segnale segno segreto sella seminario senso senato sentenza sentito serra sera seria serie servo
sequestro sesso sesto setta sfida sfregio sfratto sgombero sguardo signore silenzio simbolo sistema sito soccorso
società soggetto sogno soldato soldo sole solo somma sopra sorta sosta sospetto sparo spesa spese specie spia spinta
sposa sposo stampa stanza stata state stato stati statua stella stima storia strada strage stretta stretto studio
stupro successo suono svolta taglio tale talento tappa tardi tassa tasso tempo tema tenda tendenza termine terra
terrore testa testo tetto timore tiro torta torto tortura traccia traffico tratta trattato tregua tribuna trovata
truffa tutela tutto turno udienza umano uccello unione unita unità unito università urlo uso usa uscita vago vaglio
vanto vario vaso veleno velo vendita vendetta venti vero verso versi veste vetta via viaggio villa vino vista visita
vita vittima vittoria viva vivo voce voglia volo volta volte volto volume voto zona camera lettera lettere patria
mostro tenero casa case sala stazione avvocato parola parole pace prima cardinale vicino vicina sicura sicuro
contenuto contenuti fatta vissuto cento fuoco luogo medico studente presidente presente agente cliente conferma
affitto appello appalto accesso deputato soldati deputati candidati centri vento figli fari faro dita dito polizia
profugo profuga notizia scomparsa capitano comuni capitale capo perdite voti esteri estero stesso stessa promosso
saggio saggi passato passata passati futuro tentato attentato mandante corrente ricca ricco raid assassino assassina
assassini assassinio immigrato immigrata migrante migranti emigrato emigrata dirigente combattente manifestante
residente dipendente cantante insegnante attivista partigiano partecipante abitante abitanti militante rappresentante
comandante sciopero militare militari fatti detto sposi spari omicida giudicato interrogatorio lavori ostaggio decina
messaggio villaggio coraggio pestaggio arte parto boato costume esplosivo compressa mobile dose mercati avvocati
senati partiti attentati mandati reati sindacato sindacati prati privati comitato comitati primato primati gelato
gelati palato palati vito viti siti mariti abito abiti crediti debito debiti depositi meriti spirito spiriti aiuti
minuto minuti istituto istituti tributo tributi statuto statuti saluti contributo contributi rato rati dati patato
patati gratuito gratuiti inviti però perciò quando tendo infatti punti vari precedente precedenti commenti libera
benissimo seguente seguenti conti esso anima consigli venerdì lunedì martedì giovedì mercoledì rivista riviste temi
tratti divertente divertenti tesi distretto distretti laurea detta attiva indipendente indipendenti profondo profonda
profondi profonde viaggi fatica fabbrica negozi formula premi india inizi verifica sfondo fantastica province
testimoni asia fissa tagli taglia viola opposto operai assistente rassegna divisa codice codici modifica sabbia
tempesta sedia seri tenente urla archivi replica bolla scambi sigarette addetto addetti violenta violente aldo dipinti
ferdinando fernando macchia manifesta rinuncia risparmi sbagli asta concorsi iniziali notifica sorpresa sorprese alfa
sedici esca sottofondo difatti schiera cuoco niccolò nicolò totò forlì casinò scommessa scommesse reparto reparti
ascesa incendi allerta etichette radici imponente magliette rivali coso misero interfaccia pretese nintendo ricompensa
versa tinta radar zitta comodi comoda comodo pattuglia veglia controparte giuda ostia polizza sorrisi bollette mento
ribalta diciassette volano corsia parcheggi biciclette picchi schiava cinta lanci asso cortese decade tremendo sordo
notai soda telecomando contrabbando luca brasile particolari condotta condotte tariffe studi struttura cucina conte
dettagli cena caccia rischi classifica quota spazi vergogna benefici mura bacino annunci puzza qualifica privilegi
baci balla ruota premessa fida radice lava abbracci percossa percosse forze manette vignette cassette polpette saliva
scherma provviste sbarra mitra comparto reduce reverendo falò raffica confisca ratifica proclama barzellette mazzette
toilette marionette virgolette sorso stolto squalifica spoglia rivalsa suspense disdetta statuette dotto insuccesso
marò angiò rondò mondovì giurì orrendo umili rimessa operetta duole reduci
"""
_SURE = """
(.{3,})(?:arono|avano|avamo|assero|asse|ando|erebbero|andolo|andosi) → 1are
(.{2,})(?:[cg]h)(?:erà|eranno|erebbe|erebbero) → 1are
(.{3,})(?:irono|ivano|irebbe|irebbero|iranno|irà|isce|iscono|iscano) → 1ire
(.{3,})(?:ettero|evano) → 1ere
(.{3,}[^s])(?:erà|eranno|erebbe) → 1are 1ere
(.{3,})endo → 1ere 1ire
(.{2,})ò → 1are
(.{3,}[^s])ì → 1ire
(.{3,}(?<!gi)(?<!merc)(?<!sold)(?<!sen)(?<!dep)(?<!avvoc)(?<!magistr)(?<!pal)(?<!pecc)(?<!st))(?:ato|ata|ati) → 1are
(.{3,}(?:gu|[bcdglmprt]))(?:ito|iti) → 1ire
(.{3,}iz)z(?:a|ano) → 1zare
"""
_WEAK = """
* : ante anti ente enti
are : o i ante anti ino
ere ire dere : o a i ente enti
"""


def verbs(singulars: Callable[[str], list[str]]) -> Verbs:
    """What is known of them, for a module that leads nouns to their singular."""
    return Verbs(
        _CLASSES,
        _IRREGULAR,
        _REGULAR,
        prefixes=_PREFIXES,
        nouns=_NOUNS,
        sure=_SURE,
        weak=_WEAK,
        singulars=singulars,
        common="forza forze leggerò dei dai da giustizia giustizie",
    )
