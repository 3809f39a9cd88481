"""The pyvis network class, loaded without IPython: pyvis shows pages in notebooks with it, and we never do.

IPython takes as long to load as the reading of the five documents; where it is loaded already, it is used.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any


def network_class() -> Any:
    """Answer `pyvis.network.Network`; its own `show` in a notebook still finds IPython when it is called."""
    if "pyvis" in sys.modules or "IPython" in sys.modules:
        from pyvis.network import Network

        return Network
    package, display = ModuleType("IPython"), ModuleType("IPython.display")
    display.IFrame = _frame  # type: ignore[attr-defined]
    stand_ins = {"IPython": package, "IPython.display": display}
    sys.modules.update(stand_ins)
    try:
        from pyvis.network import Network
    finally:
        for name in stand_ins:
            del sys.modules[name]
    return Network


def _frame(*arguments: Any, **options: Any) -> Any:
    from IPython.display import IFrame

    return IFrame(*arguments, **options)
