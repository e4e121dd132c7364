import Problem

/// The gains: what each running activity, granted choice and granted appointment is worth.
enum Values {
    static func ofActivities(_ ledger: Ledger) -> Int {
        ledger.runningActivities.reduce(0) { $0 + $1.activity.value }
    }

    static func ofChoices(_ ledger: Ledger) -> Int {
        ledger.grants.reduce(0) { sum, grant in
            sum + ledger.problem.participants[grant.participant].requests[grant.request].choices[grant.choice].value
        }
    }

    static func ofAppointments(_ ledger: Ledger) -> Int {
        ledger.held.reduce(0) { sum, held in
            sum + ledger.problem.participants[held.participant].appointments[held.appointment].value
        }
    }
}
