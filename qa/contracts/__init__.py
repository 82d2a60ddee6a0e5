"""Contracts: the records that travel between the stages, each frozen and printable as JSON."""
