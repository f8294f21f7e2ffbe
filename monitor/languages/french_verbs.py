"""French verbs: the classes with their spelling, the irregular verbs of the news, and the way back to the infinitive.

Source of the rules: the conjugations of the school grammar.
"""

from __future__ import annotations

from collections.abc import Callable

from monitor.languages.conjugation import Verbs

_CLASSES = """
= a : a ai as âmes âtes asse asses assent assions ons ais ait aient ant
= eh : ez é ée és ées èrent iez ions
= em : e es ent era erai eras erez erons eront erais erait eraient eriez erions
= fut : a ai as ez ons ont ais ait aient iez ions
= pl : ons ez ent ais ait aient ions iez ant e es
= pp : - e s es
= i : is it îmes irent ît isse issent
= u : us ut ûmes urent ût usse ussent
er : - +a +eh +em
cer : ç +a ; c +eh +em
ger : ge +a ; g +eh +em
yer : y +a +eh +em ; i +em
*er : - e es ent
*ger : g e es ent
**er : - era eras erons eront erais erait eraient erez
ir : i +pp s t ss+pl r+fut mes rent ; îmes îtes ît - ; isse -
dre : d +pl +i u+pp r+fut ; d - s
tre : t +pl +i u+pp r+fut ; t - s
uire : ui s t te ts tes r+fut s+pl s+i
indre : in s t +pp te tes ts dr+fut ; ign +pl +i
crire : cri s t te ts tes r+fut ; criv +pl +i
"""
_IRREGULAR = """
envoyer : envoy +a +eh ; envoi e es ent ; enverr+fut
!aller : v ais as a ont ; all +a +eh ; aill e es ent ; ir+fut
tenir : tien s t ne nes nent dr+fut ; ten ons ez ais ait aient ions iez ant u+pp ; tin s t rent sse ; tînt -
venir : vien s t ne nes nent dr+fut ; ven ons ez ais ait aient ions iez ant u+pp ; vin s t rent sse ; vînt -
sortir : sor s t ; sort +pl +i i ie ies is ir+fut
partir : par s t ; part +pl +i i ie ies is ir+fut
départir : dépar s t ; départ +pl +i i ie ies is ir+fut
mentir : men s t ; ment +pl +i i ie ies is ir+fut
sentir : sen s t ; sent +pl +i i ie ies is ir+fut
servir : ser s t ; serv +pl +i i ie ies is ir+fut
dormir : dor s t ; dorm +pl +i i ie ies is ir+fut
ouvrir : ouvr +pl +i ir+fut ; ouvert +pp
couvrir : couvr +pl +i ir+fut ; couvert +pp
offrir : offr +pl +i ir+fut ; offert +pp
souffrir : souffr +pl +i ir+fut ; souffert +pp
cueillir : cueill +pl +i er+fut i ie is ies
courir : cour s t +pl r+fut u+pp +u
!mourir : mort +pp ; meur s t e es ent ; mour ons ez ais ait aient ions iez ant +u r+fut
quérir : quier s t ; quièr e es ent ; quér ons ez ais ait aient ant ; qui s se ses t rent ; querr+fut
fuir : fu is it ie ient ies i irent ir+fut ; fuy ons ez ais ait aient ant
!haïr : hai s t ; haï +pp ss+pl r+fut
vêtir : vêt - s +pl u+pp +i ir+fut
assaillir : assaill +pl +i ir+fut i ie is ies
faillir : faill i it irent ir+fut
bouillir : bou s t ; bouill +pl +i i ie
recevoir : reçoi s t ve ves vent ; recev ons ez ais ait aient ions iez ant r+fut ; reç u+pp +u
décevoir : déçoi s t ve vent ; décev ons ez ais ait aient ant r+fut ; déç u+pp +u
percevoir : perçoi s t ve vent ; percev ons ez ais ait aient ant r+fut ; perç u+pp +u
apercevoir : aperçoi s t ve vent ; apercev ons ez ais ait aient ant r+fut ; aperç u+pp +u
concevoir : conçoi s t ve vent ; concev ons ez ais ait aient ant r+fut ; conç u+pp +u
voir : voi s t e es ent ; voy ons ez ais ait aient ions iez ant ; v u+pp is it irent isse ît ; verr+fut
prévoir : prévoi s t e es ent r+fut ; prévoy ons ez ais ait aient ions iez ant ; prév u+pp is it irent isse
pourvoir : pourvoi s t e es ent r+fut ; pourvoy ons ez ais ait aient ant ; pourv u+pp +u
!savoir : sai s t ; sav ons ez ent ais ait aient ions iez ; s +u u+pp ; sach e es ent ions iez ant ; saur+fut
!pouvoir : peu x t vent ; pouv ons ez ais ait aient ions iez ant ; p +u u ; puiss e es ent ions iez ; pourr+fut
!devoir : doi s t ve ves vent ; dev ons ez ais ait aient ions iez ant r+fut ; d +u ue us ues ; dû -
!vouloir : veu x t lent ; voul ons ez ais ait aient ions iez ant +u u+pp ; veuill e es ent ez ; voudr+fut
valoir : vau x t ; val +pl +u u+pp ; vaill e es ent ; vaudr+fut
!falloir : fau t ; fall ait u ut ; faudr a ait ; faille -
!pleuvoir : pleu t vent vait vra vant ; plut -
émouvoir : émeu s t vent ve ; émouv ons ait aient ant r+fut ; ém u+pp +u
mouvoir : meu s t vent ve ; mouv ons ait aient ant r+fut ; m +u
asseoir : assie d ds ra ; assey +pl ; assoi t ent ; ass i is ise ises it irent
surseoir : sursoi t ; sursis -
croire : croi s t e es ent r+fut ; croy ons ez ais ait aient ions iez ant ; cr u+pp +u
!boire : boi s t ve ves vent r+fut ; buv ons ez ais ait aient ant ; b u+pp +u
plaire : plai s r+fut sons sent sait saient se sant ; plaît - ; pl u +u
!taire : tai s t r+fut s+pl ; t +u
faire : fai s t te ts tes sons sait sais saient sions siez sant ; font - ; fi s t rent ; fî t mes ; fass e es ent ions iez ; fer+fut
extraire : extrai s t e ent te ts tes r+fut ; extray ons ait aient ant
traire : trai t e ent te ts tes r+fut ; tray ons ait aient ant
dire : di s t tes te ts rent r+fut s+pl ; dî t mes
interdire : interdi s t te ts tes rent r+fut s+pl
contredire : contredi s t te ts tes rent r+fut s+pl
prédire : prédi s t te ts tes rent r+fut s+pl
maudire : maudi s t te ts tes rent r+fut ss+pl
lire : li s t r+fut s+pl ; l u+pp +u
élire : éli s t rent r+fut s+pl ; él u+pp +u
rire : ri - s t e ent rent r+fut ait aient ons ez ant
suffire : suffi s t r+fut s+pl rent
suivre : sui s t vi vie vis vies vit virent ; suiv +pl r+fut
vivre : vi s t ; viv +pl r+fut ; véc +u u+pp
écrire : écri s t te ts tes r+fut ; écriv +pl +i
prendre : prend - s r+fut ; pren ons ez ais ait aient ions iez ant ; prenn e es ent ; pri s se ses t rent ssent
mettre : met - s ; mett +pl r+fut ; mi s se ses t rent ssent
battre : bat - s ; batt +pl +i u+pp r+fut
connaître : connai s ss+pl ; connaît - ra ront rait raient re ; connaîtr+fut ; conn u+pp +u
paraître : parai s ss+pl ; paraît - ; paraîtr+fut ; par u+pp +u
disparaître : disparai s ss+pl ; disparaît - ; disparaîtr+fut ; dispar u+pp +u
naître : nai s ss+pl ; naît - ; naîtr+fut ; né +pp ; naqu +i
croître : croi s ss+pl ; croît - ; croîtr+fut ; cr +u
accroître : accroi s ss+pl ; accroît - ; accroîtr+fut ; accr u+pp +u
vaincre : vain cs c cr+fut cu cue cus cues ; vainqu +pl +i
rompre : romp s t +pl +i u+pp r+fut
conclure : conclu - s t e es ent +pl rent r+fut
exclure : exclu - s t e es +pl rent r+fut
inclure : inclu s t se ses e +pl rent r+fut
résoudre : résou s t dr+fut ; résolv +pl ; résol u+pp +u
dissoudre : dissou s t te tes dr+fut ; dissolv +pl
absoudre : absou s t te tes dr+fut ; absolv +pl
coudre : coud s - r+fut ; cous +pl +i u+pp
moudre : moud s - r+fut ; moul +pl u+pp +u
!avoir : a - i s ; av ons ez ais ait aient ions iez ; ont - ; aur+fut ; eu +pp t s rent ; eût - ; ai e es ent t ; ay ons ez ant
!être : suis - ; es - t ; sommes - ; êtes - ; sont - ; ét é ais ait aient ions iez ant ; fu t rent s ; fût - ; ser+fut ; soi s t ent ; soy ons ez
"""
_CHANGING = """
er : enlev>enlèv>enlèv achev>achèv>achèv lev>lèv>lèv relev>relèv>relèv soulev>soulèv>soulèv prélev>prélèv>prélèv
er : élev>élèv>élèv crev>crèv>crèv men>mèn>mèn amen>amèn>amèn emmen>emmèn>emmèn ramen>ramèn>ramèn promen>promèn>promèn
er : malmen>malmèn>malmèn démen>démèn>démèn surmen>surmèn>surmèn pes>pès>pès sem>sèm>sèm parsem>parsèm>parsèm
er : gel>gèl>gèl congel>congèl>congèl harcel>harcèl>harcèl décel>décèl>décèl recel>recèl>recèl pel>pèl>pèl
er : achet>achèt>achèt rachet>rachèt>rachèt libér>libèr accélér>accélèr considér>considèr opér>opèr récupér>récupèr
er : espér>espèr préfér>préfèr référ>réfèr transfér>transfèr différ>diffèr confér>confèr tolér>tolèr modér>modèr
er : génér>génèr régénér>régénèr révél>révèl répét>répèt inquiét>inquièt régn>règn démantel>démantèl>démantèl
er : exaspér>exaspèr réitér>réitèr tempér>tempèr désespér>désespèr avér>avèr reflét>reflèt séch>sèch
er : interprét>interprèt complét>complèt décrét>décrèt céd>cèd concéd>concèd procéd>procèd succéd>succèd accéd>accèd
er : précéd>précèd posséd>possèd décéd>décèd excéd>excèd intercéd>intercèd oblitér>oblitèr exagér>exagèr gér>gèr
er : ingér>ingèr digér>digèr suggér>suggèr adhér>adhèr énumér>énumèr rémunér>rémunèr vitupér>vitupèr coopér>coopèr
er : persévér>persévèr insér>insèr régl>règl célébr>célèbr pénétr>pénètr perpétr>perpètr allégu>allègu délégu>délègu
er : relégu>relègu légu>lègu intégr>intègr réintégr>réintègr désintégr>désintègr légifér>légifèr altér>altèr
er : désaltér>désaltèr aér>aèr blasphém>blasphèm macér>macèr obsed>obsèd>obsèd lés>lès jet>jett>jett
er : rejet>rejett>rejett projet>projett>projett appel>appell>appell rappel>rappell>rappell renouvel>renouvell>renouvell
er : épel>épell>épell étincel>étincell>étincell morcel>morcell>morcell nivel>nivell>nivell ficel>ficell>ficell
ger : proté>protè assié>assiè abré>abrè allé>allè sié>siè pié>piè agré>agrè désagré>désagrè
"""
_PREFIXES = (
    "a ab abs compro o dis mé cor se rede appar de satis équi ac ad ap au com comp con contre dé des dis en em entre entr é é im in inter main ob par per pour pré pro r re ré "
    "rac ré res sou sous sub sup sur trans tra res as redé"
)
_REGULAR = """
er : abaiss abandonn abattr abord abrit absent abus acclam accommod accompagn accord accost accoutum accroch accumul
er : accus actionn activ adapt administr admir adopt affam affect affich affirm afflig affol affront agress aggrav agit
er : agrafe aid aim ajout ajust alert align aliment allum alourd amarr ambitionn améliora amélior aménag amorc ampli
er : amput amus analys anim annot annul apais appareill appliqu apport appréci appréhend approch approuv approvisionn
er : appuy arbitr arm arrach arrang arrêt arriv articul aspir assass assassin assembl assist associ assur astre atta
er : attach attaqu attard attent attest attir attribu augment auscult autoris avanc avertir avis avou bagarr bafou
er : bâillonn baiss balanc balay band bann baptis barr barricad bascul bat bâcl bénéfici bless bloqu boit bombard bord
er : bouch bouclerr boucl boug bouleers bouleres boulevers bourr bous bouscul boycott braqu brandir bras brav bris broy
er : brûl brutalis cach calcul calm caillass cambriol camp camoufl capt captur caract caractéris caress cass caus
er : causer cautionn censur cent centr certifi cess chang chant charg chass chauff cherch chevauch chiffr chois chok
er : choqu chut circul cit clam claqu clarifi class clos cloîtr coch cogit coll collabor collect combl command commenc
er : comment commémor communiqu compar compens complot compliqu compos comport compt concentr concern concili condamn
er : conditionn confess confi configur confin confirm confisqu confort confront congédi conjur consacr conseill conserv
er : consid consist consol consolid constat constitu consult consum contact contamin contemp contempl content contest
er : continu contourn contract contrari contribu contrôl convoit convoqu coopt copi corrobor cost côtoy couch coul coup
er : courb coût couvr cramp craqu créer cré creus critiqu crois croul crucifi cultiv cumul dans dat débarqu débarrass
er : débat débloqu déboul débout débrouill début décapit décerner décern décharg déchiffr déchir décid déclar déclass
er : déclench déclin décoll décolor décompt déconseill décontamin décor découl découp décourag décrypt dédi dédommag
er : défavoris défil définr défon dégag dégénér dégrad déjou délaiss délest délivr déloc délog demand démarr démasqu
er : déménag dément démissionn démobilis démont démontr dénich dénomm dénonc déni dépann dépêch dépens dépist déplac
er : déplor déploy dépos déport dépouill déprav dérang dérap dérob déroul dérout désavou désert désespér désign désir
er : désarm désintéress désobé dessin déstabilis destin destitu détach détaill détect détermin détest détonn détourn
er : détrôn dévalis dévast développ dévers dévi devin dévoil dévor diabolis diagnostiqu dialogu dict diffam diffus
er : dilapid dilu diminu dirig discrédit discrimin disculp disloqu dispens dispers dispos disput disqualifi dissip
er : dissimul dissuad distanc distill distingu distribu divagu diverg divers divis divorc divulgu document domin donn
er : dop dot doubl dout dragu dress droguer drogu dur ébauch ébranl écart échapp échang écharp échou éclair éclat
er : économis écoul écout écras écrou édict édifi éditer édit éduqu effac effectu effray égalis égar égorg égratign
er : élabor électrifi électrocut élimin éloign élucid éman emb embarqu embarrass embauch emball embras embrass embrigad
er : émett émigr emmur empar empêch empiét empil empir emploi employ empoisonn emport emprisonn emprunt encadr encaiss
er : encercl enchaîn encourag endeuill endett endoctrin endommag endoss énerv enferm enfl enflamm enfonc engag engendr
er : englob engrang enivr enjamb enlis enquêt enraci enrag enregistr enrol enrôl enseign ensanglant entach entam entass
er : enter enterin entérin enterr entour entraîn entrav entr envahir envelopp envisag envol épargn épaul épingl épous
er : éprouv épuis érafl érig escalad escort escroqu espac espionn esquiss esquiv essay estim étal étaby étatis étay
er : éternis étonn étouff étrangl étudi évacu évad évalu évapor éveill évinc évit évolu évoqu exacerb examin excommuni
er : excis exclam excus exécut exempt exerc exhib exhort exhum exig exil exist exonér expatri expédi expériment expi
er : expir expliqu exploit explor explos export expos exprim expuls exténu extermin extirp extorqu extrad exult fabriqu
er : facilit factur falsifi fascin fauch faucher favoris feder féd fédér félicit ferm fêt feuillet fianc ficher fich
er : figur fil filtr financ fini fix flamb flanch flatt flirt flott foment fond fonctionn forc forg form formul fortifi
er : fouett fouill foul franch frapp frein fréquent frôl frustr fum fusill fusionn gagn garant gard gâch généralis gifl
er : gomm gonfl gouvern grac graci gratifi griff grignot grimp group guett gueul guid habill habit hais halet harpon
er : hasard hant hébergs héberg hériss hérit hésit heurt hiss honor humili hurl identifi ignor illumin illustr imagin
er : imit immigr immobilis immol impliqu implor import impos imput improvis imprim inaugur incarcér incarn incendi
er : incit inclin incombr incorpor incrimin inculp indemnis indiqu indign individualis infect infest infiltr inflig
er : influenc influ inform inhum initi inject injuri innov inond inscr insist inspect inspir install instaur
er : instrumentalis insult intensifi intent intercept interdir intéress interpel interpell interrog intervenir intervi
er : interview intimid intoxiqu introniser intronis invalid invent investigu invit invoqu irrit isol jalonn jaug jou
er : jubil jug jur justifi kidnapp labour lacér lâch laiss lamin lanc lapid lass lav légalis légitim libell licenci li
er : ligu ligot limit limog liquid list livr localis log long lou louch loup lutt lynch mâch magouill maint maîtris
er : major malmèn mand mandat mang manifest manipul manoeuvr manqu maquill march mari marqu martel martyris masqu
er : massacr matraqu médiatis médit mélang menac mendi mention mentionn mérit mesur meurtr milit min minimis minor mis
er : mitraill mix mobilis modifi molest mont montr moqu mord motiv mouill multipli munir mur mut mutil nag napp narr
er : nationalis naturalis navigu nécessit néglig négoci neutralis ni nomm not notifi nou nuanc obé object oblig observ
er : obsédr obstin obstru obtempér occasionn occup octroy oeuvr offens offici opin oppos oppress opprim opt orchestr
er : ordonn organis orient os ôt outrag outrepass pactis panick paniqu parachut parad parafrraphras paralys pardonn
er : parl parrain partag particip pass passionn patient patin patrouill pay pêch pénalis pend pens perc perfor
er : perfectionn perquisitionn persécut persist perturb pes piétin pilot pill piqu pirat plac plafonn plaid plan
er : planifi plant plébiscit pleur pli plong point poign poignard poison polémiqu polic pollu port portr pos position
er : positionn posséd post postul pouss pratiqu précipit précis préconis prêch préoccup prépar prescriv présent préserv
er : présid press présum prêt prévar pri prim privatis priv priverr privilégi proclam procur produir profan profer
er : profér profess profit programm progress prohib projet prolong promulgu prôn prononc propag propos prosper prospér
er : prostitu protest prouv provoqu publi pulvéris pun purg qualifi questionn quitt raccompagn rachet racont radi
er : radicalis raill raisonn ralli rallum ramass rançonn rang ranim rapatri rappliqu rapport rapproch raréfi ras
er : rassembl rassur rat ratifi ravag ravir rattach rattrap ravitaill réagir réalis réaffirm récidiv réclam récolt
er : récompens réconcili réconfort recrut rectifi recul recycl redémarr redout redress réexamin réform réfugi réfut
er : regard régn regrett regroup régularis régul rejet relanc relat relâch relax relay relogo relog remani remarqu
er : rembours remerci remont remport remplac remu rémunérer rencontr renferm renforc renonc renseign rentr renvers
er : reniv réorganis répar repart repêch repér replac repli répliqu report repos repouss représent réprim réprouv
er : répudi requ résid résist respect respir ressembl ressuscit rest restaur restitu résult résum retard retir retomb
er : retourn retract rétract retrouv réuss revaloris rével réveill revendiqu revers révis révoqu révolt révolutionn
er : ridiculis rigol ripost risqu rivalis roul ru ruin rus saccag sacr sacrifi saign sais saliss salu sanct sanctionn
er : saoul satisfer saut sauv sauvegard scand scell scind scrut sécuris séduir séjourn sélectionn sembl sensibilis
er : sépar séquestr serr sermonn sévir siffl signal signifi sign sillonn simul situ soign solidaris sollicit sombr sond
er : sonn souhait soulag soulign soupçonn sourc soustr spécifi specul spécul spoli stabilis stagn station stationn
er : stigmatis stimul stipul stopp structur stupéfi subjugu suborn subsist substitu subventionn succomb suffoqu suggest
er : suicid summ support supplant suppli supplici supprim surmont surnomm surpass surplomb surveill survol suscit
er : suspect symbolis tabass tabl taill tard tarit tax témoign tempor tempêt temporis tent termin terroris test tir
er : tiss tolèr tomb tond tonn tortur touch tourment tourn trac traduir trafiqu traîn trait tramer transform transgress
er : transit transport transperc traqu travaill travers trembl tromp troqu troubl trouv tru tu typ ulcér unifi urg us
er : usurp utilis vaccin vacill valid valoris vandalis vant vari veill vendang ventil verbalis véhicul vérifi vers vex
er : vid vieilliss viol violent vis visit visualis vitup viv vocifér voil vol vot voyag vulgaris vénér zigzagu ador
er : oubli refus annonc accept suppos bas dépass souffl recommand assum cri rédig ennuy discut adress mêl intitul vir
er : demeur recommenc cliqu connect film attrap décroch apprêt pench dor impressionn rajout consomm boss fonc tap reli
er : pari sucr plaisant crach baiser méfi mépris effondr recherch reproch excit rêv trancher solder assign tranch
er : stress secou télécharg titr accentu croqu satur désactiv invers propuls cibl nettoy allou sculpt redonn réserv
er : dériv crédit diversifi pomp reparl répertori perpétu retranch réglement essuy truqu agac teint tatou maltrait
er : verrouill argu gliss repass trich escompt gên aveugl flanqu institu concoct pein efforc clôtur ménag argument
er : coupl repens surcharg débord rong rétorqu song altern referm éject rythm balad berc délimit tach amass bross
er : conjugu somm atténu menott gaspill cantonn résili puis pullul référenc sold stock dos regagn rehauss rétrograd
er : soupir gav photographi recré baign débouch déconnect prodigu décim défi différenci épur absorb adhér recouvr hébét
er : rénov peupl combin implant habitu ax bouff simplifi brill percut accouch devanc téléphon cram branch intrigu
er : recens submerg totalis gar reconstitu renou prétext statu vou abonn soud compil rouill zapp insinu reni triomph
er : orn souci arbor abond alli abrog réédit souill énonc abîm cohabit fauss dîn tri trou endur visionn cadr effleur
er : émerveill assomm exauc éclips timbr veng blâm migr coexist sidér truff amplifi amend
ir : about abolir abol accompl adouc affaibl affranch agir ag agrand alun amoindr anéant aplat applaud appauvr
ir : approfond arrond assag assain assass assombr assoupl assourd assouv assujett atterr attend avert avil bann bât
ir : blanch bland blêm bond brand chois compat convert défin défra dégarn démol désobé divert durc éblou éclairc élarg
ir : emb embell enchér endurc enfou engl englout enr enrich envah épanou épaiss établ étourd évanou faibl farc fin
ir : fléch fleur fourn fraîch franch fréquent frém garant garn gém glap grand gross guér honn hum impart infléch interr
ir : intervert invest jaill jaun jou langu meurtr moll mois mug mun mûr noirc nourr obé obscurc pâl pér pét pol pourr
ir : ralent rajeun rassa raccourc ravir rav réag réfléch refroid rég réjou rempl renchér rétabl rétréc retent réun
ir : réuss roug rug sais sal sév subir sub surg tar tern trah un uniform vern vieill vom agon amort alourd att assort
ir : bris crap débout dépér désun éno interag reconvert roid rebond ressais unir alent anobl enorgueill investir raff
ir : réinvest épr bén pun
dre : répon ren ven per atten enten défen suspen éten préten dépen descen fon confon mor tor ten pen corrrespon
dre : correspon pon appen revend condescen ton déten répan épan redescen rever reven sous-ten surven fen pourfen
uire : cond ded déd séd réd prod trad intro introd détr constr instr n recond reconstr reprod enu l cuis c end autodétr
indre : cra pla contra pe te atte éte fe étre enfre restre astre jo rejo adjo enjo disjo po dépe empre ge ce dé repe
indre : rate
crire : ins dé pres sous trans pros circons réins
"""
_NOUNS = """
abandon accident acte adresse aide aile alarme album aliment alliance amende analyse angle annonce appui appel appels
arme arrêt arrivée article asile aspirant assiette assurance attaque attente avance baisse balance balle bande banque
barrage barre base bataille bataillon bise blague blâme blocage blocus bombe bond bouche boucle bourse braise branche
brigade bronze brouille cabinet cadre caisse calme campagne camp capitaine capture carte casse catastrophe cause
cendre cent centre cercle cesse chaîne chance change chant charge chasse chiffre chute cible classe clou code colle
combat comble commande commerce compagnie complice complot compte comté conduite conseil conserve consulte contact
content contrat contraste contrôle copie corps côté couche coup coupe coupure cour course crainte crime crise critique
croix culte culture cure danger danse date début déclin défense délégué délit délai demande démarche démission dépense
député dépêche dérive désert désir dessin détenu dispute divorce document dommage don donne dose double doute drogue
droit dépôt dédale écart échange échec écho éclair école écoute écrit écran effort égal élève élèves élite emploi
employé employés employée employées emprunt engin ennemi enquête entente entrée envie époux épouse équipe erreur
escorte espace espoir essai essence étape état étude évêché événement exemple exercice exil expert explosion exploit
façade face faillite fait faits faute femme ferme fête feu fiche figure fil filet fille film filtre fin finance fixe
flamme flotte flux foi force forge forme formule fouille foule fournisseur foyer frappe frein front fuite fumée fusil
gage gagnant garde gardes garçon gaz gène gifle gouvernement grade grâce grave grève griffe groupe guerre guide hausse
hésitant heure héritage histoire homme honneur honte hôte hurlement idée image impact important import impôt incendie
incident indemne indice industrie influence insulte intérêt interview intime issue isolant jet jeu jeune joue jour
juge juges jugement jury lance large lettre lieu ligne limite liste lit livre livres logement loge loi long lutte
luttes main maire maître mal malade manche mandat manque manœuvre marche marches marché mari marque masque masse
massacre matin médecin mélange membre menace menaces ménage mère mesure mètre meurtre migrant mille mine ministre mire
mise misère mode moi monde montant montre mort morte morts mortes mot motif mouvement moyen mur nage naissance nature
naufrage neige nom nombre nord note nouveau nuit nuance objet offense offre ombre ordre organe orchestre otage outil
outrage page pain paix panique parade parc pardon parent parents paire parole part parts parti partie parties partis
partisan pas passe passant passage passé pâte patrouille pause pays peine pêche pensée pense perte pesant peur piège
pierre pile pilote piste place places plainte plan plante plat plateau poche poids point points pointe poing pointant
police politique pompe pont portable porte portes port ports porté pose possible poste postes poursuite pouvoir
pratique précis préfet première présence présent présents président presse pression prêt prêts prêtre preuve prime
prince principe prison prise prix procès profit profits programme progrès projet promesse promis proche produit
produits propos province puissant purge quête question quitte race rage raid raison rallye rampe rang rapport rapports
ravage recette recherche récit reçu reculs refuge refus régime région règle règne reine rejet relation relève rempart
rencontre rendez renfort rente repas repos reproche répression réponse réplique réseau réserve reste résultat retard
retour retraite réunion révolte rêve revers revue riche ride riposte rire risque rite rive rôle roman ronde rose roue
rouge route rue ruine ruse russe rupture sabotage sac saint saisie salle salut sang sauvage savant savoir science
scène scrutin séance secours secret secte selle semaine sens sentence série serment serre service servant siège signe
signal silence site situation soin soir sol soldat solde somme sommes son sondage sort sorte sortie sortes souci
souffle soupçon source soutien souvenir suite suicide sujet support surprise suspect suspecte suspects tache tâche
taille talent tard taxe témoin témoins tempête temps tension tente tentes tentative terme terrain terre test tir
tirage titre tombe tombes ton torture tort tour tourment trace trafic trait traite traité traités tranche travail
trêve tribune troupe trouble troubles tube tueur type une urgence usage usine usure vague vainqueur valide vaste
vedette veille vente verse vent verre vers version veste veuve vice victime vide vie vies vieux ville viol viole
violence visa visage vise visite vite vitre voile voie voix vol vols volant voleur volonté vote votes voyage vue vues
zone armée armées année années cité comité curé degré duché dictée durée été étés fée fiancé idées journée lycée
matinée mosquée musée parlé procédé soirée santé société sûreté tournée traversée trophée tranchée vallée liberté
université réfugié réfugiée réfugiés réfugiées immigré immigrés immigrée militant militants manifestant manifestants
habitant habitants combattant combattants assaillant attaquant commandant commandants représentant représentants
dirigeant dirigeants enseignant correspondant correspondants enfant enfants étudiant étudiants étudiante étudiantes
agent client patient mécontent récent différent opposant opposants participant survivant survivants surveillant
passants pendant durant pourtant avant devant autant tant maintenant suivant concernant étant restant avocat avocate
soldats candidat candidate nouvelle national local locale final européen moins plus sous tu suis sera mercredi
vendredi samedi lundi mardi midi ainsi aussi ici merci abri ami amis amie mairie ennui parmi demi voici envers travers
divers univers hiver cris cri bris débris appris cours parcours discours recours concours lettres affaires affaire
repris assassin assassins assassinat chef règles ordres autre prières commissaire adversaire salaire militaire maires
notaire faire centaine proie soie ennemie tue bienvenue tenue retenue avenue statue laitue morue moment détention
arrivé entraîneur livraison adolescent immigrant immigrants migrants migrante sanglant croissant croissants géant
brillant vivant vivants vivante importants importante puissants constant constante distant distante intérêts fils puis
dit fusée chaussée opéra caméra canapé carré fossé thé clé blé pré gré café abbé bébé députée marée dragée allée
orchidée athée aîné propriété violent résident argent absent évident urgent innocent dent souvent équivalent excellent
fréquent contingent continent insurgent dirigent régent dissident délinquent précédent antécédent occident orient
adhérent adjacent apparent cohérent compétent concurrent conscient convent couvent ascendent serpent ciment régiment
intelligent indépendent pénitent influent imminent éminent permanent pertinent permanant prudent puissent entre
comment dessus entreprise entreprises avis fond bois bout présente court table fonds parfait ligue débat débats revenu
revenus gueule gueules approche approches mets partage avions célèbre célèbres distance distances empire structure
structures réforme réformes diverses complète défaut véhicule véhicules parfaite parfaites parfaits reprise reprises
remarque remarques sombre saisons souris tonnes dialogue dialogues liquide liquides éditions légitime légitimes
arbitre arbitres opinions récompense récompenses options polémique polémiques collections découverte découvertes
garantie garanties contrainte contraintes illustre épaule épaules enveloppe interprète interprètes tables console
consoles courbe courbes manga récolte récoltes plaine plaines sanctions dessert divisions assises entretiens notions
régie souhait relance décharge pirate pirates professions agressions défaite défaites entrevue pensions sauvegarde
vives passions brave braves escalade mentions sonde bagarre audit atteinte atteintes contrepartie vaux surplus édit
précisions visions indigne moule suggestions teinte maintes lions facture factures grace devis bouchons rigole rigoles
dures files louche lésions promise surcroît minerai cochons pigeons infections récidive insu loupe recrue recrues
écharpe caresse bascule aveux gomme rase coma barça costa taubira maîtrise adjoint adjoints défis franche true para
poli vins paie affiche affiches excuse excuses retrait alerte alertes embauche remise remises monte close dure rosa
copine voisine fausse voisines cafés abbés côtés péché péchés degrés congé congés supermarché marchés procédés bébés
musées lycées trophées athées poupée épée épées fées cheminée corvée fumées gelée nausée odyssée bouchée tranchées
gorgée poignée rosée ruée assemblée assemblées mêlée soirées journées allées vallées fusées animé pâté rez avez énoncé
exposé cliché clichés tracé récépissé forcené crustacé crustacés sinistré sinistrés aînés bachelier nez évêchés prisée
volée huée azalée hyménée apogée périgée caducée mausolée scarabée coryphée gynécée macchabée rhodée curée purée
plissé pavé pavés duchés archevêché canapés carrés peuple peuples téléphone téléphones couple couples référence
références gare gares rythme rythmes inverse sucre sucres bosse bosses photographie photographies gêne gênes triomphe
triomphes clôture prétexte prétextes tape aveugle aveugles axe axes intrigue intrigues brosse éclipse timbre timbres
clique serie départ départs portrait portraits attrait attraits contenu empreinte empreintes contente contentes mérite
mérites estime manifeste emprise attache faille forfait lave fabrique drague sacre invite brise debout étendue
étendues plains interdits abat nappe nappes excédent portions déroute exécutions manœuvres manoeuvre manoeuvres
entrave entraves dépouille dépouilles invalide invalides amorce parachute abîme agonie inventions tourmente dispense
surcharge injections persécutions méfaits attentions convives ficelle ficelles balade balades blasphème esquisse
esquisses cloître convois ébauche matraque matraques rouille affections révisions semis destins barricade barricades
coupons transitions objections profane profanes viva relaxe étincelle étincelles crampons crampe crampes jauge
menottes nourrissons rétrograde lies magouille magouilles contractions expulsions inspections référent truffe truffes
rations plébiscite cessions filons étreinte interceptions astreinte patine saccage étalons bourgeons collectes
doublons liasse bouse séquestre paria vendange éclaircie connections diffusions escompte arrestations arrestation
étreintes destin
"""
_SURE = """
(.{3,})(?:èrent|eraient|erions|eriez|assent|erons|eront|erez) → 1er
(.{3,})iss(?:aient|ait|ent|ant|ons|ez|ais) → 1ir
(.{3,}[^aeiou])(?:irent|iront|irait|iraient|ira) → 1ir
(.{2,})ç(?:a|ait|aient|ant) → 1cer
(.{2,}g)e(?:a|ait|aient|ons) → 1er
(.{3,}[^iaeo])aient → 1er
(.{3,}[^iaeots])ait → 1er
(.{3,}is)(?:é|és|ée|ées|ent|ait|a) → 1er
(.{3,}[^té])(?:ées|és|ée|é) → 1er
(.{4,})ez(?<!assez) → 1er
(.{4,}(?:fi|tionn|ul|iqu|at|ac|orm|ag|ess|iqu|oqu|upt|ust|est|ist|all|ass|oug|in|and))é → 1er
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
        common="force forces tu plus sous sus bus lis tus suis",
        singulars=singulars,
    )
