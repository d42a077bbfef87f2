"""Who may read these pages: whoever holds the key of this launch, on this machine, from our own address."""
