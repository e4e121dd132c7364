import Model
import Post
import Testing

@Suite struct DeliveryRulesTests {
    private let rules = DeliveryRules(firstPause: 60, longestPause: 3600, mostAttempts: 3)
    private let now = UnixTime(1_000_000)

    private func delivery(_ state: DeliveryState, attempts: Int = 1) -> Delivery {
        Delivery(state: state, due: UnixTime(500), attempts: attempts, changed: UnixTime(0), reply: "before")
    }

    @Test func theUsualLife() throws {
        var message = Delivery(state: .draft, due: UnixTime(0), changed: UnixTime(0))
        for (event, state) in [
            (DeliveryEvent.released, DeliveryState.due), (.begun, .sending), (.closing, .closing),
            (.accepted("250 ok"), .sent),
        ] {
            message = try #require(rules.after(event, message, at: now))
            #expect(message.state == state)
            #expect(message.changed == now)
        }
        #expect(message.attempts == 1 && message.doubtful == 0 && message.reply == "250 ok")
    }

    @Test func aReleaseKeepsALaterTime() throws {
        let later = Delivery(state: .draft, due: now + 500, changed: UnixTime(0))
        #expect(try #require(rules.after(.released, later, at: now)).due == now + 500)
    }

    @Test func refusedForNowIsTriedLaterAndLater() throws {
        var message = delivery(.due, attempts: 0)
        var pauses: [Int] = []
        while message.state != .dead {
            message = try #require(rules.after(.begun, message, at: now))
            message = try #require(rules.after(.refusedForNow("451 later"), message, at: now))
            if message.state == .due { pauses.append(message.due - now) }
        }
        #expect(pauses == [60, 120])
        #expect(message.attempts == 3 && message.reply == "451 later")
    }

    @Test func pausesGrowToALimit() {
        let rules = DeliveryRules()
        let pauses = (1..<rules.mostAttempts).map(rules.pause(after:))
        #expect(pauses.prefix(4) == [60, 120, 240, 480])
        #expect(pauses.max() == 4 * 3600)
        #expect((12 * 3600...24 * 3600).contains(pauses.reduce(0, +)))
        #expect(rules.pause(after: 100_000) == 4 * 3600)
    }

    @Test func refusedForGoodIsDead() throws {
        for state in [DeliveryState.sending, .closing] {
            #expect(try #require(rules.after(.refusedForGood("550 no"), delivery(state), at: now)).state == .dead)
        }
    }

    @Test func whatNeverBeganIsNoAttempt() throws {
        let message = try #require(rules.after(.notBegun("no route"), delivery(.sending, attempts: 2), at: now))
        #expect(message.state == .due && message.attempts == 1 && message.due == UnixTime(500))
        let answered = try #require(rules.after(.notBegun("HTTP 401"), delivery(.closing, attempts: 2), at: now))
        #expect(answered.state == .due && answered.attempts == 1 && answered.doubtful == 0)
    }

    /// The end mark had not left: the server can't have accepted it, so it goes again at once and without doubt.
    @Test func abandonedBeforeTheEndMark() throws {
        let message = try #require(rules.after(.abandoned("x"), delivery(.sending), at: now))
        #expect(message.state == .due && message.doubtful == 0 && message.due == now)
    }

    @Test func abandonedAfterTheEndMarkIsDoubtful() throws {
        let message = try #require(rules.after(.abandoned("x"), delivery(.closing), at: now))
        #expect(message.state == .due && message.doubtful == 1 && message.due == now + 60)
        let last = try #require(rules.after(.abandoned("x"), delivery(.closing, attempts: 3), at: now))
        #expect(last.state == .dead && last.doubtful == 1)
    }

    @Test func onlyWhatWaitsIsSupersededOrExpires() {
        for state in DeliveryState.allCases {
            let waits = state == .draft || state == .due
            #expect((rules.after(.superseded, delivery(state), at: now) != nil) == waits)
            #expect((rules.after(.expired, delivery(state), at: now) != nil) == waits)
        }
    }

    @Test func nothingLeavesAFinalState() {
        let events: [DeliveryEvent] = [
            .released, .begun, .closing, .accepted(""), .refusedForNow(""), .refusedForGood(""), .notBegun(""),
            .abandoned("x"), .superseded, .expired,
        ]
        for state in DeliveryState.allCases where state.isFinal {
            for event in events { #expect(rules.after(event, delivery(state), at: now) == nil) }
        }
        #expect(rules.after(.begun, delivery(.draft), at: now) == nil, "a draft is never sent")
    }
}
