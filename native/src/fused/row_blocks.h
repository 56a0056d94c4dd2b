// Rows in blocks whose number follows from the rows alone, so that sums over rows are the same for any number of threads.
#pragma once
#include <ATen/ATen.h>
#include <ATen/Parallel.h>

#include <algorithm>

namespace glosa {

struct RowBlocks {
    int64_t rows, rows_of_block, blocks;

    explicit RowBlocks(int64_t rows)
        : rows(rows), rows_of_block(std::max<int64_t>(32, (rows + 127) / 128)),
          blocks((rows + rows_of_block - 1) / rows_of_block) {}

    // Calls body(number of block, first row, count) for each, of rows that have so many values.
    template <typename Body>
    void over(int64_t columns, Body body) const {
        const auto values = std::max<int64_t>(1, rows_of_block * columns);
        at::parallel_for(0, blocks, std::max<int64_t>(1, 16384 / values), [&](int64_t begin, int64_t end) {
            for (auto block = begin; block < end; block++) {
                const auto first = block * rows_of_block;
                body(block, first, std::min(rows_of_block, rows - first));
            }
        });
    }
};

}  // namespace glosa
