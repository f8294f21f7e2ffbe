"""The recipe: collect · compose · deliver. Each step begins and ends at the ledger.

collect   due feed → fetch → parse → match → article → next poll    one transaction
pages     due page → fetch → extract → match                        one transaction
push      signed push → parse → match → article                     one transaction
compose   due slot → findings → stories → digest → rendered bytes   one transaction
deliver   due delivery → claim → send → settle                      marked after sending

Kill it between any two lines and nothing is lost.
"""

from monitor.pipeline.alert import watch
from monitor.pipeline.collect import collect
from monitor.pipeline.compose import Reading, clock_is_behind, compose, compose_urgent, preview
from monitor.pipeline.correcting import merge, part, pin, split, undo, unpin
from monitor.pipeline.deliver import deliver, due
from monitor.pipeline.find import MOST_VISITS, find
from monitor.pipeline.pages import read_page
from monitor.pipeline.push import Pushed, answer_hub, ask_hubs, awaits_push, start_with_hubs, take
from monitor.pipeline.recounting import account, recount
from monitor.pipeline.rematch import rematch
from monitor.pipeline.watch import covered, found_alarms
from monitor.pipeline.why import Explain, why

__all__ = [
    "MOST_VISITS",
    "Explain",
    "Pushed",
    "Reading",
    "account",
    "answer_hub",
    "ask_hubs",
    "awaits_push",
    "clock_is_behind",
    "collect",
    "compose",
    "compose_urgent",
    "covered",
    "deliver",
    "due",
    "find",
    "found_alarms",
    "merge",
    "part",
    "pin",
    "preview",
    "read_page",
    "recount",
    "rematch",
    "split",
    "start_with_hubs",
    "take",
    "undo",
    "unpin",
    "watch",
    "why",
]
