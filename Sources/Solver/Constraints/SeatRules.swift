extension State {
    /// Is there a seat for the bundle's person: the activity runs, is not full, and its reserved seats stay kept?
    @inline(__always) func hasSeat(_ a: Int) -> Bool {
        enrolled[a] < capacity[a] && (activities.reserved[a].isEmpty || keepsReserved(a, bundle.person))
    }

    /// Are there seats enough for those that are reserved? Nobody being enrolled, none from outside may yet be too many.
    func reservedFit(_ a: Int) -> Bool {
        for row in activities.reserved[a] where capacity[a] < activities.reservedSeats[row] + outsiders[row] {
            return false
        }
        return true
    }

    /// Reserved seats: would those outside each group still leave its seats, were the person enrolled too?
    func keepsReserved(_ a: Int, _ p: Int) -> Bool {
        for row in activities.reserved[a] where !people.isMember(p, of: activities.reservedGroup[row]) {
            if outsiders[row] + 1 > capacity[a] - activities.reservedSeats[row] { return false }
        }
        return true
    }

    /// Reserved seats: would the same hold with the person enrolled in another's place?
    func keepsReserved(_ a: Int, _ p: Int, insteadOf q: Int) -> Bool {
        for row in activities.reserved[a] {
            let group = activities.reservedGroup[row]
            let change = (people.isMember(p, of: group) ? 0 : 1) - (people.isMember(q, of: group) ? 0 : 1)
            if outsiders[row] + change > capacity[a] - activities.reservedSeats[row] { return false }
        }
        return true
    }
}
