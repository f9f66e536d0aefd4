"""Benchmarks: each is one command, and compares us with a peer on the same machine in the same minute."""
