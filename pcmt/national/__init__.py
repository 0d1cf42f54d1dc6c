"""Records shared by all portals, in files like those of ``data/``: national bodies, laws, vocabularies, campaigns, materials.

``pcmt.read.shared_records`` reads them. A file of the same kind and id in the ``data`` folder of a portal replaces one of these.
"""
