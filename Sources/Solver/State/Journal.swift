/// The deeds done since a move began, so that they can be undone, last first.
///
/// Each entry is its data followed by how many data there are, the entity and the deed, so that it reads backwards.
final class Journal {
    /// What was done to which entity: a request, a wish, an activity; and what followed from deeds: a choice came to be envied otherwise, a door
    /// of an activity (`CutOffs`) admits others than before.
    enum Deed: Int32 { case granted, revoked, booked, cancelled, opened, closed, envied, readmitted }

    private(set) var base: UnsafeMutablePointer<Int32>
    private(set) var count = 0
    private var room = 1 << 14

    init() { base = .allocate(capacity: room) }

    deinit { base.deallocate() }

    @inline(__always) func push(_ value: Int) {
        if count == room { grow() }
        base[count] = Int32(truncatingIfNeeded: value)
        count += 1
    }

    /// Ends an entry whose data, so many, were pushed before.
    @inline(__always) func push(_ deed: Deed, _ entity: Int, data: Int = 0) {
        push(data)
        push(entity)
        push(Int(deed.rawValue))
    }

    @inline(__always) func pop() -> Int {
        count -= 1
        return Int(base[count])
    }

    /// A deed as the journal has it; its data are those of the journal from `first` on.
    struct Entry {
        let deed: Deed
        let entity, first, data: Int
    }

    /// The entry that ends where the journal had `end` numbers; it began at its `first`.
    @inline(__always) func entry(endingAt end: Int) -> Entry {
        let data = Int(base[end - 3])
        return Entry(
            deed: Deed(rawValue: base[end - 1])!, entity: Int(base[end - 2]), first: end - 3 - data, data: data)
    }

    /// The candidates by which a request that was revoked had been granted.
    @inline(__always) func candidates(revoked entry: Entry) -> UnsafeBufferPointer<Int32> {
        UnsafeBufferPointer(start: base + entry.first, count: entry.data - 1)
    }

    func clear() { count = 0 }

    /// Forgets what was written since it had `count` numbers.
    @inline(__always) func rewind(to count: Int) { self.count = count }

    private func grow() {
        let larger = UnsafeMutablePointer<Int32>.allocate(capacity: room * 2)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        room *= 2
    }
}
