"""Writing the register of addresses after a site was published."""

from __future__ import annotations

import os
from pathlib import Path

from pcmt.problems import EnvironmentFault
from pcmt.read.address_register import REGISTER_FILE, Address, parse_register, register_text
from pcmt.read.folder import read_bytes
from pcmt.read.records import DATA
from pcmt.read.source_text import FILE_LIMIT
from pcmt.relate.catalog import Catalog

REGISTER_PATH = f"{DATA}/{REGISTER_FILE}"


def new_addresses(root: Path, catalog: Catalog) -> set[Address]:
    """Addresses of the catalog that the register does not hold yet."""
    return _addresses(catalog) - _kept(root)


def keep_addresses(root: Path, catalog: Catalog) -> int:
    """Add what is new to the register; how many. The file is replaced whole, or left as it was. Raises EnvironmentFault."""
    kept = _kept(root)
    new = _addresses(catalog) - kept
    if new:
        path = root / DATA / REGISTER_FILE
        coming = path.with_name(f".{REGISTER_FILE}.moi")
        try:
            coming.write_text(register_text(kept | new), encoding="utf-8", newline="\n")
            os.replace(coming, path)
        except OSError as error:
            raise EnvironmentFault(f"không ghi được {REGISTER_PATH}: {error.strerror or error}") from None
        finally:
            coming.unlink(missing_ok=True)
    return len(new)


def _kept(root: Path) -> set[Address]:
    path = root / DATA / REGISTER_FILE
    if not path.exists():
        return set()
    text = read_bytes(path, REGISTER_PATH, FILE_LIMIT).decode("utf-8-sig")
    return set(parse_register(REGISTER_PATH, text)[0].lines)


def _addresses(catalog: Catalog) -> set[Address]:
    former = {(record.kind_id, old) for record in catalog for old in record.moved_from}
    return former | {(record.kind_id, record.id) for record in catalog}
