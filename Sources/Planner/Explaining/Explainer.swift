import Model
import Problem

extension Translation {
    /// Why each wish was not granted that was not, and why no better choice was, in the order of the term's
    /// participants, their requests, then their needs.
    /// - Parameter decisions: of a plan that the referee found legal for `problem`.
    public func explanations(of decisions: Decisions) -> [Explanation] {
        let explainer = Explainer(translation: self, book: PlanBook(problem, decisions))
        return term.participants.flatMap { explainer.explanations(for: $0.id) }
    }

    /// The same for one participant: what they are told when they ask (개인정보 보호법 제37조의2).
    public func explanations(for participant: String, in decisions: Decisions) -> [Explanation] {
        Explainer(translation: self, book: PlanBook(problem, decisions)).explanations(for: participant)
    }
}

/// Explains one plan. What is asked of a plan is asked by `Feasibility`; this finds the nearest way and names it.
struct Explainer {
    let translation: Translation
    let book: PlanBook
    /// Positions of requests and needs in the term's lists, by participant.
    private let requests, needs: [String: [Int]]
    let screened: [WishKey: [Screening.Candidate]]
    /// By offering, those whose wishes for it passed the screening.
    let applicants: [String: Int]

    init(translation: Translation, book: PlanBook) {
        self.translation = translation
        self.book = book
        let term = translation.term
        requests = Dictionary(grouping: term.requests.indices) { term.requests[$0].participant }
        needs = Dictionary(grouping: term.appointmentNeeds.indices) { term.appointmentNeeds[$0].participant }
        screened = Dictionary(grouping: translation.screening.candidates) { candidate in
            WishKey(participant: candidate.participant, id: candidate.wish.id)
        }
        applicants = translation.applicants
    }

    func explanations(for participant: String) -> [Explanation] {
        (requests[participant] ?? []).compactMap(request) + (needs[participant] ?? []).compactMap(need)
    }

    /// One way of granting a wish.
    private struct Way {
        var ids: [String]
        var obstacles: [Feasibility.Obstacle]
        /// With all this changed, nothing stands against it; nil if no change of these kinds would do.
        var relaxed: Feasibility.Relaxed?
        var cost: Int
    }

    // MARK: Requests

    private func request(_ position: Int) -> Explanation? {
        let request = translation.term.requests[position]
        let person = book.participants[request.participant]!
        let kept = translation.choices[position]
        let granted = book.grants[person].first { $0.request == request.id }.map { kept[$0.choice].choice }
        guard granted != 0 else { return nil }
        let feasibility = Feasibility(book: book, person: person)

        var explanation = Explanation(participant: request.participant, wish: request.id, choices: [])
        var best: (cost: Int, nearest: Explanation.Nearest)?
        for choice in 0..<(granted ?? request.choices.count) {
            let ways = kept.filter { $0.choice == choice }.flatMap { self.ways($0.parts, request.id, feasibility) }
            guard let way = ways.enumerated().min(by: { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) })
            else {
                let failures = failures(of: request, choice)
                explanation.choices.append(Explanation.Choice(choice: choice, reasons: failures.reasons))
                if best == nil, let changes = failures.changes {
                    best = eligibleWay(failures.offerings, changes, choice, request.id, feasibility)
                }
                continue
            }
            let reasons = way.element.obstacles.map { reason($0, person) }
            explanation.choices.append(
                Explanation.Choice(choice: choice, reasons: reasons.isEmpty ? [.possible] : reasons))
            if let relaxed = way.element.relaxed, way.element.cost < best?.cost ?? Int.max {
                best = (
                    way.element.cost,
                    Explanation.Nearest(
                        choice: choice, offerings: way.element.ids,
                        changes: changes(relaxed, way.element.obstacles, person))
                )
            }
        }
        explanation.nearest = best?.nearest
        return explanation
    }

    /// What else stands in the way once the rules are met; nil if no change of these kinds would do.
    private func eligibleWay(
        _ ids: [String], _ eligible: [Change], _ choice: Int, _ request: String, _ feasibility: Feasibility
    ) -> (cost: Int, nearest: Explanation.Nearest)? {
        let way = way(ids) {
            feasibility.obstacles(enrolling: ids, for: request, $0)
        } lift: {
            feasibility.lift($0, &$1)
        }
        guard let relaxed = way.relaxed else { return nil }
        return (
            10_000 + way.cost,
            Explanation.Nearest(
                choice: choice, offerings: ids,
                changes: eligible + changes(relaxed, way.obstacles, feasibility.person))
        )
    }

    /// Every way to fill the parts, of each part those with the least against them.
    private func ways(_ parts: [[String]], _ request: String, _ feasibility: Feasibility) -> [Way] {
        var combinations: [[String]] = [[]]
        for part in parts {
            let few =
                part.count * combinations.count <= 64
                ? part
                : Array(
                    part.map { (id: $0, against: feasibility.obstacles(enrolling: [$0], for: request, .init()).count) }
                        .enumerated().sorted { ($0.element.against, $0.offset) < ($1.element.against, $1.offset) }
                        .prefix(4).map(\.element.id))
            combinations = combinations.flatMap { chosen in
                few.filter { !chosen.contains($0) }.map { chosen + [$0] }
            }
        }
        return combinations.map { ids in
            way(ids) {
                feasibility.obstacles(enrolling: ids, for: request, $0)
            } lift: {
                feasibility.lift($0, &$1)
            }
        }
    }

    /// Lifts what stands in the way, asks again, and so on a few times: lifting one thing may show another.
    private func way(
        _ ids: [String], _ obstacles: (Feasibility.Relaxed) -> [Feasibility.Obstacle],
        lift: (Feasibility.Obstacle, inout Feasibility.Relaxed) -> Bool
    ) -> Way {
        var relaxed = Feasibility.Relaxed()
        let first = obstacles(relaxed)
        var all = first
        var left = first
        var cost = 0
        for _ in 0..<4 where !left.isEmpty {
            for obstacle in left {
                cost += Explainer.weight(obstacle)
                guard lift(obstacle, &relaxed) else {
                    return Way(ids: ids, obstacles: first, relaxed: nil, cost: 1000 * (1 + first.count) + cost)
                }
            }
            left = obstacles(relaxed)
            all += left
        }
        guard left.isEmpty else {
            return Way(ids: ids, obstacles: first, relaxed: nil, cost: 1000 * (1 + first.count) + cost)
        }
        return Way(ids: ids, obstacles: all, relaxed: relaxed, cost: cost)
    }

    /// How near a change is: what lies with the participant first, then a seat, then what costs the centre more.
    private static func weight(_ obstacle: Feasibility.Obstacle) -> Int {
        switch obstacle {
        case .unavailable: 6
        case .clash, .order: 8
        case .full: 10
        case .reserved: 12
        case .overload: 14
        case .budget: 16
        case .notRunning: 30
        case .budgetShare, .enrolledAlready, .needs, .wouldFold, .refused: 50
        }
    }

    // MARK: Appointments

    private func need(_ position: Int) -> Explanation? {
        let need = translation.term.appointmentNeeds[position]
        let person = book.participants[need.participant]!
        guard !book.isGranted(need.id, person) else { return nil }
        var explanation = Explanation(participant: need.participant, wish: need.id, choices: [])
        guard let wish = book.problem.participants[person].appointments.first(where: { $0.id == need.id }) else {
            let reasons = (screened[WishKey(participant: need.participant, id: need.id)] ?? []).flatMap { candidate in
                candidate.failures.map { Reason.screened(offering: nil, $0) }
            }
            explanation.choices = [Explanation.Choice(choice: 0, reasons: reasons)]
            return explanation
        }
        if book.problem.fixed.appointments.contains(.refused(participant: need.participant, appointment: need.id)) {
            explanation.choices = [Explanation.Choice(choice: 0, reasons: [.refused])]
            return explanation
        }
        let feasibility = Feasibility(book: book, person: person)
        let service = book.problem.services[book.services[wish.service]!]
        var best: (way: Way, start: Int)?
        var withoutCounselor: Int?
        for window in wish.windows {
            var start = (window.start + service.step - 1) / service.step * service.step
            while start + service.minutes <= window.end {
                defer { start += service.step }
                let slot = Interval(start, start + service.minutes)
                let rooms: [String?] = service.rooms.isEmpty ? [nil] : service.rooms.map(\.room)
                for room in rooms where room.map({ book.isFree(room: $0, for: [slot]) }) ?? true {
                    let site = room.map { book.problem.rooms[book.rooms[$0]!].site } ?? service.site
                    let engagement = PlanBook.Engagement(
                        interval: slot, site: site.flatMap { book.sites[$0] }, of: need.id)
                    if service.staff.contains(where: { book.isFree(staff: $0.staff, for: [engagement]) }) {
                        let way = way([]) {
                            feasibility.obstacles(need.id, at: engagement, $0)
                        } lift: {
                            feasibility.lift($0, &$1)
                        }
                        if best.map({ way.cost < $0.way.cost }) ?? true { best = (way, start) }
                    } else if withoutCounselor == nil,
                        feasibility.obstacles(need.id, at: engagement, .init()).isEmpty
                    {
                        withoutCounselor = start
                    }
                    break
                }
            }
        }
        fill(&explanation, best, withoutCounselor, service, need, person)
        return explanation
    }

    private func fill(
        _ explanation: inout Explanation, _ best: (way: Way, start: Int)?, _ withoutCounselor: Int?,
        _ service: FormatService, _ need: AppointmentNeed, _ person: Int
    ) {
        let length = translation.lookup.service(need.service).length.count
        func meeting(_ start: Int) -> Meeting { translation.horizon.meeting(start: start, minutes: length) }
        guard let best else {
            explanation.choices = [Explanation.Choice(choice: 0, reasons: [.noSlot(service: need.service)])]
            explanation.nearest = withoutCounselor.map { start in
                Explanation.Nearest(
                    choice: 0, offerings: [], meeting: meeting(start), changes: [.counselor(at: meeting(start))])
            }
            return
        }
        var reasons = best.way.obstacles.map { reason($0, person) }
        if reasons.isEmpty {
            reasons = [.possible]
        } else if withoutCounselor != nil {
            reasons.insert(.noSlot(service: need.service), at: 0)
        }
        explanation.choices = [Explanation.Choice(choice: 0, reasons: reasons)]
        if let start = withoutCounselor, best.way.relaxed == nil {
            explanation.nearest = Explanation.Nearest(
                choice: 0, offerings: [], meeting: meeting(start), changes: [.counselor(at: meeting(start))])
        } else if let relaxed = best.way.relaxed {
            explanation.nearest = Explanation.Nearest(
                choice: 0, offerings: [], meeting: meeting(best.start),
                changes: changes(relaxed, best.way.obstacles, person))
        }
    }
}

extension Screening.Wish {
    /// The request's or need's id.
    var id: String {
        switch self {
        case .offering(_, let request, _, _): request
        case .appointment(let need, _): need
        }
    }
}
