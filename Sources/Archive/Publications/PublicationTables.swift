extension Migration {
    /// Publications, what each calendar holds by them, the outbox, replies and feeds. What was published is never
    /// changed: triggers refuse it, and only a draft can be thrown away.
    static let publications = [
        Migration(
            name: "publications, outbox, replies, feeds",
            sql: """
                CREATE TABLE publication (
                    id          INTEGER PRIMARY KEY AUTOINCREMENT,
                    term        TEXT NOT NULL REFERENCES term (id),
                    number      INTEGER NOT NULL CHECK (number >= 1),
                    name        TEXT NOT NULL,
                    plan        INTEGER REFERENCES plan (id),
                    language    TEXT NOT NULL,
                    createdAt   INTEGER NOT NULL,
                    releasedAt  INTEGER,
                    UNIQUE (term, number)
                ) STRICT;

                CREATE TABLE publishedCalendar (
                    publication INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
                    owner       TEXT NOT NULL,
                    title       TEXT NOT NULL,
                    held        BLOB NOT NULL,
                    PRIMARY KEY (publication, owner)
                ) STRICT, WITHOUT ROWID;

                CREATE TABLE message (
                    id          TEXT NOT NULL PRIMARY KEY,
                    publication INTEGER NOT NULL REFERENCES publication (id) ON DELETE CASCADE,
                    ordinal     INTEGER NOT NULL,
                    kind        TEXT NOT NULL CHECK (kind IN ('request', 'cancel', 'part', 'digest', 'text', 'reminder')),
                    person      TEXT NOT NULL,
                    thread      TEXT NOT NULL,
                    about       TEXT NOT NULL,
                    channel     TEXT NOT NULL CHECK (channel IN ('mail', 'text')),
                    recipient   TEXT NOT NULL,
                    content     BLOB NOT NULL,
                    hash        TEXT NOT NULL CHECK (length(hash) = 64),
                    state       TEXT NOT NULL CHECK (state IN
                        ('draft', 'due', 'sending', 'closing', 'sent', 'dead', 'superseded', 'expired')),
                    due         INTEGER NOT NULL,
                    expires     INTEGER,
                    attempts    INTEGER NOT NULL CHECK (attempts >= 0),
                    doubtful    INTEGER NOT NULL CHECK (doubtful >= 0),
                    changed     INTEGER NOT NULL,
                    reply       TEXT NOT NULL,
                    UNIQUE (publication, ordinal)
                ) STRICT;
                CREATE INDEX messageDue ON message (state, channel, due, publication, ordinal);
                CREATE INDEX messageThread ON message (person, thread, publication, ordinal);

                CREATE TABLE reply (
                    id          INTEGER PRIMARY KEY AUTOINCREMENT,
                    term        TEXT NOT NULL REFERENCES term (id),
                    source      TEXT NOT NULL,
                    uid         TEXT NOT NULL,
                    recurrence  TEXT NOT NULL,
                    person      TEXT NOT NULL,
                    answer      TEXT NOT NULL,
                    sequence    INTEGER NOT NULL,
                    stamp       INTEGER NOT NULL,
                    refusal     TEXT NOT NULL,
                    storedAt    INTEGER NOT NULL
                ) STRICT;
                CREATE INDEX replyByUID ON reply (term, uid, recurrence, sequence, stamp);

                CREATE TABLE feed (
                    digest      TEXT NOT NULL PRIMARY KEY CHECK (length(digest) = 64),
                    term        TEXT NOT NULL REFERENCES term (id),
                    owner       TEXT NOT NULL,
                    createdAt   INTEGER NOT NULL,
                    revokedAt   INTEGER
                ) STRICT;
                CREATE INDEX feedByOwner ON feed (term, owner);

                CREATE TRIGGER publicationStands BEFORE UPDATE ON publication
                    WHEN OLD.releasedAt IS NOT NULL OR NEW.id <> OLD.id OR NEW.term <> OLD.term
                        OR NEW.number <> OLD.number OR NEW.name <> OLD.name OR NEW.plan IS NOT OLD.plan
                        OR NEW.language <> OLD.language OR NEW.createdAt <> OLD.createdAt
                    BEGIN SELECT RAISE(ABORT, 'a publication is never changed'); END;
                CREATE TRIGGER publicationStays BEFORE DELETE ON publication WHEN OLD.releasedAt IS NOT NULL
                    BEGIN SELECT RAISE(ABORT, 'a publication is never deleted'); END;
                CREATE TRIGGER calendarStands BEFORE UPDATE ON publishedCalendar
                    BEGIN SELECT RAISE(ABORT, 'a published calendar is never changed'); END;
                CREATE TRIGGER messageStands BEFORE UPDATE OF
                    id, publication, ordinal, kind, person, thread, about, channel, recipient, content, hash ON message
                    BEGIN SELECT RAISE(ABORT, 'a message is never changed'); END;
                CREATE TRIGGER replyStands BEFORE UPDATE ON reply
                    BEGIN SELECT RAISE(ABORT, 'a reply is never changed'); END;
                """)
    ]
}
