"""What may stand between a visitor and a feed: a login, a captcha, a wall against programs, a page of a censor.

Told by the headers that such services are known by, and by the words of their pages.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from monitor.model import Failure

LOOKED_AT = 300_000  # characters of a page
_CHALLENGES = (  # header, what it says, whose it is: on any answer
    ("cf-mitigated", "challenge", "Cloudflare"),
    ("x-amzn-waf-action", "", "AWS WAF"),
    ("x-sucuri-block", "", "Sucuri"),
    ("x-px-block", "", "HUMAN"),
    ("x-vercel-mitigated", "", "Vercel"),
)
_GUARDS = (  # these are on good answers too: a wall only when the answer is a refusal
    ("x-datadome", "", "DataDome"),
    ("x-dd-b", "", "DataDome"),
    ("server", "ddos-guard", "DDoS-Guard"),
    ("server", "qrator", "Qrator"),
    ("x-iinfo", "", "Imperva"),
)
_REFUSALS = (403, 405, 406, 503)
_PAGES = (
    (
        Failure.CAPTCHA,
        r"captcha|cf-turnstile|are you (?:a )?human|i.m not a robot"
        r"|confirm (?:that )?you are (?:a )?human|подтвердите,? что (?:вы|запросы)"
        r"|robot(?:en)? olmadığınızı|kein roboter",
    ),
    (
        Failure.BOT_WALL,
        r"cf-chl|challenge-platform|just a moment\.\.\.|ddos-guard|checking your browser|_incapsula_resource"
        r"|pardon our interruption|px-captcha|datadome|sucuri website firewall"
        r"|enable javascript and cookies to continue"
        r"|making sure you.re not a bot|errors\.edgesuite\.net|unusual traffic from your",
    ),
    (
        Failure.BLOCKED,
        r"th(?:is|e) (?:web ?)?(?:site|page|resource|address) (?:is|has been) (?:blocked|restricted|banned)"
        r"|access to (?:this|the requested) (?:web ?)?(?:site|page|resource) (?:is|has been)"
        r" (?:blocked|denied|restricted)"
        r"|blocked (?:by|under|pursuant to) (?:a |an |the )?(?:court|order|law|government|authorit)"
        r"|доступ к (?:запрашиваемому |данному |этому )?(?:информационному )?(?:ресурсу|сайту|странице)[^.<]{0,40}"
        r"(?:ограничен|заблокирован|закрыт|запрещ)|eais\.rkn\.gov\.ru|доступ абмежаваны"
        r"|erişim[^.<]{0,60}engellen|5651 sayılı|peyvandha\.ir|internet ?positif|trustpositif|warning\.or\.kr"
        r"|تم حجب|هذا الموقع محجوب|الموقع المطلوب غير متاح|diese seite (?:ist|wurde) gesperrt"
        r"|(?:sitio|página) (?:web )?(?:ha sido |está )?bloquead[oa]|site (?:a été |est )?bloqué",
    ),
)
_WORDS = tuple((failure, re.compile(pattern, re.IGNORECASE)) for failure, pattern in _PAGES)
_PASSWORD = re.compile(r"type\s*=\s*[\"']?password", re.IGNORECASE)
_FOR_SALE = re.compile(
    r"domain (?:name )?(?:is|may be) for sale|buy this domain|domain (?:has )?expired|sedoparking|parkingcrew",
    re.IGNORECASE,
)
CALLED = {
    Failure.CAPTCHA: "a page that asks for a person (captcha)",
    Failure.BOT_WALL: "a page that keeps programs out (bot wall)",
    Failure.BLOCKED: "a page that says the site is blocked",
    Failure.LOGIN: "a login page",
}


def service(status: int, headers: Mapping[str, str]) -> str:
    """Whose wall against programs an answer with these headers (names in lower case) comes from, or ""."""
    for name, says, whose in _CHALLENGES + (_GUARDS if status in _REFUSALS else ()):
        value = headers.get(name)
        if value is not None and says in value.lower():
            return whose
    return ""


def of_page(text: str) -> Failure | None:
    """What kind of wall a web page is, or None for any other page."""
    looked_at = text[:LOOKED_AT]
    for failure, words in _WORDS:
        if words.search(looked_at):
            return failure
    return Failure.LOGIN if _PASSWORD.search(looked_at) else None


def is_for_sale(text: str) -> bool:
    """Whether a page offers the domain it stands on, as the new owner of a lapsed one does."""
    return _FOR_SALE.search(text[:LOOKED_AT]) is not None
