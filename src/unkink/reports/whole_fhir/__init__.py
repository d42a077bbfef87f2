"""The whole journal as a FHIR R4 bundle, and back: what others can read in its own place, all else as extensions."""
