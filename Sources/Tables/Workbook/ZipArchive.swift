import CZip

/// The entries of a zip file, each read no further than a limit. Only this file uses libzip's handles.
final class ZipArchive {
    enum Refusal: Error { case notAZip, broken, tooLarge }

    /// Bytes that all entries together may unpack to.
    static let largestExpansion = 256 << 20
    static let mostEntries = 4096

    private let archive: OpaquePointer
    private let limit: Int
    private var expanded = 0
    private var indices: [String: UInt64] = [:]
    /// libzip reads from it until the archive is closed.
    private let buffer: UnsafeMutableRawBufferPointer

    init(_ bytes: [UInt8], limit: Int = largestExpansion) throws(Refusal) {
        self.limit = limit
        buffer = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, bytes.count), alignment: 16)
        buffer.copyBytes(from: bytes)
        var problem = zip_error_t()
        zip_error_init(&problem)
        defer { zip_error_fini(&problem) }
        guard let source = zip_source_buffer_create(buffer.baseAddress, UInt64(bytes.count), 0, &problem) else {
            buffer.deallocate()
            throw .broken
        }
        guard let archive = zip_open_from_source(source, ZIP_RDONLY, &problem) else {
            zip_source_free(source)
            buffer.deallocate()
            throw .notAZip
        }
        self.archive = archive
        let count = zip_get_num_entries(archive, 0)
        guard count <= ZipArchive.mostEntries else { throw .tooLarge }
        for index in 0..<UInt64(max(0, count)) {
            guard let name = zip_get_name(archive, index, 0) else { continue }
            // Some writers begin names with a slash, or use those of Windows.
            let path = String(cString: name).replacing("\\", with: "/")
            indices[ZipArchive.key(path)] = index
        }
    }

    deinit {
        zip_discard(archive)
        buffer.deallocate()
    }

    /// The entries' names in lower case, sorted.
    var paths: [String] { indices.keys.sorted() }

    /// nil if there is no such entry. Names are compared without case (ECMA-376 part 2, §6.2.2.3).
    func entry(_ path: String) throws(Refusal) -> [UInt8]? {
        guard let index = indices[ZipArchive.key(path)] else { return nil }
        guard let file = zip_fopen_index(archive, index, 0) else { throw .broken }
        defer { zip_fclose(file) }
        // What the file says of its size is not believed: one chunk is read after the other.
        var content = [UInt8](repeating: 0, count: 1 << 16)
        var count = 0
        while true {
            if count == content.count { content.append(contentsOf: repeatElement(0, count: content.count)) }
            let free = content.count - count
            let read = content.withUnsafeMutableBytes { zip_fread(file, $0.baseAddress! + count, UInt64(free)) }
            guard read >= 0 else { throw .broken }
            guard read > 0 else { break }
            count += Int(read)
            expanded += Int(read)
            guard expanded <= limit else { throw .tooLarge }
        }
        content.removeLast(content.count - count)
        return content
    }

    private static func key(_ path: String) -> String {
        (path.hasPrefix("/") ? String(path.dropFirst()) : path).lowercased()
    }
}
