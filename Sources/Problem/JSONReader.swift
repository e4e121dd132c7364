/// Reads one JSON text (RFC 8259) from front to back, straight into values: no tree, no second look.
///
/// Strict where the formats are: an object's keys are known and different, integers are written as integers and lie
/// within ±(2^53 − 1) (the range of RFC 7493 that every reader of JSON keeps exactly), strings are valid UTF-8, and
/// nothing follows the text. Nesting goes no deeper than what is being read.
struct JSONReader {
    private enum Step {
        case key(String)
        case index(Int)
    }

    private let bytes: [UInt8]
    private var at = 0
    private var path: [Step] = []

    /// The largest magnitude of an integer.
    static let most = (1 << 53) - 1

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Reads the one value that the text holds.
    static func value<T: JSONReadable>(_ bytes: [UInt8]) throws(FormatError) -> T {
        var reader = JSONReader(bytes)
        let value = try T(&reader)
        reader.skipSpace()
        guard reader.at == bytes.count else { throw reader.broken("nothing more") }
        return value
    }

    mutating func callAsFunction<T: JSONReadable>() throws(FormatError) -> T { try T(&self) }

    /// The value, or nil where there is null.
    mutating func orNull<T: JSONReadable>() throws(FormatError) -> T? {
        if peek() == UInt8(ascii: "n") {
            try word("null")
            return nil
        }
        return try T(&self)
    }

    /// An object of the keys of `K` only; `field` reads the value of each key that is there.
    mutating func record<K: CodingKey>(
        _ keys: K.Type, _ field: (inout JSONReader, K) throws(FormatError) -> Void
    ) throws(FormatError) {
        try object { (json, name) throws(FormatError) in
            guard let key = K(stringValue: name) else { throw json.fault(.unknownKey(name)) }
            json.path.append(.key(name))
            try field(&json, key)
            json.path.removeLast()
        }
    }

    /// An object used as a map, in the order of the file.
    mutating func map<T: JSONReadable>() throws(FormatError) -> [(key: String, value: T)] {
        var entries: [(key: String, value: T)] = []
        try object { (json, name) throws(FormatError) in
            json.path.append(.key(name))
            entries.append((name, try json()))
            json.path.removeLast()
        }
        return entries
    }

    mutating func list<T: JSONReadable>() throws(FormatError) -> [T] {
        guard peek() == UInt8(ascii: "[") else { throw fault(.wrongType(expected: "a list")) }
        at += 1
        var items: [T] = []
        path.append(.index(0))
        if peek() != UInt8(ascii: "]") {
            while true {
                path[path.count - 1] = .index(items.count)
                items.append(try self())
                guard peek() == UInt8(ascii: ",") else { break }
                at += 1
            }
        }
        path.removeLast()
        try expect(UInt8(ascii: "]"), "',' or ']'")
        return items
    }

    mutating func integer() throws(FormatError) -> Int {
        let isNegative = peek() == UInt8(ascii: "-")
        var here = isNegative ? at + 1 : at
        let first = here
        var value = 0
        while here < bytes.count, case let digit = Int(bytes[here]) - 48, (0...9).contains(digit) {
            // Past the range it is only counted on, not reckoned with.
            value = value > JSONReader.most ? value : value * 10 + digit
            here += 1
        }
        guard here > first, here == bytes.count || !".eE".utf8.contains(bytes[here]) else {
            throw fault(.wrongType(expected: "an integer"))
        }
        guard bytes[first] != UInt8(ascii: "0") || here == first + 1 else { throw broken("no leading zero") }
        guard value <= JSONReader.most else { throw fault(.outOfRange("an integer")) }
        at = here
        return isNegative ? -value : value
    }

    mutating func boolean() throws(FormatError) -> Bool {
        switch peek() {
        case UInt8(ascii: "t"):
            try word("true")
            return true
        case UInt8(ascii: "f"):
            try word("false")
            return false
        default: throw fault(.wrongType(expected: "true or false"))
        }
    }

    mutating func string() throws(FormatError) -> String {
        guard peek() == UInt8(ascii: "\"") else { throw fault(.wrongType(expected: "a string")) }
        at += 1
        let start = at
        while at < bytes.count, bytes[at] != UInt8(ascii: "\""), bytes[at] != UInt8(ascii: "\\"), bytes[at] >= 0x20 {
            at += 1
        }
        if at < bytes.count, bytes[at] == UInt8(ascii: "\"") {
            guard let text = String(validating: bytes[start..<at], as: UTF8.self) else {
                throw broken("valid UTF-8 before here")
            }
            at += 1
            return text
        }
        at = start
        return try escapedString()
    }

    /// The fault, at the place in the file that is being read.
    func fault(_ fault: FormatError.Fault) -> FormatError { FormatError(place, fault) }

    /// A key's value, or the fault that it is missing.
    func need<T>(_ value: T?, _ key: some CodingKey) throws(FormatError) -> T {
        guard let value else { throw fault(.missingKey(key.stringValue)) }
        return value
    }

    /// `participants[3].requests[0]`, or `file` at the root.
    private var place: String {
        var text = ""
        for step in path {
            switch step {
            case .index(let index): text += "[\(index)]"
            case .key(let key): text += text.isEmpty ? key : ".\(key)"
            }
        }
        return text.isEmpty ? "file" : text
    }

    private func broken(_ expected: String) -> FormatError {
        fault(.notJSON(at < bytes.count ? "\(expected) expected at byte \(at)" : "it ends too soon"))
    }

    private mutating func skipSpace() {
        _ = peek()
    }

    /// The next byte that is not space; 0 at the end.
    private mutating func peek() -> UInt8 {
        while at < bytes.count {
            let byte = bytes[at]
            guard byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 else { return byte }
            at += 1
        }
        return 0
    }

    private mutating func expect(_ byte: UInt8, _ what: String) throws(FormatError) {
        guard peek() == byte else { throw broken(what) }
        at += 1
    }

    private mutating func word(_ word: StaticString) throws(FormatError) {
        for offset in 0..<word.utf8CodeUnitCount {
            guard at < bytes.count, bytes[at] == word.utf8Start[offset] else { throw broken("\(word)") }
            at += 1
        }
    }

    private mutating func object(
        _ entry: (inout JSONReader, String) throws(FormatError) -> Void
    ) throws(FormatError) {
        guard peek() == UInt8(ascii: "{") else { throw fault(.wrongType(expected: "an object")) }
        at += 1
        var seen = Keys()
        if peek() != UInt8(ascii: "}") {
            while true {
                guard peek() == UInt8(ascii: "\"") else { throw broken("a key") }
                let name = try string()
                guard seen.insert(name) else { throw fault(.duplicateKey(name)) }
                try expect(UInt8(ascii: ":"), "':'")
                try entry(&self, name)
                guard peek() == UInt8(ascii: ",") else { break }
                at += 1
            }
        }
        try expect(UInt8(ascii: "}"), "',' or '}'")
    }

    /// Few keys are compared one by one; the many of a map are hashed.
    private struct Keys {
        private var few: [String] = []
        private var many: Set<String> = []

        mutating func insert(_ key: String) -> Bool {
            if many.isEmpty {
                guard !few.contains(key) else { return false }
                few.append(key)
                if few.count == 16 { many = Set(few) }
                return true
            }
            return many.insert(key).inserted
        }
    }

    private mutating func escapedString() throws(FormatError) -> String {
        var text: [UInt8] = []
        while at < bytes.count, bytes[at] != UInt8(ascii: "\"") {
            let byte = bytes[at]
            guard byte >= 0x20 else { throw broken("no control character") }
            at += 1
            guard byte == UInt8(ascii: "\\") else {
                text.append(byte)
                continue
            }
            text += try escape()
        }
        guard let string = String(validating: text, as: UTF8.self) else { throw broken("valid UTF-8 before here") }
        try expect(UInt8(ascii: "\""), "'\"'")
        return string
    }

    /// What follows a backslash, as UTF-8.
    private mutating func escape() throws(FormatError) -> [UInt8] {
        guard at < bytes.count else { throw broken("an escape") }
        at += 1
        switch bytes[at - 1] {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return [bytes[at - 1]]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "u"):
            let unit = try hexadecimal()
            guard (0xD800..<0xDC00).contains(unit) else {
                guard let scalar = Unicode.Scalar(unit) else { throw broken("a whole character before here") }
                return Array(String(Character(scalar)).utf8)
            }
            try word("\\u")
            let second = try hexadecimal()
            guard (0xDC00..<0xE000).contains(second),
                let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (second - 0xDC00))
            else { throw broken("a whole character before here") }
            return Array(String(Character(scalar)).utf8)
        default:
            at -= 1
            throw broken("an escape")
        }
    }

    private mutating func hexadecimal() throws(FormatError) -> UInt32 {
        var value: UInt32 = 0
        for _ in 0..<4 {
            guard at < bytes.count, let digit = Character(Unicode.Scalar(bytes[at])).hexDigitValue else {
                throw broken("a hexadecimal digit")
            }
            value = value * 16 + UInt32(digit)
            at += 1
        }
        return value
    }
}

/// What can be read from the place where a reader stands.
protocol JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError)
}

extension Int: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) { self = try json.integer() }
}

extension String: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) { self = try json.string() }
}

extension Bool: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) { self = try json.boolean() }
}

extension Array: JSONReadable where Element: JSONReadable {
    init(_ json: inout JSONReader) throws(FormatError) { self = try json.list() }
}
