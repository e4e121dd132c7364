import Model

/// Whether a change is no more than one or two meetings of a series moved.
enum SingleMoves {
    /// More than this is told as a new series.
    private static let most = 2

    /// The meetings that move, each by the start that the series gives it; nil if it is another kind of change.
    ///
    /// A meeting may not move to the day of another meeting of the series, or past it: Exchange and Outlook refuse
    /// exceptions that do ([MS-OXOCAL] §3.1.5.5.2).
    static func of(_ event: HeldEvent, to wanted: [Meeting]) -> [(original: Meeting, to: Meeting)]? {
        guard case .weekly(let series) = event.master.timing else { return nil }
        let (old, new) = (event.meetings, Set(wanted))
        let removed = old.filter { !new.contains($0) }
        let known = Set(old)
        let added = wanted.filter { !known.contains($0) }
        guard removed.count == added.count, (1...most).contains(removed.count), removed.count * 2 < old.count else {
            return nil
        }
        let apart = Dictionary(
            event.overrides.compactMap { change in change.recurrenceID.map { (change.timing.first, $0) } },
            uniquingKeysWith: { first, _ in first })
        let moves = zip(removed, added).map { (original: apart[$0] ?? $0, to: $1) }
        let dates = wanted.map(\.date)
        let all = series.meetings
        for move in moves {
            let earlier = all.last { $0 < move.original }
            let later = all.first { $0 > move.original }
            guard dates.count(where: { $0 == move.to.date }) == 1,
                earlier.map({ $0.date < move.to.date }) != false, later.map({ move.to.date < $0.date }) != false
            else { return nil }
        }
        return moves
    }
}
