import Glibc

/// A frozen flat table of integers, read without bounds checks in release builds.
///
/// The one place, with `Buffer`, where the solver touches raw memory, but for lists that grow and what is no integer: a counselor's engagements
/// and their changes. Tables live as long as the `Arena` that made them.
struct Table<Element: FixedWidthInteger>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Element>
    let count: Int

    @inline(__always) subscript(_ i: Int) -> Int {
        assert(i >= 0 && i < count, "table index out of range")
        return Int(truncatingIfNeeded: base[i])
    }

    var indices: Range<Int> { 0..<count }
}

/// A flat mutable table of integers that never grows.
struct Buffer<Element: FixedWidthInteger>: @unchecked Sendable {
    let base: UnsafeMutablePointer<Element>
    let count: Int

    @inline(__always) subscript(_ i: Int) -> Int {
        get {
            assert(i >= 0 && i < count, "buffer index out of range")
            return Int(truncatingIfNeeded: base[i])
        }
        nonmutating set {
            assert(i >= 0 && i < count, "buffer index out of range")
            base[i] = Element(truncatingIfNeeded: newValue)
        }
    }

    /// The same cells as bits of words.
    @inline(__always) func word(_ i: Int) -> Element {
        assert(i >= 0 && i < count, "buffer index out of range")
        return base[i]
    }

    func fill(_ value: Element) { base.update(repeating: value, count: count) }

    func copy(from other: Buffer<Element>) {
        precondition(count == other.count)
        base.update(from: other.base, count: count)
    }
}

/// Owns the memory of tables and buffers and frees it with itself.
final class Arena: @unchecked Sendable {
    private var blocks: [UnsafeMutableRawPointer] = []

    func table<Element: FixedWidthInteger>(_ values: [Int]) -> Table<Element> {
        let base = allocate(Element.self, values.count)
        for (i, v) in values.enumerated() { base[i] = Element(truncatingIfNeeded: v) }
        return Table(base: base, count: values.count)
    }

    func table<Element: FixedWidthInteger>(words values: [Element]) -> Table<Element> {
        let base = allocate(Element.self, values.count)
        for (i, v) in values.enumerated() { base[i] = v }
        return Table(base: base, count: values.count)
    }

    func buffer<Element: FixedWidthInteger>(_ count: Int, _ value: Element = 0) -> Buffer<Element> {
        let base = allocate(Element.self, count)
        base.initialize(repeating: value, count: count)
        return Buffer(base: base, count: count)
    }

    /// Zeros, for running means and prices on their way.
    func floats(_ count: Int) -> UnsafeMutablePointer<Float> {
        let base = allocate(Float.self, count)
        base.initialize(repeating: 0, count: count)
        return base
    }

    /// Cells of plain values (nothing that is counted), not set to anything yet.
    func allocate<Element>(_: Element.Type, _ count: Int) -> UnsafeMutablePointer<Element> {
        let line = 64
        let bytes = (max(1, count) * MemoryLayout<Element>.stride + line - 1) / line * line
        let start: UnsafeMutableRawPointer
        if bytes > next / 2 {
            start = block(bytes)
        } else {
            if bytes > left {
                (free, left) = (block(next), next)
                next = min(next * 2, Arena.largest)
            }
            start = free!
            free = start + bytes
            left -= bytes
        }
        return start.bindMemory(to: Element.self, capacity: max(1, count))
    }

    // Small tables share blocks, each twice as large as the one before.
    private var free: UnsafeMutableRawPointer?
    private var left = 0
    private var next = 1 << 12
    private static let largest = 4 << 20
    /// A page that holds so much saves most of the time to find out where a table lies: that of a city's are read here and there.
    private static let page = 2 << 20

    /// Fresh memory, on large pages if it is large and the system has them.
    private func block(_ bytes: Int) -> UnsafeMutableRawPointer {
        let isLarge = bytes >= Arena.page
        let block = UnsafeMutableRawPointer.allocate(byteCount: bytes, alignment: isLarge ? Arena.page : 64)
        if isLarge { _ = madvise(block, bytes, MADV_HUGEPAGE) }
        blocks.append(block)
        return block
    }

    deinit { for block in blocks { block.deallocate() } }
}

typealias Ints = Table<Int32>
typealias Values = Table<Int>
typealias Words = Table<UInt64>

/// Lists of lists, flat: list i is `items[starts[i]..<starts[i + 1]]`.
struct Rows: Sendable {
    let starts: Ints

    init(starts: Ints) { self.starts = starts }

    /// The rows of some lists, laid end to end.
    init(_ lists: [[Int]], _ arena: Arena) {
        var builder = RowsBuilder()
        for list in lists {
            builder.size += list.count
            builder.close()
        }
        self = builder.frozen(arena)
    }

    @inline(__always) subscript(_ i: Int) -> Range<Int> { Range(uncheckedBounds: (starts[i], starts[i + 1])) }

    var count: Int { starts.count - 1 }
}

/// Collects `Rows` while compiling.
struct RowsBuilder {
    var starts: [Int] = [0]
    var size = 0

    mutating func close() { starts.append(size) }

    func frozen(_ arena: Arena) -> Rows { Rows(starts: arena.table(starts)) }
}
