"""Assembles the parts, runs them, answers what people ask. The only place that knows who stands behind a port."""

from monitor.service import looks
from monitor.service.asking import health, next_slots, preview, search, subscription_named
from monitor.service.care import Backup, Restored, backup, check_backup, release, restore, verify
from monitor.service.clock import Clock, utc_now
from monitor.service.examining import doctor
from monitor.service.finding import (
    append,
    as_lines,
    dead,
    exported,
    find,
    find_for_dead,
    imported,
    instead,
    lines,
    new_only,
)
from monitor.service.parts import assembled
from monitor.service.running import Accounting, run_once
from monitor.service.sending import Resent, deliveries, resend, try_destinations
from monitor.service.serving import serve
from monitor.service.stories import (
    decisions,
    merge_stories,
    part_copies,
    pin_story,
    split_story,
    stories,
    story,
    undo_decision,
    unpin_story,
)
from monitor.service.topics import compare, doubtful_tags, expand, explain, suggest, try_query
from monitor.service.watching import alarms, coverage, why

__all__ = [
    "Accounting",
    "Backup",
    "Clock",
    "Resent",
    "Restored",
    "alarms",
    "append",
    "as_lines",
    "assembled",
    "backup",
    "check_backup",
    "compare",
    "coverage",
    "dead",
    "decisions",
    "deliveries",
    "doctor",
    "doubtful_tags",
    "expand",
    "explain",
    "exported",
    "find",
    "find_for_dead",
    "health",
    "imported",
    "instead",
    "lines",
    "looks",
    "merge_stories",
    "new_only",
    "next_slots",
    "part_copies",
    "pin_story",
    "preview",
    "release",
    "resend",
    "restore",
    "run_once",
    "search",
    "serve",
    "split_story",
    "stories",
    "story",
    "subscription_named",
    "suggest",
    "try_destinations",
    "try_query",
    "undo_decision",
    "unpin_story",
    "utc_now",
    "verify",
    "why",
]
