/// Writes one JSON text (RFC 8259) from front to back, straight into bytes: no tree, no space, one line.
///
/// The keys of every object rise in the order of their Unicode scalars, so that equal values give equal bytes: a
/// record's fields are asked for in that order, a map's entries are sorted here.
struct JSONWriter {
    private var bytes: [UInt8] = []
    /// Whether what comes next begins its list or object.
    private var isFirst = true
    private var lastKey = ""

    /// The text of `value`.
    static func bytes(of value: some JSONWritable) -> [UInt8] {
        var json = JSONWriter()
        value.write(to: &json)
        return json.bytes
    }

    /// An object; `fields` writes them, each with a key above the last.
    mutating func record(_ fields: (inout JSONWriter) -> Void) {
        let outer = lastKey
        lastKey = ""
        enclosed(by: ("{", "}"), fields)
        lastKey = outer
    }

    mutating func field(_ key: some CodingKey, _ value: some JSONWritable) {
        assert(lastKey < key.stringValue, "\(key.stringValue) comes after \(lastKey)")
        lastKey = key.stringValue
        entry(key.stringValue, value)
    }

    /// A field that is left out where it is what the format takes for granted, so that files stay short.
    mutating func field<T: JSONWritable & Equatable>(_ key: some CodingKey, _ value: T, unless absent: T) {
        if value != absent { field(key, value) }
    }

    /// A field that is left out where there is no value.
    mutating func field(_ key: some CodingKey, ifPresent value: (some JSONWritable)?) {
        if let value { field(key, value) }
    }

    mutating func map(_ entries: [(key: String, value: some JSONWritable)]) {
        enclosed(by: ("{", "}")) { json in
            for (key, value) in entries.sorted(by: { $0.key < $1.key }) { json.entry(key, value) }
        }
    }

    mutating func list(_ items: [some JSONWritable]) {
        enclosed(by: ("[", "]")) { json in
            for item in items {
                json.separate()
                item.write(to: &json)
            }
        }
    }

    mutating func integer(_ value: Int) {
        if value < 0 { bytes.append(UInt8(ascii: "-")) }
        let first = bytes.count
        var rest = value.magnitude
        repeat {
            bytes.append(UInt8(ascii: "0") + UInt8(truncatingIfNeeded: rest % 10))
            rest /= 10
        } while rest > 0
        bytes[first...].reverse()
    }

    mutating func string(_ value: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in value.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case 0x08: word("\\b")
            case 0x09: word("\\t")
            case 0x0A: word("\\n")
            case 0x0C: word("\\f")
            case 0x0D: word("\\r")
            case 0..<0x20:
                word("\\u00")
                for digit in [byte >> 4, byte & 15] {
                    bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
                }
            default: bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }

    mutating func word(_ word: StaticString) {
        word.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    private mutating func entry(_ key: String, _ value: some JSONWritable) {
        separate()
        string(key)
        bytes.append(UInt8(ascii: ":"))
        value.write(to: &self)
    }

    private mutating func separate() {
        if !isFirst { bytes.append(UInt8(ascii: ",")) }
        isFirst = false
    }

    private mutating func enclosed(by ends: (StaticString, StaticString), _ content: (inout JSONWriter) -> Void) {
        word(ends.0)
        isFirst = true
        content(&self)
        isFirst = false
        word(ends.1)
    }
}

/// What can be written where a writer stands.
protocol JSONWritable {
    func write(to json: inout JSONWriter)
}

extension Int: JSONWritable {
    func write(to json: inout JSONWriter) { json.integer(self) }
}

extension String: JSONWritable {
    func write(to json: inout JSONWriter) { json.string(self) }
}

extension Bool: JSONWritable {
    func write(to json: inout JSONWriter) { json.word(self ? "true" : "false") }
}

extension Array: JSONWritable where Element: JSONWritable {
    func write(to json: inout JSONWriter) { json.list(self) }
}

extension Optional: JSONWritable where Wrapped: JSONWritable {
    func write(to json: inout JSONWriter) {
        if let self { self.write(to: &json) } else { json.word("null") }
    }
}

/// An array of pairs, written as a JSON object.
struct JSONMap<Value: JSONWritable>: JSONWritable {
    var entries: [(key: String, value: Value)]

    init(_ entries: [(key: String, value: Value)]) { self.entries = entries }

    func write(to json: inout JSONWriter) { json.map(entries) }
}
