/// Lists within one cell: items between commas, semicolons or line breaks. An item that holds one of these, or begins
/// with a quotation mark, is quoted, its own quotation marks doubled.
enum ListText {
    /// nil if a quotation mark is out of place.
    static func items(_ cell: String) -> [String]? {
        guard cell.contains("\"") || cell.contains("”") else {
            return cell.split(whereSeparator: isSeparator).map { CellText.trimmed(String($0)) }.filter { !$0.isEmpty }
        }
        var items: [String] = []
        var rest = Array(cell)[...]
        while let first = rest.first {
            if first == " " || isSeparator(first) {
                rest = rest.dropFirst()
            } else if first == "\"" {
                guard let item = quoted(&rest) else { return nil }
                items.append(item)
            } else {
                let item = rest.prefix { !isSeparator($0) }
                guard !item.contains("\"") else { return nil }
                items.append(CellText.trimmed(String(item)))
                rest = rest.dropFirst(item.count)
            }
        }
        return items
    }

    static func text(_ items: [String]) -> String {
        items.map { item in
            let isPlain =
                !item.contains(where: isSeparator) && !item.contains("\"") && CellText.trimmed(item) == item
                && !item.isEmpty
            return isPlain ? item : "\"" + item.replacing("\"", with: "\"\"") + "\""
        }.joined(separator: ", ")
    }

    private static func quoted(_ rest: inout ArraySlice<Character>) -> String? {
        rest = rest.dropFirst()
        var item = ""
        while let character = rest.popFirst() {
            guard character == "\"" else {
                item.append(character)
                continue
            }
            if rest.first == "\"" {
                rest = rest.dropFirst()
                item.append("\"")
                continue
            }
            rest = rest.drop { $0 == " " }
            return rest.first.map { isSeparator($0) } ?? true ? item : nil
        }
        return nil
    }

    private static func isSeparator(_ character: Character) -> Bool {
        switch character {
        case ",", ";", "、", "，", "；", "\n": true
        default: false
        }
    }
}
