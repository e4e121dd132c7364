import Model

/// Steps through the narrow text of a cell that says days and times.
struct CellScanner {
    let scalars: [Unicode.Scalar]
    var position = 0

    /// Dashes and tildes of every kind are `~`, the middle dots that separate days are `·`.
    init(_ cell: String) {
        scalars = CellText.narrow(cell).lowercased().unicodeScalars.map { scalar in
            switch scalar.value {
            case 0x2D, 0x7E, 0x2010...0x2015, 0x2212, 0x223C, 0x301C, 0x3030, 0x02DC, 0xFE63: "~"
            case 0xB7, 0x318D, 0x30FB, 0xFF65, 0x2022, 0x2027, 0x22C5: "·"
            default: scalar
            }
        }
    }

    var isAtEnd: Bool { position >= scalars.count }
    var next: Unicode.Scalar? { position < scalars.count ? scalars[position] : nil }

    mutating func skipSpaces() {
        while next == " " || next == "\n" { position += 1 }
    }

    /// Takes the word if it stands next, spaces before it skipped.
    mutating func take(_ word: String) -> Bool {
        skipSpaces()
        let wanted = Array(word.unicodeScalars)
        guard position + wanted.count <= scalars.count,
            scalars[position..<position + wanted.count].elementsEqual(wanted)
        else { return false }
        position += wanted.count
        return true
    }

    mutating func take(anyOf words: [String]) -> Bool {
        for word in words where take(word) { return true }
        return false
    }

    /// Up to six digits.
    mutating func takeNumber() -> (value: Int, digits: Int)? {
        skipSpaces()
        var value = 0
        var digits = 0
        while let scalar = next, (0x30...0x39).contains(scalar.value), digits < 6 {
            value = value * 10 + Int(scalar.value - 0x30)
            digits += 1
            position += 1
        }
        return digits > 0 ? (value, digits) : nil
    }

    /// Tries; stands where it stood if that gives nil.
    mutating func attempt<Value>(_ body: (inout CellScanner) -> Value?) -> Value? {
        let start = position
        if let value = body(&self) { return value }
        position = start
        return nil
    }

    /// A letter or digit, so that `월` in `월요일반` or `mon` in `monk` is not taken for a day.
    var isBeforeLetter: Bool { next.map { $0.properties.isAlphabetic } ?? false }
}
