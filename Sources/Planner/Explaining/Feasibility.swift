import Problem

/// What stands against enrolling one person in some activities, or giving them an appointment, beside all else that a
/// plan holds. With `changes` made, it is asked again: a change is only ever named if nothing is left then.
struct Feasibility: Sendable {
    /// In the format's minutes and ids.
    enum Obstacle: Hashable, Sendable {
        case notRunning(String)
        case full(String)
        case reserved(String, group: String)
        case clash(String?, with: String, at: Interval)
        case unavailable(String?, at: Interval)
        case overload(PlanBook.Overload)
        case budget(String, left: Int, fee: Int)
        case budgetShare(String, left: Int, fee: Int)
        case enrolledAlready(String)
        case order(first: String, second: String)
        case needs(String)
        /// Who leaves would leave too few there.
        case wouldFold(String)
        case refused
    }

    /// In the format's minutes and ids.
    struct Relaxed: Hashable, Sendable {
        var seats: Set<String> = []
        var reserved: Set<String> = []
        var givenUp: Set<String> = []
        var free: [Interval] = []
        var periods: Set<Interval> = []
        var budgets: Set<String> = []
        var running: [Decisions.Activity] = []
    }

    let book: PlanBook
    let person: Int

    private var participant: FormatParticipant { book.problem.participants[person] }

    /// For a request: instead of what of it is granted, these activities.
    func obstacles(enrolling ids: [String], for request: String, _ relaxed: Relaxed) -> [Obstacle] {
        var found: [Obstacle] = []
        if book.problem.fixed.grants.contains(.refused(participant: participant.id, request: request)) {
            found.append(.refused)
        }
        var own: [String] = []
        for grant in book.grants[person] where grant.request == request { own += grant.activities }
        let kept = book.grants[person].filter { $0.request != request && !relaxed.givenUp.contains($0.request) }
        var new: [PlanBook.Engagement] = []
        for id in ids {
            if kept.contains(where: { $0.activities.contains(id) }) { found.append(.enrolledAlready(id)) }
            guard let decision = relaxed.running.first(where: { $0.id == id }) ?? book.running[id] else {
                found.append(.notRunning(id))
                continue
            }
            let site = book.site(decision)
            let meetings = book.meetings(decision).map {
                PlanBook.Engagement(interval: $0, site: site, of: request)
            }
            found += personal(meetings, id, besides: request, relaxed)
            if let same = new.first(where: { one in meetings.contains { book.clash($0, one) } }) {
                found.append(.clash(id, with: request, at: same.interval))
            }
            new += meetings
            if !own.contains(id) { found += seatObstacles(decision, relaxed) }
        }
        found += folds(own.filter { !ids.contains($0) }, relaxed)
        found += money(ids, besides: own, relaxed)
        found += load(new, besides: request, relaxed)
        found += orders(request, new, relaxed)
        return found
    }

    /// For an appointment at that time and place; its counselor and room are taken as free.
    func obstacles(_ appointment: String, at engagement: PlanBook.Engagement, _ relaxed: Relaxed) -> [Obstacle] {
        personal([engagement], nil, besides: appointment, relaxed)
            + load([engagement], besides: appointment, relaxed) + orders(appointment, [engagement], relaxed)
            + folds([], relaxed)
    }

    private func others(_ wish: String, _ relaxed: Relaxed) -> [PlanBook.Engagement] {
        book.people[person].filter { $0.of != wish && !relaxed.givenUp.contains($0.of) }
    }

    /// Activities whose others would be too few, were these left and what is given up. One that nobody is left in
    /// just closes, unless it is fixed to run.
    private func folds(_ left: [String], _ relaxed: Relaxed) -> [Obstacle] {
        let givenUp = book.grants[person].filter { relaxed.givenUp.contains($0.request) }.flatMap(\.activities)
        return (left + givenUp).filter { id in
            let others = (book.enrolled[id] ?? []).count - 1
            let mustRun = book.problem.fixed.activities.contains { $0.id == id && $0 != .closed(id: id) }
            return others < book.activity(id).minSize && (others > 0 || mustRun)
        }.map { .wouldFold($0) }
    }

    private func personal(
        _ new: [PlanBook.Engagement], _ id: String?, besides wish: String, _ relaxed: Relaxed
    ) -> [Obstacle] {
        var found: [Obstacle] = []
        let others = others(wish, relaxed)
        var seen: Set<String> = []
        for one in new {
            for other in others where book.clash(one, other) && seen.insert(other.of).inserted {
                found.append(.clash(id, with: other.of, at: one.interval))
            }
        }
        for one in new where !relaxed.free.contains(one.interval) {
            if participant.unavailable.contains(where: { $0.overlaps(one.interval) }) {
                found.append(.unavailable(id, at: one.interval))
            }
        }
        return found
    }

    private func seatObstacles(_ decision: Decisions.Activity, _ relaxed: Relaxed) -> [Obstacle] {
        var found: [Obstacle] = []
        let id = decision.id
        let enrolled = book.enrolled[id] ?? []
        let more = relaxed.seats.contains(id) ? 1 : 0
        let seats = book.seats(decision) + more
        if enrolled.count >= seats { found.append(.full(id)) }
        for kept in book.activity(id).reserved where !participant.groups.contains(kept.group) {
            let outside = enrolled.count { !book.problem.participants[$0].groups.contains(kept.group) }
            let fewer = relaxed.reserved.contains("\(id)/\(kept.group)") ? 1 : 0
            if outside + 1 > seats - kept.seats + fewer, !found.contains(.full(id)) {
                found.append(.reserved(id, group: kept.group))
            }
        }
        return found
    }

    private func money(_ ids: [String], besides own: [String], _ relaxed: Relaxed) -> [Obstacle] {
        var found: [Obstacle] = []
        for (position, budget) in book.problem.budgets.enumerated()
        where participant.budgets.contains(budget.id) && !relaxed.budgets.contains(budget.id) {
            func fees(_ ids: [String]) -> Int {
                ids.reduce(0) { sum, id in
                    sum + (book.activity(id).fees.first { $0.budget == budget.id }?.amount ?? 0)
                }
            }
            let fee = fees(ids)
            guard fee > 0 else { continue }
            let freed =
                fees(own)
                + fees(
                    book.grants[person].filter { relaxed.givenUp.contains($0.request) }.flatMap(\.activities))
            let left = budget.limit - book.spent[position] + freed
            let share = budget.perParticipant - book.spent(position, by: person) + freed
            if fee > share {
                found.append(.budgetShare(budget.id, left: share, fee: fee))
            } else if fee > left {
                found.append(.budget(budget.id, left: left, fee: fee))
            }
        }
        return found
    }

    private func load(
        _ new: [PlanBook.Engagement], besides wish: String, _ relaxed: Relaxed
    ) -> [Obstacle] {
        book.overloads(others(wish, relaxed), new, participant.limits)
            .filter { !relaxed.periods.contains($0.interval) }.map { .overload($0) }
    }

    private func orders(
        _ wish: String, _ new: [PlanBook.Engagement], _ relaxed: Relaxed
    ) -> [Obstacle] {
        let others = others(wish, relaxed)
        var found: [Obstacle] = []
        for order in participant.order where order.first == wish || order.second == wish {
            let other = order.first == wish ? order.second : order.first
            let theirs = others.filter { $0.of == other }.map(\.interval)
            if theirs.isEmpty {
                if order.needs, order.second == wish { found.append(.needs(order.first)) }
                continue
            }
            let own = new.map(\.interval)
            guard !own.isEmpty else { continue }
            let (before, after) = order.first == wish ? (own, theirs) : (theirs, own)
            if before.map(\.end).max()! + order.gap > after.map(\.start).min()! {
                found.append(.order(first: order.first, second: order.second))
            }
        }
        // Whatever needs something that is given up falls with it.
        for order in participant.order
        where order.needs && relaxed.givenUp.contains(order.first) && !relaxed.givenUp.contains(order.second)
            && order.second != wish && book.isGranted(order.second, person)
        {
            found.append(.needs(order.first))
        }
        return found
    }

    /// What would lift an obstacle; nil if nothing of these kinds does.
    func lift(_ obstacle: Obstacle, _ relaxed: inout Relaxed) -> Bool {
        switch obstacle {
        case .full(let id): relaxed.seats.insert(id)
        case .reserved(let id, let group): relaxed.reserved.insert("\(id)/\(group)")
        case .clash(_, let wish, _):
            guard book.isGranted(wish, person) else { return false }
            relaxed.givenUp.insert(wish)
        case .unavailable(_, let interval): relaxed.free.append(interval)
        case .overload(let overload): relaxed.periods.insert(overload.interval)
        case .budget(let id, _, _): relaxed.budgets.insert(id)
        case .order(let first, let second):
            guard let other = [first, second].first(where: { book.isGranted($0, person) }) else { return false }
            relaxed.givenUp.insert(other)
        case .notRunning(let id):
            guard let opening = opening(of: id) else { return false }
            relaxed.running.append(opening)
        case .budgetShare, .enrolledAlready, .needs, .wouldFold, .refused: return false
        }
        return true
    }

    /// A time, room and staff with which an activity could run beside all else; nil if there is none.
    func opening(of id: String) -> Decisions.Activity? {
        let activity = book.activity(id)
        guard !book.problem.fixed.activities.contains(.closed(id: id)) else { return nil }
        for (index, time) in activity.times.enumerated() {
            let spaces: [String?] = activity.rooms.isEmpty ? [nil] : activity.rooms.map(\.room)
            for room in spaces where room.map({ book.isFree(room: $0, for: time.meetings) }) ?? true {
                let site = (room.map { book.problem.rooms[book.rooms[$0]!].site } ?? activity.site)
                    .flatMap { book.sites[$0] }
                let meetings = time.meetings.map { PlanBook.Engagement(interval: $0, site: site, of: id) }
                var people: [String] = []
                for role in activity.staff {
                    guard
                        let free = role.first(where: {
                            !people.contains($0.staff) && book.isFree(staff: $0.staff, for: meetings)
                        })
                    else { break }
                    people.append(free.staff)
                }
                let decision = Decisions.Activity(id: id, time: index, room: room, staff: people)
                if people.count == activity.staff.count, keepsRelations(decision) { return decision }
            }
        }
        return nil
    }

    /// Whether no relation that must hold forbids it; those that this cannot judge simply are taken as broken.
    private func keepsRelations(_ decision: Decisions.Activity) -> Bool {
        let mine = book.meetings(decision)
        return book.problem.relations.allSatisfy { relation in
            guard relation.cost == nil, let position = relation.activities.firstIndex(of: decision.id) else {
                return true
            }
            return relation.activities.enumerated().allSatisfy { index, other in
                guard other != decision.id, let run = book.running[other] else { return true }
                let theirs = book.meetings(run)
                switch relation.kind {
                case .notOverlap: return !mine.contains { one in theirs.contains { $0.overlaps(one) } }
                case .precedence:
                    return index < position
                        ? theirs.last!.end <= mine.first!.start : mine.last!.end <= theirs.first!.start
                case .sameRoom: return run.room == decision.room
                case .differentRoom: return run.room != decision.room
                case .sameStaff: return run.staff.contains { decision.staff.contains($0) }
                case .differentDays:
                    let days = Set(mine.map { $0.start / Problem.day })
                    return !theirs.contains { days.contains($0.start / Problem.day) }
                case .sameTime: return false
                }
            }
        }
    }
}
