"""Makes the camera files when the package is built: two npm packages in, five checked files out.

Used by the build (``hatch_build.py``) and by hand (``make camera``); never shipped in the wheel.
"""
