import Archive
import Calendars
import Foundation
import Model
import Post

/// From a schedule and what calendars held before to a draft: what each calendar holds now, and every message.
struct PublicationMaker {
    let term: Term
    /// Empty for a withdrawal of all.
    let schedule: Schedule
    let number: Int
    let name: String
    let plan: Int?
    let options: PublishingOptions
    let now: UnixTime
    /// By owner; none for the first publication.
    let before: [CalendarOwner: [HeldEvent]]
    /// The term as it was last published, for people who have left it.
    let termBefore: Term?

    func make() throws(PublishingError) -> (draft: PublicationDraft, preview: PublicationPreview) {
        guard let zone = Zone(term.timeZone) else { throw .calendar(.unknownTimeZone(term.timeZone)) }
        let book = EngagementBook(
            term: term, schedule: schedule, options: EngagementBook.Options(language: options.language))
        let dispatch = Dispatch(term: term, number: number, now: now, options: options)
        let people = Correspondents(term, before: termBefore)
        var draft = PublicationDraft(
            term: term.id, number: number, name: name, plan: plan, language: options.language, createdAt: now,
            calendars: [], messages: [])
        var preview = PublicationPreview(
            term: term.id, number: number, name: name, recipients: [], unreached: [], unchanged: 0,
            lacksSender: dispatch.sender == nil)
        var reminders: [NewMessage] = []
        for owner in owners(of: book) {
            let update = CalendarDifference.update(
                before[owner] ?? [], to: book.engagements(of: owner), at: now,
                isOtherZone: termBefore.map { $0.timeZone != term.timeZone } ?? false)
            let key = OwnerKey.text(owner)
            draft.calendars.append(
                PublishedCalendar(owner: key, title: book.title(of: owner), held: try HeldJSON.encode(update.held)))
            if update.messages.isEmpty { preview.unchanged += 1 }
            guard let person = people[owner] else { continue }
            let messages: [NewMessage]
            do { messages = try dispatch.messages(to: person, about: update.messages) } catch { throw .calendar(error) }
            let reminding = dispatch.reminders(to: person, of: update.held, in: zone)
            draft.messages += messages
            reminders += reminding
            if !messages.isEmpty || !reminding.isEmpty {
                preview.recipients.append(
                    PublicationPreview.Recipient(
                        person: key, name: person.name,
                        items: messages.map {
                            PublicationPreview.Item(
                                channel: $0.channel, to: $0.recipient, kind: $0.kind, about: $0.about)
                        }, reminders: reminding.count))
            }
            if messages.isEmpty, !update.messages.isEmpty {
                preview.unreached.append(
                    PublicationPreview.Unreached(
                        person: key, name: person.name,
                        about: update.messages.filter(\.leads).map { Dispatch.about(Notice($0), options.language) }))
            }
        }
        draft.messages += reminders
        return (draft, preview)
    }

    /// Everybody with a calendar now, then those who had one and are gone, sorted.
    private func owners(of book: EngagementBook) -> [CalendarOwner] {
        let now = Set(book.owners)
        return book.owners
            + before.keys.filter { !now.contains($0) }.sorted { OwnerKey.text($0) < OwnerKey.text($1) }
    }
}

/// How held events are written into the archive: equal ones give equal bytes.
enum HeldJSON {
    static func encode(_ held: [HeldEvent]) throws(PublishingError) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        do { return Array(try encoder.encode(held)) } catch { throw .unwritable }
    }

    static func decode(_ bytes: [UInt8], of owner: String) throws(PublishingError) -> [HeldEvent] {
        do { return try JSONDecoder().decode([HeldEvent].self, from: Data(bytes)) } catch {
            throw .archive(.damaged(what: "calendar of \(owner)"))
        }
    }
}
