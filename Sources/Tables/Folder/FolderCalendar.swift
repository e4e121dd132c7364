import Model

/// A calendar that lies in the folder, as it is, and whose time it takes.
public struct FolderCalendar: Hashable, Sendable {
    /// Its name within the folder `calendars`, e.g. `holidays.ics`.
    public var name: String
    public var owner: Absence.Owner
    public var bytes: [UInt8]

    public init(name: String, owner: Absence.Owner, bytes: [UInt8]) {
        self.name = name
        self.owner = owner
        self.bytes = bytes
    }
}

/// What a reading did not take in, though nothing is wrong with it.
public struct Notice: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        /// A file of another kind than the folder's.
        case otherFile
        /// A column of remarks.
        case remarks
        /// Rows above the header.
        case titleRows
        /// A sheet without a cell.
        case emptySheet
    }

    public var file: String
    public var kind: Kind

    public func words(in language: Language) -> String {
        let what: Phrase =
            switch kind {
            case .otherFile: Phrase("읽지 않은 파일입니다.", "this file was not read.")
            case .remarks: Phrase("비고 칸은 읽지 않았습니다.", "the column of remarks was not read.")
            case .titleRows: Phrase("제목 행 위의 줄은 읽지 않았습니다.", "what stands above the headers was not read.")
            case .emptySheet: Phrase("빈 시트라 읽지 않았습니다.", "this sheet is empty.")
            }
        return "\(file): \(what[language])"
    }
}
