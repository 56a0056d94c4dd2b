// Texts of different lengths as one dense matrix: sorted by length, then step by step, so padding takes no row.
#pragma once
#include <ATen/ATen.h>

#include <vector>

namespace glosa {

// One token of every text that is that long. In the order in which a direction reads, row k < continuing of the step
// goes on from row `before + k`; the others begin a text.
struct Step {
    int64_t place;          // of the tokens in their texts
    int64_t first, rows;    // rows of the packed matrix
    int64_t before, continuing;
};

// Steps whose rows, together, are a convenient amount of work; they lie next to each other in the packed matrix.
struct Chunk {
    std::vector<Step> steps;
    int64_t first, rows;
};

int64_t most_rows(const std::vector<Chunk>& chunks);

struct Packing {
    int64_t padded_length;
    std::vector<int64_t> order;         // texts by falling length
    std::vector<int64_t> lengths;       // in that order
    std::vector<int64_t> batch_sizes;   // texts that have a token at each place
    std::vector<int64_t> offsets;       // first row of each place; one more at the end

    // Every `shares`-th text of those sorted by length, beginning with number `share`: shares of about the same work.
    Packing(const at::Tensor& lengths_of_texts, int64_t padded_length, int64_t share, int64_t shares);

    int64_t texts() const { return int64_t(order.size()); }
    int64_t rows() const { return offsets.back(); }

    // Row of the padded [B * T, *] matrix that holds a place of the k-th longest text.
    int64_t padded_row(int64_t place, int64_t k) const { return order[k] * padded_length + place; }

    // The steps in the order in which a direction reads, in chunks of at most so many rows, or of one step.
    std::vector<Chunk> chunks(bool reverse, int64_t rows_at_once) const;
};

}  // namespace glosa
