import Model

/// A column of a table as the coordinator sees it. Reading, writing and the guide all follow it.
struct Column: Sendable {
    /// What a cell holds.
    enum Kind: Hashable, Sendable {
        case text, id, phone, email, list, flag, percent, points, money, duration, date, time, weeklyHours, pattern
        case completions, choice, meetings, timeZone, color
        case reference(TableID)
        case references(TableID)
        case whole(least: Int, most: Int)
        case decimal(least: Int, most: Int)
        case words([Phrase])
    }

    /// The name that the code uses.
    var key: String
    /// The header.
    var name: Phrase
    /// Other headers that are understood.
    var also: [String]
    var kind: Kind
    /// The header must be there, and no cell of it empty.
    var isRequired: Bool
    /// What an empty cell means, as it could be written into it; nil: nothing.
    var whenEmpty: String?
    var example: Phrase
    var note: Phrase

    func isNamed(_ key: String) -> Bool {
        key == CellText.key(name.korean) || key == CellText.key(name.english)
            || also.contains { key == CellText.key($0) }
    }
}

/// A column together with the way a record is written into it.
struct Field<Record>: Sendable {
    var column: Column
    var text: @Sendable (Record, Language) -> String

    init(
        _ key: String, _ korean: String, _ english: String, _ kind: Column.Kind, also: [String] = [],
        required: Bool = false, whenEmpty: String? = nil, example: Phrase, note: Phrase = Phrase("", ""),
        _ text: @escaping @Sendable (Record, Language) -> String
    ) {
        column = Column(
            key: key, name: Phrase(korean, english), also: also, kind: kind, isRequired: required,
            whenEmpty: whenEmpty, example: example, note: note)
        self.text = text
    }
}

/// A table: its columns, how a row is read into a record, and which columns tell rows apart.
struct Layout<Record: Sendable>: Sendable {
    var table: TableID
    var keys: [String]
    var fields: [Field<Record>]
    var read: @Sendable (Row) -> Record

    var columns: [Column] { fields.map(\.column) }

    func cells(_ record: Record, _ language: Language) -> [String] { fields.map { $0.text(record, language) } }
}

/// The words that a column takes for the cases of a choice.
struct Words<Value: Hashable & Sendable>: Sendable {
    var entries: [(value: Value, name: Phrase, also: [String])]

    init(_ entries: [(value: Value, name: Phrase, also: [String])]) { self.entries = entries }

    var names: [Phrase] { entries.map(\.name) }

    func value(of text: String) -> Value? {
        let key = CellText.key(text)
        return entries.first { entry in
            ([entry.name.korean, entry.name.english] + entry.also).contains { CellText.key($0) == key }
        }?.value
    }

    func name(of value: Value) -> Phrase { entries.first { $0.value == value }?.name ?? Phrase("", "") }
}
