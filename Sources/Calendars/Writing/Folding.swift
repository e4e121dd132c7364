/// Content lines of at most 75 octets (RFC 5545 §3.1), folded anew after libical: where a value ends just where libical
/// folds, it leaves an empty line behind, which is no content line and ends the calendar for strict readers.
enum Folding {
    private static let most = 75

    /// `bytes` are libical's, in UTF-8 with CRLF. No character is parted.
    static func refolded(_ bytes: [UInt8]) -> [UInt8] {
        var out: [UInt8] = []
        out.reserveCapacity(bytes.count + 64)
        // Octets in the physical line that is being written.
        var length = 0
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if byte == 0x0D || byte == 0x0A {
                index += 1
                // The end of a line that goes on, or of an empty one, is none.
                while index < bytes.count, bytes[index] == 0x0A || bytes[index] == 0x0D { index += 1 }
                if index < bytes.count, bytes[index] == 0x20 {
                    index += 1
                } else {
                    out.append(0x0D)
                    out.append(0x0A)
                    length = 0
                }
                continue
            }
            let width = byte < 0x80 ? 1 : byte < 0xE0 ? 2 : byte < 0xF0 ? 3 : 4
            if length + width > most {
                out.append(0x0D)
                out.append(0x0A)
                out.append(0x20)
                length = 1
            }
            for offset in 0..<min(width, bytes.count - index) { out.append(bytes[index + offset]) }
            length += width
            index += width
        }
        return out
    }
}
