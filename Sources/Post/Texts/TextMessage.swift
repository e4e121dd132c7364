import Foundation
import Model

/// A text message to one person, as a bulk SMS or 알림톡 service takes it: a template approved beforehand with its
/// variables filled in, and the same words as a plain text message for phones that the template does not reach.
public struct TextMessage: Hashable, Sendable, Codable {
    public enum Kind: String, Hashable, Sendable, Codable {
        /// Up to 90 bytes.
        case sms = "SMS"
        /// Up to 2,000 bytes, with a title.
        case lms = "LMS"
    }

    /// Digits alone.
    public var number: String
    public var name: String
    /// The code under which the template was approved.
    public var template: String
    /// In the template's order.
    public var variables: [Variable]
    public var title: String
    public var text: String
    /// Goes behind the button of a template, and stands at the end of the text; empty is none.
    public var link: String

    public struct Variable: Hashable, Sendable, Codable {
        public var name: String
        public var value: String

        public init(_ name: String, _ value: String) {
            self.name = name
            self.value = value
        }
    }

    /// Characters that can't be sent as text are replaced by `〓`, line ends in the variables by spaces.
    public init(
        number: PhoneNumber, name: String, template: String, variables: [Variable], title: String, text: String,
        link: String = ""
    ) {
        self.number = number.digits
        self.name = WansungText.sendable(name).text
        self.template = template
        self.variables = variables.map { Variable($0.name, HeaderLine.cleaned(WansungText.sendable($0.value).text)) }
        self.title = HeaderLine.cleaned(WansungText.sendable(title).text)
        self.text = WansungText.sendable(text).text
        self.link = link
    }

    /// The length that services count and bill by: each Hangul syllable or other double-width character is 2.
    public var byteCount: Int { WansungText.byteCount(text) }

    public static let mostInSMS = 90
    public static let mostInLMS = 2_000

    public var kind: Kind { byteCount <= TextMessage.mostInSMS ? .sms : .lms }

    /// Too long even for a long message.
    public var isTooLong: Bool { byteCount > TextMessage.mostInLMS }

    /// As the webhook posts it and the archive keeps it: keys sorted, so that equal messages are equal bytes.
    public var json: [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Strings and numbers: there is nothing here that JSON can't hold.
        return Array(try! encoder.encode(self))
    }

    /// nil for what is not one of ours.
    public init?(json: [UInt8]) {
        guard let message = try? JSONDecoder().decode(TextMessage.self, from: Data(json)) else { return nil }
        self = message
    }

    private enum CodingKeys: String, CodingKey {
        case number = "to"
        case name, template, variables, title, text, link, bytes, fallback
    }

    public func encode(to encoder: any Encoder) throws {
        var fields = encoder.container(keyedBy: CodingKeys.self)
        try fields.encode(number, forKey: .number)
        try fields.encode(name, forKey: .name)
        try fields.encode(template, forKey: .template)
        try fields.encode(variables, forKey: .variables)
        try fields.encode(title, forKey: .title)
        try fields.encode(text, forKey: .text)
        try fields.encode(link, forKey: .link)
        try fields.encode(byteCount, forKey: .bytes)
        try fields.encode(kind, forKey: .fallback)
    }

    public init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        number = try fields.decode(String.self, forKey: .number)
        name = try fields.decode(String.self, forKey: .name)
        template = try fields.decode(String.self, forKey: .template)
        variables = try fields.decode([Variable].self, forKey: .variables)
        title = try fields.decode(String.self, forKey: .title)
        text = try fields.decode(String.self, forKey: .text)
        link = try fields.decode(String.self, forKey: .link)
    }
}

/// A Korean telephone number that can take a text message: 010 and the older 011, 016 to 019, and 050x numbers.
public struct PhoneNumber: Hashable, Sendable {
    public let digits: String

    /// Takes what people write: `010-1234-5678`, `+82 10 1234 5678`, `010.1234.5678`, full-width digits; nil for a
    /// landline and anything else.
    public init?(_ text: String) {
        var digits = ""
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39: digits.unicodeScalars.append(scalar)
            case 0xFF10...0xFF19: digits.unicodeScalars.append(Unicode.Scalar(scalar.value - 0xFF10 + 0x30)!)
            case 0x20, 0x2D, 0x2E, 0x28, 0x29, 0x2013, 0xFF0D: continue
            case 0x2B where digits.isEmpty: continue
            default: return nil
            }
        }
        if digits.hasPrefix("82") { digits = "0" + digits.dropFirst(digits.hasPrefix("820") ? 3 : 2) }
        let isMobile =
            digits.hasPrefix("010")
            ? digits.count == 11
            : PhoneNumber.older.contains(String(digits.prefix(3))) && (10...11).contains(digits.count)
        let isVirtual = digits.hasPrefix("050") && (11...12).contains(digits.count)
        guard isMobile || isVirtual else { return nil }
        self.digits = digits
    }

    private static let older: Set<String> = ["011", "016", "017", "018", "019"]
}

/// What fits the double-byte Korean character set of text messages (Wansung, as CP949 extends it).
enum WansungText {
    private static let cp949 = String.Encoding(rawValue: 0x8000_0422)

    static func byteCount(_ text: String) -> Int {
        text.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : 2) }
    }

    /// The text with every scalar that the set lacks as `〓`, and which those were. Common typographic marks go as
    /// their plain twins; NFC first, for phones know no separate jamo.
    static func sendable(_ text: String) -> (text: String, lost: [Character]) {
        var sendable = ""
        var lost: [Character] = []
        for scalar in text.precomposedStringWithCanonicalMapping.unicodeScalars {
            if let twin = twins[scalar] {
                sendable += twin
            } else if scalar == "\n" || (0x20...0x7E).contains(scalar.value) {
                sendable.unicodeScalars.append(scalar)
            } else if scalar.properties.generalCategory == .control || scalar.properties.generalCategory == .format {
                continue
            } else if let bytes = String(Character(scalar)).data(using: cp949), bytes.count == 2 {
                sendable.unicodeScalars.append(scalar)
            } else {
                sendable += "〓"
                lost.append(Character(scalar))
            }
        }
        return (sendable, lost)
    }

    private static let twins: [Unicode.Scalar: String] = [
        "\t": " ", "\u{A0}": " ", "\u{2013}": "~", "\u{2014}": "-", "\u{2212}": "-", "\u{2022}": "·", "\u{2011}": "-",
    ]
}
