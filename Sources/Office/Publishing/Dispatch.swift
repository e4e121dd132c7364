import Archive
import Calendars
import Model
import Post

/// From what changed in one person's calendar to the messages that tell of it.
struct Dispatch {
    let term: Term
    let number: Int
    let now: UnixTime
    let options: PublishingOptions
    let signature: Signature
    /// nil where the organization has no mail address: then no mail is written.
    let sender: Mailbox?

    init(term: Term, number: Int, now: UnixTime, options: PublishingOptions) {
        self.term = term
        self.number = number
        self.now = now
        self.options = options
        let organization = term.organization
        signature = Signature(organization: organization.name, phone: organization.phone, url: organization.url)
        sender = MailAddress(organization.email).map { Mailbox(name: organization.name, address: $0) }
    }

    /// Messages to one person about the changes of their calendar, in the order of sending.
    func messages(to person: Correspondent, about changes: [CalendarMessage]) throws(CalendarError) -> [NewMessage] {
        guard !changes.isEmpty else { return [] }
        if person.isStaff, !options.staffInvitations { return digest(to: person, changes) }
        var messages: [NewMessage] = []
        for change in changes {
            if let message = try invitation(to: person, change) { messages.append(message) }
        }
        if !person.isStaff, let text = text(to: person, changes) { messages.append(text) }
        return messages
    }

    /// The domain in ids: the sender's, or a name that can't exist (RFC 2606 §2).
    private var domain: String { sender?.address.domain ?? "naru.invalid" }

    func id(_ parts: [String]) -> String {
        MessageID(of: ["naru", term.id, String(number)] + parts, domain: domain).text
    }

    // MARK: Mail

    private func invitation(to person: Correspondent, _ change: CalendarMessage) throws(CalendarError) -> NewMessage? {
        guard let sender, let address = change.recipient?.address else { return nil }
        let event = change.event
        let part = event.recurrenceID.map { "\($0.date.iso) \($0.time.text)" } ?? ""
        let id = MessageID(
            of: [
                "naru", term.id, String(number), OwnerKey.text(person.owner), event.uid, part, String(event.sequence),
                change.method.rawValue, address.lowercased,
            ], domain: domain)
        let notice = Notice(change)
        let body =
            change.leads
            ? LetterBody(notice, to: person.name, from: signature, language: options.language)
            : LetterBody(completing: notice, to: person.name, from: signature, language: options.language)
        let method: Letter.Invitation.Method = change.method == .request ? .request : .cancel
        let letter = Letter(
            id: id, date: now, from: sender, to: Mailbox(name: person.name, address: address), subject: body.subject,
            language: options.language, plain: body.plain, html: body.html,
            invitation: Letter.Invitation(
                method: method, calendar: try change.file(timeZone: term.timeZone, language: options.language).bytes()))
        let kind: MessageKind = event.recurrenceID != nil ? .part : method == .request ? .request : .cancel
        return NewMessage(
            id: id.text, kind: kind, person: OwnerKey.text(person.owner), thread: event.uid,
            about: Dispatch.about(notice, options.language), channel: .mail, recipient: address.text,
            content: letter.bytes, due: now)
    }

    private func digest(to person: Correspondent, _ changes: [CalendarMessage]) -> [NewMessage] {
        guard let sender, let address = person.mail else { return [] }
        let notices = changes.filter(\.leads).map { Notice($0) }
        let body = LetterBody(digest: notices, to: person.name, from: signature, language: options.language)
        let id = MessageID(
            of: ["naru", term.id, String(number), OwnerKey.text(person.owner), "digest", address.lowercased],
            domain: domain)
        let letter = Letter(
            id: id, date: now, from: sender, to: Mailbox(name: person.name, address: address), subject: body.subject,
            language: options.language, plain: body.plain, html: body.html)
        return [
            NewMessage(
                id: id.text, kind: .digest, person: OwnerKey.text(person.owner), thread: "digest", about: body.subject,
                channel: .mail, recipient: address.text, content: letter.bytes, due: now)
        ]
    }

    // MARK: Texts

    private func text(to person: Correspondent, _ changes: [CalendarMessage]) -> NewMessage? {
        guard let phone = person.phone else { return nil }
        let notices = changes.filter { $0.leads && !Dispatch.isFarewell($0) }.map { Notice($0) }
        guard !notices.isEmpty else { return nil }
        let text = TextBody.schedule(
            notices, to: person.name, number: phone, from: signature, link: signature.url, language: options.language)
        return NewMessage(
            id: id([OwnerKey.text(person.owner), "text", phone.digits]), kind: .text,
            person: OwnerKey.text(person.owner), thread: "text",
            about: notices.map { Dispatch.about($0, options.language) }.joined(separator: " / "), channel: .text,
            recipient: phone.digits, content: text.json, due: now)
    }

    /// Takes an invitation back from an old address: nothing has changed for the person.
    private static func isFarewell(_ change: CalendarMessage) -> Bool {
        change.method == .cancel && change.changes == [.recipient]
    }

    /// One line for lists: why, what, when.
    static func about(_ notice: Notice, _ language: Language) -> String {
        let why = notice.reasons.map { PublishingWords.reason($0)[language] }.joined(separator: "·")
        let shown = notice.added.isEmpty || notice.reasons == [.new] ? notice.meetings : notice.added
        let when = shown.first.map { $0.wording(language) } ?? ""
        let more = shown.count > 1 ? PublishingWords.more(shown.count - 1)[language] : ""
        return "\(why): \(notice.title)" + (when.isEmpty ? "" : ", \(when)\(more)")
    }
}
