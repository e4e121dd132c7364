import Problem

// Relations without a cost, between activities that run.
extension Completion {
    /// Those that hang on time and room hold between the activity, placed so, and every one that is placed.
    func isRelated(_ index: Int, _ place: CompletionState.Place) -> Bool {
        guard rules.contains(.relation) else { return true }
        return pairs(of: index).allSatisfy { kind, other, isFirst in
            guard other != index else { return holds(kind, place, place) }
            guard let there = state.places[other] else { return true }
            return isFirst ? holds(kind, place, there) : holds(kind, there, place)
        }
    }

    /// Those that hang on people hold between the activity and every one whose roles are all filled.
    func isTeamRelated(_ index: Int) -> Bool {
        guard rules.contains(.relation), isComplete(index) else { return true }
        return pairs(of: index).allSatisfy { kind, other, _ in
            guard kind == .sameStaff, isComplete(other) else { return true }
            return state.teams[index].contains { state.teams[other].contains($0) }
        }
    }

    private func isComplete(_ index: Int) -> Bool {
        state.places[index] != nil && state.teams[index].count == problem.activities[index].staff.count
    }

    /// Each pair of a relation that the activity is in, with the other and whether it comes first. An activity that is
    /// listed twice makes a pair with itself.
    private func pairs(of index: Int) -> [(kind: Relation.Kind, other: Int, isFirst: Bool)] {
        let id = problem.activities[index].id
        return ground.relations[index].flatMap { relation in
            relation.activities.indices.filter { relation.activities[$0] == id }.flatMap { at in
                relation.activities.indices.filter { $0 != at }.map {
                    (relation.kind, ground.activities[relation.activities[$0]]!, at < $0)
                }
            }
        }
    }

    private func holds(_ kind: Relation.Kind, _ a: CompletionState.Place, _ b: CompletionState.Place) -> Bool {
        func days(_ place: CompletionState.Place) -> Set<Int> { Set(place.stays.map { $0.start / Problem.day }) }
        func weekly(_ place: CompletionState.Place) -> Set<Int> {
            Set(place.stays.map { $0.start % (7 * Problem.day) })
        }
        switch kind {
        case .notOverlap: return !a.stays.contains { x in b.stays.contains { x.overlaps($0) } }
        case .precedence: return a.stays.last!.end <= b.stays.first!.start
        case .sameRoom: return a.room == b.room
        case .differentRoom: return a.room != b.room
        case .sameStaff: return true
        case .differentDays: return days(a).isDisjoint(with: days(b))
        case .sameTime: return weekly(a).isSubset(of: weekly(b)) || weekly(b).isSubset(of: weekly(a))
        }
    }
}
