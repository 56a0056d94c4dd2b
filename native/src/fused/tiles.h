// Products of matrices that lie in the cache: tiles of several rows times two registers, whose sums stay in registers.
// Always inlined, so that a caller that is compiled for a level of instructions gets that level's registers.
#pragma once
#include <algorithm>
#include <cstdint>

#include "pointwise.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define GLOSA_X86_LEVELS 1
#endif

namespace glosa {

// Bytes of the widest registers at hand, which say what to call: 64 for x86-64-v4, 32 for x86-64-v3, 16 for all else.
inline int register_bytes() {
#ifdef GLOSA_X86_LEVELS
    static const int bytes = __builtin_cpu_supports("x86-64-v4") ? 64 : __builtin_cpu_supports("x86-64-v3") ? 32 : 16;
    return bytes;
#else
    return 16;
#endif
}

// Rows of a tile whose sums fit into the registers.
constexpr int rows_of_tile(int bytes) { return bytes == 64 ? 8 : 6; }

// Columns of a tile: what two registers hold.
template <typename T>
constexpr int64_t columns_of_tile(int bytes) {
    return 2 * bytes / int64_t(sizeof(T));
}

// Rows and columns of a matrix in memory: (r, k) of a left factor is at r * stride + k, or transposed at k * stride + r.
template <typename T>
struct Left {
    const T* values;
    int64_t stride;
};

// Row k of a right factor begins at k * stride; the next tile's columns stand `next` behind this tile's.
template <typename T>
struct Right {
    const T* values;
    int64_t stride;
    int64_t next;
};

template <typename T>
struct Product {
    T* values;
    int64_t stride;
};

// `columns` of the tile count; the right factor is read in its whole width.
template <int Rows, int Bytes, bool Transposed, typename T>
GLOSA_INLINE void multiply_tile(Left<T> left, int64_t depth, Right<T> right, Product<T> product, int64_t columns,
    bool add) {
    constexpr int lanes = Bytes / int(sizeof(T));
    typedef T Register __attribute__((vector_size(Bytes), aligned(sizeof(T)), may_alias));
    Register low[Rows] = {}, high[Rows] = {};
    for (int64_t k = 0; k < depth; k++) {
        const Register first = *reinterpret_cast<const Register*>(right.values + k * right.stride);
        const Register second = *reinterpret_cast<const Register*>(right.values + k * right.stride + lanes);
#pragma GCC unroll 8
        for (int r = 0; r < Rows; r++) {
            const T factor = Transposed ? left.values[k * left.stride + r] : left.values[r * left.stride + k];
            low[r] += factor * first;
            high[r] += factor * second;
        }
    }
    if (columns == 2 * lanes) {
#pragma GCC unroll 8
        for (int r = 0; r < Rows; r++) {
            const auto to = reinterpret_cast<Register*>(product.values + r * product.stride);
            to[0] = add ? to[0] + low[r] : low[r];
            to[1] = add ? to[1] + high[r] : high[r];
        }
        return;
    }
    for (int r = 0; r < Rows; r++) {
        T sums[2 * lanes];
        *reinterpret_cast<Register*>(sums) = low[r];
        *reinterpret_cast<Register*>(sums + lanes) = high[r];
        T* to = product.values + r * product.stride;
        for (int j = 0; j < 2 * lanes; j++)
            if (j < columns) to[j] = add ? to[j] + sums[j] : sums[j];
    }
}

// product [rows, columns] = left [rows, depth] times right [depth, columns], or that much more.
template <int Bytes, bool Transposed, typename T>
GLOSA_INLINE void multiply_tiles(Left<T> left, int64_t rows, int64_t depth, Right<T> right, Product<T> product,
    int64_t columns, bool add) {
    constexpr int most = rows_of_tile(Bytes);
    constexpr auto width = columns_of_tile<T>(Bytes);
    const auto row_step = Transposed ? 1 : left.stride;
    for (int64_t first = 0; first < columns; first += width, right.values += right.next) {
        const auto count = std::min<int64_t>(width, columns - first);
        Left<T> tile = left;
        Product<T> to{product.values + first, product.stride};
        int64_t row = 0;
        for (; row + most <= rows; row += most, tile.values += most * row_step, to.values += most * to.stride)
            multiply_tile<most, Bytes, Transposed>(tile, depth, right, to, count, add);
        for (; row + 2 <= rows; row += 2, tile.values += 2 * row_step, to.values += 2 * to.stride)
            multiply_tile<2, Bytes, Transposed>(tile, depth, right, to, count, add);
        if (row < rows) multiply_tile<1, Bytes, Transposed>(tile, depth, right, to, count, add);
    }
}

}  // namespace glosa
