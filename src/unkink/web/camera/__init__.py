"""The camera of a session page: its frames arrive over the live socket, and what the coach makes of them goes back."""
