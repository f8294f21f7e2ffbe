"""What is agreed with a hub (WebSub): it tells us at once what a feed publishes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from monitor.model.asked import Secret


@dataclass(frozen=True, kw_only=True, slots=True)
class HubOffer:
    """A hub that a feed names, and the address that it knows the feed by."""

    hub: str
    topic: str


class HubState(StrEnum):
    """How far a subscription at a hub has come. Values are stored: one that is here stays."""

    ASKED = "asked"  # the hub was asked, and has not yet come to check that it was us
    ACTIVE = "active"
    REFUSED = "refused"  # the hub said no, or cannot be reached; it is asked again
    LEAVING = "leaving"  # not wanted any more: the hub is asked to stop


@dataclass(frozen=True, kw_only=True, slots=True)
class HubSubscription:
    """A subscription of ours at a hub. Whoever knows the token may call us back; the secret proves who it is."""

    token: str
    feed: int
    url: str  # of the feed
    outlet: str
    offer: HubOffer
    callback: str
    secret: Secret
    state: HubState = HubState.ASKED
    until: datetime | None = None  # end of the lease
    next_try_at: datetime | None = None  # when the hub is asked again: to begin, to renew, to stop
    failures: int = 0
    sentence: str = ""  # what went wrong last

    def is_active(self, now: datetime) -> bool:
        """Whether the hub may push."""
        return self.state is HubState.ACTIVE and self.until is not None and now < self.until
