"""The ledger: everything observed, decided and sent, in one database."""

from monitor.stores.ledger import Ledger, Transaction
from monitor.stores.sqlite import open_beside, open_ledger, open_reader

__all__ = ["Ledger", "Transaction", "open_beside", "open_ledger", "open_reader"]
