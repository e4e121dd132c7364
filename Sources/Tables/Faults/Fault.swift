import Model

/// One thing that is wrong in what was put in: where, what was found there, and what was expected.
public struct Fault: Hashable, Sendable, Codable {
    /// The file's name; of a workbook, `term.xlsx › 장소`. Like all of it, never with a resident registration number.
    public var file: String
    /// As the spreadsheet counts: the first row is 1. nil: the whole file.
    public var row: Int?
    /// The column's header as it stands in the file, or its letter where it has none.
    public var column: String?
    /// What stands there, shortened; never a resident registration number.
    public var found: String?
    public var problem: Problem

    public init(file: String, row: Int? = nil, column: String? = nil, found: String? = nil, problem: Problem) {
        self.file = ResidentNumber.redacted(file)
        self.row = row
        self.column = column
        self.found = found.map { Fault.shown($0) }
        self.problem = problem
    }

    /// What can be wrong. The words for each are in `FaultWords.swift`.
    public enum Problem: Error, Hashable, Sendable, Codable {
        // The folder.
        case noFolder
        case unreadable
        case tooLarge(mebibytes: Int)
        case unknownTable(known: [Phrase])
        case missingTable(Phrase)
        case tableTwice(other: String)
        case workbookTwice(other: String)
        case missingCalendar
        // A file.
        case encoding
        case binary
        case noHeader
        case unterminatedQuote
        case strayQuote
        case rowTooLong(expected: Int)
        case rowTooShort(expected: Int)
        // A workbook.
        case notAWorkbook
        case encryptedOrOldWorkbook
        case otherWorkbook
        case documentType
        case tooManyCells(columns: Int)
        case brokenWorkbook
        case formulaError
        case formulaWithoutValue
        // The header.
        case headerTwice
        case unknownHeader(known: [Phrase])
        case missingHeader(Phrase)
        case cellWithoutHeader
        // A row.
        case totals
        // A cell.
        case residentNumber
        case control
        case empty
        case notA(Expectation)
        case outOfRange(least: Int, most: Int)
        case noneOf(words: [Phrase])
        case badID
        case unknownID(table: Phrase, similar: String?)
        case repeated(row: Int)
        case repeatedIn(table: Phrase, row: Int)
        case wrongWeekday(Weekday)
        /// The serial number of a date, in a workbook that counts from 1900.
        case dateNumber(LocalDate)
        // Cells against each other.
        case notUsed(with: Phrase)
        case neededWith(Phrase)
        case before(column: Phrase)
        case after(column: Phrase)
        case lessThan(column: Phrase)
        case saidTwice(column: Phrase)
        case notInSequence(expected: Int)
        case unknownOfParticipant
        case noSuchChoice(count: Int)
        case wrongCount(expected: Int)
        case notOfChoice
    }

    /// What a cell should have been.
    public enum Expectation: String, Hashable, Sendable, Codable, CaseIterable {
        case wholeNumber, decimal, percent, points, money, duration, date, time, weeklyHours, pattern, weekdays, flag,
            phone, email, list, completions, choice, meetings, timeZone, color
    }

    /// At most 60 characters, on one line, without anything that looks like a resident registration number, and
    /// without what would ring, move or turn about the text where it is shown.
    static func shown(_ text: String) -> String {
        let line = ResidentNumber.redacted(text).split(whereSeparator: \.isNewline).joined(separator: " ⏎ ")
        let scalars = line.unicodeScalars.map { scalar -> Unicode.Scalar in
            switch scalar.properties.generalCategory {
            case .control, .format: "\u{FFFD}"
            default: scalar
            }
        }
        let visible = String(String.UnicodeScalarView(scalars))
        return visible.count <= 60 ? visible : visible.prefix(59) + "…"
    }
}

/// All that is wrong in a folder. Nothing is taken from it until there is none.
public struct FolderFaults: Error, Hashable, Sendable {
    /// In the order of the files, then of their rows.
    public var faults: [Fault]

    public init(_ faults: [Fault]) { self.faults = faults }

    /// One line for each.
    public func words(in language: Language) -> String {
        faults.map { $0.words(in: language) }.joined(separator: "\n")
    }
}
