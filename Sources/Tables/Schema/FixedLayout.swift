import Model

enum FixedLayout {
    enum Kind: Hashable, Sendable, CaseIterable {
        case closed, runs, refused, granted, appointmentRefused, appointment

        /// The columns that must be filled, and those that may be.
        var columns: (needed: [String], allowed: [String]) {
            switch self {
            case .closed: (["offering"], [])
            case .runs: (["offering"], ["pattern", "room", "staff"])
            case .refused: (["participant", "request"], [])
            case .granted: (["participant", "request", "choice", "offerings"], [])
            case .appointmentRefused: (["participant", "request"], [])
            case .appointment: (["participant", "request", "date", "time", "staff"], ["room"])
            }
        }
    }

    static let kinds = Words<Kind>([
        (.closed, Phrase("과정 취소", "closed"), ["폐강"]), (.runs, Phrase("과정 개설", "runs"), ["개설"]),
        (.refused, Phrase("신청 제외", "refused"), []), (.granted, Phrase("신청 배정", "granted"), []),
        (.appointmentRefused, Phrase("상담 제외", "appointment refused"), []),
        (.appointment, Phrase("상담 배정", "appointment"), []),
    ])

    private static let nobody = Phrase("없음", "none")

    static let layout = Layout<FixedDecision>(
        table: .fixed, keys: ["kind", "offering", "participant", "request"],
        fields: [
            Field("kind", "결정", "decision", .words(kinds.names), required: true, example: Phrase("과정 개설", "runs")) {
                decision, language in kinds.name(of: kind(of: decision))[language]
            },
            Field("offering", "과정", "offering", .reference(.offerings), example: Phrase("컴퓨터-1", "computer-1")) {
                decision, _ in Cells(decision).offering
            },
            Field(
                "pattern", "일정 순번", "pattern", .whole(least: 1, most: 1000), example: Phrase("1", "1"),
                note: Phrase("일정안의 순번.", "The number of the pattern.")
            ) { decision, _ in Cells(decision).pattern.map { "\($0 + 1)" } ?? "" },
            Field("room", "공간", "room", .reference(.rooms), example: Phrase("동부-301", "east-301")) { decision, _ in
                Cells(decision).room
            },
            Field(
                "staff", "담당자", "staff", .references(.staff), example: Phrase("강사-01", "teacher-01"),
                note: Phrase("역할의 차례대로. 비우면 정하지 않습니다.", "In the order of the roles; empty: left open.")
            ) { decision, language in
                Cells(decision).staff.map { $0.isEmpty ? nobody[language] : ListText.text($0) } ?? ""
            },
            Field("participant", "참여자", "participant", .reference(.participants), example: Phrase("P-0001", "P-0001")) {
                decision, _ in Cells(decision).participant
            },
            Field("request", "신청번호", "request", .id, example: Phrase("A", "A")) { decision, _ in Cells(decision).request
            },
            Field("choice", "지망", "rank", .whole(least: 1, most: 100), also: ["순위"], example: Phrase("1", "1")) {
                decision, _ in Cells(decision).choice.map { "\($0 + 1)" } ?? ""
            },
            Field(
                "offerings", "배정 과정", "offerings", .references(.offerings),
                example: Phrase("이론-1, 실습-2", "theory-1, practice-2"),
                note: Phrase("부분마다 하나.", "One for each part.")
            ) { decision, _ in ListText.text(Cells(decision).offerings) },
            Field("date", "날짜", "date", .date, example: Phrase("2027-01-12", "2027-01-12")) { decision, _ in
                Cells(decision).meeting?.date.iso ?? ""
            },
            Field("time", "시간", "time", .time, example: Phrase("14:00–14:50", "14:00–14:50")) { decision, language in
                Cells(decision).meeting?.time.cell(language) ?? ""
            },
        ],
        read: { row in
            guard let kind = row.word("kind", kinds) else { return .closed(offering: "") }
            let name = kinds.name(of: kind)
            let (needed, allowed) = kind.columns
            for key in needed where row.cell(key).isEmpty { row.fault(key, .neededWith(name)) }
            for column in row.columns.all.dropFirst()
            where !needed.contains(column.key) && !allowed.contains(column.key) && !row.cell(column.key).isEmpty {
                row.fault(column.key, .notUsed(with: name))
            }
            return decision(kind, row)
        })

    private static func decision(_ kind: Kind, _ row: Row) -> FixedDecision {
        let offering = row.optionalReference("offering") ?? ""
        let participant = row.optionalReference("participant") ?? ""
        let request = row.optional("request") { Row.id($0) } ?? ""
        let room = row.optionalReference("room")
        let isNobody = [nobody.korean, nobody.english].contains(row.cell("staff"))
        let staff = isNobody ? [] : row.references("staff")
        switch kind {
        case .closed: return .closed(offering: offering)
        case .runs:
            return .runs(
                offering: offering, pattern: row.optionalWhole("pattern").map { $0 - 1 }, room: room,
                staff: row.cell("staff").isEmpty ? nil : staff)
        case .refused: return .refused(participant: participant, request: request)
        case .granted:
            return .granted(
                participant: participant, request: request, choice: (row.optionalWhole("choice") ?? 1) - 1,
                offerings: row.references("offerings"))
        case .appointmentRefused: return .appointmentRefused(participant: participant, need: request)
        case .appointment:
            if staff.count > 1 { row.fault("staff", .wrongCount(expected: 1)) }
            let nothing = ClockRange(ClockTime(minutes: 0)!, ClockTime(minutes: 1)!)!
            let meeting = Meeting(
                date: row.optionalDate("date") ?? LocalDate(dayNumber: 0),
                time: row.optional("time") { MeetingsText.range($0) } ?? nothing)
            return .appointment(
                participant: participant, need: request, at: meeting, staff: staff.first ?? "", room: room)
        }
    }

    private static func kind(of decision: FixedDecision) -> Kind {
        switch decision {
        case .closed: .closed
        case .runs: .runs
        case .refused: .refused
        case .granted: .granted
        case .appointmentRefused: .appointmentRefused
        case .appointment: .appointment
        }
    }

    /// A decision spread over the columns.
    private struct Cells {
        var offering = ""
        var pattern: Int?
        var room = ""
        var staff: [String]?
        var participant = ""
        var request = ""
        var choice: Int?
        var offerings: [String] = []
        var meeting: Meeting?

        init(_ decision: FixedDecision) {
            switch decision {
            case .closed(let offering): self.offering = offering
            case .runs(let offering, let pattern, let room, let staff):
                (self.offering, self.pattern, self.room, self.staff) = (offering, pattern, room ?? "", staff)
            case .refused(let participant, let request), .appointmentRefused(let participant, let request):
                (self.participant, self.request) = (participant, request)
            case .granted(let participant, let request, let choice, let offerings):
                (self.participant, self.request) = (participant, request)
                (self.choice, self.offerings) = (choice, offerings)
            case .appointment(let participant, let need, let meeting, let staff, let room):
                (self.participant, self.request) = (participant, need)
                (self.meeting, self.staff, self.room) = (meeting, [staff], room ?? "")
            }
        }
    }
}
