import Model
import Problem

/// The format's travel matrix: as given, else the way back, else the setting for unknown ways.
struct Travel {
    let matrix: [[Int]]

    init(_ term: Term, lookup: Lookup) {
        let n = term.sites.count
        var known = [[Int?]](repeating: [Int?](repeating: nil, count: n), count: n)
        for travel in term.travel {
            known[lookup.sites[travel.from]!][lookup.sites[travel.to]!] = travel.minutes.count
        }
        matrix = (0..<n).map { i in
            (0..<n).map { j in i == j ? 0 : known[i][j] ?? known[j][i] ?? term.settings.unknownTravel.count }
        }
    }
}

/// What a visit to each site costs, by district of residence and preferred campus.
struct Homes {
    private(set) var homes: [Home] = []

    init(_ term: Term) {
        var costs: [String: [String: Int]] = [:]
        for visit in term.visitCosts { costs[visit.district, default: [:]][visit.site] = visit.cost.count }
        var seen: Set<String> = []
        for person in term.participants {
            guard let id = Homes.id(of: person, term), seen.insert(id).inserted else { continue }
            let district = costs[person.district] ?? [:]
            homes.append(
                Home(
                    id: id,
                    costs: term.sites.map { site in
                        let isAway = person.preferredSite.map { $0 != site.id } ?? false
                        return (district[site.id] ?? 0) + (isAway ? term.settings.awayFromPreferred.count : 0)
                    }))
        }
    }

    /// nil: no visit costs them anything.
    static func id(of person: Model.Participant, _ term: Term) -> String? {
        let hasCosts = term.visitCosts.contains { $0.district == person.district }
        return switch person.preferredSite {
        case .some(let site): "\(person.district)@\(site)"
        case nil: hasCosts ? person.district : nil
        }
    }
}
