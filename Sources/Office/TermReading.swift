import Calendars
import Foundation
import Model
import Tables

/// A term as a coordinator's folder says it: its tables, and the busy times of its calendars.
public struct TermReading: Sendable {
    public var term: Term
    /// What was not read, or read in doubt, by file: nothing is passed over without a line here.
    public var remarks: [Phrase]

    /// Reads a folder, or one workbook.
    /// - Throws: `.folder` or `.calendars`, with everything that is wrong.
    public init(_ url: URL) throws(OfficeError) {
        let reading: TermFolder.Reading
        do throws(FolderFaults) { reading = try TermFolder.read(url) } catch { throw .folder(error) }
        term = reading.term
        remarks = reading.notices.map { Phrase($0.words(in: .korean), $0.words(in: .english)) }
        var unread: [CalendarRemark] = []
        for file in reading.calendars {
            let busy: CalendarReader.Reading
            do throws(CalendarError) {
                busy = try CalendarReader.busy(
                    in: file.bytes, from: file.owner.source, first: term.start, last: term.end, zone: term.timeZone)
            } catch { throw .calendar(error) }
            term.absences += busy.busy.map { Absence(owner: file.owner, busy: $0) }
            let found = busy.findings.map { CalendarRemark(file: file.name, finding: $0) }
            unread += found.filter { $0.finding.isWholeFile }
            remarks += found.map(\.phrase)
        }
        guard unread.isEmpty else { throw .calendars(unread.map(\.phrase)) }
    }
}

private struct CalendarRemark {
    var file: String
    var finding: CalendarFinding

    var phrase: Phrase {
        Phrase(
            "calendars/\(file): \(finding.words(in: .korean))", "calendars/\(file): \(finding.words(in: .english))")
    }
}

extension CalendarFinding {
    /// The file gives nothing at all: to plan without it would plan on its holidays.
    fileprivate var isWholeFile: Bool {
        switch kind {
        case .tooLarge, .notACalendar, .nestedTooDeep, .unreadableText: true
        default: false
        }
    }
}

extension Absence.Owner {
    fileprivate var source: CalendarSource {
        switch self {
        case .everyone, .site, .room: .closures
        case .staff, .participant: .person
        }
    }
}
