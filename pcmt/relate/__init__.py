"""Relations between records and sums over them: the catalog, successions, legal bases, facets, deadlines."""
