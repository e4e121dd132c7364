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
    private let keys: Set<String>

    init(
        key: String, name: Phrase, also: [String], kind: Kind, isRequired: Bool, whenEmpty: String?, example: Phrase,
        note: Phrase
    ) {
        self.key = key
        self.name = name
        self.also = also
        self.kind = kind
        self.isRequired = isRequired
        self.whenEmpty = whenEmpty
        self.example = example
        self.note = note
        keys = Set(([name.korean, name.english] + also).map(CellText.key))
    }

    func isNamed(_ key: String) -> Bool { keys.contains(key) }
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
    let names: [Phrase]
    private let valueOfKey: [String: Value]
    private let nameOfValue: [Value: Phrase]

    init(_ entries: [(value: Value, name: Phrase, also: [String])]) {
        names = entries.map(\.name)
        nameOfValue = Dictionary(uniqueKeysWithValues: entries.map { ($0.value, $0.name) })
        valueOfKey = Dictionary(
            entries.flatMap { entry in
                ([entry.name.korean, entry.name.english] + entry.also).map { (CellText.key($0), entry.value) }
            }, uniquingKeysWith: { first, _ in first })
    }

    func value(of text: String) -> Value? { valueOfKey[CellText.key(text)] }

    func name(of value: Value) -> Phrase { nameOfValue[value] ?? Phrase("", "") }
}
