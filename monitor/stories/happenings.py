"""What happens in the news, by the stems of its words in fourteen languages: kill, töten, matar and убить are one.

Support for names and numbers when articles of two languages are compared, never enough by itself. Matches, shows and
transfers are left out: they tell of the same people day by day. A stem begins a word; one that ends in "_" is the whole
word. In Arabic, where words begin with particles, and in Chinese, where they are not parted, it may stand anywhere.
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache

from monitor.text import searchable

_ANYWHERE = frozenset({"ar", "zh"})
_STEMS = """
death: en kill dead_ death died_ dies_ fatal murder slain | de tote_ toten_ toter_ tod_ getöt starb stirbt
  gestorben mord | fr mort_ morts_ tué meurtr décès décéd assassin | es muert muri asesin mató_ fallec |
  it mort_ morti_ mort uccis omicid decedut | pt mort_ mortos_ morr assassin matou_ | nl dood_ doden_
  gedood vermoord overled | pl zabi śmier zgin zmar morder | cs mrtv zabi zemřel smrt vražd | tr öldü ölü_
  ölen_ cinayet öldür | ru убит убий погиб смерт умер скончал | uk вбит загин смерт помер вбив | ar مقتل
  قتل وفاة قتيل قتلى | zh 死亡 杀害 遇难 身亡 谋杀 丧生 去世
injury: en injur wounded hurt_ | de verletz verwund | fr bless | es herid lesion | it ferit | pt ferid |
  nl gewond | pl rann | cs zraněn | tr yaral | ru ранен пострадал | uk поранен постраждал | ar جرحى إصابة
  مصاب | zh 受伤 伤者
arrest: en arrest detain detention custody jailed | de festgenommen festnahme verhaft haft_ | fr arrêté
  arrestation interpell détenu incarcér | es detenid detenc arrest detuv | it arrest fermat_ | pt detid
  detenç prisão | nl aangehouden arrest opgepakt | pl zatrzyma areszt | cs zadrž zatkl zatčen | tr gözalt
  tutukl | ru задерж арест | uk затрим арешт заарешт | ar اعتقال اعتقل توقيف احتجاز | zh 逮捕 被捕 拘留 拘捕
court: en court_ courts_ judge trial_ tribunal verdict sentenced | de gericht richter prozess urteil
  verurteilt | fr tribunal juge_ juges_ procès verdict condamn | es tribunal juez_ juicio sentencia conden
  | it tribunale giudice processo sentenza condann | pt tribunal juiz julgamento condenad sentença | nl
  rechtbank rechter veroordeeld | pl sąd_ sądu_ sędzi wyrok proces skaza | cs soud rozsudek odsouzen | tr
  mahkeme yargı hakim_ | ru суд_ суда_ суде_ судья судеб приговор | uk суд_ суду_ суді_ суддя вирок | ar
  محكمة قاضي حكم محاكمة | zh 法院 法官 审判 判决 法庭
search: en raid raided searched_ | de durchsuch razzia | fr perquisition | es allan registro_ redada | it
  perquisi irruzione | pt busca_ buscas_ | nl inval_ huiszoeking | pl przeszuka | cs prohlíd razi | tr
  baskın | ru обыск | uk обшук | ar مداهمة تفتيش | zh 搜查 突袭
police: en police officers_ | de polizei polizist | fr police policier | es polic | it polizia carabinieri
  agenti_ | pt polícia policia | nl politie | pl policj | cs polic | tr polis | ru полиц | uk поліц | ar
  شرطة | zh 警察 警方
fire: en fire_ fires_ blaze firefight wildfire | de brand_ feuer brände | fr incendie feux_ pompier | es
  incendi fuego bomberos | it incendi fuoco | pt incêndi fogo_ bombeiros | nl brand_ branden_ brandweer |
  pl pożar | cs požár | tr yangın | ru пожар | uk пожеж | ar حريق حرائق | zh 火灾 大火 起火
explosion: en explo blast bomb | de explo bombe | fr explos bombe | es explo bomba | it esplos bomba | pt
  explos bomba | nl explos ontploff bom_ | pl wybuch eksploz bomb | cs výbuch explo bomb | tr patla bomba
  | ru взрыв взорв бомб | uk вибух бомб | ar انفجار قنبلة تفجير | zh 爆炸 炸弹
shooting: en shooting gunman shot_ gunfire | de schüsse schieß erschoss | fr fusillade tirs_ | es tiroteo
  disparo | it sparatoria spari_ | pt tiroteio disparo | nl schietpartij schoten_ | pl strzelan postrzel |
  cs střelb zastřel | tr silahlı | ru стрельб расстрел выстрел | uk стрілян розстріл | ar إطلاق النار | zh
  枪击 开枪
stabbing: en stabb knife_ | de messer | fr couteau poignard | es cuchill apuñal | it coltell accoltell |
  pt esfaque faca_ | nl steekpartij mes_ | pl nóż_ nożem_ nożownik | cs nůž_ nožem_ pobod | tr bıçak | ru
  нож_ ножом_ | uk ніж_ ножем_ | ar سكين طعن | zh 持刀 刺伤
attack: en attack assault | de angriff angegriff anschlag attack | fr attaqu attentat agress | es ataqu
  ataca atentado | it attacc attentato aggress | pt ataqu ataca atentado | nl aanval aanslag | pl atak
  zamach | cs útok napad | tr saldır | ru напад атак теракт | uk напад атак теракт | ar هجوم اعتداء | zh
  袭击 攻击
strike: en airstrike missile drone_ drones_ shelling | de luftangriff rakete drohne beschuss | fr frappe_
  frappes_ missile drone | es misil bombardeo dron | it missil raid_ drone bombardament | pt míssil
  mísseis drone bombarde | nl luchtaanval raket drone | pl rakiet nalot dron ostrzał | cs raket dron
  ostřel | tr füze insansız | ru ракет дрон беспилот обстрел | uk ракет дрон безпілот обстріл | ar صاروخ
  صواريخ غارة قصف | zh 空袭 导弹 无人机 炮击
earthquake: en earthquake quake_ | de erdbeben | fr séisme tremblement_ | es terremoto sismo_ | it
  terremoto sisma_ | pt terramoto terremoto sismo_ | nl aardbeving | pl trzęsieni | cs zemětřesen | tr
  deprem | ru землетряс | uk землетрус | ar زلزال | zh 地震
flood: en flood | de überschwemm überflut hochwasser | fr inond crue_ crues_ | es inund | it alluvion
  inond | pt inund cheias_ enchente | nl overstrom | pl powód zala | cs povod záplav | tr sel_ seller_ |
  ru наводн потоп паводк | uk повін паводок | ar فيضان سيول | zh 洪水 洪灾 水灾
storm: en storm_ storms_ hurricane cyclone typhoon tornado | de sturm_ orkan hurrikan zyklon taifun
  unwetter | fr tempête ouragan cyclone typhon | es tormenta huracán ciclón tifón | it tempesta uragano
  ciclone tifone | pt tempestade furacão ciclone tufão | nl storm_ orkaan | pl burz huragan wichur | cs
  bouř hurikán | tr fırtına kasırga | ru шторм ураган циклон тайфун | uk шторм ураган буря | ar عاصفة
  إعصار | zh 风暴 飓风 台风
crash: en crash collision accident derail | de unfall unfälle absturz abgestürzt zusammenstoß kollision |
  fr accident crash collision | es accident choque_ estrell | it incidente_ incidenti_ schiant scontro_ |
  pt acident colis | nl ongeluk ongeval botsing neergestort | pl wypadek wypadku zderz katastrof | cs
  nehod srážk havár | tr kaza_ kazas çarpış | ru авари крушен дтп_ столкнов | uk аварі дтп_ зіткнен | ar
  حادث تحطم تصادم | zh 事故 坠毁 相撞 车祸
aircraft: en plane_ planes_ aircraft flight_ jet_ helicopter | de flugzeug hubschrauber maschine_ | fr
  avion hélicoptère vol_ | es avión aviones helicóptero vuelo_ | it aereo_ aerei_ elicottero volo_ | pt
  avião aviões helicóptero voo_ | nl vliegtuig helikopter vlucht_ | pl samolot śmigłow | cs letadl
  vrtulník | tr uçak uçağ helikopter | ru самол вертол рейс_ | uk літак вертоліт | ar طائرة طائرات | zh 飞机
  直升机 航班 客机
ship: en ship_ ships_ vessel boat_ ferry tanker | de schiff boot_ fähre tanker | fr navire bateau ferry_
  pétrolier | es barco buque petrolero | it nave_ navi_ barca traghetto petroliera | pt navio barco
  petroleiro | nl schip_ schepen_ boot_ veerboot | pl statek statk prom_ tankow | cs loď_ lodi_ trajekt
  tanker | tr gemi_ gemisi tekne | ru судно_ судна_ корабл паром танкер | uk судно_ корабел кораблі пором
  танкер | ar سفينة قارب ناقلة | zh 船只 轮船 渡轮 油轮
train: en train_ trains_ railway rail_ | de zug_ züge_ bahn_ | fr train_ trains_ ferroviaire | es tren_
  trenes_ ferrovia | it treno_ treni_ ferrovi | pt comboio trem_ trens_ ferrovi | nl trein_ treinen_
  spoor_ | pl pociąg kolej | cs vlak železni | tr tren_ treni_ demiryol | ru поезд железнодорож | uk поїзд
  потяг_ залізни | ar قطار | zh 火车 列车 铁路
election: en elect voter ballot polls_ vote_ votes_ | de wahl_ wahlen_ gewählt wähler stimmen_
  kommunalwahl landtagswahl | fr élection électoral scrutin vote_ élu_ | es elecc elector votac voto_
  votos_ | it elezion elettor voto_ voti_ | pt eleiç eleitor votaç voto_ votos_ | nl verkiez kiezers
  gekozen_ stemmen_ | pl wybory wyborów wyborcz głosowan | cs volby_ voleb voli | tr seçim oy_ oylar | ru
  выбор избират голосов | uk вибор виборц голосув | ar انتخاب تصويت | zh 选举 投票 大选 选民
parliament: en parliament senate senator congress_ lawmaker legislat bundestag | de parlament senat_
  bundestag abgeordnet kongress_ landtag | fr parlement sénat député congrès_ | es parlament senad congres
  diputad | it parlament senat deputat congress | pt parlament senad congress deputad | nl parlement
  kamer_ senaat | pl parlament sejm senat poseł posł | cs parlament sněmovn senát poslan | tr meclis
  millet senat | ru парламент дума_ думы_ сенат депутат конгресс | uk парламент рада_ ради_ сенат депутат
  | ar برلمان مجلس النواب الشيوخ كونغرس | zh 议会 参议院 国会 参议员 众议院
law: en law_ laws_ bill_ legislation | de gesetz | fr loi_ lois_ | es ley_ leyes_ legislación | it legge_
  leggi_ | pt lei_ leis_ | nl wet_ wetten_ wetsvoorstel | pl ustaw prawo_ | cs zákon | tr yasa_ yasas
  kanun | ru закон | uk закон | ar قانون قوانين | zh 法律 法案 立法 修正案
resignation: en resign steps_ stepped_ ousted dismiss sacked_ fired_ | de rücktritt zurückgetreten entlass
  | fr démission limog | es dimit dimis renunci destit | it dimission dimett licenzi | pt demiss demit
  renúncia | nl aftred afgetreden ontslag | pl dymisj rezygn odwoła zwolni | cs rezign demis odvol | tr
  istifa görevden | ru отставк уволен уволил | uk відставк звільнен | ar استقال إقالة | zh 辞职 下台 解职
appointment: en appoint nominat named_ | de ernannt ernenn nominier berufen_ | fr nommé nominat désign |
  es nombra designa nominad | it nomina designat | pt nomea nomeia | nl benoem | pl mianowa nominac powoła
  | cs jmenova nomin | tr atandı atama aday_ | ru назнач номин | uk признач номін | ar تعيين ترشيح | zh 任命
  提名
protest: en protest demonstrat rally_ rallies_ riot | de protest demonstr kundgebung | fr manifest protest
  émeut | es protest manifesta disturbio | it protest manifest | pt protest manifesta | nl protest
  demonstr betog | pl protest demonstr manifest | cs protest demonstr | tr protesto gösteri eylem | ru
  протест демонстрац митинг | uk протест демонстрац мітинг | ar احتجاج مظاهرة متظاهر | zh 抗议 示威 游行
walkout: en strike_ strikes_ striking_ walkout union_ | de streik gewerkschaft | fr grève syndicat | es
  huelga sindicat | it sciopero scioperi sindacat | pt greve_ greves_ sindicat | nl staking vakbond | pl
  strajk związkow | cs stávk odbor | tr grev_ greve_ sendika | ru забастов профсоюз | uk страйк профспіл |
  ar إضراب نقابة | zh 罢工 工会
talks: en talks_ negotiat summit_ ceasefire truce peace_ | de gespräche_ verhandl gipfel_ waffenruhe
  frieden | fr négoci sommet pourparlers trêve cessez_ paix_ | es negocia cumbre tregua paz_ | it negoziat
  vertice tregua pace_ | pt negocia cúpula cimeira trégua paz_ | nl onderhandel topontmoet bestand_ vrede
  | pl negocj rozmow szczyt_ rozejm pokój | cs jednán summit příměř mír_ | tr görüşme müzakere zirve
  ateşkes barış | ru перегов саммит перемир мир_ | uk перегов саміт перемир мир_ | ar مفاوضات قمة هدنة
  محادثات | zh 谈判 峰会 停火 会谈
agreement: en agreement deal_ treaty accord_ pact_ | de abkommen vereinbar vertrag einigung | fr accord_
  accords_ traité pacte | es acuerdo tratado pacto | it accordo accordi trattato patto_ | pt acordo
  tratado pacto | nl akkoord verdrag overeenkomst | pl umow porozumien traktat | cs dohod smlouv | tr
  anlaşma antlaşma | ru соглаш договор_ договора_ сделк | uk угод договір_ | ar اتفاق معاهدة صفقة | zh 协议
  条约 协定
sanctions: en sanction embargo tariff | de sanktion zölle_ embargo | fr sanction embargo | es sancion
  aranceles embargo | it sanzion dazi_ embargo | pt sanç tarifas embargo | nl sanctie heffing embargo | pl
  sankcj cła_ embargo | cs sankc cla_ embargo | tr yaptırım ambargo gümrük | ru санкц пошлин эмбарго | uk
  санкц мит_ ембарго | ar عقوبات رسوم | zh 制裁 关税
troops: en troops soldier military army_ | de soldat truppen militär armee_ bundeswehr | fr soldat troupes
  militaire armée_ | es soldado tropas militar ejército | it soldat truppe militar esercito | pt soldado
  tropas militar exército | nl soldat troepen militair leger_ | pl żołnierz wojsk armi | cs voják vojen
  armád | tr asker ordu_ ordusu | ru солдат войск военн арми | uk солдат військ армі | ar جندي جنود قوات
  جيش | zh 士兵 军队 部队 军事
embassy: en embassy ambassador diplomat consul | de botschaft diplomat konsul | fr ambassad diplomat
  consul | es embaja diplom cónsul consulado | it ambascia diplomat consol | pt embaix diplom cônsul
  consulad | nl ambassad diplomat consul | pl ambasad dyplomat konsul | cs velvysl diplomat konzul | tr
  büyükelçi diplomat konsolos | ru посол_ посла_ посольств дипломат консул | uk посол_ посла_ посольств
  дипломат консул | ar سفير سفارة دبلوماس | zh 大使 外交官 领事
migrants: en migrant refugee asylum immigra deport | de migrant flüchtling asyl abschieb geflücht | fr
  migrant réfugié asile expulsi | es migrante refugiad asilo deporta inmigra | it migrant rifugiat profugh
  asilo_ espuls | pt migrante refugiad asilo deporta imigra | nl migrant vluchteling asiel uitzet | pl
  migrant uchodź azyl deporta | cs migrant uprchlí azyl deport | tr göçmen mülteci sığınmac | ru мигрант
  бежен депорт | uk мігрант біжен депорт | ar لاجئ مهاجر لجوء | zh 难民 移民 驱逐
journalist: en journalist reporter newspaper editor_ newsroom | de journalist reporter zeitung redakt | fr
  journalist journal_ rédact | es periodist periódico redacc | it giornalist giornale redazion | pt
  jornalist jornal_ redaç | nl journalist krant_ redact | pl dziennikar gazet redakc redaktor | cs novinář
  noviny_ redak | tr gazete gazetec muhabir | ru журналист газет редакц редактор | uk журналіст газет
  редакц редактор | ar صحفي صحيفة صحافي | zh 记者 报纸 编辑
epidemic: en outbreak quarantine lockdown infect_ infected infection vaccine | de quarantäne lockdown
  infiz infekt impf ausbruch | fr quarantaine confinement infect vaccin | es cuarentena confinamiento
  infect contagi vacuna | it quarantena isolamento contag infett vaccin | pt quarentena confinamento infe
  contágio vacina | nl quarantaine besmet vaccin | pl kwarantann zakaż zachorow szczepi | cs karanté nákaz
  nakaž očkov | tr karantina salgın aşı_ enfek | ru карантин зараж заболев вакцин | uk карантин зараж
  захвор вакцин | ar حجر صحي إصابات لقاح | zh 隔离 感染 疫苗 确诊
hospital: en hospital clinic surgery | de krankenhaus krankenhäus klinik operation_ | fr hôpital hôpitaux
  clinique hospitalis | es hospital clínica | it ospedal clinica | pt hospital clínica | nl ziekenhuis |
  pl szpital klini | cs nemocnic | tr hastane | ru больниц госпитал | uk лікарн госпітал | ar مستشفى | zh
  医院 住院
birth: en born_ birth baby babies pregnan | de geboren geburt baby_ babys_ schwanger | fr naissance naît_
  né_ née_ bébé enceinte | es nacim nació bebé embaraz | it nasci nato_ nata_ neonat bambin incinta | pt
  nascim nasceu bebé bebê grávida | nl geboren baby zwanger | pl urodzi narodzi niemowl ciąż | cs narodi
  narozen miminko těhot | tr doğum doğdu bebek hamile | ru родил рожден младен беремен | uk народи народж
  немовл вагітн | ar ولادة مولود حامل | zh 出生 婴儿 怀孕
wedding: en wedding married marry divorce engaged_ separat | de hochzeit heirat scheidung verlobt getrennt
  trennung | fr mariage épous mari_ divorce fianç sépar | es boda_ bodas_ casar casó_ divorci separ | it
  nozze matrimoni sposa divorzi separ | pt casamento casar divórci separ | nl huwelijk trouw scheiding |
  pl ślub rozwód rozwod małżeń | cs svatb rozvod | tr düğün evlen boşan | ru свадьб развод женил брак_ |
  uk весілл розлуч шлюб | ar زفاف زواج طلاق | zh 婚礼 结婚 离婚 分居
fraud: en fraud corrupt brib embezzl launder | de betrug korrupt bestech geldwäsche | fr fraude corrup
  blanchiment escroqu | es fraude corrup soborno blanqueo estafa | it frode_ frodi_ corru riciclagg truffa
  | pt fraude corrup suborno lavagem | nl fraude corrup witwas | pl oszust korupc łapów | cs podvod korupc
  úplat | tr yolsuzluk rüşvet dolandır | ru мошеннич коррупц взятк | uk шахрайств корупц хабар | ar فساد
  رشوة احتيال | zh 腐败 欺诈 贿赂 洗钱
robbery: en robber stolen theft steal burglar | de raub_ diebstahl gestohlen einbruch überfall | fr vol_
  vols_ volé_ braquage cambriol | es robo_ robos_ robad atraco hurto | it furto furti_ rapina rubat | pt
  roubo furto_ roubad assalto | nl diefstal gestolen inbraak overval | pl kradzie skradzi ukrad rabun | cs
  krádež ukrad loupež | tr hırsız çalındı soygun | ru кража краж похитил ограб украл | uk крадіж викрад
  пограб | ar سرقة سطو | zh 抢劫 盗窃 被盗
hostage: en hostage kidnap abduct missing_ | de geisel entführ vermisst | fr otage enlèvement enlevé
  disparu | es rehén rehenes secuestr desaparec | it ostagg rapi rapit scompars | pt refém reféns sequestr
  desaparec | nl gijzel ontvoer vermist | pl zakładni porwa zagin | cs rukojm únos unes pohřeš | tr rehin
  kaçırıl kayıp_ | ru заложник похищ пропал | uk заручник викрад зник_ | ar رهينة رهائن اختطاف خطف | zh 人质
  绑架 失踪
abuse: en rape_ raped_ sexual harass abuse | de vergewaltig sexuell missbrauch belästig | fr viol_ viols_
  sexuel harcèl abus_ | es viola sexual acoso abuso | it stupr sessual molest abus | pt estupr viola
  sexual assédio abuso | nl verkracht seksue misbruik | pl gwałt zgwałc seksual molest | cs znásil sexuál
  zneuž | tr tecavüz cinsel taciz istismar | ru изнасил сексуал домогат насил | uk зґвалт сексуал домаг
  насил | ar اغتصاب جنسي تحرش | zh 强奸 性侵 性骚扰
company: en shares_ profit revenue earnings merger acqui bankrupt | de aktie gewinn_ umsatz übernahme
  insolven fusion | fr bénéfice rachat faillite fusion actions_ | es acciones_ beneficio_ ingresos adquisi
  quiebra fusión | it azioni_ utile_ ricavi acquisi falliment fusione | pt ações_ lucro receita aquisi
  falência fusão | nl winst omzet overname failliet fusie aandel | pl akcj zysk przychod przeję upadłoś
  fuzj | cs akci zisk tržb převz bankrot | tr hisse_ kar_ gelir iflas birleş | ru акци прибыл выручк
  поглощ банкрот слиян | uk акці прибут виручк банкрут злитт | ar أرباح أسهم إفلاس استحواذ | zh 股价 利润 收购
  破产 合并 营收
prices: en inflation price | de inflation preis_ preise_ teuer | fr inflation prix_ | es inflación precio
  | it inflazion prezz | pt inflação preço | nl inflatie prijs_ prijzen_ | pl inflacj cen_ ceny_ | cs
  inflac cen_ ceny_ | tr enflasyon fiyat | ru инфляц цен_ цены_ | uk інфляц цін_ ціни_ | ar تضخم أسعار |
  zh 通胀 价格 涨价
energy: en gas_ oil_ pipeline nuclear electricity | de gas_ öl_ pipeline atom strom_ kernkraft | fr gaz_
  pétrole gazoduc nucléaire électricité | es gas_ petróleo gasoducto nuclear electricidad | it gas_
  petrolio gasdotto nuclear elettricit | pt gás_ petróleo gasoduto nuclear eletricid | nl gas_ olie_
  pijpleiding kern | pl gaz_ gazu_ gazoci ropa_ ropy_ nuklear jądrow | cs plyn ropa_ ropy_ plynovod jader
  | tr gaz_ doğalgaz petrol boru nükleer elektrik | ru газ_ газа_ газопровод нефт ядерн аэс_ | uk газ_
  газу_ газопров нафт ядерн аес_ | ar غاز نفط نووي أنابيب | zh 天然气 石油 管道 核电 核武
space: en space_ rocket satellite moon_ mars_ astronaut | de weltraum rakete satellit mond_ raumfahrt
  astronaut | fr espace_ spatial fusée satellite lune_ astronaut | es espacial cohete satélite luna_
  astronaut | it spazial razzo satellit luna_ astronaut | pt espacial foguete satélite lua_ astronaut | nl
  ruimtevaart raket_ satelliet maan_ | pl kosmi rakiet satelit księżyc | cs vesmír raket satelit měsíc_ |
  tr uzay roket uydu ay_ | ru космос космич спутник_ лун | uk космос косміч супутник місяц | ar فضاء قمر
  صناعي | zh 航天 火箭 卫星 月球 太空
prize: en prize award winner nobel | de preis_ auszeichn gewinner nobel | fr prix_ lauréat récompens nobel
  | es premio galard ganador nobel | it premio premi_ vincitor nobel | pt prémio prêmio vencedor nobel |
  nl prijs_ winnaar nobel | pl nagrod laureat nobel | cs cena_ cenu_ vítěz nobel | tr ödül kazanan nobel |
  ru преми_ премия_ премию_ лауреат нобел | uk премі лауреат нобел | ar جائزة نوبل | zh 获奖 奖项 诺贝尔
pope: en pope_ vatican church_ bishop cardinal | de papst_ vatikan kirche_ bischof kardinal | fr pape_
  vatican église évêque cardinal | es papa_ vaticano iglesia obispo cardenal | it papa_ vaticano chiesa
  vescovo cardinale | pt papa_ vaticano igreja bispo cardeal | nl paus_ vaticaan kerk_ bisschop kardinaal
  | pl papież watykan kości biskup kardynał | cs papež vatikán církev biskup kardinál | tr papa_ vatikan
  kilise piskopos | ru папы_ ватикан церк епископ кардинал | uk папа_ ватикан церк єпископ кардинал | ar
  بابا الفاتيكان كنيسة | zh 教皇 梵蒂冈 教会 主教
impeachment: en impeach | de amtsenthebung impeachment | fr destitution impeachment | es impeachment
  destitución | it impeachment | pt impeachment | nl afzetting impeachment | pl impeachment | cs
  impeachment | tr azil_ görevden | ru импичмент | uk імпічмент | ar عزل | zh 弹劾
insult: en slap hit_ | de ohrfeig schlug_ | fr gifle | es bofet abofet cachetada golpe | it schiaff colp |
  pt tapa_ bofet | nl klap_ sloeg_ | pl uderz | cs facku udeřil | tr tokat | ru пощеч ударил | uk ляпас
  вдарив | ar صفع | zh 掌掴 拍打
weather: en rain_ snow cold_ heat_ temperature drought | de regen schnee kälte hitze temperatur dürre | fr
  pluie neige froid_ chaleur canicule températur sécheresse | es lluvia nieve nevada frío_ calor_
  temperatur sequía | it pioggia piogge neve_ freddo caldo_ temperatur siccità | pt chuva neve_ frio_
  calor_ temperatur seca_ | nl regen sneeuw kou_ hitte temperatu droogte | pl deszcz śnieg mróz upał
  temperatur susz | cs déšť sníh sněh mráz teplot such | tr yağmur soğuk sıcak kuraklık | ru дожд снег
  холод жар_ температур засух | uk дощ сніг холод спек температур посух | ar أمطار ثلوج حرارة جفاف | zh 降雨
  暴雨 下雪 寒潮 气温 干旱
school: en school student university teacher | de schule_ schulen_ schüler universität lehrer student | fr
  école élève université enseignant étudiant | es escuela colegio alumno universidad maestr estudiant | it
  scuola scuole studen universit insegnant | pt escola aluno universidade professor estudant | nl school_
  scholen_ leerling universiteit leraar student | pl szkoł uczni uniwersytet nauczyciel studen | cs škol
  žák_ univerzit učitel studen | tr okul öğrenci üniversite öğretmen | ru школ ученик университет учител
  студен | uk школ учн університет вчител студен | ar مدرسة جامعة طلاب طالب معلم | zh 学校 学生 大学 老师 教师
border: en border | de grenze grenz | fr frontière frontal | es frontera fronteriz | it frontier confin |
  pt fronteira | nl grens_ grenzen_ | pl granic | cs hranic | tr sınır_ sınır | ru границ погранич | uk
  кордон прикордон | ar حدود | zh 边境 边界
hack: en hack cyber malware | de hacker cyber gehackt | fr pirat cyber | es hacke ciber | it hacker cyber
  informatic | pt hacker ciber | nl hack cyber | pl haker cyber | cs hacker kyber | tr hacker siber | ru
  хакер кибер | uk хакер кібер | ar قرصنة إلكتروني سيبراني | zh 黑客 网络攻击
poll: en poll_ survey | de umfrage befrag | fr sondage enquête | es encuesta sondeo | it sondaggi | pt
  sondagem pesquisa | nl peiling enquête | pl sondaż badani | cs průzkum anket | tr anket | ru опрос | uk
  опитув | ar استطلاع | zh 民意调查 调查显示
anniversary: en anniversary commemorat memorial_ | de jahrestag gedenk jubiläum | fr anniversaire commémor
  | es aniversario conmemor | it anniversari commemor | pt aniversário comemor | nl herdenk jubileum | pl
  rocznic upamięt | cs výročí uctil | tr yıldönüm anma_ | ru годовщин памят | uk річниц вшанув | ar ذكرى |
  zh 周年 纪念
"""

Stems = dict[str, list[tuple[str, str]]]


def _read() -> Stems:
    """The stems of each language by their first two letters, and those that stand anywhere, with what they mean."""
    found: Stems = defaultdict(list)
    happening = language = ""
    for word in _STEMS.split():
        if word.endswith(":"):
            happening, language = word[:-1], ""
        elif word == "|":
            language = ""
        elif not language:
            language = word
        elif language in _ANYWHERE:
            found[language].append((searchable(word).replace(" ", ""), happening))
        else:
            folded = searchable(word.rstrip("_")) + word[len(word.rstrip("_")) :]
            found[f"{language} {folded[:2]}"].append((folded, happening))
    return found


_BEGINNING = _read()


def happenings(language: str, source: str) -> frozenset[str]:
    """What happens in a text of this language."""
    folded = searchable(source)
    if language in _ANYWHERE:
        joined = folded.replace(" ", "")
        return frozenset(happening for stem, happening in _BEGINNING[language] if stem in joined)
    return frozenset(found for word in folded.split() for found in _in_word(language, word))


@lru_cache(maxsize=20_000)
def _in_word(language: str, word: str) -> tuple[str, ...]:
    stems = _BEGINNING.get(f"{language} {word[:2]}", ())
    return tuple(found for stem, found in stems if f"{word}_".startswith(stem))
