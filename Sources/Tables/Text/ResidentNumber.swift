/// Finds resident registration numbers (주민등록번호), which nothing of ours may hold (개인정보 보호법 제24조의2).
///
/// Six digits of a plausible birth date, a separator, and seven digits of which the first is the code of sex and
/// century (주민등록법 시행규칙 제2조). Without a separator the check digit must be right too, since thirteen digits may
/// be something else. Digits of every script count; between the two parts characters that are not seen do not.
enum ResidentNumber {
    static func isFound(in text: String) -> Bool { !ranges(in: text, needsCheckDigit: true).isEmpty }

    /// The text with whatever looks like such a number, right check digit or not, struck out: safe to show.
    static func redacted(_ text: String) -> String {
        let found = ranges(in: text, needsCheckDigit: false)
        guard !found.isEmpty else { return text }
        var scalars = Array(text.unicodeScalars)
        for range in found {
            for index in range where digit(scalars[index]) != nil { scalars[index] = "*" }
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: scalars)
        return String(result)
    }

    /// Positions among the text's scalars.
    private static func ranges(in text: String, needsCheckDigit: Bool) -> [Range<Int>] {
        guard text.utf8.count >= 13 else { return [] }
        let scalars = Array(text.unicodeScalars)
        var found: [Range<Int>] = []
        var index = 0
        while index < scalars.count {
            guard digit(scalars[index]) != nil else {
                index += 1
                continue
            }
            let run = digits(scalars, from: index)
            if run.count == 13, isNumber(run, needsCheckDigit: needsCheckDigit) {
                found.append(index..<index + 13)
            } else if run.count == 6 {
                let next = afterSeparators(scalars, from: index + 6)
                let rest = digits(scalars, from: next)
                if next > index + 6, rest.count == 7, isNumber(run + rest, needsCheckDigit: false) {
                    found.append(index..<next + 7)
                }
            }
            index += run.count
        }
        return found
    }

    private static func digits(_ scalars: [Unicode.Scalar], from start: Int) -> [Int] {
        var run: [Int] = []
        while start + run.count < scalars.count, let value = digit(scalars[start + run.count]) { run.append(value) }
        return run
    }

    private static func afterSeparators(_ scalars: [Unicode.Scalar], from start: Int) -> Int {
        var index = start
        while index < scalars.count, index - start < mostSeparators, isSeparator(scalars[index]) { index += 1 }
        return index
    }

    private static func isNumber(_ digits: [Int], needsCheckDigit: Bool) -> Bool {
        let month = digits[2] * 10 + digits[3]
        let day = digits[4] * 10 + digits[5]
        guard (1...12).contains(month), (1...31).contains(day) else { return false }
        guard needsCheckDigit else { return true }
        let weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5]
        let sum = zip(weights, digits).reduce(0) { $0 + $1.0 * $1.1 }
        return (11 - sum % 11) % 10 == digits[12]
    }

    private static func digit(_ scalar: Unicode.Scalar) -> Int? {
        if scalar.isASCII { return (0x30...0x39).contains(scalar.value) ? Int(scalar.value - 0x30) : nil }
        guard scalar.properties.numericType == .decimal else { return nil }
        return scalar.properties.numericValue.map { Int($0) }
    }

    /// A dash between spaces, with room for what is not seen.
    private static let mostSeparators = 6

    /// White space, dashes and hyphens, minus, what is not seen, and the points and strokes that people write instead.
    private static func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .dashPunctuation, .spaceSeparator, .lineSeparator, .paragraphSeparator, .control, .format: true
        default: "./_:|−·・ㆍ･．／".unicodeScalars.contains(scalar)
        }
    }
}
