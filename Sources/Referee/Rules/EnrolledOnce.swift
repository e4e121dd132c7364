import Problem

/// Nobody is enrolled in an activity twice, through whichever requests.
enum EnrolledOnce {
    static func violations(_ ledger: Ledger) -> [Violation] {
        ledger.problem.participants.indices.flatMap { participant in
            var seen = Set<Int>()
            return ledger.grantsOf[participant].flatMap { grant in
                ledger.grants[grant].activities.filter { !seen.insert($0).inserted }.map {
                    violation(of: participant, in: $0, through: grant, ledger)
                }
            }
        }
    }

    private static func violation(
        of participant: Int, in activity: Int, through grant: Int, _ ledger: Ledger
    ) -> Violation {
        let person = ledger.problem.participants[participant]
        return Violation(
            .enrolledOnce, activities: [ledger.problem.activities[activity].id], people: [.participant(person.id)],
            wishes: [person.requests[ledger.grants[grant].request].id])
    }
}
