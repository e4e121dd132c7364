import Problem

/// No engagement touches the time that its person is unavailable.
enum Unavailable {
    static func violations(_ diary: Diary) -> [Violation] {
        let away = Closure(diary.unavailable)
        return diary.engagements.compactMap { engagement in
            guard let hit = away.first(touching: engagement.interval) else { return nil }
            return Violation(
                .unavailable, activities: engagement.activity.map { [$0] } ?? [], people: [diary.person],
                times: [engagement.interval, hit])
        }
    }
}
