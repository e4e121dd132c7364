import Problem
import TestSupport
import Testing

@testable import Solver

/// The starts at which a service has a room, against the naive answer, while rooms are taken and given back.
@Suite struct DeskHoursTests {
    @Test func aStartIsOpenWhereARoomOfTheServiceIsFree() {
        var problem = Problem(name: "desks", horizon: 1440, sites: ["here", "there"])
        problem.travel = [[0, 25], [25, 0]]
        problem.rooms = [
            Room(id: "a", site: "here", capacity: 2, count: 2, unavailable: [Interval(600, 660)]),
            Room(id: "b", site: "here", capacity: 2), Room(id: "c", site: "there", capacity: 2),
            Room(id: "hall", site: "here", capacity: 20),
        ]
        problem.staff = [Staff(id: "s"), Staff(id: "t")]
        let staff = [StaffOption(staff: "s"), StaffOption(staff: "t")]
        let desks = ["a", "b", "c"].map { RoomOption(room: $0) }
        problem.services = [
            Service(id: "long", minutes: 50, step: 30, staff: staff, rooms: desks),
            Service(id: "short", minutes: 20, step: 10, staff: staff, rooms: [RoomOption(room: "b")]),
            Service(id: "online", minutes: 30, step: 15, staff: staff),
        ]
        let instance = Instance(problem)
        let arena = Arena()
        let rooms = RoomLoads(instance, arena)
        let hours = DeskHours(instance, rooms, arena)
        let services = instance.services
        var dice = Dice(seed: 4)
        var held: [(room: Int, start: Int, end: Int)] = []
        var closed = 0
        for _ in 0..<300 {
            if held.count > 5, dice.chance(50) {
                let gone = held.remove(at: dice.roll(0...held.count - 1))
                rooms.add(gone.room, gone.start, gone.end, -1)
                hours.refresh(gone.room, gone.start, gone.end, rooms)
            } else {
                let start = dice.roll(40...120) * 10
                let taken = (room: dice.roll(0...3), start: start, end: start + dice.roll(1...20) * 10)
                guard taken.end <= 1440, rooms.isFree(taken.room, taken.start, taken.end) else { continue }
                rooms.add(taken.room, taken.start, taken.end, 1)
                hours.refresh(taken.room, taken.start, taken.end, rooms)
                held.append(taken)
            }
            for lane in services.laneStaff.indices {
                let service = services.laneService[lane]
                let mine = services.desks[service].map { services.deskRoom[$0] }
                    .filter { instance.places.roomSite[$0] == services.laneSite[lane] }
                for k in 0..<services.starts[service] {
                    let (start, end) = (
                        k * services.step[service], k * services.step[service] + services.minutes[service]
                    )
                    let isOpen = services.desks[service].isEmpty || mine.contains { rooms.isFree($0, start, end) }
                    let word = hours.bits.base[hours.laneBase[lane] + k >> 6]
                    #expect((word >> UInt64(k & 63) & 1 != 0) == isOpen, "lane \(lane), start \(start)")
                    if !isOpen { closed += 1 }
                }
            }
        }
        #expect(closed > 100)
    }
}
