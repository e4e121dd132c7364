import Model

/// Sites, the ways between them, and rooms.
enum PlaceLayouts {
    static let sites = Layout<Site>(
        table: .sites, keys: ["id"],
        fields: [
            Field("id", "장소ID", "id", .id, required: true, example: Phrase("동부", "east")) { site, _ in site.id },
            Field("name", "이름", "name", .text, required: true, example: Phrase("동부캠퍼스", "East Campus")) {
                site, _ in site.name
            },
            Field(
                "address", "주소", "address", .text,
                example: Phrase("서울특별시 광진구 아차산로 000, 5층", "000 Achasan-ro, Gwangjin-gu, Seoul, 5F")
            ) { site, _ in site.address },
            Field("postalCode", "우편번호", "postal code", .text, example: Phrase("05000", "05000")) { site, _ in
                site.postalCode
            },
            Field("district", "자치구", "district", .text, example: Phrase("광진구", "광진구")) { site, _ in site.district },
            Field("phone", "전화", "phone", .phone, also: ["전화번호"], example: Phrase("02-0000-0000", "02-0000-0000")) {
                site, _ in site.phone
            },
            Field(
                "latitude", "위도", "latitude", .decimal(least: -90, most: 90), example: Phrase("37.5384", "37.5384")
            ) { site, _ in site.latitude.map { "\($0)" } ?? "" },
            Field(
                "longitude", "경도", "longitude", .decimal(least: -180, most: 180),
                example: Phrase("127.0823", "127.0823")
            ) { site, _ in site.longitude.map { "\($0)" } ?? "" },
            Field(
                "hours", "운영시간", "hours", .weeklyHours,
                example: Phrase("월–금 09:00–18:00; 토 09:00–13:00", "Mon–Fri 09:00–18:00; Sat 09:00–13:00"),
                note: Phrase("비우면 언제나 엽니다.", "Empty: always open.")
            ) { site, language in WeeklyHoursText.text(site.hours, language) },
        ],
        read: { row in
            Site(
                id: row.id("id"), name: row.text("name"), address: row.text("address"),
                postalCode: row.text("postalCode"), district: row.text("district"), phone: row.phone("phone"),
                latitude: row.decimal("latitude"), longitude: row.decimal("longitude"),
                hours: row.weeklyHours("hours"))
        })

    static let travel = Layout<TravelTime>(
        table: .travel, keys: ["from", "to"],
        fields: [
            Field("from", "출발", "from", .reference(.sites), required: true, example: Phrase("동부", "east")) { way, _ in
                way.from
            },
            Field("to", "도착", "to", .reference(.sites), required: true, example: Phrase("서부", "west")) { way, _ in
                way.to
            },
            Field(
                "minutes", "이동시간", "minutes", .duration, also: ["분"], required: true, example: Phrase("50분", "50 min")
            ) { way, language in way.minutes.wording(language) },
        ],
        read: { row in
            TravelTime(from: row.reference("from"), to: row.reference("to"), minutes: row.duration("minutes"))
        })

    static let visitCosts = Layout<VisitCost>(
        table: .visitCosts, keys: ["district", "site"],
        fields: [
            Field("district", "자치구", "district", .text, required: true, example: Phrase("강서구", "강서구")) { cost, _ in
                cost.district
            },
            Field("site", "장소", "site", .reference(.sites), required: true, example: Phrase("동부", "east")) { cost, _ in
                cost.site
            },
            Field("cost", "부담", "cost", .points, also: ["점수"], required: true, example: Phrase("15", "15")) { cost, _ in
                "\(cost.cost.count)"
            },
        ],
        read: { row in
            VisitCost(district: row.text("district"), site: row.reference("site"), cost: row.points("cost"))
        })

    static let rooms = Layout<Room>(
        table: .rooms, keys: ["id"],
        fields: [
            Field("id", "공간ID", "id", .id, also: ["강의실ID"], required: true, example: Phrase("동부-301", "east-301")) {
                room, _ in room.id
            },
            Field("name", "이름", "name", .text, required: true, example: Phrase("301호 컴퓨터실", "Computer room 301")) {
                room, _ in room.name
            },
            Field("site", "장소", "site", .reference(.sites), required: true, example: Phrase("동부", "east")) { room, _ in
                room.site
            },
            Field(
                "seats", "좌석", "seats", .whole(least: 0, most: 100_000), also: ["좌석 수", "정원"], required: true,
                example: Phrase("24", "24")
            ) { room, _ in "\(room.seats)" },
            Field(
                "count", "개수", "count", .whole(least: 1, most: 10_000), whenEmpty: "1", example: Phrase("1", "1"),
                note: Phrase("서로 바꿔 쓸 수 있는 같은 공간의 수.", "How many like rooms there are.")
            ) { room, _ in "\(room.count)" },
            Field(
                "equipment", "비품", "equipment", .list, also: ["장비"], example: Phrase("컴퓨터, 빔프로젝터", "컴퓨터, 빔프로젝터")
            ) { room, _ in ListText.text(room.equipment) },
            Field(
                "isStepFree", "무장애", "step-free", .flag, whenEmpty: "예", example: Phrase("예", "yes"),
                note: Phrase("계단 없이 들어갈 수 있는지.", "Whether one gets in without stairs.")
            ) { room, language in FlagText.text(room.isStepFree, language) },
        ],
        read: { row in
            Room(
                id: row.id("id"), name: row.text("name"), site: row.reference("site"), seats: row.whole("seats"),
                count: row.whole("count"), equipment: row.list("equipment"), isStepFree: row.flag("isStepFree"))
        })
}
