import Model

/// The term's things by id, and how the pages name them.
struct Directory {
    let term: Term
    let language: Language
    private let sites: [String: Site]
    private let rooms: [String: Room]
    private let staff: [String: StaffMember]
    private let programmes: [String: Programme]
    private let offerings: [String: Offering]
    private let services: [String: Service]
    private let participants: [String: Participant]

    init(_ term: Term, _ language: Language) {
        self.term = term
        self.language = language
        sites = byID(term.sites, \.id)
        rooms = byID(term.rooms, \.id)
        staff = byID(term.staff, \.id)
        programmes = byID(term.programmes, \.id)
        offerings = byID(term.offerings, \.id)
        services = byID(term.services, \.id)
        participants = byID(term.participants, \.id)
    }

    func participant(_ id: String) -> Participant? { participants[id] }
    func offering(_ id: String) -> Offering? { offerings[id] }
    func staffMember(_ id: String) -> StaffMember? { staff[id] }

    func programmeName(_ id: String) -> String {
        guard let programme = programmes[id] else { return id }
        return language == .english && !programme.englishName.isEmpty ? programme.englishName : programme.name
    }

    func offeringName(_ id: String) -> String { offerings[id]?.name ?? id }
    func serviceName(_ id: String) -> String { services[id]?.name ?? id }
    func staffName(_ id: String) -> String { staff[id]?.name ?? id }
    func roomName(_ id: String) -> String { rooms[id]?.name ?? id }

    func staffNames(_ ids: [String]) -> String { ids.map(staffName).joined(separator: ", ") }

    /// `동부캠퍼스 3강의실`, an employer's name, or 온라인.
    func place(room: String?, site: String?) -> String {
        guard let site else { return Words.online[language] }
        return [sites[site]?.name ?? site, room.map(roomName)].compactMap(\.self).joined(separator: " ")
    }

    /// `서울특별시 광진구 …, 3층 (우편번호)`; empty online.
    func address(site: String?) -> String {
        guard let site = site.flatMap({ sites[$0] }), !site.address.isEmpty else { return "" }
        return site.postalCode.isEmpty ? site.address : "\(site.address) (\(site.postalCode))"
    }
}

private func byID<Value>(_ values: [Value], _ id: KeyPath<Value, String>) -> [String: Value] {
    Dictionary(values.map { ($0[keyPath: id], $0) }, uniquingKeysWith: { first, _ in first })
}
