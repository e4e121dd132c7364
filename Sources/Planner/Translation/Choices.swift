import Model
import Problem

/// What is left of the requests after screening, with cohorts kept together, as the format's parts and choices.
struct Choices {
    /// A choice of the problem and where it comes from.
    struct Kept: Hashable, Sendable {
        /// Index into the request's choices.
        var choice: Int
        /// The offerings left of each part.
        var parts: [[String]]
    }

    /// By request (position in the term's list); empty: it does not reach the problem.
    private(set) var kept: [[Kept]]

    init(_ term: Term, lookup: Lookup, screening: [Screening.Candidate]) {
        var left: [WishKey: [Int: [Int: [String]]]] = [:]
        for candidate in screening where candidate.passes {
            guard case .offering(let id, let request, let choice, let part) = candidate.wish else { continue }
            let key = WishKey(participant: candidate.participant, id: request)
            if left[key, default: [:]][choice, default: [:]][part]?.contains(id) != true {
                left[key, default: [:]][choice, default: [:]][part, default: []].append(id)
            }
        }
        kept = term.requests.map { request in
            let choices = left[WishKey(participant: request.participant, id: request.id)] ?? [:]
            return request.choices.indices.flatMap { choice -> [Kept] in
                guard let parts = choices[choice] else { return [] }
                let all = request.choices[choice].parts.indices.map { parts[$0] ?? [] }
                return Choices.byCohort(all, lookup).map { Kept(choice: choice, parts: $0) }
            }
        }
    }

    /// One list of parts for each cohort that all staged parts have; the list as it is if fewer than two parts are
    /// staged. A part is staged if each of its offerings belongs to a cohort.
    private static func byCohort(_ parts: [[String]], _ lookup: Lookup) -> [[[String]]] {
        let cohorts = parts.map { $0.map { lookup.offering($0).cohort } }
        let staged = parts.indices.filter { !cohorts[$0].isEmpty && cohorts[$0].allSatisfy { !$0.isEmpty } }
        guard staged.count >= 2 else { return [parts] }
        var common: [String] = []
        for cohort in cohorts[staged[0]]
        where !common.contains(cohort) && staged.allSatisfy({ cohorts[$0].contains(cohort) }) {
            common.append(cohort)
        }
        return common.map { cohort in
            parts.indices.map { part in
                staged.contains(part) ? parts[part].filter { lookup.offering($0).cohort == cohort } : parts[part]
            }
        }
    }

    /// The id of the part that any one of these offerings meets: the offering's own where there is but one.
    static func partID(_ offerings: [String]) -> String { offerings.joined(separator: "|") }
}
