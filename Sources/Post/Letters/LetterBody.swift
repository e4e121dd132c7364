import Model

/// The words of one letter: a subject, and the same content as plain text and as HTML in big type.
public struct LetterBody: Hashable, Sendable {
    public let subject: String
    public let plain: String
    public let html: String

    /// Dates listed one by one; the attached calendar has all.
    private static let mostDates = 30

    /// A headed block of lines; a line may lead somewhere.
    private struct Block {
        var head: String
        var lines: [(text: String, link: String?)]
    }

    public init(_ notice: Notice, to name: String, from signature: Signature, language: Language) {
        let phone = signature.phone.isEmpty ? notice.place.phone : signature.phone
        subject =
            "[\(LetterWords.mark(notice)[language])] \(notice.title)"
            + (notice.meetings.first.map { ", \($0.wording(language))" } ?? "")
            + (notice.meetings.count > 1 ? " (\(LetterWords.count(notice.meetings.count)[language]))" : "")
        var intro = [LetterWords.greeting(name)[language]]
        intro += notice.reasons.map { LetterWords.opening(notice.title, $0)[language] }
        let blocks = LetterBody.blocks(notice, signature, phone, language)
        let outro = [
            notice.isCancellation ? LetterWords.removeIt[language] : nil, LetterWords.closing[language],
            signature.organization,
        ].compactMap { $0 }.filter { !$0.isEmpty }
        plain = LetterBody.plain(intro, blocks, outro)
        html = LetterBody.html(intro, blocks, outro, subject: subject, language)
    }

    /// A mail that only completes what another one tells: its calendar part must arrive, but nobody need read it.
    public init(completing notice: Notice, to name: String, from signature: Signature, language: Language) {
        subject = "[\(LetterWords.completing[language])] \(notice.title)"
        let intro = [LetterWords.greeting(name)[language], LetterWords.completes(notice.title)[language]]
        let outro = [LetterWords.closing[language], signature.organization].filter { !$0.isEmpty }
        plain = LetterBody.plain(intro, [], outro)
        html = LetterBody.html(intro, [], outro, subject: subject, language)
    }

    /// What changed in a counselor's calendar, in one mail without an invitation.
    public init(digest notices: [Notice], to name: String, from signature: Signature, language: Language) {
        subject = LetterWords.digest(notices.count)[language]
        let blocks = notices.map { notice in
            let shown = notice.added.isEmpty || notice.isCancellation ? notice.meetings : notice.added
            return Block(
                head: "\(notice.title): "
                    + notice.reasons.map { LetterWords.reason($0)[language] }.joined(separator: ", "),
                lines: LetterBody.dates(shown, language)
                    + LetterBody.places(notice.place, language).filter { $0.1 == nil })
        }
        let intro = [LetterWords.greeting(name)[language], LetterWords.digestOpening[language]]
        let outro = [LetterWords.closing[language], signature.organization].filter { !$0.isEmpty }
        plain = LetterBody.plain(intro, blocks, outro)
        html = LetterBody.html(intro, blocks, outro, subject: subject, language)
    }

    /// Of one day's engagements, some days before.
    public init(
        reminder notices: [Notice], on day: LocalDate, daysBefore: Int, to name: String, from signature: Signature,
        language: Language
    ) {
        subject = LetterWords.reminder(day, daysBefore)[language]
        let blocks = notices.map { notice in
            Block(
                head: ([notice.meetings.first?.time.wording(language) ?? "", notice.title]).filter { !$0.isEmpty }
                    .joined(separator: " "), lines: LetterBody.places(notice.place, language))
        }
        let phone = signature.phone.isEmpty ? notices.first?.place.phone ?? "" : signature.phone
        let last =
            daysBefore >= 3
            ? LetterWords.stillCancel(day - 2, phone: phone)[language]
            : LetterWords.ask(signature.organization, phone)[language]
        let intro = [LetterWords.greeting(name)[language], LetterWords.reminds(day, daysBefore)[language]]
        let outro = [last, LetterWords.closing[language], signature.organization].filter { !$0.isEmpty }
        plain = LetterBody.plain(intro, blocks, outro)
        html = LetterBody.html(intro, blocks, outro, subject: subject, language)
    }

    private static func blocks(
        _ notice: Notice, _ signature: Signature, _ phone: String, _ language: Language
    ) -> [Block] {
        var blocks: [Block] = []
        func add(_ head: Phrase, _ lines: [(String, String?)]) {
            if !lines.isEmpty {
                blocks.append(Block(head: head[language], lines: lines.map { (text: $0.0, link: $0.1) }))
            }
        }
        let isPartial =
            !notice.isCancellation && notice.meetings.count > 1
            && notice.added.count < notice.meetings.count && !(notice.added.isEmpty && notice.removed.isEmpty)
        if isPartial {
            add(LetterWords.noLonger, dates(notice.removed, language))
            add(LetterWords.newDates, dates(notice.added, language))
        } else if !notice.isCancellation, !notice.reasons.contains(.new) {
            add(LetterWords.noLonger, dates(notice.removed, language))
        }
        add(notice.isCancellation ? LetterWords.cancelledDates : LetterWords.when, dates(notice.meetings, language))
        add(LetterWords.place, places(notice.place, language))
        if !notice.isCancellation {
            add(LetterWords.held, notice.staff.map { ($0, nil) })
            if let link = WebAddress.safe(notice.link) { add(LetterWords.more, [(link, link)]) }
            if let first = notice.meetings.first {
                add(LetterWords.unable, [(LetterWords.cancelBy(first.date - 2, phone: phone)[language], nil)])
            }
        }
        let ask = LetterWords.ask(signature.organization, phone)[language]
        add(LetterWords.questions, ask.isEmpty ? [] : [(ask, phone.isEmpty ? nil : WebAddress.call(phone))])
        return blocks
    }

    private static func dates(_ meetings: [Meeting], _ language: Language) -> [(String, String?)] {
        var lines = meetings.prefix(mostDates).map { ($0.wording(language), nil as String?) }
        if meetings.count > mostDates { lines.append((LetterWords.further(meetings.count - mostDates)[language], nil)) }
        return lines
    }

    private static func places(_ place: Notice.Place, _ language: Language) -> [(String, String?)] {
        guard !place.name.isEmpty || !place.address.isEmpty else { return [(LetterWords.online[language], nil)] }
        let address = place.address + (place.postalCode.isEmpty ? "" : ", (\(place.postalCode))")
        var lines = [place.name, address].filter { !$0.isEmpty }.map { ($0, nil as String?) }
        if let map = MapLink.of(place) { lines.append((LetterWords.map[language], map)) }
        return lines
    }

    // MARK: Two ways to write it

    private static func plain(_ intro: [String], _ blocks: [Block], _ outro: [String]) -> String {
        var lines = intro.map(HeaderLine.cleaned) + [""]
        for block in blocks {
            lines.append("■ \(block.head)")
            for line in block.lines {
                let text = HeaderLine.cleaned(line.text)
                // A telephone link says no more than its number does.
                if let link = line.link, link != text, !link.hasPrefix("tel:") {
                    lines.append("\(text): \(link)")
                } else {
                    lines.append(text)
                }
            }
            lines.append("")
        }
        return (lines + outro.map(HeaderLine.cleaned) + [""]).joined(separator: "\n")
    }

    /// 20 px and more, black on white, no picture, nothing fetched from anywhere.
    private static func html(
        _ intro: [String], _ blocks: [Block], _ outro: [String], subject: String, _ language: Language
    ) -> String {
        var lines = [
            "<!DOCTYPE html>", "<html lang=\"\(language.rawValue)\"><head><meta charset=\"utf-8\">",
            "<title>\(escaped(subject))</title></head>",
            "<body style=\"margin:0;background:#fff;color:#111;font-family:sans-serif;font-size:20px;line-height:1.6\">",
            "<div style=\"max-width:640px;padding:16px\">",
        ]
        for (index, text) in intro.enumerated() {
            lines.append(
                index == 0
                    ? "<p>\(escaped(text))</p>" : "<p style=\"font-size:24px\"><strong>\(escaped(text))</strong></p>")
        }
        for block in blocks {
            lines.append(
                "<h2 style=\"font-size:22px;margin:24px 0 4px;border-bottom:2px solid #111\">\(escaped(block.head))</h2>"
            )
            lines.append("<p style=\"margin:4px 0\">")
            lines += block.lines.map { line in
                guard let link = line.link else { return "\(escaped(line.text))<br>" }
                return "<a style=\"color:#003d99\" href=\"\(escaped(link))\">\(escaped(line.text))</a><br>"
            }
            lines.append("</p>")
        }
        lines += outro.map { "<p>\(escaped($0))</p>" }
        return (lines + ["</div></body></html>", ""]).joined(separator: "\n")
    }

    static func escaped(_ text: String) -> String {
        HeaderLine.cleaned(text).replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;").replacing("'", with: "&#39;")
    }
}

/// Links that may stand in a letter.
enum WebAddress {
    /// The text if it is an http or https address of printable ASCII, nil otherwise.
    static func safe(_ text: String) -> String? {
        let isWeb = text.hasPrefix("https://") || text.hasPrefix("http://")
        guard isWeb, text.utf8.count <= 2_000, text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }),
            !text.contains(where: { "<>\"'`\\".contains($0) })
        else { return nil }
        return text
    }

    /// `tel:` with the digits of a number; nil without any (RFC 3966).
    static func call(_ phone: String) -> String? {
        let digits = phone.filter { $0.isASCII && $0.isNumber }
        return digits.isEmpty ? nil : "tel:\(digits)"
    }
}
