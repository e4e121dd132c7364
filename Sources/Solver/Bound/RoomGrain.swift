import Problem

/// How minutes of a service room are counted: by those at which an appointment there can begin.
///
/// Appointments begin on multiples of their service's step, so one of 50 minutes on steps of 30 is there at two of the
/// minutes 0, 30, 60, … and keeps everybody else from them: it takes 60 minutes of its room, not 50. To count only the
/// minutes that are multiples of a grain is to add up what holds at each of them, so it is true whatever is held there.
struct RoomGrain: Sendable {
    /// Minutes from one that is counted to the next; each stands for so many.
    let minutes: Int

    init(minutes: Int) { self.minutes = minutes }

    /// The steps of all services held in a room, taken together, unless counting so would say less on some day.
    init(_ room: Int, _ instance: Instance) {
        let services = instance.services
        var grain = 0
        for s in 0..<services.count where services.desks[s].contains(where: { services.deskRoom[$0] == room }) {
            var x = services.step[s]
            while x != 0 { (grain, x) = (x, grain % x) }
        }
        let coarse = RoomGrain(minutes: max(1, grain))
        let shut = instance.places.shut(room: room)
        let says = (0..<instance.dayCount).allSatisfy { d in
            let open = gaps(Interval(d * Problem.day, (d + 1) * Problem.day), less: shut)
            return coarse.minutes(in: open) <= open.reduce(0) { $0 + $1.minutes }
        }
        minutes = says ? coarse.minutes : 1
    }

    /// What stretches of time come to.
    func minutes(in stretches: [Interval]) -> Int {
        stretches.reduce(0) { sum, i in
            sum + ((i.end + minutes - 1) / minutes - (i.start + minutes - 1) / minutes) * minutes
        }
    }
}
