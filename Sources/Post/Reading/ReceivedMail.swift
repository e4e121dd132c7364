import Foundation

/// What of a mail that somebody else wrote matters here: who it claims to be from, and the calendars in it.
///
/// The reader takes what mail programs really write (LF alone, an mbox line in front, missing encodings, a wrong type
/// with the right file name), and is capped before it begins: size, nesting, number of parts and header lines.
public struct ReceivedMail: Hashable, Sendable {
    /// Of the one From header with the one address in it, in lower case.
    public let from: String
    /// In the order in which they stand, decoded to UTF-8, none twice.
    public let calendars: [[UInt8]]

    public static let mostBytes = 1 << 20
    static let mostDepth = 8
    static let mostParts = 100

    /// - Throws: `MailReadingFault`.
    public init(_ bytes: [UInt8]) throws(MailReadingFault) {
        guard bytes.count <= ReceivedMail.mostBytes else { throw .tooLarge }
        let root = ReceivedPart(bytes[...], isRoot: true)
        guard !root.headers.isEmpty else { throw .noMail }
        let from = root.headers.filter { $0.name == "from" }
        guard from.count == 1, let address = AddressList.only(from[0].value) else { throw .noSender }
        self.from = address
        var leaves: [ReceivedPart] = []
        try ReceivedMail.collect(root, depth: 0, into: &leaves)
        let exact = leaves.filter { $0.type == "text/calendar" }
        let parts = exact.isEmpty ? leaves.filter(\.looksLikeCalendar) : exact
        var calendars: [[UInt8]] = []
        for part in parts {
            guard let text = part.utf8 else { throw .badEncoding }
            if !calendars.contains(text) { calendars.append(text) }
        }
        guard !calendars.isEmpty else { throw .noCalendar }
        self.calendars = calendars
    }

    /// Leaves in order. A mail inside a mail (`message/rfc822`) is somebody else's: what is in it is not this sender's.
    private static func collect(
        _ part: ReceivedPart, depth: Int, into leaves: inout [ReceivedPart]
    ) throws(MailReadingFault) {
        guard depth <= mostDepth else { throw .tooDeep }
        guard part.type.hasPrefix("multipart/") else {
            guard leaves.count < mostParts else { throw .tooManyParts }
            leaves.append(part)
            return
        }
        for child in part.children(atMost: mostParts) { try collect(child, depth: depth + 1, into: &leaves) }
    }
}

/// Why a file is not read as a mail with a calendar.
public enum MailReadingFault: Error, Hashable, Sendable {
    case tooLarge, tooDeep, tooManyParts, noMail, noSender, noCalendar, badEncoding
}
