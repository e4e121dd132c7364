extension State {
    /// What a granted request saves of the change costs: its participant is enrolled in the same set of activities
    /// as in the plan in force.
    @inline(__always) func grantKept(_ request: Int) -> Int {
        if !goals.hasPast || past.granted[request] == 0 { return 0 }
        return isAsBefore(request) ? goals.grantChanged : 0
    }

    private func isAsBefore(_ request: Int) -> Bool {
        let before = past.enrolled[request]
        let seats = self.seats(of: request)
        guard before.count == seats.count else { return false }
        for seat in seats {
            let a = people.candidateActivity[seatCandidate[seat]]
            var found = false
            for i in before where past.enrolledIn[i] == a { found = true }
            if !found { return false }
        }
        return true
    }
}
