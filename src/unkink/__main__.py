"""``python -m unkink`` is the same as ``unkink``."""

from unkink.config.entry import main

raise SystemExit(main())
