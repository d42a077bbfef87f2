"""A session: begin it, guide it over the live socket, and say afterwards what was done."""
