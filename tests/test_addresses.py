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
]  # fmt: skip


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_addresses_of_one_article_are_one(one: str, other: str) -> None:
    assert canonical_url(one) == canonical_url(other) != ""


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_articles_stay_two(one: str, other: str) -> None:
    assert canonical_url(one) != canonical_url(other)
