// Texts of different lengths as one dense matrix: sorted by length, then step by step, so padding takes no row.
#pragma once
#include <ATen/ATen.h>

#include <vector>

namespace glosa {

struct Packing {
    int64_t texts = 0;
    int64_t padded_length = 0;
    std::vector<int64_t> order;         // texts by falling length
    std::vector<int64_t> lengths;       // in that order
    std::vector<int64_t> batch_sizes;   // texts still running at each step
    std::vector<int64_t> offsets;       // first row of each step; one more at the end
    bool reverse = false;               // whether each text is read from its end

    Packing(const at::Tensor& lengths_of_texts, int64_t padded_length, bool reverse);

    int64_t steps() const { return int64_t(batch_sizes.size()); }
    int64_t rows() const { return offsets.back(); }

    // Row of the padded [B * T, *] matrix that step t of the k-th longest text reads.
    int64_t padded_row(int64_t t, int64_t k) const {
        return order[k] * padded_length + (reverse ? lengths[k] - 1 - t : t);
    }

    // [B, T, F] to [N, F], N the number of real tokens.
    at::Tensor pack(const at::Tensor& padded) const;
    // [N, F] to [B, T, F], zero at padding.
    at::Tensor unpack(const at::Tensor& packed) const;
    // The packed row of each text's last step as [B, F], zero for an empty text.
    at::Tensor last(const at::Tensor& packed) const;
    // What the rows of every step but the first one continue, [N, F] to [N - B', F], B' the texts that are not empty;
    // a view where all of these are equally long.
    at::Tensor before(const at::Tensor& packed) const;
    // [G, H] from dL/d(hidden times weight) [N, G] and the hidden states [N, H]: the first step's rows continue nothing.
    at::Tensor gradient_of_hidden_weight(const at::Tensor& gradients, const at::Tensor& hidden) const;
    // Adds a gradient of last(): [B, F] onto the packed rows.
    void add_to_last(at::Tensor& packed, const at::Tensor& gradient) const;
};

}  // namespace glosa
