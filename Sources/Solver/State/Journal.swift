/// The deeds done since a move began, so that they can be undone, last first.
///
/// Each entry is its data followed by the entity and the deed, so that it reads backwards.
final class Journal {
    enum Deed: Int32 { case granted, revoked, booked, cancelled, opened, closed, envied, lowered }

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

    @inline(__always) func push(_ deed: Deed, _ entity: Int) {
        push(entity)
        push(Int(deed.rawValue))
    }

    @inline(__always) func pop() -> Int {
        count -= 1
        return Int(base[count])
    }

    func clear() { count = 0 }

    /// Forgets what was written since it was `count` entries long.
    @inline(__always) func rewind(to count: Int) { self.count = count }

    private func grow() {
        let larger = UnsafeMutablePointer<Int32>.allocate(capacity: room * 2)
        larger.update(from: base, count: count)
        base.deallocate()
        base = larger
        room *= 2
    }
}
