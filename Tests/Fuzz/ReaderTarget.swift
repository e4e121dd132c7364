import Calendars
import Model
import Post

/// What libFuzzer calls with each of its inputs: `scripts/fuzz` builds and runs it.
///
/// An input that begins as a calendar does is read as somebody's calendar, as a list of closures and as a reply; any
/// other as a mail with a reply in it. Beside crashes, hangs and memory (libFuzzer's own), what must hold of every
/// reading is looked at: a fault there ends the run as a crash does, and leaves its input.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = [UInt8](UnsafeBufferPointer(start: start, count: count))
    if String(decoding: bytes.prefix(6), as: UTF8.self).uppercased() == "BEGIN:" {
        read(bytes, as: .person)
        read(bytes, as: .closures)
        readReply(bytes)
    } else {
        read(bytes, as: .person)
        if let mail = try? ReceivedMail(bytes) { mail.calendars.forEach(readReply) }
    }
    return 0
}

private let term = LocalDate(iso: "2027-01-01")!...LocalDate(iso: "2027-03-31")!
private let part = LocalDate(iso: "2027-01-20")!...LocalDate(iso: "2027-02-10")!

private func reading(
    _ bytes: [UInt8], _ source: CalendarSource, _ days: ClosedRange<LocalDate>
) -> CalendarReader.Reading {
    do throws(CalendarError) {
        return try CalendarReader.busy(
            in: bytes, from: source, first: days.lowerBound, last: days.upperBound, zone: "Asia/Seoul")
    } catch { fatalError("the zone is known: \(error)") }
}

private func read(_ bytes: [UInt8], as source: CalendarSource) {
    let whole = reading(bytes, source, term)
    for busy in whole.busy {
        precondition((busy.from, busy.fromTime) < (busy.until, busy.untilTime), "a busy time has a length")
        precondition(touches(busy, term), "a busy time lies in the days that were asked for")
        precondition(source == .closures || busy.note.isEmpty, "no titles of people's own calendars are kept")
    }
    precondition(whole.findings.count <= 1_001, "findings are capped")
    for finding in whole.findings {
        let words = finding.words(in: .korean)
        precondition(words.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0.value != 0x7F }, "words break no line")
    }
    // What was counted out or capped may differ with the days that are asked for.
    let isCapped = whole.findings.contains { if case .tooManyOccurrences = $0.kind { true } else { false } }
    guard !isCapped else { return }
    let within = whole.busy.filter { touches($0, part) }
    precondition(reading(bytes, source, part).busy == within, "fewer days asked for are the same days")
}

/// Whether any minute of it lies in the days.
private func touches(_ busy: Busy, _ days: ClosedRange<LocalDate>) -> Bool {
    let midnight = ClockTime(minutes: 0)!
    return busy.from <= days.upperBound && (busy.until, busy.untilTime) > (days.lowerBound, midnight)
}

private func readReply(_ bytes: [UInt8]) {
    guard let replies = try? CalendarReply.all(in: bytes, zone: "Asia/Seoul") else { return }
    precondition(!replies.isEmpty, "a reply answers something")
    for reply in replies {
        precondition((1...255).contains(reply.uid.utf8.count), "a reply names what it answers")
        precondition(!reply.attendee.text.contains { $0.isNewline || $0 == " " }, "an address breaks no line")
    }
}
