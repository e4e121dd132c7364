import Problem

/// A fixed grant must be refused, or granted with the choice and activities that are fixed.
enum FixedGrant {
    static func violations(_ ledger: Ledger) -> [Violation] {
        ledger.problem.fixed.grants.filter { !stands($0, ledger) }.map {
            switch $0 {
            case .refused(let participant, let request):
                Violation(.fixedGrant, people: [.participant(participant)], wishes: [request])
            case .granted(let grant):
                Violation(
                    .fixedGrant, activities: grant.activities, people: [.participant(grant.participant)],
                    wishes: [grant.request])
            }
        }
    }

    private static func stands(_ fixed: Fixed.Grant, _ ledger: Ledger) -> Bool {
        switch fixed {
        case .refused(let participant, let request): ledger.grant(of: participant, for: request) == nil
        case .granted(let grant):
            if let found = ledger.grant(of: grant.participant, for: grant.request) {
                found.choice == grant.choice
                    && found.activities.map { ledger.problem.activities[$0].id } == grant.activities
            } else {
                false
            }
        }
    }
}

extension Ledger {
    func grant(of participant: String, for request: String) -> Granted? {
        guard let index = lookup.participants[participant] else { return nil }
        let requests = problem.participants[index].requests
        return grantsOf[index].map { grants[$0] }.first { requests[$0.request].id == request }
    }

    func appointment(of participant: String, _ id: String) -> Decisions.Appointment? {
        guard let index = lookup.participants[participant] else { return nil }
        return heldOf[index].map { held[$0].entry }.first { $0.appointment == id }
    }
}
