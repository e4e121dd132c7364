/// A key of an object used as a map.
struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// An array of pairs, written as a JSON object.
struct SortedMap<Value: Encodable>: Encodable {
    var entries: [(key: String, value: Value)]

    init(_ entries: [(key: String, value: Value)]) { self.entries = entries }

    func encode(to encoder: any Encoder) throws {
        var map = encoder.container(keyedBy: AnyKey.self)
        for (key, value) in entries { try map.encode(value, forKey: AnyKey(stringValue: key)) }
    }
}

extension KeyedEncodingContainer {
    /// Writes what differs from the format's default, so that files stay as short as the format allows.
    mutating func encode<T: Encodable & Equatable>(_ value: T, forKey key: Key, unless absent: T) throws {
        if value != absent { try encode(value, forKey: key) }
    }
}
