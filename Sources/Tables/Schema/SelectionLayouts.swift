import Model

/// Selection scores, how offerings stand to each other, and referrals.
enum SelectionLayouts {
    static let scores = Layout<SelectionScore>(
        table: .scores, keys: ["offering", "participant"],
        fields: [
            Field(
                "offering", "과정", "offering", .reference(.offerings), also: ["과정ID"], required: true,
                example: Phrase("인턴-01", "intern-01")
            ) { score, _ in score.offering },
            RequestLayouts.participant { $0.participant },
            points("documents", "서류", "documents", "40", \.documents),
            points("interview", "면접", "interview", "35", \.interview),
            points("priority", "우대", "priority", "10", \.priority),
            points("bonus", "가점", "bonus", "5", \.bonus),
        ],
        read: { row in
            SelectionScore(
                offering: row.reference("offering"), participant: row.reference("participant"),
                documents: row.whole("documents"), interview: row.whole("interview"),
                priority: row.whole("priority"), bonus: row.whole("bonus"))
        })

    private static func points(
        _ key: String, _ korean: String, _ english: String, _ example: String,
        _ path: any KeyPath<SelectionScore, Int> & Sendable
    ) -> Field<SelectionScore> {
        Field(
            key, korean, english, .whole(least: -100_000, most: 100_000), whenEmpty: "0",
            example: Phrase(example, example)
        ) { score, _ in "\(score[keyPath: path])" }
    }

    static let kinds = Words<OfferingRelation.Kind>([
        (.notOverlap, Phrase("시간 겹치지 않음", "not overlap"), ["겹치지 않음"]),
        (.precedence, Phrase("앞뒤", "precedence"), ["차례대로", "선후"]), (.sameRoom, Phrase("같은 공간", "same room"), []),
        (.differentRoom, Phrase("다른 공간", "different room"), []), (.sameStaff, Phrase("같은 담당자", "same staff"), []),
        (.sameTime, Phrase("같은 시간", "same time"), []), (.differentDays, Phrase("다른 날", "different days"), []),
    ])

    static let relations = Layout<OfferingRelation>(
        table: .relations, keys: ["kind", "offerings"],
        fields: [
            Field("kind", "관계", "relation", .words(kinds.names), required: true, example: Phrase("앞뒤", "precedence")) {
                relation, language in kinds.name(of: relation.kind)[language]
            },
            Field(
                "offerings", "과정", "offerings", .references(.offerings), required: true,
                example: Phrase("이론-1, 실습-1", "theory-1, practice-1"),
                note: Phrase("앞뒤는 적힌 차례.", "A precedence holds in the order given.")
            ) { relation, _ in ListText.text(relation.offerings) },
            Field(
                "cost", "감점", "cost", .points, example: Phrase("", ""),
                note: Phrase("비우면 반드시 지킵니다.", "Empty: it must hold.")
            ) { relation, _ in relation.cost.map { "\($0.count)" } ?? "" },
        ],
        read: { row in
            OfferingRelation(
                kind: row.word("kind", kinds) ?? .notOverlap, offerings: row.references("offerings"),
                cost: row.optionalPoints("cost")
            )
        })

    static let directions = Words<Referral.Direction>([
        (.into, Phrase("받음", "in"), ["유입", "into"]), (.outOf, Phrase("보냄", "out"), ["의뢰", "out of"]),
    ])

    static let referrals = Layout<Referral>(
        table: .referrals, keys: ["participant", "direction", "partner", "date"],
        fields: [
            RequestLayouts.participant { $0.participant },
            Field("direction", "방향", "direction", .words(directions.names), required: true, example: Phrase("받음", "in"))
            {
                referral, language in directions.name(of: referral.direction)[language]
            },
            Field("partner", "기관", "partner", .text, required: true, example: Phrase("고용복지플러스센터", "고용복지플러스센터")) {
                referral, _ in referral.partner
            },
            Field("purpose", "목적", "purpose", .text, example: Phrase("구직상담", "Job counselling")) { referral, _ in
                referral.purpose
            },
            Field("date", "날짜", "date", .date, required: true, example: Phrase("2026-12-10", "2026-12-10")) {
                referral, _ in referral.date.iso
            },
            Field("outcome", "결과", "outcome", .text, example: Phrase("상담 예약", "Appointment made")) { referral, _ in
                referral.outcome
            },
        ],
        read: { row in
            Referral(
                participant: row.reference("participant"), direction: row.word("direction", directions) ?? .into,
                partner: row.text("partner"), purpose: row.text("purpose"), date: row.date("date"),
                outcome: row.text("outcome"))
        })
}
