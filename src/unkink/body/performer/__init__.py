"""The synthetic performer: somebody who does a technique in front of a camera, well or with a fault, and its truth.

It is how the coach is tested, so it knows nothing of the coach. All chance comes from a generator that is handed in.
"""
