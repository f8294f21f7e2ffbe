"""What parts of an address say how a reader came, not which article it is: the rules, and where each comes from.

A parameter is taken out because it is listed, never because it is unknown: outlets select articles by `id`, `p`,
`doc`, `newsid` and a hundred others.
"""

from __future__ import annotations

import re

# Google: support.google.com/analytics/answer/1033863, support.google.com/google-ads/answer/9744275
_GOOGLE = "gclid gclsrc dclid gbraid wbraid gad gad_source gad_campaignid srsltid _ga _gl gws_rd ved usg sa ei"
# Meta and Instagram: developers.facebook.com/docs/marketing-api/conversions-api/parameters/fbp-and-fbc
_META = "fbclid fb_action_ids fb_action_types fb_source fb_ref igshid igsh mibextid"
# Others that mark clicks, each in its own help pages: Yandex, Microsoft, X, TikTok, LinkedIn, Pinterest, Snapchat,
# Reddit, Rambler/Openstat, VK
_CLICKS = (
    "yclid ysclid _openstat msclkid twclid ttclid li_fat_id epik sccid rdt_cid dicbo tblci vero_id vero_conv "
    "wickedid oly_enc_id oly_anon_id rb_clickid s_cid __s mkt_tok __hstc __hssc __hsfp _hsenc _hsmi hsctatracking "
    "mc_cid mc_eid ml_subscriber ml_subscriber_hash ck_subscriber_id bsft_clkid bsft_uid spmailingid spuserid spjobid "
    "spreportid ceid emci emdi sfmc_id sfmc_sub et_rid trk_contact trk_msg trk_module trk_sid"
)
# AT Internet / Piano (BBC, France Médias Monde, Le Monde), Webtrends, Adobe, Chartbeat, Comscore, Eulerian
_MEASURING = (
    "xtor xtref xtcr xtmc xtnp ns_mchannel ns_campaign ns_source ns_linkname ns_fee ns_m wt_mc wt_zmc wt.mc_id "
    "wt.mc_ev cmpid sc_campaign sc_cid intcid intcmp int_cmp ecid s_kwcid ito maca "
    "smid smtyp smprod cn-reloaded ocid cvid tpcc ftag ftcamp "
    "ref_src ref_url refsrc ref_map traffic_source shareid sharetype sharetoken share_source "
    "soc_src soc_trk sr_share socialreferer social_referer _branch_match_id _branch_referrer onelink "
    "__twitter_impression __source __from guccounter guce_referrer guce_referrer_sig awc awin1 zanpid "
    "si rss_source from_rss fromrss is_from_webapp sender_device reflink mod_from nl_cid "
    # Washington Post, Bloomberg, Spiegel, FAZ, Welt, Le Monde, El País, Corriere, Gazeta Wyborcza, RIA, Radio Liberty,
    # Asahi, Nikkei, NDTV, Premium Times, CBC, Sydney Morning Herald, Haaretz, Economist, BBC
    "itid wpisrc wpmm carta-url pwapi_token srnd sref leadsource sara_ref sara_ecid gepc wtrid wtmc lmd_medium "
    "lmd_campaign lmd_creation lmd_source ssm refresh_ce disableredirects rcmd_alg rcmd_id withmediaplayer iref n_cid "
    "pfrom tztc __vfz btis lts giftid intlink_from_url searchresultposition utm_referrer printpagedarticle .tsrc "
    "embedded-checkout unlocked_article_code giftcopy gift accesstoken dpmt espv cachebuster nocache _t"
)
VISIT = frozenset(f"{_GOOGLE} {_META} {_CLICKS} {_MEASURING}".split())
# Urchin/Google, Matomo (matomo.org/faq/reports/all-campaign-parameters), HubSpot, Piano, Piwik PRO, Algolia, Outbrain
VISIT_PREFIXES = ("utm_", "pk_", "piwik_", "mtm_", "matomo_", "hsa_", "at_custom", "at_medium", "at_campaign",
                  "at_creation", "at_format", "at_link", "at_ptr", "at_bbc", "at_variant", "at_channel", "at_general",
                  "at_send", "at_recipient", "at_platform", "at_network", "at_emitter", "at_detail", "at_identifier",
                  "at_type", "at_objective", "at_audience", "at_content", "oft_", "obref", "outbrain",
                  "stm_", "trk_", "vgo_", "fb_", "cm_mmc", "itm_", "mkt_", "s_cid", "wt.")  # fmt: skip
# The shape in which the same page is given: AMP project (amp.dev/documentation), Brightspot, WordPress, CNN
SHAPE = {
    "amp": {"", "1", "true", "yes"}, "outputtype": {"amp", "valid"}, "output": {"amp"}, "_amp": {"", "1", "true"},
    "amp_js_v": {"0.1", "a2", "a3", "a6", "a9"}, "usqp": {"mq331aqfqaioadgacaiicaa", "mq331aqfqaioadgacaiiaaa"},
    "mobile": {"", "1", "true"}, "m": {"1", "true"}, "print": {"", "1", "true", "y", "yes", "print"},
    "printable": {"", "1", "true"}, "view": {"amp", "htmlamp", "mobile", "print"}, "display": {"print", "mobile"},
    "singlepage": {"", "1", "true"}, "full": {"", "1", "true"}, "pagewanted": {"all", "print"}, "nomobile": {"1"},
    "platform": {"hootsuite", "amp"}, "rss": {"", "1", "yes", "true"}, "feed": {"rss"}, "replytocom": {"0"},
    "facet": {"amp"}, "service": {"amp", "printpreview"},
    "noredirect": {"1", "on", "true"}, "alt": {"amp"}, "layout": {"amp"}, "isamp": {"1", "true"},
}  # fmt: skip
# Names that some sites count visits by and others select articles by: only when the value is a channel's name.
_CHANNEL_NAMES = (
    "ref referer referrer source src from via cid cmp mod share shared channel partner soc origin medium campaign ncmp "
    "emc section_source rf ref_ mc sh spm c_src tag_source wtag nr rel"
)
CHANNEL_NAMES = frozenset(_CHANNEL_NAMES.split())
_CHANNEL = (
    r"(?:rss|feed|atom|twitter|tw|facebook|fb|telegram|tg|vk|whatsapp|wa|linkedin|reddit|instagram|threads|mastodon|"
    r"bluesky|e-?mail|newsletter|nl|social|sharebutton|share|sharing|push|google(?:news)?|gnews|yandex|yxnews|flipboard|"
    r"smartnews|feedly|pocket|msn|yahoo|applenews|apple_news|dlvr\.?it|twitterfeed|hootsuite|buffer|ifttt|mobile|desktop|amp|"
    r"web|app|homepage|home|hp|copy|link|permalink|syndication|partner|whatsappchannel|messenger|viber|ok|odnoklassniki|x)"
)
# A channel, alone or with more of its kind (share_btn_tw). With a word of a story it is none: google-fined.
CHANNEL = re.compile(
    rf"{_CHANNEL}(?:[-_.:](?:{_CHANNEL}|shared|posts?|btn|button|main|top|site|[0-9]{{6,}}))*"
    r"|[a-z0-9]{1,12}[-_.:](?:rss|feed|twitter|facebook|telegram|newsletter|sharebutton|social)"
)

# Addresses that carry another one: where it stands in the path, or the parameters that it may stand in.
_LONG = r"(?P<url>https?(?::|%3[aA])(?:/|%2[fF])+.+)$"
_REDIRECTORS = (
    (r"^(?:[a-z]+\.)?google\.[a-z.]+/(?:url|amp/s)\b", r"/amp/s/(?P<url>[^?]+\..+)$", "url q"),
    (r"^google\.[a-z.]+/amp/", r"/amp/(?P<url>[^?]+\..+)$", ""),
    (r"^(?:feedproxy\.google|feeds\.feedburner)\.com/", None, "url u"),
    (r"^(?:l|lm)\.facebook\.com/l\.php|^facebook\.com/sharer", None, "u"),
    (r"^l\.instagram\.com/", None, "u"),
    (r"^vk\.com/away\.php", None, "to"),
    (r"^(?:t\.umblr\.com/redirect|out\.reddit\.com/)", None, "z url"),
    (r"^(?:bing\.com/news/apiclick|linkedin\.com/redir|linkedin\.com/safety/go)", None, "url"),
    (r"^youtube\.com/redirect", None, "q"),
    (r"^[^/]*safelinks\.protection\.outlook\.com/", None, "url"),
    (r"^(?:r\.search|news)\.yahoo\.com/.*RU=", r"/RU=(?P<url>https?%3[aA]%2[fF].+?)(?:/RK=|$)", ""),
    (r"^duckduckgo\.com/l/", None, "uddg"),
    (r"^web\.archive\.org/web/\d+|^archive\.org/wayback", _LONG, ""),
    (r"^archive\.(?:today|ph|is|li|fo|md|vn)/", _LONG, ""),
    (r"^translate\.(?:google|yandex)\.[a-z.]+/translate", None, "u url"),
    (r"^(?:rss\.feedsportal|go\.theguardian|clk\.tradedoubler)\.com/", None, "url"),
    (r"^getpocket\.com/(?:redirect|save)|^flipboard\.com/redirect|^news\.google\.[a-z.]+/news/url", None, "url"),
)
REDIRECTORS = tuple(
    (re.compile(host), None if place is None else re.compile(place), tuple(names.split()))
    for host, place, names in _REDIRECTORS
)
# AMP caches, amp.dev/documentation/guides-and-tutorials/learn/amp-caches-and-cors/amp-cache-urls
AMP_CACHE = re.compile(r"^[a-z0-9-]+\.cdn\.ampproject\.org/[acvi]/(?:s/)?(?P<url>[^/]+\..+)$")
GOOGLE_NEWS = re.compile(r"^news\.google\.[a-z.]+/(?:rss/|__i/rss/rd/|read/)?articles/")

# Whether any of these may apply: most addresses carry no other one, and a single look is cheaper than twenty.
CARRYING = re.compile("|".join([*(host for host, _, _ in _REDIRECTORS), AMP_CACHE.pattern, GOOGLE_NEWS.pattern]))

# Hosts under which one outlet gives the same paths.
HOSTS = {
    "bbc.co.uk": "bbc.com", "edition.cnn.com": "cnn.com", "us.cnn.com": "cnn.com", "lite.cnn.com": "cnn.com",
    "www1.folha.uol.com.br": "folha.uol.com.br", "old.reddit.com": "reddit.com",
}  # fmt: skip
# Subdomains for a device or a delivery network: below a registrable name only.
DEVICES = frozenset(["www", "www2", "www3", "m", "mobile", "mob", "wap", "amp", "touch"])
# Path habits of AMP and print pages: amp.dev, WordPress (wordpress.org/plugins/amp), Arc Publishing, Guardian, BBC.
PATHS = (
    (re.compile(r"^/amp(?=/.)"), ""),
    (re.compile(r"(?<=.)/(?:amp|amp\.html|print|printable)/?$"), ""),
    (re.compile(r"(?<=/)amp/(?=[^/]*\d)"), ""),
    (re.compile(r"\.amp(?=(?:\.html?)?/?$)"), ""),
    (re.compile(r"(?<=\d)[-_]amp(?=(?:\.html?)?/?$)"), ""),
)
PATH_HABITS = re.compile(r"amp|print")  # what each of them has
# Habits of one site, by its registrable domain.
# The number is the article, whatever the words; sections have one letter.
_LIBERTY = (re.compile(r"^/(?:a/(?:[^/]+/)?|[^/]{2,}/)(\d+)\.html$"), r"/a/\1")
_PERSGROEP = (re.compile(r"^.+~([a-z][0-9a-f]{6,})$"), r"/~\1")
_HEX = (re.compile(r"^/(?:article/)?(?:[^/]*-)?([0-9a-f]{32})$"), r"/article/\1")
PATHS_OF = {
    "apnews.com": _HEX,
    "bbc.com": (re.compile(r"^/news/amp/"), "/news/"),
    "bbc.co.uk": (re.compile(r"^/news/amp/"), "/news/"),
    "cnn.com": (re.compile(r"^/cnn(?=/\d{4}/)"), ""),
    "corriere.it": (re.compile(r"_amp(?=\.shtml$)"), ""),
    "dw.com": (re.compile(r"^/([a-z]{2})/.+?/(a-\d+)$"), r"/\1/\2"),
    "globo.com": (re.compile(r"^/google/amp(?=/)"), ""),
    "google.com": (re.compile(r"^/(?:rss/|read/|__i/rss/rd/)articles/"), "/articles/"),
    "guancha.cn": (re.compile(r"(?<=\d)_s(?=\.shtml$)"), ""),
    "indianexpress.com": (re.compile(r"(?<=\d)/lite$"), ""),
    "indiatimes.com": (re.compile(r"/amp_articleshow/"), "/articleshow/"),
    "nos.nl": (re.compile(r"^/(?:l|artikel)/(\d+)(?:-[^/]*)?$"), r"/artikel/\1"),
    "spiegel.de": (re.compile(r"(?<=[0-9a-f]{12})-amp$"), ""),
    "tagesschau.de": (re.compile(r"~amp(?=\.html$)"), ""),
    "unian.net": (re.compile(r"/amp-(?=[^/]*\d+\.html$)"), "/"),
    "unian.ua": (re.compile(r"/amp-(?=[^/]*\d+\.html$)"), "/"),
    "zeit.de": (re.compile(r"/komplettansicht$"), ""),
    **dict.fromkeys(["ad.nl", "demorgen.be", "hln.be", "parool.nl", "trouw.nl", "volkskrant.nl"], _PERSGROEP),
    **dict.fromkeys(
        ["azattyq.org", "currenttime.tv", "idelreal.org", "kavkazr.com", "radiosvoboda.org", "rferl.org",
         "severreal.org", "sibreal.org", "svoboda.org"], _LIBERTY),
}  # fmt: skip
# Parameters that say nothing at one site, in small letters.
VISIT_OF = {
    "bbc.co.uk": frozenset({"link_location", "pinned_post_locator"}),
    "bbc.com": frozenset({"link_location", "pinned_post_locator"}),
    "cnn.com": frozenset({"cid"}),
    "google.com": frozenset({"oc", "hl", "gl", "ceid"}),
    "hurriyet.com.tr": frozenset({"sessionid"}),
    "kommersant.ru": frozenset({"from"}),
    "lastampa.it": frozenset({"ref"}),
    "milliyet.com.tr": frozenset({"sessionid"}),
    "nytimes.com": frozenset(
        {"action", "module", "pgtype", "region", "campaign_id", "instance_id", "nl", "regi_id", "segment_id", "te"}
        | {"user_id", "emc"}
    ),
    "theguardian.com": frozenset({"cmp"}),
    "rbc.ru": frozenset({"from"}),
    "repubblica.it": frozenset({"ref"}),
    "reuters.com": frozenset({"feedtype", "feedname", "rpc", "taid"}),
    "ria.ru": frozenset({"in"}),
    "sueddeutsche.de": frozenset({"reduced", "sc_src"}),
    "welt.de": frozenset({"cid"}),
    "wsj.com": frozenset({"mod", "st"}),
    "yna.co.kr": frozenset({"input", "section"}),
    "youtube.com": frozenset({"t", "ab_channel", "pp", "feature"}),
}
# Where the reader came from, when the value is an address; otherwise the name may be anything.
REFERRERS = frozenset(["referrer", "referer", "ref_url", "refurl"])
