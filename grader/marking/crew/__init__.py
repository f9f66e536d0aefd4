"""A run over all hand-ins, and who works in it: processes here, or workers of a Dask cluster."""
