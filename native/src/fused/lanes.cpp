#include "lanes.h"

#include "pointwise.h"

namespace glosa {

namespace {

constexpr int64_t least_texts_of_share = 16;

template <typename T>
GLOSA_INLINE void add_each_row_to(T* sum, const T* values, int64_t rows, int64_t count) {
    for (int64_t row = 0; row < rows; row++)
        for (int64_t j = 0; j < count; j++) sum[j] += values[row * count + j];
}

}  // namespace

int64_t shares_for(int64_t texts, int64_t directions) {
    return std::max<int64_t>(1, std::min(at::get_num_threads() / directions, texts / least_texts_of_share));
}

std::vector<Lane> make_lanes(const at::Tensor& lengths, int64_t padded_length, int64_t directions, int64_t shares) {
    std::vector<Lane> lanes;
    for (int64_t share = 0; share < shares; share++) {
        const Packing packing(lengths, padded_length, share, shares);
        for (int64_t direction = 0; direction < directions; direction++)
            lanes.push_back({direction, packing, {}, {}, {}, {}, {}, {}});
    }
    return lanes;
}

GLOSA_CLONES void add_rows_to(float* sum, const float* values, int64_t rows, int64_t count) {
    add_each_row_to(sum, values, rows, count);
}
void add_rows_to(double* sum, const double* values, int64_t rows, int64_t count) {
    add_each_row_to(sum, values, rows, count);
}

}  // namespace glosa
