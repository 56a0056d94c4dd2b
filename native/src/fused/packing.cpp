#include "packing.h"

#include <algorithm>
#include <numeric>

namespace glosa {

int64_t most_rows(const std::vector<Chunk>& chunks) {
    int64_t most = 0;
    for (const auto& chunk : chunks) most = std::max(most, chunk.rows);
    return most;
}

Packing::Packing(const at::Tensor& lengths_of_texts, int64_t padded_length, int64_t share, int64_t shares)
    : padded_length(padded_length) {
    TORCH_CHECK_TYPE(at::isIntegralType(lengths_of_texts.scalar_type(), false), "lengths are whole numbers, got ",
        lengths_of_texts.scalar_type());
    const auto contiguous = lengths_of_texts.to(at::kCPU, at::kLong).contiguous();
    const auto given = contiguous.data_ptr<int64_t>();
    const auto count = contiguous.numel();
    for (int64_t b = 0; b < count; b++)
        TORCH_CHECK_VALUE(given[b] >= 0 && given[b] <= padded_length, "text ", b, " has length ", given[b],
            ", but the batch is ", padded_length, " tokens wide");
    std::vector<int64_t> sorted(count);
    std::iota(sorted.begin(), sorted.end(), 0);
    std::stable_sort(sorted.begin(), sorted.end(), [&](int64_t a, int64_t b) { return given[a] > given[b]; });
    for (int64_t k = share; k < count; k += shares) {
        order.push_back(sorted[k]);
        lengths.push_back(given[sorted[k]]);
    }
    offsets.push_back(0);
    int64_t running = texts();
    for (int64_t place = 0; place < (texts() == 0 ? 0 : lengths[0]); place++) {
        while (running > 0 && lengths[running - 1] <= place) running--;
        batch_sizes.push_back(running);
        offsets.push_back(offsets.back() + running);
    }
}

std::vector<Chunk> Packing::chunks(bool reverse, int64_t rows_at_once) const {
    std::vector<Chunk> result;
    const auto places = int64_t(batch_sizes.size());
    for (int64_t number = 0; number < places; number++) {
        const auto place = reverse ? places - 1 - number : number;
        const auto before = reverse ? place + 1 : place - 1;
        const auto continues = before >= 0 && before < places;
        const Step step{place, offsets[place], batch_sizes[place], continues ? offsets[before] : 0,
            continues ? std::min(batch_sizes[before], batch_sizes[place]) : 0};
        if (result.empty() || result.back().rows + step.rows > rows_at_once) result.push_back({{}, step.first, 0});
        auto& chunk = result.back();
        chunk.steps.push_back(step);
        chunk.first = std::min(chunk.first, step.first);
        chunk.rows += step.rows;
    }
    return result;
}

}  // namespace glosa
