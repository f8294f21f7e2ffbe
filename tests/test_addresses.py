"""Which addresses are of one article: a growing list of traps, all invented. A false join hides a story."""

from __future__ import annotations

import pytest

from monitor.articles import canonical_url

ARTICLE = "https://outlet.example/world/2026/harbour-court-4711"
QUERY = "https://outlet.example/view.php?id=4711"

SAME = [
    (ARTICLE, ARTICLE.replace("https://outlet.example", host))
    for host in ("http://outlet.example", "https://www.outlet.example", "https://m.outlet.example",
                 "https://mobile.outlet.example", "https://amp.outlet.example", "https://wap.outlet.example",
                 "https://touch.outlet.example", "https://OUTLET.example", "HTTPS://outlet.example",
                 "https://outlet.example:443", "http://outlet.example:80", "https://www2.outlet.example",
                 "https://outlet.example.")
] + [
    (ARTICLE, ARTICLE + end)
    for end in ("/", "#comments", "#:~:text=harbour", "?", "/amp", "/amp/", "?amp", "?amp=1", "?outputType=amp",
                "?print=1", "/print", "?view=print", "?mobile=1", "?noredirect=on", "?utm_source=rss",
                "?utm_source=rss&utm_medium=feed&utm_campaign=all", "?UTM_SOURCE=rss", "?fbclid=IwAR0x", "?gclid=x1",
                "?yclid=17", "?ysclid=abc", "?msclkid=a", "?twclid=b", "?igshid=c", "?dclid=d", "?gbraid=e",
                "?wbraid=f", "?_openstat=g", "?mc_cid=h&mc_eid=i", "?at_medium=RSS&at_campaign=x", "?xtor=RSS-3",
                "?ns_mchannel=rss&ns_source=y", "?cmpid=rss", "?CMP=share_btn_tw", "?ref=rss", "?ref=twitter",
                "?source=rss", "?from=rss", "?src=feed", "?via=telegram", "?partner=rss", "?smid=tw-share",
                "?pk_campaign=x", "?mtm_source=x", "?hsa_acc=1", "?_ga=2.1.1.1", "?_gl=1*x", "?trk_msg=x",
                "?wt_mc=rss", "?ito=1490", "?ocid=feeds", "?guccounter=1", "?ref_src=twsrc%5Etfw", "?rss=1",
                "?__twitter_impression=true", "?mod=rss", "?ftag=abc", "?srsltid=x", "?li_fat_id=x", "?ttclid=y",
                ";jsessionid=0A1B2C")
] + [
    (QUERY, QUERY + more)
    for more in ("&utm_source=rss", "&fbclid=x", "#top", "&ref=rss", "&from=feed")
] + [
    (QUERY + "&page=2", "https://outlet.example/view.php?page=2&id=4711"),
    ("https://outlet.example/a-story/index.html", "https://outlet.example/a-story/"),
    ("https://outlet.example//world//a-story", "https://outlet.example/world/a-story"),
    ("https://outlet.example/%D1%87", "https://outlet.example/ч"),
    ("https://outlet.example/a%2Db", "https://outlet.example/a-b"),
    ("https://xn--e1afmkfd.example/a", "https://xn--e1afmkfd.example/a?utm_source=x"),
    (ARTICLE, "https://www.google.com/url?q=https%3A%2F%2Foutlet.example%2Fworld%2F2026%2Fharbour-court-4711&sa=U"),
    (ARTICLE, "https://web.archive.org/web/20261122070000/https://outlet.example/world/2026/harbour-court-4711"),
    (ARTICLE, "https://l.facebook.com/l.php?u=https%3A%2F%2Foutlet.example%2Fworld%2F2026%2Fharbour-court-4711&h=x"),
    (ARTICLE, "https://vk.com/away.php?to=https%3A%2F%2Foutlet.example%2Fworld%2F2026%2Fharbour-court-4711"),
    (ARTICLE, "https://outlet-example.cdn.ampproject.org/c/s/outlet.example/world/2026/harbour-court-4711"),
    ("https://www.youtube.com/watch?v=abc", "https://www.youtube.com/watch?v=abc&feature=share"),
]  # fmt: skip

# What real outlets do to addresses of their own, with invented paths.
HABITS = [
    ("https://www.bbc.com/news/articles/c4711", "https://www.bbc.co.uk/news/articles/c4711?at_medium=RSS&at_campaign=rss"),
    ("https://www.bbc.com/news/live/c1", "https://www.bbc.com/news/live/c1?pinned_post_locator=urn:asset:1&link_location=live"),
    ("https://www.bbc.com/news/world-1", "https://www.bbc.com/news/world-1?intlink_from_url=https://www.bbc.com/news/topics/x"),
    ("https://www.theguardian.com/world/2026/a", "https://amp.theguardian.com/world/2026/a?CMP=Share_iOSApp_Other#Echobox=17"),
    ("https://edition.cnn.com/2026/11/22/a/index.html", "https://amp.cnn.com/cnn/2026/11/22/a"),
    ("https://www.cnn.com/2026/11/22/a", "https://lite.cnn.com/2026/11/22/a?cid=ios_app"),
    ("https://www.nytimes.com/2026/11/22/a.html", "https://www.nytimes.com/2026/11/22/a.html?smid=url-share"),
    ("https://www.nytimes.com/2026/11/22/a.html", "https://www.nytimes.com/2026/11/22/a.html?campaign_id=2&emc=edit_th"
     "&instance_id=3&nl=todaysheadlines&regi_id=4&segment_id=5&te=1&user_id=6"),
    ("https://www.nytimes.com/2026/11/22/a.html", "https://www.nytimes.com/2026/11/22/a.html?action=click&module=Well"
     "&pgtype=Homepage&searchResultPosition=1"),
    ("https://www.washingtonpost.com/world/a/", "https://www.washingtonpost.com/world/a/?itid=hp-top&wpisrc=nl_most&wpmm=1"),
    ("https://www.reuters.com/world/a", "https://mobile.reuters.com/world/a?feedType=RSS&feedName=worldNews&taid=4711"),
    ("https://apnews.com/article/court-0123456789abcdef0123456789abcdef", "https://apnews.com/0123456789abcdef0123456789abcdef"),
    ("https://www.bloomberg.com/news/articles/2026-11-22/a", "https://www.bloomberg.com/news/articles/2026-11-22/a?srnd=premium&sref=x&leadSource=uverify"),
    ("https://www.ft.com/content/4711", "https://www.ft.com/content/4711?shareType=nongift&ftcamp=x&accessToken=y"),
    ("https://www.economist.com/europe/2026/a", "https://www.economist.com/europe/2026/a?giftId=17"),
    ("https://www.wsj.com/world/a-1", "https://www.wsj.com/world/a-1?mod=hp_lead_pos1&st=x&reflink=desktopwebshare_permalink"),
    ("https://news.yahoo.com/a-1.html", "https://news.yahoo.com/a-1.html?.tsrc=rss&guccounter=1"),
    ("https://www.spiegel.de/ausland/x-a-01234567-89ab-cdef-0123-456789abcdef", "https://www.spiegel.de/ausland/x-a-01234567-89ab-cdef-0123-456789abcdef-amp?sara_ref=re-xx-cp-sh"),
    ("https://www.zeit.de/politik/2026-11/a", "https://www.zeit.de/politik/2026-11/a/komplettansicht?wt_zmc=x"),
    ("https://www.faz.net/aktuell/a-17.html", "https://www.faz.net/aktuell/a-17.amp.html?GEPC=s3"),
    ("https://www.faz.net/aktuell/a-17.html", "https://www.faz.net/aktuell/a-17.html?printPagedArticle=true#pageIndex_2"),
    ("https://www.sueddeutsche.de/politik/a-1.17", "https://www.sueddeutsche.de/politik/a-1.17?reduced=true"),
    ("https://www.welt.de/politik/article17/A.html", "https://amp.welt.de/politik/article17/A.html?cid=socialmedia.email.sharebutton&wtrid=x"),
    ("https://www.tagesschau.de/ausland/a-101.html", "https://www.tagesschau.de/ausland/a-101~amp.html"),
    ("https://www.dw.com/en/a/a-4711", "https://www.dw.com/en/other-words/a-4711?maca=en-rss-en-all-1573-rdf"),
    ("https://www.lemonde.fr/a_17_3210.html", "https://www.lemonde.fr/a_17_3210.html?lmd_medium=al&lmd_campaign=x#xtor=AL-3"),
    ("https://www.france24.com/fr/a", "https://amp.france24.com/fr/a?xtor=RSS-1&ref=tw"),
    ("https://elpais.com/internacional/2026-11-22/a.html", "https://elpais.com/internacional/2026-11-22/a.html?ssm=TW_CC&outputType=amp"),
    ("https://www.lavanguardia.com/internacional/17/a.html", "https://www.lavanguardia.com/internacional/17/a.html?facet=amp"),
    ("https://www.corriere.it/esteri/26_novembre_22/a-17.shtml", "https://www.corriere.it/esteri/26_novembre_22/a-17_amp.shtml?refresh_ce"),
    ("https://www.repubblica.it/esteri/2026/11/22/news/a-17/", "https://www.repubblica.it/esteri/2026/11/22/news/a-17/?ref=RHTP-BH-I1-P1"),
    ("https://wyborcza.pl/7,75399,17,a.html", "https://wyborcza.pl/7,75399,17,a.html?disableRedirects=true#s=BoxOpMT"),
    ("https://ria.ru/20261122/a-17.html", "https://ria.ru/20261122/a-17.html?in=t&rcmd_alg=x"),
    ("https://www.rbc.ru/politics/22/11/2026/17", "https://www.rbc.ru/politics/22/11/2026/17?from=from_main_1"),
    ("https://www.kommersant.ru/doc/17", "https://www.kommersant.ru/doc/17?from=four_tekst"),
    ("https://lenta.ru/news/2026/11/22/a/", "https://m.lenta.ru/news/2026/11/22/a/"),
    ("https://www.svoboda.org/a/sud-v-groznom/4711.html", "https://www.svoboda.org/a/4711.html?withmediaplayer=1"),
    ("https://www.kavkazr.com/a/sud/4711.html", "https://www.kavkazr.com/amp/sud-v-groznom/4711.html"),
    ("https://www.unian.ua/war/a-17.html", "https://www.unian.ua/war/amp-a-17.html"),
    ("https://www.milliyet.com.tr/dunya/a-17", "https://www.milliyet.com.tr/dunya/a-17?sessionid=2"),
    ("https://www.aljazeera.com/news/2026/11/22/a", "https://www.aljazeera.com/amp/news/2026/11/22/a?traffic_source=rss"),
    ("https://www.guancha.cn/a/2026_11_22_17.shtml", "https://m.guancha.cn/a/2026_11_22_17_s.shtml"),
    ("https://www.asahi.com/articles/A17.html", "https://www.asahi.com/articles/A17.html?iref=comtop_7_01"),
    ("https://www.nikkei.com/article/A17", "https://www.nikkei.com/article/A17/?n_cid=SNSTW001"),
    ("https://www.yna.co.kr/view/AKR17", "https://m.yna.co.kr/view/AKR17?section=news&input=1195m"),
    ("https://timesofindia.indiatimes.com/a/articleshow/17.cms", "https://timesofindia.indiatimes.com/a/amp_articleshow/17.cms"),
    ("https://www.thehindu.com/news/a/article17.ece", "https://www.thehindu.com/news/a/article17.ece/amp/"),
    ("https://indianexpress.com/article/world/a-17/", "https://indianexpress.com/article/world/a-17/lite/"),
    ("https://www.ndtv.com/world-news/a-17", "https://www.ndtv.com/world-news/a-17?pfrom=home-topstories"),
    ("https://www.premiumtimesng.com/news/17-a.html", "https://www.premiumtimesng.com/news/17-a.html?tztc=1"),
    ("https://nation.africa/kenya/news/a-17", "https://nation.africa/kenya/news/a-17?view=htmlamp"),
    ("https://g1.globo.com/mundo/noticia/2026/11/22/a.ghtml", "https://g1.globo.com/google/amp/mundo/noticia/2026/11/22/a.ghtml"),
    ("https://www1.folha.uol.com.br/mundo/2026/11/a.shtml", "https://folha.uol.com.br/amp/mundo/2026/11/a.shtml"),
    ("https://www.cbc.ca/news/world/a-1.17", "https://www.cbc.ca/news/world/a-1.17?cmp=rss&__vfz=medium%3Dsharebar"),
    ("https://www.smh.com.au/world/a-17.html", "https://www.smh.com.au/world/a-17.html?ref=rss&btis="),
    ("https://nos.nl/artikel/4711-rechtbank", "https://nos.nl/l/4711"),
    ("https://www.volkskrant.nl/buitenland/a~b0123456/", "https://www.volkskrant.nl/buitenland/other-words~b0123456/?referrer=https%3A%2F%2Ft.co%2F"),
    ("https://www.haaretz.com/2026-11-22/a", "https://www.haaretz.com/2026-11-22/a?lts=17"),
]  # fmt: skip

# Two values of a parameter or a place that selects: each pair is two articles.
APART = [
    (f"https://outlet.example/view?{name}=4711", f"https://outlet.example/view?{name}=4712")
    for name in ("id", "p", "article", "articleid", "story", "story_id", "newsid", "nid", "n", "doc", "item", "post",
                 "a", "aid", "uid", "key", "code", "page", "no", "num", "seq", "idx", "oid", "cid", "ref", "source",
                 "src", "from", "via", "share_id", "newsletter_id", "nlid", "campaign_id", "partner_id", "web_id",
                 "traffic_id", "cmp_id", "feature", "icid", "ncid", "taid", "emc", "ga_id", "lang", "v", "t", "view",
                 "date", "section", "title", "slug", "url_id", "video", "clip", "gallery", "photo", "mod", "share",
                 "channel", "origin", "rel", "nr", "mc", "media", "print_id", "amp_id", "m_id")
] + [
    (f"https://outlet.example/view?{one}", f"https://outlet.example/view?{other}")
    for one, other in (
        ("ref=google-fined", "ref=google-sued"), ("ref=facebook-ban", "ref=telegram-ban"), ("cid=nl-100", "cid=nl-101"),
        ("nr=fb-100", "nr=fb-101"), ("share=feed-1", "share=feed-2"), ("title=%D4%EE%EC%E0", "title=%C0%ED%ED%E0"),
        ("%D4%EE%EC%E0", "%C0%ED%ED%E0"), ("id=17", "ID=18"), ("id=1&id=2", "id=1&id=3"), ("q=a+b", "q=a+c"),
        ("source=harbour", "source=airport"), ("from=2026-11-21", "from=2026-11-22"), ("mod=court", "mod=sport"),
    )
] + [
    ("https://outlet.example/Story", "https://outlet.example/story"),
    ("https://outlet.example/story", "https://outlet.example/story-2"),
    ("https://outlet.example/story", "https://outlet.example:8080/story"),
    ("https://en.outlet.example/story", "https://ru.outlet.example/story"),
    ("https://outlet.example/en/story", "https://outlet.example/ru/story"),
    ("https://blog.outlet.example/story", "https://outlet.example/story"),
    ("https://outlet.example/amp-makers-strike", "https://outlet.example/makers-strike"),
    ("https://outlet.example/print-shops-close", "https://outlet.example/shops-close"),
    ("https://outlet.example/ramp", "https://outlet.example/r"),
    ("https://outlet.example/a%2Fb", "https://outlet.example/a/b"),
    ("https://outlet.example/a;sid=12", "https://outlet.example/a;sid=13"),
    ("https://outlet.example/#!/story/1", "https://outlet.example/#!/story/2"),
    ("https://outlet.example/2026/11/21/briefing", "https://outlet.example/2026/11/22/briefing"),
    ("https://outlet.example/live/day-12", "https://outlet.example/live/day-13"),
    ("https://one.blogspot.com/a", "https://two.blogspot.com/a"),
    ("https://m.example/story", "https://example.example/story"),
    ("https://www.svoboda.org/a/sud/4711.html", "https://www.svoboda.org/a/sud/4712.html"),
    ("https://www.svoboda.org/z/4711", "https://www.svoboda.org/a/4711.html"),
    ("https://www.bbc.com/russian/articles/c1", "https://www.bbc.com/news/articles/c1"),
    ("https://www.pravda.com.ua/news/2026/11/22/17/", "https://www.pravda.com.ua/rus/news/2026/11/22/17/"),
    ("https://nos.nl/artikel/4711-a", "https://nos.nl/artikel/4712-a"),
    ("https://nos.nl/l/4711", "https://nos.nl/video/4711"),
    ("https://www.volkskrant.nl/a~b0123456/", "https://www.volkskrant.nl/a~b0123457/"),
    ("https://apnews.com/article/a-0123456789abcdef0123456789abcdef", "https://apnews.com/hub/0123456789abcdef0123456789abcdef"),
    ("https://www.zeit.de/politik/2026-11/a", "https://www.zeit.de/politik/2026-11/a/seite-2"),
    ("https://www.rbc.ru/politics/17?from=x&id=1", "https://www.rbc.ru/politics/17?from=x&id=2"),
    ("https://outlet.example/view?referrer=17", "https://outlet.example/view?referrer=18"),
    ("https://outlet.example/view?from=from_main_1", "https://outlet.example/view?from=from_main_2"),
    ("https://outlet.example/view?st=17", "https://outlet.example/view?st=18"),
    ("https://outlet.example/view?action=17", "https://outlet.example/view?action=18"),
    ("https://outlet.example/view?input=a", "https://outlet.example/view?input=b"),
    ("https://outlet.example/view?section=a&in=1", "https://outlet.example/view?section=a&in=2"),
    ("https://www.spiegel.de/thema/ampere-amp", "https://www.spiegel.de/thema/ampere"),
    ("https://g1.globo.com/google/a.ghtml", "https://g1.globo.com/a.ghtml"),
    ("https://www.unian.ua/amp-17.html", "https://www.unian.ua/18.html"),
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME + HABITS)
def test_two_addresses_of_one_article_are_one(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other) != ""


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_articles_stay_two(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)
