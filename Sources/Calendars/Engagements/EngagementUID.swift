import Model
import Secrets

/// Identifiers of engagements: made of the term's, the owner's and the subject's ids and nothing else, so that a
/// re-plan, a re-import or a restart makes the same ones. Names, dates and addresses are no part of them.
enum EngagementUID {
    /// `2027-1.p.P0012.o.D-301@seniorcentre.example`
    static func of(_ owner: CalendarOwner, _ subject: EngagementSubject, term: String, domain: String) -> String {
        let holder: [String] =
            switch owner {
            case .participant(let id): ["p", id]
            case .staff(let id): ["s", id]
            case .room(let id): ["r", id]
            case .offering(let id): ["o", id]
            }
        let matter: [String] =
            switch (owner, subject) {
            case (.participant, .appointment(_, let need)): ["a", need]
            case (_, .appointment(let participant, let need)): ["a", participant, need]
            case (_, .offering(let id)): ["o", id]
            }
        return joined([term] + holder + matter, domain: domain)
    }

    /// For the statement that an owner's term is free.
    static func free(_ owner: CalendarOwner, term: String, domain: String) -> String {
        let holder: [String] =
            switch owner {
            case .participant(let id): ["p", id]
            case .staff(let id): ["s", id]
            case .room(let id): ["r", id]
            case .offering(let id): ["o", id]
            }
        return joined([term] + holder + ["free"], domain: domain)
    }

    /// For a piece that is no part of the weekly pattern: with the date and time it was first planned for.
    static func piece(of uid: String, first: Meeting, number: Int) -> String {
        let parts = uid.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false)
        let ending = "-" + first.basicStart + (number == 0 ? "" : "-\(number)")
        return parts[0] + ending + "@" + (parts.count > 1 ? parts[1] : "")
    }

    private static func joined(_ parts: [String], domain: String) -> String {
        let name = parts.map(escaped).joined(separator: ".")
        // Ids as long as a paragraph are nobody's habit, but an identifier must stay one.
        return (name.utf8.count <= 150 ? name : Digest(of: parts).hex) + "@" + domain
    }

    /// Letters, digits and `-` as they are, every other byte of the NFC as `_` and two hexadecimal digits: two
    /// different ids never give the same text, and `.` and `@` keep their meaning.
    private static func escaped(_ id: String) -> String {
        var out: [UInt8] = []
        let digits = Array("0123456789abcdef".utf8)
        for byte in id.precomposed.utf8 {
            if byte.isASCIILetterOrDigit || byte == UInt8(ascii: "-") {
                out.append(byte)
            } else {
                out += [UInt8(ascii: "_"), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: out, as: UTF8.self)
    }
}
