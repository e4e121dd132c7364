import Problem

/// Whom each activity would admit by score: the rule of justified envy, as far as it hangs on the activity alone.
///
/// An activity has two *doors*: one for those within the group that it reserves seats for (or for everybody where it reserves none), one
/// for those outside it. At each either a seat is free, or whoever has a score above the cut-off could take somebody's. Where seats are
/// reserved for several groups the doors go by the first of them: whom they turn away is not admitted, but whom they let in may not be either
/// (`isExact`).
struct CutOffs {
    /// By door (`2 × activity`, and one more for those outside): the candidate with the lowest score who would have to make way,
    /// or `free` or `none`.
    let holder: Buffer<Int32>
    /// By door: who has a score above this is admitted.
    let score: Buffer<Int>
    /// A seat is free; nobody is admitted.
    static let free = -1
    static let none = -2

    init(_ instance: Instance, _ arena: Arena) {
        let doors = instance.weights.envy == 0 ? 0 : 2 * instance.activities.count
        holder = arena.buffer(doors, Int32(CutOffs.none))
        score = arena.buffer(doors, Int.max)
    }

    @inline(__always) func set(_ door: Int, _ holder: Int, _ people: People) {
        self.holder[door] = holder
        score[door] = CutOffs.score(of: holder, people)
    }

    @inline(__always) static func score(of holder: Int, _ people: People) -> Int {
        holder == free ? Int.min : holder == none ? Int.max : people.candidateScore[holder]
    }
}

extension State {
    /// Do an activity's cut-offs say all of who is admitted?
    @inline(__always) func isExact(_ a: Int) -> Bool { activities.reserved[a].count <= 1 }

    /// The door that a person has to take.
    @inline(__always) func door(_ a: Int, _ p: Int) -> Int {
        let rows = activities.reserved[a]
        return rows.isEmpty || people.isMember(p, of: activities.reservedGroup[rows.lowerBound]) ? 2 * a : 2 * a + 1
    }

    /// Who would have to make way at a door, found anew.
    func findHolder(_ door: Int) -> Int {
        let (a, isOutside) = (door >> 1, door & 1 != 0)
        let rows = activities.reserved[a]
        guard isRunning(a), !isOutside || !rows.isEmpty else { return CutOffs.none }
        // One more from outside would take a reserved seat: they could only take the place of another from outside.
        let isTight =
            isOutside
            && outsiders[rows.lowerBound] + 1 > capacity[a] - activities.reservedSeats[rows.lowerBound]
        if enrolled[a] < capacity[a], !isTight { return CutOffs.free }
        var lowest = CutOffs.none
        for i in rosterBase[a]..<rosterBase[a] + enrolled[a] {
            let c = seatCandidate[roster[i]]
            if lowest >= 0, people.candidateScore[c] >= people.candidateScore[lowest] { continue }
            if isTight,
                people.isMember(people.person(ofCandidate: c), of: activities.reservedGroup[rows.lowerBound])
            {
                continue
            }
            lowest = c
        }
        return lowest
    }

    /// Is what is kept of who is admitted true?
    func cutOffsAreTrue(_ a: Int) -> Bool {
        (2 * a...2 * a + 1).allSatisfy { cutOffs.score[$0] == CutOffs.score(of: findHolder($0), people) }
    }

    /// Is a seat free to a person, or held by somebody with a lower score than the candidate's, so that the reserved seats stay kept?
    /// Asks the activity itself, not what is kept of it.
    func admits(_ a: Int, _ p: Int, score: Int) -> Bool {
        guard isRunning(a) else { return false }
        if enrolled[a] < capacity[a], keepsReserved(a, p) { return true }
        for i in rosterBase[a]..<rosterBase[a] + enrolled[a] {
            let other = seatCandidate[roster[i]]
            if people.candidateScore[other] < score,
                keepsReserved(a, p, insteadOf: people.person(ofCandidate: other))
            {
                return true
            }
        }
        return false
    }
}
