import Model

/// The calendars of everybody and everything in a book, made on all cores.
public enum CalendarShelf {
    /// In the order of the book's owners, as if each had just been given what it holds.
    ///
    /// libical itself runs on one core at a time; what stands before and after it is about as much work again.
    /// - Parameter stamp: of the plan; DTSTAMP of all events.
    public static func files(
        of book: EngagementBook, at stamp: UnixTime, reminders: [Minutes] = CalendarFile.usualReminders
    ) throws(CalendarError) -> [(owner: CalendarOwner, bytes: [UInt8])] {
        let owners = book.owners
        let files = try owners.mapOnAllCores(atOnce: 64) { owner throws(CalendarError) in
            try file(of: owner, in: book, at: stamp, reminders)
        }
        return zip(owners, files).map { (owner: $0, bytes: $1) }
    }

    private static func file(
        of owner: CalendarOwner, in book: EngagementBook, at stamp: UnixTime, _ reminders: [Minutes]
    ) throws(CalendarError) -> [UInt8] {
        let held = CalendarDifference.update([], to: book.engagements(of: owner), at: stamp).held
        return try CalendarFile.of(
            held, named: book.title(of: owner), timeZone: book.term.timeZone, language: book.options.language,
            reminders: reminders, free: book.freeTerm(of: owner, at: stamp)
        ).bytes()
    }
}
