// Memory for tensors. Large ones lie on huge pages, if the system offers them: a step that fills a hundred megabytes
// would else wait for tens of thousands of page faults, because glibc gives large blocks back at once.
#include <c10/core/Allocator.h>
#include <c10/core/CPUAllocator.h>
#include <stdlib.h>
#include <sys/mman.h>

#include <cstring>

namespace {

constexpr size_t alignment = 64;                    // of a cache line, as libtorch's own allocator has it
constexpr size_t huge_page = size_t(2) << 20;
constexpr size_t worth_huge_pages = 2 * huge_page;

void* allocate_bytes(size_t count) {
    if (count == 0) return nullptr;
    const bool huge = count >= worth_huge_pages;
    const auto size = huge ? (count + huge_page - 1) / huge_page * huge_page : count;
    void* block = nullptr;
    TORCH_CHECK_WITH(OutOfMemoryError, posix_memalign(&block, huge ? huge_page : alignment, size) == 0,
        "not enough memory for ", count, " bytes");
#ifdef MADV_HUGEPAGE
    if (huge) madvise(block, size, MADV_HUGEPAGE);    // a wish: where it cannot be had, nothing changes
#endif
    return block;
}

// Releases of libtorch differ in which of these functions are virtual and const, so none is marked as overriding.
struct HugePageAllocator final : c10::Allocator {
    c10::DataPtr allocate(size_t count) const {
        const auto block = allocate_bytes(count);
        return {block, block, &free, c10::Device(c10::DeviceType::CPU)};
    }
    c10::DataPtr allocate(size_t count) { return static_cast<const HugePageAllocator*>(this)->allocate(count); }
    c10::DeleterFnPtr raw_deleter() const { return &free; }
    void copy_data(void* to, const void* from, size_t count) const { std::memcpy(to, from, count); }
};

const bool registered = [] {
    static HugePageAllocator allocator;
    c10::SetCPUAllocator(&allocator, /*priority=*/1);
    return true;
}();

}  // namespace
