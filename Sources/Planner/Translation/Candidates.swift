import Model
import Problem

/// What an offering or a service can be made of: the meetings of each pattern, rooms, people; and why not.
struct Candidates: Sendable {
    struct Time: Hashable, Sendable {
        /// Index into the offering's patterns.
        var pattern: Int
        /// Sorted and disjoint, examinations included.
        var meetings: [Interval]
        var cost: Int
    }

    struct OfOffering: Sendable {
        var times: [Time] = []
        /// Empty: it needs no room.
        var rooms: [String] = []
        /// nil with `rooms` empty is online.
        var site: String?
        var roles: [[String]] = []
        var obstacle: OfferingObstacle?
    }

    struct OfService: Sendable {
        var rooms: [String] = []
        var site: String?
        var staff: [String] = []
        var obstacle: OfferingObstacle?
    }

    /// In the order of the term's lists.
    private(set) var offerings: [OfOffering] = []
    private(set) var services: [OfService] = []
    private(set) var remarks: [Remark] = []

    init(_ term: Term, lookup: Lookup, horizon: Horizon, closures: Closures) {
        let caps = Caps(term, lookup: lookup)
        let held = Candidates.heldRooms(term)
        for offering in term.offerings {
            var found = OfOffering()
            switch place(offering.place, least: max(1, offering.leastSeats), term) {
            case .rooms(let rooms):
                found.rooms = rooms.filter { held[$0] == nil || held[$0] == offering.id }
                if found.rooms.isEmpty { found.obstacle = .noRoom }
            case .site(let site): found.site = site
            }
            found.roles = offering.roles.map { candidates(for: $0, term) }
            if let empty = found.roles.firstIndex(where: \.isEmpty) {
                found.obstacle = found.obstacle ?? .noStaff(role: offering.roles[empty].role)
            }
            found.times = times(of: offering, found, lookup: lookup, horizon, closures, caps)
            if found.times.isEmpty { found.obstacle = found.obstacle ?? .noPattern }
            if let obstacle = found.obstacle { remarks.append(.offering(offering.id, obstacle)) }
            offerings.append(found)
        }
        for service in term.services {
            var found = OfService()
            switch place(service.place, least: 1, term) {
            case .rooms(let rooms):
                found.rooms = rooms.filter { held[$0] == nil }
                if found.rooms.isEmpty { found.obstacle = .noRoom }
            case .site(let site): found.site = site
            }
            found.staff = candidates(for: service.role, term)
            if found.staff.isEmpty { found.obstacle = found.obstacle ?? .noStaff(role: service.role.role) }
            if let obstacle = found.obstacle { remarks.append(.service(service.id, obstacle)) }
            services.append(found)
        }
    }

    private enum Place {
        case rooms([String])
        case site(String?)
    }

    private func place(_ place: Offering.Place, least: Int, _ term: Term) -> Place {
        switch place {
        case .online: .site(nil)
        case .site(let site): .site(site)
        case .rooms(let ids):
            .rooms(term.rooms.filter { ids.contains($0.id) && $0.seats >= least }.map(\.id))
        case .anyRoom(let site, let equipment):
            .rooms(
                term.rooms.filter { room in
                    room.site == site && room.seats >= least && equipment.allSatisfy(room.equipment.contains)
                }.map(\.id))
        }
    }

    private func candidates(for role: Offering.Role, _ term: Term) -> [String] {
        term.staff.filter { member in
            (role.people.isEmpty || role.people.contains(member.id))
                && (role.role.isEmpty || member.roles.contains(role.role))
                && (role.skill.map(member.skills.contains) ?? true)
        }.map(\.id)
    }

    /// Rooms held all term by an offering of desks, and by which: the first in the term's order.
    private static func heldRooms(_ term: Term) -> [String: String] {
        var holders: [String: String] = [:]
        for offering in term.offerings where offering.isHeld {
            guard case .rooms(let ids) = offering.place else { continue }
            for id in ids where holders[id] == nil { holders[id] = offering.id }
        }
        return holders
    }

    private mutating func times(
        of offering: Offering, _ found: OfOffering, lookup: Lookup, _ horizon: Horizon, _ closures: Closures,
        _ caps: Caps
    ) -> [Time] {
        let site = found.site ?? found.rooms.first.map { lookup.room($0).site }
        let closing = closures.closing(site: site)
        let shut = found.site.map { closures.shut(lookup.site($0)) } ?? []
        let examinations = offering.examinations.sorted()
        var times: [Time] = []
        for (index, pattern) in offering.patterns.enumerated() {
            func leaveOut(_ obstacle: PatternObstacle) {
                remarks.append(.pattern(offering: offering.id, index: index, obstacle))
            }
            let dates: MeetingDates
            do throws(PatternFault) {
                dates = try pattern.meetings(
                    from: horizon.first, to: horizon.last,
                    isClosed: { Intervals.touches(closing, horizon.interval($0)) })
            } catch {
                leaveOut(.dates(error))
                continue
            }
            let own = dates.meetings.map(horizon.interval)
            if let clash = examinations.first(where: { exam in
                let interval = horizon.interval(exam)
                return interval.start < 0 || interval.end > horizon.minutes || own.contains(where: interval.overlaps)
                    || Intervals.touches(closing, interval)
            }) {
                leaveOut(.examination(clash))
                continue
            }
            let all = (dates.meetings + examinations).sorted()
            if let outside = all.first(where: { Intervals.touches(shut, horizon.interval($0)) }) {
                leaveOut(.siteShut(outside))
                continue
            }
            if let breach = caps.breach(by: all, of: offering) {
                leaveOut(breach)
                continue
            }
            times.append(Time(pattern: index, meetings: all.map(horizon.interval), cost: pattern.cost.count))
        }
        return times
    }
}
