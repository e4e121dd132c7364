import Model

/// The term's lists by id. Dictionaries are only ever asked for one id: no decision hangs on their order.
struct Lookup: Sendable {
    let sites, rooms, staff, programmes, funds, offerings, services, participants: [String: Int]
    private let term: Term

    init(_ term: Term, faults: inout [TranslationFault]) {
        self.term = term
        func index(_ ids: [String], _ kind: Item.Kind) -> [String: Int] {
            var known: [String: Int] = [:]
            known.reserveCapacity(ids.count)
            for (position, id) in ids.enumerated() {
                if known.updateValue(position, forKey: id) != nil { faults.append(.duplicate(Item(kind, id))) }
            }
            return known
        }
        sites = index(term.sites.map(\.id), .site)
        rooms = index(term.rooms.map(\.id), .room)
        staff = index(term.staff.map(\.id), .staff)
        programmes = index(term.programmes.map(\.id), .programme)
        funds = index(term.funds.map(\.id), .fund)
        offerings = index(term.offerings.map(\.id), .offering)
        services = index(term.services.map(\.id), .service)
        participants = index(term.participants.map(\.id), .participant)
    }

    func programme(_ id: String) -> Programme { term.programmes[programmes[id]!] }
    func offering(_ id: String) -> Offering { term.offerings[offerings[id]!] }
    func service(_ id: String) -> Service { term.services[services[id]!] }
    func room(_ id: String) -> Room { term.rooms[rooms[id]!] }
    func site(_ id: String) -> Site { term.sites[sites[id]!] }
    func participant(_ id: String) -> Participant { term.participants[participants[id]!] }

    /// The programme and its umbrellas, innermost first. Only for terms checked to have no cycle.
    func lineage(of programme: String) -> [Programme] {
        var result: [Programme] = []
        var next: String? = programme
        while let id = next {
            let found = self.programme(id)
            result.append(found)
            next = found.umbrella
        }
        return result
    }

    /// The rules that hold for a programme on a day, its umbrellas' included, with whose they are.
    func rules(of programme: String, on date: LocalDate) -> [(programme: String, rule: DatedRule)] {
        lineage(of: programme).flatMap { owner in owner.rules(on: date).map { (owner.id, $0) } }
    }
}
