import Model
import Problem

/// When appointment needs may be held.
///
/// The talk lies within the need's days and hours, the place's opening hours where it has no room that would keep
/// them, and the closing date of the postings it comes before. The pause after the talk is part of the engagement
/// (so that the counselor has it, whatever comes next) and may reach beyond the end of those hours.
struct Windows {
    let term: Term
    let lookup: Lookup
    let horizon: Horizon
    let closures: Closures
    let candidates: Candidates

    /// In the order of the term's list of needs; empty where no talk fits.
    func all() -> [[Interval]] {
        var requests: [WishKey: Int] = [:]
        for (position, request) in term.requests.enumerated() {
            requests[WishKey(participant: request.participant, id: request.id)] = position
        }
        var closing: [WishKey: LocalDate] = [:]
        for order in term.precedences {
            guard let position = requests[WishKey(participant: order.participant, id: order.second)] else { continue }
            let key = WishKey(participant: order.participant, id: order.first)
            for id in term.requests[position].choices.flatMap(\.parts).joined() {
                guard let closes = lookup.offering(id).closes else { continue }
                closing[key] = min(closing[key] ?? closes, closes)
            }
        }
        return term.appointmentNeeds.map { need in
            let last = min(need.until, closing[WishKey(participant: need.participant, id: need.id)] ?? need.until)
            return windows(of: need, until: last)
        }
    }

    private func windows(of need: AppointmentNeed, until last: LocalDate) -> [Interval] {
        guard need.from <= last, let days = horizon.interval(from: need.from, until: last) else { return [] }
        let service = lookup.service(need.service)
        let found = candidates.services[lookup.services[need.service]!]
        var open = [days]
        if !need.hours.isEmpty { open = Intervals.intersection(open, horizon.open(need.hours)) }
        if found.rooms.isEmpty {
            let shut = found.site.map { closures.shut(lookup.site($0)) } ?? closures.everyone
            open = Intervals.intersection(open, Intervals.complement(of: shut, in: horizon.whole))
        }
        return open.compactMap { window in
            let first = (window.start + service.step.count - 1) / service.step.count * service.step.count
            guard first + service.length.count <= window.end else { return nil }
            let end = min(window.end + service.pause.count, horizon.minutes)
            return first + service.length.count + service.pause.count <= end ? Interval(window.start, end) : nil
        }
    }
}
