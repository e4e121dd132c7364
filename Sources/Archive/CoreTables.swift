extension Migration {
    /// Terms, plans and the journal. Revisions, problems and plans are written once: a trigger refuses to change them.
    static let core = [
        Migration(
            name: "terms, plans, journal",
            sql: """
                CREATE TABLE term (
                    id       TEXT NOT NULL PRIMARY KEY,
                    storedAt INTEGER NOT NULL
                ) STRICT;

                CREATE TABLE revision (
                    id       INTEGER PRIMARY KEY AUTOINCREMENT,
                    term     TEXT NOT NULL REFERENCES term (id),
                    number   INTEGER NOT NULL CHECK (number >= 1),
                    hash     TEXT NOT NULL CHECK (length(hash) = 64),
                    json     BLOB NOT NULL,
                    storedAt INTEGER NOT NULL,
                    UNIQUE (term, number)
                ) STRICT;

                CREATE TABLE problem (
                    hash     TEXT NOT NULL PRIMARY KEY CHECK (length(hash) = 64),
                    json     BLOB NOT NULL
                ) STRICT;

                CREATE TABLE plan (
                    id            INTEGER PRIMARY KEY AUTOINCREMENT,
                    revision      INTEGER NOT NULL REFERENCES revision (id),
                    problem       TEXT NOT NULL REFERENCES problem (hash),
                    hash          TEXT NOT NULL CHECK (length(hash) = 64),
                    json          BLOB NOT NULL,
                    inForce       INTEGER REFERENCES plan (id),
                    schedule      BLOB NOT NULL,
                    report        BLOB NOT NULL,
                    seed          TEXT NOT NULL,
                    steps         INTEGER NOT NULL CHECK (steps >= 0),
                    threads       INTEGER NOT NULL CHECK (threads >= 1),
                    solver        TEXT NOT NULL,
                    ended         TEXT NOT NULL,
                    objective     INTEGER NOT NULL,
                    bound         INTEGER CHECK (bound >= objective),
                    milliseconds  INTEGER NOT NULL CHECK (milliseconds >= 0),
                    storedAt      INTEGER NOT NULL
                ) STRICT;
                CREATE INDEX planByRevision ON plan (revision);

                CREATE TABLE journal (
                    id       INTEGER PRIMARY KEY AUTOINCREMENT,
                    at       INTEGER NOT NULL,
                    deed     TEXT NOT NULL,
                    subject  TEXT NOT NULL,
                    detail   TEXT NOT NULL CHECK (json_valid(detail))
                ) STRICT;

                CREATE TRIGGER revisionStands BEFORE UPDATE ON revision
                    BEGIN SELECT RAISE(ABORT, 'a revision is never changed'); END;
                CREATE TRIGGER problemStands BEFORE UPDATE ON problem
                    BEGIN SELECT RAISE(ABORT, 'a problem is never changed'); END;
                CREATE TRIGGER planStands BEFORE UPDATE ON plan
                    BEGIN SELECT RAISE(ABORT, 'a plan is never changed'); END;
                CREATE TRIGGER journalStands BEFORE UPDATE ON journal
                    BEGIN SELECT RAISE(ABORT, 'the journal is never changed'); END;
                """)
    ]
}
