"""The store in one SQLite file: WAL, every commit synced, so that a process or machine that dies leaves it whole."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from collections.abc import Iterator
from typing import Any, Optional

from pysolo.stack.store import Changes, Conflict, QueueEntry, Record

_TABLES = """
CREATE TABLE IF NOT EXISTS records (key TEXT PRIMARY KEY, value TEXT NOT NULL, version INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS queue (number INTEGER PRIMARY KEY AUTOINCREMENT, name TEXT NOT NULL, item TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS queue_of ON queue (name, number);
CREATE TABLE IF NOT EXISTS blobs (digest TEXT PRIMARY KEY, data BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS revision (id INTEGER PRIMARY KEY CHECK (id = 1), number INTEGER NOT NULL);
INSERT OR IGNORE INTO revision VALUES (1, 0);
"""
_PATIENCE = 60.0  # how long one waits for another process's commit, seconds
_POLL = 0.2


class SqliteStore:
    def __init__(self, path: str) -> None:
        self.path = path
        folder = os.path.dirname(path)
        os.makedirs(folder, mode=0o700, exist_ok=True)
        # The inputs of commands hold secrets: nobody else reads them. A file that is there is left alone: closing it would
        # take away the locks of this process's other connections.
        try:
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        except FileExistsError:
            pass
        try:
            self._db = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
            self._db.execute("PRAGMA journal_mode = WAL")
            self._db.execute("PRAGMA synchronous = FULL")
            if not self._db.execute("SELECT 1 FROM sqlite_master WHERE name = 'revision'").fetchone():
                self._db.executescript("BEGIN IMMEDIATE;" + _TABLES + "COMMIT;")
        except sqlite3.DatabaseError as fault:
            raise OSError(f"{path}: {fault}") from None

    def load(self, key: str) -> Optional[Record]:
        row = self._db.execute("SELECT value, version FROM records WHERE key = ?", (key,)).fetchone()
        return None if row is None else Record(key, json.loads(row[0]), row[1])

    def scan(self, prefix: str, newest_first: bool = False, limit: Optional[int] = None) -> Iterator[Record]:
        order = "DESC" if newest_first else "ASC"
        rows = self._db.execute(
            f"SELECT key, value, version FROM records WHERE key >= ? AND key < ? ORDER BY key {order} LIMIT ?",
            (prefix, prefix + "\U0010ffff", -1 if limit is None else limit),
        )
        for key, value, version in rows.fetchall():
            yield Record(key, json.loads(value), version)

    def commit(self, changes: Changes) -> None:
        db = self._db
        db.execute("BEGIN IMMEDIATE")
        try:
            for save in changes.saves:
                self._save(save.key, save.value, save.version)
            db.executemany("INSERT INTO queue (name, item) VALUES (?, ?)", changes.pushes)
            db.executemany("DELETE FROM queue WHERE number = ?", [(number,) for number in changes.acknowledged])
            db.execute("UPDATE revision SET number = number + 1")
        except BaseException:
            db.execute("ROLLBACK")
            raise
        db.execute("COMMIT")

    def _save(self, key: str, value: Any, version: int) -> None:
        text = json.dumps(value, ensure_ascii=False, sort_keys=True)
        if version == 0:
            done = self._db.execute("INSERT OR IGNORE INTO records VALUES (?, ?, 1)", (key, text))
        else:
            done = self._db.execute(
                "UPDATE records SET value = ?, version = version + 1 WHERE key = ? AND version = ?",
                (text, key, version),
            )
        if done.rowcount != 1:
            raise Conflict(key)

    def queue(self, name: str) -> list[QueueEntry]:
        rows = self._db.execute("SELECT number, item FROM queue WHERE name = ? ORDER BY number", (name,))
        return [QueueEntry(*row) for row in rows]

    def revision(self) -> int:
        found: int = self._db.execute("SELECT number FROM revision").fetchone()[0]
        return found

    def watch(self, revision: int, timeout: float) -> int:
        """SQLite tells other processes nothing, so this looks several times a second; one number is read."""
        until = time.monotonic() + timeout
        while True:
            now = self.revision()
            left = until - time.monotonic()
            if now != revision or left <= 0:
                return now
            time.sleep(min(_POLL, left))

    def put_blob(self, data: bytes) -> str:
        import hashlib
        import zlib

        digest = hashlib.sha256(data).hexdigest()
        self._db.execute("INSERT OR IGNORE INTO blobs VALUES (?, ?)", (digest, zlib.compress(data)))
        return digest

    def blob(self, digest: str) -> Optional[bytes]:
        import zlib

        row = self._db.execute("SELECT data FROM blobs WHERE digest = ?", (digest,)).fetchone()
        return None if row is None else zlib.decompress(row[0])

    def close(self) -> None:
        self._db.close()
