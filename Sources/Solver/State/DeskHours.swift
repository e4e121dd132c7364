/// For each service and site, a bit for each start at which one of the service's rooms there is free.
///
/// Kept with the rooms' loads, so that starts without a room are passed over 64 at a time.
final class DeskHours {
    /// By lane, where its words begin; those of a service without rooms are always open.
    let laneBase: Ints
    let bits: Buffer<UInt64>
    // A group is a service at a site: its first word, its service and its rooms there; the groups of a room.
    private let groupBase, groupService: Ints
    private let desks, groupsOfRoom: Rows
    private let deskRoom, groupOfRoom: Ints
    private let services: Services

    init(_ instance: Instance, _ rooms: RoomLoads, _ arena: Arena) {
        services = instance.services
        let s = instance.services
        let longest = s.starts.indices.map { instance.services.starts[$0] >> 6 + 1 }.max() ?? 0
        var (bases, service, size) = ([Int](), [Int](), longest)
        var (ofLane, roomsOf) = ([Int](repeating: 0, count: s.laneService.count), [[Int]]())
        var ofRoom = [[Int]](repeating: [], count: instance.places.roomSite.count)
        for x in 0..<s.count where !s.desks[x].isEmpty {
            var groupAt: [Int: Int] = [:]
            for lane in s.lanes[x] {
                let site = s.laneSite[lane]
                if let group = groupAt[site] {
                    ofLane[lane] = bases[group]
                    continue
                }
                groupAt[site] = bases.count
                ofLane[lane] = size
                bases.append(size)
                service.append(x)
                size += s.starts[x] >> 6 + 1
                let mine = s.desks[x].map { s.deskRoom[$0] }.filter { instance.places.roomSite[$0] == site }
                for room in mine { ofRoom[room].append(bases.count - 1) }
                roomsOf.append(mine)
            }
        }
        laneBase = arena.table(ofLane)
        groupBase = arena.table(bases)
        groupService = arena.table(service)
        desks = Rows(roomsOf, arena)
        deskRoom = arena.table(roomsOf.flatMap { $0 })
        groupsOfRoom = Rows(ofRoom, arena)
        groupOfRoom = arena.table(ofRoom.flatMap { $0 })
        bits = arena.buffer(size)
        for i in 0..<longest { bits.base[i] = ~0 }
        for room in ofRoom.indices { refresh(room, 0, instance.places.horizon, rooms) }
    }

    /// Brings the bits up to date when a room's load has changed in a stretch.
    func refresh(_ room: Int, _ start: Int, _ end: Int, _ rooms: RoomLoads) {
        for i in groupsOfRoom[room] {
            let group = groupOfRoom[i]
            let service = groupService[group]
            let (step, minutes) = (services.step[service], services.minutes[service])
            var k = start < minutes ? 0 : (start - minutes) / step + 1
            let stop = min((end + step - 1) / step, services.starts[service])
            while k < stop {
                let (word, bit) = (groupBase[group] + k >> 6, UInt64(1) << UInt64(k & 63))
                let isFree = desks[group].contains {
                    rooms.isFree(deskRoom[$0], k * step, k * step + minutes)
                }
                if isFree { bits.base[word] |= bit } else { bits.base[word] &= ~bit }
                k += 1
            }
        }
    }
}
