import Model

/// Whether what was decided names things that there are.
struct FixedCheck {
    var row: Row
    var requests: [WishID: Request]
    var needs: Set<WishID>
    var offerings: [String: Offering]

    func check(_ decision: FixedDecision) {
        switch decision {
        case .closed: break
        case .runs(let offering, let pattern, _, let staff):
            guard let offering = offerings[offering] else { return }
            if let pattern, !offering.patterns.indices.contains(pattern) {
                row.fault("pattern", .noSuchChoice(count: offering.patterns.count))
            }
            if let staff, staff.count != offering.roles.count {
                row.fault("staff", .wrongCount(expected: offering.roles.count))
            }
        case .refused(let participant, let request):
            if !request.isEmpty, requests[WishID(participant, request)] == nil {
                row.fault("request", .unknownOfParticipant)
            }
        case .granted(let participant, let request, let choice, let granted):
            guard !request.isEmpty else { return }
            guard let request = requests[WishID(participant, request)] else {
                row.fault("request", .unknownOfParticipant)
                return
            }
            guard request.choices.indices.contains(choice) else {
                row.fault("choice", .noSuchChoice(count: request.choices.count))
                return
            }
            let parts = request.choices[choice].parts
            if granted.count != parts.count {
                row.fault("offerings", .wrongCount(expected: parts.count))
            } else if !zip(granted, parts).allSatisfy({ $1.contains($0) }) {
                row.fault("offerings", .notOfChoice)
            }
        case .appointmentRefused(let participant, let need), .appointment(let participant, let need, _, _, _):
            if !need.isEmpty, !needs.contains(WishID(participant, need)) { row.fault("request", .unknownOfParticipant) }
        }
    }
}
