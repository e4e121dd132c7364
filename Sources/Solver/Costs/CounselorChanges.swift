extension State {
    /// The number of different counselors of the bundle's appointments, less one; 0 without appointments.
    func counselorChanges() -> Int {
        var different = 0
        for i in 0..<bundle.wishCount {
            var seen = false
            for j in 0..<i where bundle.wishStaff[j] == bundle.wishStaff[i] { seen = true }
            if !seen { different += 1 }
        }
        return max(0, different - 1)
    }
}
