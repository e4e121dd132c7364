import Model

/// Whose calendar a file is.
struct CalendarRow: Sendable {
    var file: String
    var owner: Absence.Owner
}

/// Closures and absences, and whose the calendars are.
enum AbsenceLayouts {
    enum OwnerKind: Hashable, Sendable { case everyone, site, room, staff, participant }

    static let owners = Words<OwnerKind>([
        (.everyone, Phrase("모두", "everyone"), ["전체", "휴관"]), (.site, Phrase("장소", "site"), []),
        (.room, Phrase("공간", "room"), ["강의실"]), (.staff, Phrase("인력", "staff"), ["직원", "상담사"]),
        (.participant, Phrase("참여자", "participant"), []),
    ])

    static let absences = Layout<Absence>(
        table: .absences, keys: ["ownerKind", "owner", "from", "fromTime", "until", "untilTime"],
        fields: ownerFields { $0.owner } + [
            Field(
                "from", "시작일", "from", .date, also: ["날짜"], required: true, example: Phrase("2027-02-06", "2027-02-06")
            ) {
                absence, _ in absence.busy.from.iso
            },
            Field(
                "fromTime", "시작시각", "from time", .time, example: Phrase("13:00", "13:00"),
                note: Phrase("시작시각과 종료시각을 함께 비우면 종일입니다.", "Both times empty: whole days.")
            ) { absence, _ in isWholeDays(absence.busy) ? "" : absence.busy.fromTime.text },
            Field(
                "until", "종료일", "until", .date, example: Phrase("2027-02-09", "2027-02-09"),
                note: Phrase("그날까지. 비우면 시작일과 같습니다.", "That day included; empty: the first day.")
            ) { absence, _ in (isWholeDays(absence.busy) ? absence.busy.until - 1 : absence.busy.until).iso },
            Field("untilTime", "종료시각", "until time", .time, example: Phrase("18:00", "18:00")) { absence, _ in
                isWholeDays(absence.busy) ? "" : absence.busy.untilTime.text
            },
            Field("note", "사유", "reason", .text, example: Phrase("설 연휴", "Seollal")) { absence, _ in
                absence.busy.note
            },
        ],
        read: { row in Absence(owner: owner(row), busy: busy(row)) })

    static let calendars = Layout<CalendarRow>(
        table: .calendars, keys: ["file"],
        fields: [
            Field("file", "파일", "file", .text, required: true, example: Phrase("kim.ics", "kim.ics")) { row, _ in
                row.file
            }
        ] + ownerFields { $0.owner },
        read: { row in CalendarRow(file: row.text("file"), owner: owner(row)) })

    private static func ownerFields<Record>(_ owner: @escaping @Sendable (Record) -> Absence.Owner) -> [Field<Record>] {
        [
            Field("ownerKind", "대상", "whose", .words(owners.names), required: true, example: Phrase("인력", "staff")) {
                record, language in owners.name(of: kind(of: owner(record)))[language]
            },
            Field(
                "owner", "대상ID", "id", .text, example: Phrase("상담사-01", "counselor-01"),
                note: Phrase("대상이 ‘모두’이면 비웁니다.", "Empty for everyone.")
            ) { record, _ in id(of: owner(record)) },
        ]
    }

    private static func owner(_ row: Row) -> Absence.Owner {
        guard let kind = row.word("ownerKind", owners) else { return .everyone }
        let name = owners.name(of: kind)
        guard kind != .everyone else {
            if !row.cell("owner").isEmpty { row.fault("owner", .notUsed(with: name)) }
            return .everyone
        }
        guard !row.cell("owner").isEmpty else {
            row.fault("owner", .neededWith(name))
            return .everyone
        }
        let id = row.optional("owner") { Row.id($0) } ?? ""
        let table: TableID
        let owner: Absence.Owner
        switch kind {
        case .everyone: return .everyone
        case .site: (table, owner) = (.sites, .site(id))
        case .room: (table, owner) = (.rooms, .room(id))
        case .staff: (table, owner) = (.staff, .staff(id))
        case .participant: (table, owner) = (.participants, .participant(id))
        }
        if !id.isEmpty { row.ledger.refer(to: table, id, from: row, "owner") }
        return owner
    }

    private static func busy(_ row: Row) -> Busy {
        let from = row.date("from")
        let until = row.optionalDate("until") ?? from
        let note = row.text("note")
        let isWholeDays = row.cell("fromTime").isEmpty && row.cell("untilTime").isEmpty
        if isWholeDays {
            if until < from { row.fault("until", .before(column: row.columns["from"].name)) }
            return Busy(from: from, until: until + 1, note: note)
        }
        for key in ["fromTime", "untilTime"] where row.cell(key).isEmpty { row.fault(key, .empty) }
        guard let fromTime = row.time("fromTime"), let untilTime = row.time("untilTime") else {
            return Busy(from: from, until: until + 1)
        }
        if (until, untilTime) <= (from, fromTime) {
            let key = row.cell("until").isEmpty || until == from ? "untilTime" : "until"
            row.fault(key, .before(column: row.columns[key == "until" ? "from" : "fromTime"].name))
        }
        return Busy(from: from, fromTime: fromTime, until: until, untilTime: untilTime, note: note)
    }

    private static func isWholeDays(_ busy: Busy) -> Bool {
        busy.fromTime.minutes == 0 && busy.untilTime.minutes == 0 && busy.from < busy.until
    }

    private static func kind(of owner: Absence.Owner) -> OwnerKind {
        switch owner {
        case .everyone: .everyone
        case .site: .site
        case .room: .room
        case .staff: .staff
        case .participant: .participant
        }
    }

    private static func id(of owner: Absence.Owner) -> String {
        switch owner {
        case .everyone: ""
        case .site(let id), .room(let id), .staff(let id), .participant(let id): id
        }
    }
}
