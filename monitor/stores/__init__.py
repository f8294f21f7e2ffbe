"""The ledger: everything observed, decided and sent, in one database."""

from monitor.stores.copying import copy, row_counts
from monitor.stores.ledger import Ledger, Transaction
from monitor.stores.sqlite import lock_ledger, open_beside, open_ledger, open_reader

__all__ = [
    "Ledger",
    "Transaction",
    "copy",
    "lock_ledger",
    "open_beside",
    "open_ledger",
    "open_reader",
    "row_counts",
]
