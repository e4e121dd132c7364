import Model

/// Where something is held, as the four columns that offerings and services share.
enum PlaceCells {
    enum Kind: Hashable, Sendable { case rooms, anyRoom, site, online }

    static let kinds = Words<Kind>([
        (.rooms, Phrase("지정 공간", "named rooms"), ["지정"]), (.anyRoom, Phrase("장소의 공간", "any room"), ["빈 공간"]),
        (.site, Phrase("현장", "at site"), ["site"]), (.online, Phrase("온라인", "online"), ["비대면"]),
    ])

    static func fields<Record>(_ place: @escaping @Sendable (Record) -> Offering.Place) -> [Field<Record>] {
        [
            Field(
                "placeKind", "진행", "held", .words(kinds.names), also: ["진행방식"], required: true,
                example: Phrase("지정 공간", "named rooms"),
                note: Phrase(
                    "지정 공간: ‘공간’ 가운데 하나. 장소의 공간: ‘장소’에서 ‘비품’을 갖춘 아무 공간. 현장: 센터의 공간이 아닌 ‘장소’.",
                    "Named rooms: one of “rooms”. Any room: any of “site” that has “equipment”. At site: at “site”, in no room of ours."
                )
            ) { record, language in kinds.name(of: kind(of: place(record)))[language] },
            Field("rooms", "공간", "rooms", .references(.rooms), example: Phrase("동부-301, 동부-302", "east-301, east-302"))
            {
                record, _ in
                guard case .rooms(let ids) = place(record) else { return "" }
                return ListText.text(ids)
            },
            Field("site", "장소", "site", .reference(.sites), example: Phrase("동부", "east")) { record, _ in
                switch place(record) {
                case .anyRoom(let site, _), .site(let site): site
                case .rooms, .online: ""
                }
            },
            Field("equipment", "비품", "equipment", .list, also: ["장비"], example: Phrase("컴퓨터", "컴퓨터")) { record, _ in
                guard case .anyRoom(_, let equipment) = place(record) else { return "" }
                return ListText.text(equipment)
            },
        ]
    }

    static func read(_ row: Row) -> Offering.Place {
        guard let kind = row.word("placeKind", kinds) else { return .online }
        let name = kinds.name(of: kind)
        let needed: [String]
        let allowed: Set<String>
        switch kind {
        case .rooms: (needed, allowed) = (["rooms"], ["rooms"])
        case .anyRoom: (needed, allowed) = (["site"], ["site", "equipment"])
        case .site: (needed, allowed) = (["site"], ["site"])
        case .online: (needed, allowed) = ([], [])
        }
        for key in needed where row.cell(key).isEmpty { row.fault(key, .neededWith(name)) }
        for key in ["rooms", "site", "equipment"] where !allowed.contains(key) && !row.cell(key).isEmpty {
            row.fault(key, .notUsed(with: name))
        }
        return switch kind {
        case .rooms: .rooms(row.references("rooms"))
        case .anyRoom: .anyRoom(site: row.optionalReference("site") ?? "", equipment: row.list("equipment"))
        case .site: .site(row.optionalReference("site") ?? "")
        case .online: .online
        }
    }

    private static func kind(of place: Offering.Place) -> Kind {
        switch place {
        case .rooms: .rooms
        case .anyRoom: .anyRoom
        case .site: .site
        case .online: .online
        }
    }
}

/// Who must be there, as the three columns that roles and services share.
enum RoleCells {
    static func fields<Record>(_ role: @escaping @Sendable (Record) -> Offering.Role) -> [Field<Record>] {
        [
            Field("role", "역할", "role", .text, required: true, example: Phrase("강사", "강사")) { record, _ in
                role(record).role
            },
            Field(
                "skill", "기술", "skill", .text, example: Phrase("컴퓨터", "컴퓨터"),
                note: Phrase("이 기술이 있는 사람만.", "Only who has this skill.")
            ) { record, _ in role(record).skill ?? "" },
            Field(
                "people", "사람", "people", .references(.staff), also: ["담당자"],
                example: Phrase("강사-01, 강사-02", "teacher-01, teacher-02"),
                note: Phrase("적으면 이 사람들 가운데에서만.", "If given, only these.")
            ) { record, _ in ListText.text(role(record).people) },
        ]
    }

    static func read(_ row: Row) -> Offering.Role {
        let skill = row.text("skill")
        return Offering.Role(
            role: row.text("role"), skill: skill.isEmpty ? nil : skill, people: row.references("people"))
    }
}
