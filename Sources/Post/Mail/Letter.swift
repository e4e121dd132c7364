import Foundation
import Model
import Secrets

/// One mail to one person, with or without an invitation in it, as RFC 5322, 2045 to 2047 and 6047 want it.
///
/// The bytes hang on these fields alone: boundaries are made from the message's id, and nothing is taken from the clock
/// or from chance. So a letter that is made again is the same letter, and a mail program that gets it twice can tell.
public struct Letter: Hashable, Sendable {
    /// An iTIP message carried by a letter (RFC 6047).
    public struct Invitation: Hashable, Sendable {
        /// The METHOD inside the calendar, which the content type repeats.
        public enum Method: String, Hashable, Sendable, Codable {
            case request = "REQUEST"
            case cancel = "CANCEL"
        }

        public var method: Method
        /// A whole iCalendar object in UTF-8.
        public var calendar: [UInt8]

        public init(method: Method, calendar: [UInt8]) {
            self.method = method
            self.calendar = calendar
        }
    }

    public var id: MessageID
    public var date: UnixTime
    /// Also the invitation's ORGANIZER.
    public var from: Mailbox
    public var to: Mailbox
    public var subject: String
    public var language: Language
    public var plain: String
    public var html: String
    public var invitation: Invitation?

    public init(
        id: MessageID, date: UnixTime, from: Mailbox, to: Mailbox, subject: String, language: Language, plain: String,
        html: String, invitation: Invitation? = nil
    ) {
        self.id = id
        self.date = date
        self.from = from
        self.to = to
        self.subject = subject
        self.language = language
        self.plain = plain
        self.html = html
        self.invitation = invitation
    }

    /// The mail as it goes over the wire: CRLF at each line's end, no line over 76 characters but for an address too
    /// long to fit one.
    public var bytes: [UInt8] {
        let headers: [HeaderLine] = [
            HeaderLine("Date").adding(token: MailDate.text(date)),
            HeaderLine("From").adding(from),
            HeaderLine("To").adding(to),
            HeaderLine("Subject").adding(text: subject),
            HeaderLine("Message-ID").adding(token: id.text),
            HeaderLine("Content-Language").adding(token: language.rawValue),
            // RFC 3834 §5: so that no automatic answer comes back for it.
            HeaderLine("Auto-Submitted").adding(token: "auto-generated"),
            HeaderLine("MIME-Version").adding(token: "1.0"),
        ]
        return headers.flatMap(\.bytes) + root.bytes
    }

    private var root: MIMEPart {
        let plain = MIMEPart(type: "text/plain", parameters: [("charset", "utf-8")], body: plain.crlf)
        let html = MIMEPart(type: "text/html", parameters: [("charset", "utf-8")], body: html.crlf)
        guard let invitation else {
            return MIMEPart(multipart: "alternative", boundary: boundary("alternative"), parts: [plain, html])
        }
        let calendar = MIMEPart(
            type: "text/calendar", parameters: [("charset", "utf-8"), ("method", invitation.method.rawValue)],
            body: invitation.calendar)
        let file = MIMEPart(
            type: "application/ics", parameters: [("name", "\"invite.ics\"")], fileName: "invite.ics",
            body: invitation.calendar)
        // The calendar comes last of the alternatives: the last one that a mail program understands is the one it shows.
        let alternatives = MIMEPart(
            multipart: "alternative", boundary: boundary("alternative"), parts: [plain, html, calendar])
        return MIMEPart(multipart: "mixed", boundary: boundary("mixed"), parts: [alternatives, file])
    }

    /// `=_` occurs in no base 64 text, so no body can hold a boundary (RFC 2045 §6.7 gives the same advice).
    private func boundary(_ part: String) -> String { "=_\(Digest(of: [id.text, part]).hex.prefix(32))" }
}

extension String {
    /// The bytes with every line end as CRLF, as text parts have them (RFC 2046 §4.1.1).
    fileprivate var crlf: [UInt8] {
        Array(
            replacingOccurrences(of: "\r\n", with: "\n").replacingOccurrences(of: "\r", with: "\n")
                .replacingOccurrences(of: "\n", with: "\r\n").utf8)
    }
}
