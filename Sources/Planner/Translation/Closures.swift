import Model
import Problem

/// When the centre, each site, each room, each of the staff and each participant is not to be had.
struct Closures: Sendable {
    /// The whole centre.
    let everyone: [Interval]
    /// By site: the centre's and its own, without its opening hours.
    private(set) var sites: [String: [Interval]] = [:]
    /// Own absences alone.
    private var rooms: [String: [Interval]] = [:]
    private var staff: [String: [Interval]] = [:]
    private var participants: [String: [Interval]] = [:]
    private let horizon: Horizon

    init(_ term: Term, horizon: Horizon) {
        self.horizon = horizon
        var everyone: [Interval] = []
        for absence in term.absences {
            guard let busy = horizon.interval(absence.busy) else { continue }
            switch absence.owner {
            case .everyone: everyone.append(busy)
            case .site(let id): sites[id, default: []].append(busy)
            case .room(let id): rooms[id, default: []].append(busy)
            case .staff(let id): staff[id, default: []].append(busy)
            case .participant(let id): participants[id, default: []].append(busy)
            }
        }
        self.everyone = Intervals.joined(everyone)
        for site in term.sites { sites[site.id] = Intervals.joined(everyone + (sites[site.id] ?? [])) }
    }

    /// What closes a meeting at the site, or online where it is nil: the days that patterns skip or make up.
    func closing(site: String?) -> [Interval] { site.map { sites[$0] ?? [] } ?? everyone }

    /// The site's closures and the hours it is not open.
    func shut(_ site: Site) -> [Interval] {
        Intervals.joined((sites[site.id] ?? []) + horizon.shut(site.hours))
    }

    func unavailable(_ room: Model.Room, at site: Site) -> [Interval] {
        Intervals.joined(shut(site) + (rooms[room.id] ?? []))
    }

    func unavailable(_ member: StaffMember) -> [Interval] {
        Intervals.joined(everyone + (staff[member.id] ?? []) + horizon.shut(member.hours))
    }

    func unavailable(_ person: Model.Participant) -> [Interval] {
        Intervals.joined((participants[person.id] ?? []) + horizon.shut(person.hours))
    }
}
