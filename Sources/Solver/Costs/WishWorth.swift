extension State {
    /// What an appointment adds to the objective when held so, apart from days, waits and changes of counselor:
    /// its value less the days after its first window's start, counselor, room and way, and what it keeps of the plan in force.
    @inline(__always) func worth(ofWish w: Int, _ start: Int, _ lane: Int, _ desk: Int) -> Int {
        let minute = start * services.step[people.wishService[w]]
        var worth =
            people.wishValue[w] - services.laneCost[lane]
            - people.wishCostPerDay[w] * floorDay(minute - people.wishBase[w])
            - instance.homeCost(people.personOfWish[w], at: services.laneSite[lane])
        if desk >= 0 { worth -= services.deskCost[desk] }
        if goals.hasPast { worth += wishKept(w, minute, lane, desk) }
        return worth
    }

    /// What an appointment held so saves of the change costs.
    func wishKept(_ w: Int, _ minute: Int, _ lane: Int, _ desk: Int) -> Int {
        guard past.start[w] >= 0, past.start[w] == minute, past.counselor[w] == services.laneStaff[lane] else {
            return 0
        }
        let room = desk < 0 ? -1 : services.deskRoom[desk]
        return goals.appointmentChanged - (room == past.desk[w] ? 0 : goals.appointmentRoom)
    }

    /// Whole days, rounded down also before the first window's start.
    @inline(__always) func floorDay(_ minutes: Int) -> Int {
        minutes >= 0 ? minutes / 1440 : -((-minutes + 1439) / 1440)
    }
}
