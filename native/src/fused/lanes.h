// A lane is what one thread computes of a recurrent layer: one direction over a share of the texts, from end to end.
#pragma once
#include <ATen/Parallel.h>

#include <algorithm>
#include <vector>

#include "../blas_threads.h"
#include "packing.h"

namespace glosa {

struct Lane {
    int64_t direction;              // 1 reads backwards
    Packing packing;
    at::Tensor gates, states;       // [N, G*H] and [N, H], what the gradients need
    at::Tensor input_weight, hidden_weight, input_bias, hidden_bias;    // gradients

    bool reverse() const { return direction == 1; }
    // Whether row k of a step is the last that its text gives.
    bool ends(const Step& step, int64_t k) const { return step.place == (reverse() ? 0 : packing.lengths[k] - 1); }
};

// Values of the gates that are computed together, so that they stay in the cache until the steps have used them.
constexpr int64_t values_of_chunk = 1 << 19;

// How many shares the texts are cut into: each lane a thread, but none so few texts that its products are poor.
int64_t shares_for(int64_t texts, int64_t directions);

// All directions of the first share, then those of the next.
std::vector<Lane> make_lanes(const at::Tensor& lengths, int64_t padded_length, int64_t directions, int64_t shares);

// Calls body(lane) for each, on as many threads as there are.
template <typename Body>
void over_lanes(std::vector<Lane>& lanes, Body body) {
    const OneBlasThread one_for_each_lane(lanes.size() > 1 && at::get_num_threads() > 1);
    at::parallel_for(0, int64_t(lanes.size()), 1, [&](int64_t begin, int64_t end) {
        const at::AutoDispatchBelowADInplaceOrView below_autograd;      // belongs to each thread
        for (auto number = begin; number < end; number++) body(lanes[number]);
    });
}

// A row of a matrix, or of what lies in the last dimension.
template <typename T>
T* row_of(const at::Tensor& matrix, int64_t row) {
    return matrix.data_ptr<T>() + row * matrix.size(-1);
}

// Adds rows, one after the other, to a sum of `count` values.
void add_rows_to(float* sum, const float* values, int64_t rows, int64_t count);
void add_rows_to(double* sum, const double* values, int64_t rows, int64_t count);

// The inputs [B, T, I] of a chunk's tokens, one row each.
template <typename T>
void read_input(const Packing& packing, const Chunk& chunk, const at::Tensor& input, at::Tensor& read) {
    for (const auto& step : chunk.steps)
        for (int64_t k = 0; k < step.rows; k++)
            std::copy_n(row_of<T>(input, packing.padded_row(step.place, k)), input.size(2),
                row_of<T>(read, step.first - chunk.first + k));
}

// Zeros `count` values from a column on where the texts have no token: [B, T, *].
template <typename T>
void clear_padding(const Packing& packing, const at::Tensor& padded, int64_t column, int64_t count) {
    for (int64_t k = 0; k < packing.texts(); k++)
        for (auto place = packing.lengths[k]; place < packing.padded_length; place++)
            std::fill_n(row_of<T>(padded, packing.padded_row(place, k)) + column, count, T(0));
}

}  // namespace glosa
