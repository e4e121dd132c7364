import Archive
import Calendars
import Foundation
import Model
import Post

extension Dispatch {
    /// Reminders of what a person's calendar will hold: three days and one day before, one message a day however much
    /// is on it, and none whose time is past.
    func reminders(to person: Correspondent, of held: [HeldEvent], in zone: Zone) -> [NewMessage] {
        guard options.reminders != .none, !person.isStaff else { return [] }
        var byDay: [LocalDate: [(meeting: Meeting, event: HeldEvent)]] = [:]
        for event in held where event.isLive {
            for meeting in reminded(event.meetings) {
                byDay[meeting.date, default: []].append((meeting, event))
            }
        }
        var messages: [NewMessage] = []
        for day in byDay.keys.sorted() {
            let entries = byDay[day]!.sorted { ($0.meeting, $0.event.uid) < ($1.meeting, $1.event.uid) }
            let notices = entries.map { Notice($0.event, meetings: [$0.meeting]) }
            for days in PublishingOptions.reminderDays {
                let due = zone.time(day - days, PublishingOptions.reminderTime)
                guard due > now else { continue }
                let expires =
                    days == PublishingOptions.reminderDays.last
                    ? zone.time(day, entries[0].meeting.time.start)
                    : zone.time(day - 1, PublishingOptions.reminderTime)
                if let message = reminder(to: person, notices, day, days, due: due, expires: expires) {
                    messages.append(message)
                }
            }
        }
        return messages
    }

    /// Those of an engagement's meetings, in order of time, that people are reminded of.
    private func reminded(_ meetings: [Meeting]) -> [Meeting] {
        switch options.reminders {
        case .all: meetings
        case .first: Array(meetings.prefix(1))
        case .none: []
        case .usual:
            meetings.enumerated().filter { index, meeting in
                index == 0 || meeting.date - meetings[index - 1].date >= PublishingOptions.longPause
            }.map(\.element)
        }
    }

    private func reminder(
        to person: Correspondent, _ notices: [Notice], _ day: LocalDate, _ days: Int, due: UnixTime, expires: UnixTime
    ) -> NewMessage? {
        let key = OwnerKey.text(person.owner)
        let about = PublishingWords.reminder(day, days)[options.language]
        let thread = "reminder \(day.iso) D-\(days)"
        if let phone = person.phone {
            let text = TextBody.reminder(
                notices, on: day, daysBefore: days, to: person.name, number: phone, from: signature,
                link: signature.url, language: options.language)
            return NewMessage(
                id: id([key, thread, phone.digits]), kind: .reminder, person: key, thread: thread, about: about,
                channel: .text, recipient: phone.digits, content: text.json, due: due, expires: expires)
        }
        guard let sender, let address = person.mail else { return nil }
        let messageID = MessageID(
            of: ["naru", term.id, String(number), key, thread, address.lowercased], domain: sender.address.domain)
        let body = LetterBody(
            reminder: notices, on: day, daysBefore: days, to: person.name, from: signature, language: options.language)
        let letter = Letter(
            id: messageID, date: due, from: sender, to: Mailbox(name: person.name, address: address),
            subject: body.subject, language: options.language, plain: body.plain, html: body.html)
        return NewMessage(
            id: messageID.text, kind: .reminder, person: key, thread: thread, about: about, channel: .mail,
            recipient: address.text, content: letter.bytes, due: due, expires: expires)
    }
}
