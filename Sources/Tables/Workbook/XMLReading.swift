import Foundation
import FoundationXML

/// Reads one part of a workbook, told of elements by their local names. DTDs, and with them entities that expand or
/// reach outside, are refused before the parser sees anything; so is whatever is not UTF-8, where a DTD could hide.
class XMLReading: NSObject, XMLParserDelegate {
    enum Refusal: Error { case documentType, broken }

    /// Set by a subclass to end the reading.
    var isStopped = false
    /// Text of the element being read, if a subclass wants it.
    var text = ""
    var wantsText = false
    private var depth = 0
    private var hasError = false

    func read(_ bytes: [UInt8]) throws(Refusal) {
        guard !XMLReading.holds(Array("<!DOCTYPE".utf8), bytes), !XMLReading.holds(Array("<!ENTITY".utf8), bytes) else {
            throw .documentType
        }
        guard !bytes.contains(0), XMLReading.isUTF8(bytes) else { throw .broken }
        let parser = XMLParser(data: Data(bytes))
        parser.shouldProcessNamespaces = false
        parser.shouldResolveExternalEntities = false
        parser.delegate = self
        // `parse` alone gives true for some ends that come too soon.
        guard parser.parse(), parser.parserError == nil, !hasError, depth == 0, !isStopped else { throw .broken }
    }

    /// A start tag; `name` without its prefix.
    func start(_ name: Substring, _ attributes: [String: String]) {}
    /// An end tag.
    func end(_ name: Substring) {}

    func parser(
        _ parser: XMLParser, didStartElement elementName: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        depth += 1
        start(XMLReading.local(elementName), attributes)
        if isStopped { parser.abortParsing() }
    }

    func parser(_ parser: XMLParser, didEndElement elementName: String, namespaceURI: String?, qualifiedName: String?) {
        depth -= 1
        end(XMLReading.local(elementName))
        if isStopped { parser.abortParsing() }
    }

    func parser(_ parser: XMLParser, parseErrorOccurred parseError: any Error) { hasError = true }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if wantsText { text += string }
    }

    static func local(_ name: String) -> Substring {
        name.firstIndex(of: ":").map { name[name.index(after: $0)...] } ?? name[...]
    }

    /// An attribute by its local name.
    static func attribute(_ name: String, of attributes: [String: String]) -> String? {
        attributes[name] ?? attributes.first { local($0.key) == name }?.value
    }

    private static func isUTF8(_ bytes: [UInt8]) -> Bool {
        guard String(validating: bytes, as: UTF8.self) != nil else { return false }
        let head = String(decoding: bytes.prefix(200), as: UTF8.self)
        guard let declaration = head.firstRange(of: "encoding=") else { return true }
        let name = head[declaration.upperBound...].dropFirst().prefix { $0 != "\"" && $0 != "'" }.lowercased()
        return ["utf-8", "utf8", "us-ascii"].contains(name)
    }

    private static func holds(_ word: [UInt8], _ bytes: [UInt8]) -> Bool {
        var index = 0
        while index + word.count <= bytes.count {
            guard let found = bytes[index...].firstIndex(of: word[0]), found + word.count <= bytes.count else {
                return false
            }
            if bytes[found..<found + word.count].elementsEqual(word) { return true }
            index = found + 1
        }
        return false
    }
}
