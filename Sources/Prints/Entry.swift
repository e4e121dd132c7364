import Model

/// One line of a participant's itinerary: a meeting of an offering, or an appointment.
struct Entry {
    /// Ordered by these: time, then the thing's id.
    let meeting: Meeting
    let id: String
    let what: String
    let place: String
    let address: String
    let staff: String

    static func itineraries(of schedule: Schedule, _ directory: TermDirectory) -> [String: [Entry]] {
        var entries: [String: [Entry]] = [:]
        for run in schedule.runs {
            let examinations = Set(directory.offering(run.offering)?.examinations ?? [])
            let name = directory.offeringName(run.offering)
            let place = directory.place(room: run.room, site: run.site)
            let address = directory.address(site: run.site)
            let staff = directory.staffNames(run.staff)
            let lines = run.meetings.map { meeting in
                Entry(
                    meeting: meeting, id: run.offering,
                    what: examinations.contains(meeting)
                        ? "\(name) (\(Words.examination[directory.language]))" : name,
                    place: place, address: address, staff: staff)
            }
            for participant in run.participants { entries[participant, default: []] += lines }
        }
        for held in schedule.appointments {
            entries[held.participant, default: []].append(
                Entry(
                    meeting: held.meeting, id: held.need, what: directory.serviceName(held.service),
                    place: directory.place(room: held.room, site: held.site),
                    address: directory.address(site: held.site), staff: directory.staffName(held.staff)))
        }
        return entries.mapValues { $0.sorted { ($0.meeting, $0.id) < ($1.meeting, $1.id) } }
    }
}
