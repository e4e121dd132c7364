/// A key as the file spells it, for finding the ones the format does not know.
struct AnyKey: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

/// A container that knows only the keys of `K`: any other key in the file is an error, so that a misspelt key is
/// never a silently dropped constraint.
struct StrictContainer<K: CodingKey> {
    let values: KeyedDecodingContainer<K>

    func callAsFunction<T: Decodable>(_ key: K, as type: T.Type = T.self) throws -> T {
        try values.decode(T.self, forKey: key)
    }

    func callAsFunction<T: Decodable>(_ key: K, default value: T) throws -> T {
        values.contains(key) ? try values.decode(T.self, forKey: key) : value
    }

    /// nil where the key is absent or null.
    func optional<T: Decodable>(_ key: K, as type: T.Type = T.self) throws -> T? {
        try values.decodeIfPresent(T.self, forKey: key)
    }

    func contains(_ key: K) -> Bool { values.contains(key) }
}

extension Decoder {
    func strict<K: CodingKey>(_ keys: K.Type) throws -> StrictContainer<K> {
        let every = try container(keyedBy: AnyKey.self)
        for key in every.allKeys where K(stringValue: key.stringValue) == nil {
            throw FormatError(codingPath.readable, .unknownKey(key.stringValue))
        }
        return StrictContainer(values: try container(keyedBy: K.self))
    }
}

extension [any CodingKey] {
    /// `participants[3].requests[0]`, or `file` at the root.
    var readable: String {
        var text = ""
        for key in self {
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += text.isEmpty ? key.stringValue : ".\(key.stringValue)"
            }
        }
        return text.isEmpty ? "file" : text
    }
}

/// A JSON object used as a map, read into an array sorted by key.
struct SortedMap<Value: Codable>: Codable {
    var entries: [(key: String, value: Value)]

    init(_ entries: [(key: String, value: Value)] = []) { self.entries = entries }

    init(from decoder: any Decoder) throws {
        let map = try decoder.container(keyedBy: AnyKey.self)
        entries = try map.allKeys.map { ($0.stringValue, try map.decode(Value.self, forKey: $0)) }
        entries.sort { $0.key < $1.key }
    }

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
