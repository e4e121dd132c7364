/// The things of a term by id, and how people are shown their names: an id that is not known stands for itself.
public struct TermDirectory: Sendable {
    public let term: Term
    public let language: Language
    private let sites: [String: Site]
    private let rooms: [String: Room]
    private let staff: [String: StaffMember]
    private let programmes: [String: Programme]
    private let offerings: [String: Offering]
    private let services: [String: Service]
    private let participants: [String: Participant]

    public init(_ term: Term, _ language: Language) {
        func byID<Value>(_ values: [Value], _ id: (Value) -> String) -> [String: Value] {
            Dictionary(values.map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
        }
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

    public func participant(_ id: String) -> Participant? { participants[id] }
    public func offering(_ id: String) -> Offering? { offerings[id] }
    public func staffMember(_ id: String) -> StaffMember? { staff[id] }
    public func programme(_ id: String) -> Programme? { programmes[id] }
    public func service(_ id: String) -> Service? { services[id] }
    public func room(_ id: String) -> Room? { rooms[id] }
    public func site(_ id: String) -> Site? { sites[id] }

    public func programmeName(_ id: String) -> String {
        guard let programme = programmes[id] else { return id }
        return language == .english && !programme.englishName.isEmpty ? programme.englishName : programme.name
    }

    public func offeringName(_ id: String) -> String { offerings[id]?.name ?? id }
    public func serviceName(_ id: String) -> String { services[id]?.name ?? id }
    public func staffName(_ id: String) -> String { staff[id]?.name ?? id }
    public func participantName(_ id: String) -> String { participants[id]?.name ?? id }
    public func roomName(_ id: String) -> String { rooms[id]?.name ?? id }
    public func siteName(_ id: String) -> String { sites[id]?.name ?? id }

    public func staffNames(_ ids: [String]) -> String { ids.map(staffName).joined(separator: ", ") }

    /// What stands for a place where people meet online.
    public static let online = Phrase("온라인", "Online")

    /// `동부캠퍼스 3강의실`, an employer's name, or 온라인.
    public func place(room: String?, site: String?) -> String {
        guard let site else { return TermDirectory.online[language] }
        return [siteName(site), room.map(roomName)].compactMap(\.self).joined(separator: " ")
    }

    /// `서울특별시 광진구 …, 3층 (우편번호)`; empty online.
    public func address(site: String?) -> String {
        guard let site = site.flatMap({ sites[$0] }), !site.address.isEmpty else { return "" }
        return site.postalCode.isEmpty ? site.address : "\(site.address) (\(site.postalCode))"
    }
}
