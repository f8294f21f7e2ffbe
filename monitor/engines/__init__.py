"""Who runs the recipe, and when: one process here; many workers when one machine is no longer enough."""

from monitor.engines.local import VISIT_TO, LocalEngine
from monitor.engines.work import Work

__all__ = ["VISIT_TO", "LocalEngine", "Work"]
