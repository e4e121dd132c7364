import Calendars
import Foundation
import Model
import Samples
import Tables

/// `naru sample`: an invented term as a folder, to try things with.
public struct MakeSample: Sendable {
    public var people: Int
    public var seed: UInt64
    public var language: Language

    /// Below this the programmes' own cases would not all be there.
    public static let fewestPeople = 60

    public init(people: Int, seed: UInt64, language: Language) {
        self.people = people
        self.seed = seed
        self.language = language
    }

    /// - Returns: the term that was written.
    public func run(to url: URL) throws(OfficeError) -> Term {
        let term = SampleTerm.make(people: people, seed: seed)
        let (bare, closures) = try apart(term)
        var folder = try filed { () throws(FileFault) in try AtomicFolder(at: url) }
        do throws(FileFault) {
            for file in TermFolder.files(of: bare, calendars: [closures], language: language) {
                try folder.add(file.path, file.bytes)
            }
            try folder.finish()
        } catch {
            folder.abandon()
            throw .file(error)
        }
        return term
    }

    /// The public holidays as a calendar, as a coordinator would put them in, and the term without them.
    private func apart(_ term: Term) throws(OfficeError) -> (Term, FolderCalendar) {
        let days = Holidays.korean.filter { term.start <= $0.date && $0.date <= term.end }
        var bare = term
        bare.absences.removeAll { absence in
            days.contains { absence == Absence(owner: .everyone, busy: .day($0.date, note: $0.name)) }
        }
        let stamp = UnixTime(term.start.dayNumber * 86_400)
        do throws(CalendarError) {
            let bytes = try ClosureCalendar.bytes(id: "holidays", name: "공휴일", days: days, stamp: stamp)
            return (bare, FolderCalendar(name: "holidays.ics", owner: .everyone, bytes: bytes))
        } catch { throw .calendar(error) }
    }
}
