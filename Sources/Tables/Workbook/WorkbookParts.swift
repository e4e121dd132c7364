/// `xl/workbook.xml`: the sheets in order, and from which year dates count.
final class WorkbookPart: XMLReading {
    private(set) var sheets: [(name: String, relation: String)] = []
    private(set) var countsFrom1904 = false

    override func start(_ name: Substring, _ attributes: [String: String]) {
        switch name {
        case "workbookPr":
            countsFrom1904 = ["1", "true", "on"].contains(attributes["date1904"]?.lowercased() ?? "")
        case "sheet":
            let relation = attributes.filter { $0.key != "id" && XMLReading.local($0.key) == "id" }.map(\.value).min()
            sheets.append((attributes["name"] ?? "", relation ?? attributes["id"] ?? ""))
        default: break
        }
    }
}

/// A `.rels` part: where the parts lie that another names by ids.
final class RelationsPart: XMLReading {
    private(set) var targets: [String: (kind: String, path: String)] = [:]

    override func start(_ name: Substring, _ attributes: [String: String]) {
        guard name == "Relationship", let id = attributes["Id"], let target = attributes["Target"],
            attributes["TargetMode"]?.lowercased() != "external"
        else { return }
        let kind = attributes["Type"].flatMap { $0.split(separator: "/").last }.map(String.init) ?? ""
        targets[id] = (kind, target)
    }

    func path(ofKind kind: String) -> String? {
        targets.filter { $0.value.kind == kind }.map(\.value.path).min()
    }
}

/// `xl/sharedStrings.xml`: texts that cells name by number. Phonetic guides (`rPh`) are no part of them.
final class SharedStringsPart: XMLReading {
    private(set) var strings: [String] = []
    private var current = ""
    private var phonetic = 0

    override func start(_ name: Substring, _ attributes: [String: String]) {
        switch name {
        case "si": current = ""
        case "rPh": phonetic += 1
        case "t":
            text = ""
            wantsText = phonetic == 0
        default: break
        }
    }

    override func end(_ name: Substring) {
        switch name {
        case "t":
            if wantsText { current += SheetText.unescaped(text) }
            wantsText = false
        case "rPh": phonetic -= 1
        case "si":
            strings.append(current)
            isStopped = strings.count > SheetPart.mostCells
        default: break
        }
    }
}

/// `xl/styles.xml`: what the formats of cells make of numbers.
final class StylesPart: XMLReading {
    enum Format { case plain, percent, date, time }

    /// By the number that cells name.
    private(set) var formats: [Format] = []
    private var codes: [Int: String] = [:]
    private var isInCellFormats = false

    override func start(_ name: Substring, _ attributes: [String: String]) {
        switch name {
        case "numFmt":
            if let id = attributes["numFmtId"].flatMap({ Int($0) }) { codes[id] = attributes["formatCode"] ?? "" }
        case "cellXfs": isInCellFormats = true
        case "xf":
            guard isInCellFormats, formats.count < 100_000 else { return }
            formats.append(format(attributes["numFmtId"].flatMap { Int($0) } ?? 0))
        default: break
        }
    }

    override func end(_ name: Substring) {
        if name == "cellXfs" { isInCellFormats = false }
    }

    /// The built-in ones are of ECMA-376 part 1, §18.8.30, those of Korea and its neighbours among them.
    private func format(_ id: Int) -> Format {
        if let code = codes[id] { return StylesPart.format(ofCode: code) }
        switch id {
        case 9, 10: return .percent
        case 14...17, 22, 27...31, 36, 50...54, 57, 58: return .date
        case 18...21, 32...35, 45...47, 55, 56: return .time
        default: return .plain
        }
    }

    static func format(ofCode code: String) -> Format {
        var letters = ""
        var rest = code.split(separator: ";", omittingEmptySubsequences: false).first.map { Array($0) }?[...] ?? []
        var isElapsed = false
        while let character = rest.popFirst() {
            switch character {
            case "\"": rest = rest.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": rest = rest.dropFirst()
            case "[":
                let inside = String(rest.prefix { $0 != "]" }).lowercased()
                rest = rest.dropFirst(inside.count + 1)
                isElapsed = isElapsed || (!inside.isEmpty && inside.allSatisfy { "hms".contains($0) })
            default: letters.append(contentsOf: character.lowercased())
            }
        }
        if letters.hasPrefix("general") { return .plain }
        if letters.contains(where: { "yd".contains($0) }) || letters.contains("aaa") { return .date }
        if isElapsed || letters.contains(where: { "hs".contains($0) }) { return .time }
        if letters.contains("m") { return .date }
        return letters.contains("%") ? .percent : .plain
    }
}

/// `xl/comments1.xml`, `xl/threadedComments/threadedComment1.xml`: what people put on cells. It is not taken, but what
/// nobody may hold is looked for.
final class CommentsPart: XMLReading {
    private(set) var holdsResidentNumber = false

    override func start(_ name: Substring, _ attributes: [String: String]) {
        if name == "comment" || name == "threadedComment" { text = "" }
        wantsText = name == "t" || name == "text"
    }

    override func end(_ name: Substring) {
        guard name == "comment" || name == "threadedComment" else {
            if name == "t" || name == "text" { wantsText = false }
            return
        }
        holdsResidentNumber = holdsResidentNumber || ResidentNumber.isFound(in: SheetText.unescaped(text))
    }
}
