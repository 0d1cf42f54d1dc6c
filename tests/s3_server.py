"""A server of the S3 protocol for tests: one bucket in memory, the calls that rclone makes, uploads noted, no signature checked."""

from __future__ import annotations

import hashlib
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

DAY = "Sun, 22 Nov 2026 00:00:00 GMT"


class Bucket:
    """``objects`` by key, ``uploads`` and ``removals`` in their order. With ``is_full`` uploads are refused."""

    def __init__(self) -> None:
        self.objects: dict[str, bytes] = {}
        self.uploads: list[str] = []
        self.removals: list[str] = []
        self.is_full = False
        self.address = ""


def _handler(bucket: Bucket) -> type[BaseHTTPRequestHandler]:
    class S3Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the name is the base class's
            """Keep quiet."""

        def _key(self) -> str:
            return unquote(urlsplit(self.path).path).removeprefix("/").partition("/")[2]

        def _answer(self, status: int, body: bytes = b"", **headers: str) -> None:
            self.send_response(status)
            length = headers.pop("length", str(len(body)))
            for name, value in {"Content-Length": length, "Last-Modified": DAY, **headers}.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(body)

        def _missing(self) -> None:
            self._answer(404, b"" if self.command == "HEAD" else b"<Error><Code>NoSuchKey</Code></Error>")

        def do_PUT(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            if bucket.is_full:
                self._answer(403, b"<Error><Code>QuotaExceeded</Code><Message>quota exceeded</Message></Error>")
                return
            if key := self._key():
                bucket.objects[key] = body
                bucket.uploads.append(key)
            self._answer(200, ETag=f'"{hashlib.md5(body).hexdigest()}"')

        def do_HEAD(self) -> None:
            body = bucket.objects.get(self._key())
            if body is None:
                self._missing()
            else:
                self._answer(200, length=str(len(body)), ETag=f'"{hashlib.md5(body).hexdigest()}"')

        def do_GET(self) -> None:
            if not self._key():
                query = parse_qs(urlsplit(self.path).query)
                self._answer(200, _listing(bucket, query.get("prefix", [""])[0], query.get("delimiter", [""])[0]))
            elif (body := bucket.objects.get(self._key())) is not None:
                self._answer(200, body, ETag=f'"{hashlib.md5(body).hexdigest()}"')
            else:
                self._missing()

        def do_DELETE(self) -> None:
            bucket.objects.pop(self._key(), None)
            bucket.removals.append(self._key())
            self._answer(204)

    return S3Handler


def _listing(bucket: Bucket, prefix: str, delimiter: str) -> bytes:
    folders, entries = set(), []
    for key, body in sorted(bucket.objects.items()):
        rest = key.removeprefix(prefix)
        if not key.startswith(prefix):
            continue
        if delimiter and delimiter in rest:
            folders.add(prefix + rest.partition(delimiter)[0] + delimiter)
        else:
            tag = hashlib.md5(body).hexdigest()
            entries.append(
                f"<Contents><Key>{escape(key)}</Key><LastModified>2026-11-22T00:00:00.000Z</LastModified>"
                f'<ETag>"{tag}"</ETag><Size>{len(body)}</Size></Contents>'
            )
    common = "".join(f"<CommonPrefixes><Prefix>{escape(one)}</Prefix></CommonPrefixes>" for one in sorted(folders))
    return f"<ListBucketResult><IsTruncated>false</IsTruncated>{''.join(entries)}{common}</ListBucketResult>".encode()


@contextmanager
def s3_bucket() -> Iterator[Bucket]:
    """Serve an empty bucket; ``address`` is the endpoint."""
    bucket = Bucket()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(bucket))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    bucket.address = f"http://127.0.0.1:{server.server_port}"
    try:
        yield bucket
    finally:
        server.shutdown()
