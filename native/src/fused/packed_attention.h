// The loops of packed attention: one head of one text at a time, in blocks of queries whose scores stay in the cache.
#pragma once
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <vector>

#include "dropout_mask.h"
#include "reductions.h"
#include "tiles.h"

namespace glosa {

// The rows of one text, at the columns of one head: row i begins at i * stride.
template <typename T>
struct HeadRows {
    T* values;
    int64_t stride;
};

// L tokens of D values each.
template <typename T>
struct PackedHead {
    int64_t length, size;
    HeadRows<const T> query, key, value;
    T* log_sums;                // [L], of the exponentials of each query's scores
    const DropoutMask* mask;
    int64_t first_row;          // of the mask

    T scale() const { return T(1 / std::sqrt(double(size))); }
};

// Memory for one thread, at the start of a cache line; what it holds is the last user's.
template <typename T>
class Room {
public:
    T* of(int64_t count) {
        constexpr int64_t line = 64 / sizeof(T);
        if (int64_t(memory_.size()) < count + line) memory_.resize(count + line);
        const auto address = reinterpret_cast<uintptr_t>(memory_.data());
        return reinterpret_cast<T*>((address + 63) / 64 * 64);
    }

private:
    std::vector<T> memory_;
};

// What a head's copies and scores take. Rows are an odd number of tiles' widths apart, so that a column of them does
// not fall into the same few lines of the cache.
template <int Bytes, typename T>
struct HeadShape {
    static constexpr int64_t width = columns_of_tile<T>(Bytes);
    int64_t tokens, token_stride;       // L in whole tiles
    int64_t values_stride;              // of a copied row of D values, in whole tiles
    int64_t block;                      // queries at once

    GLOSA_INLINE HeadShape(int64_t length, int64_t size, int64_t scores_at_once) {
        tokens = (length + width - 1) / width * width;
        token_stride = odd(tokens);
        values_stride = odd((size + width - 1) / width * width);
        block = std::min(length, std::max<int64_t>(48, scores_at_once / tokens / 24 * 24));
    }
    static GLOSA_INLINE int64_t odd(int64_t count) { return count / width % 2 == 1 ? count : count + width; }
};

// Rows [L, D], scaled, one after the other; zeros up to whole tiles.
template <typename T>
GLOSA_INLINE void copy_rows(HeadRows<const T> from, int64_t length, int64_t size, T scale, T* to, int64_t stride) {
    for (int64_t i = 0; i < length; i++, to += stride) {
        const T* row = from.values + i * from.stride;
        for (int64_t d = 0; d < size; d++) to[d] = row[d] * scale;
        for (int64_t d = size; d < stride; d++) to[d] = 0;
    }
}

// Rows [L, D] as columns: [D, L], zeros up to whole tiles.
template <int Bytes, typename T>
GLOSA_INLINE void copy_columns(HeadRows<const T> from, int64_t size, T* to, int64_t length,
    const HeadShape<Bytes, T>& shape) {
    constexpr int64_t lanes = Bytes / int64_t(sizeof(T));
    for (int64_t first = 0; first < shape.tokens; first += lanes) {
        const auto count = std::min(lanes, length - first);
        const T* rows = from.values + first * from.stride;
        if (count == lanes)
            for (int64_t d = 0; d < size; d++)
                for (int64_t j = 0; j < lanes; j++) to[d * shape.token_stride + first + j] = rows[j * from.stride + d];
        else
            for (int64_t d = 0; d < size; d++)
                for (int64_t j = 0; j < lanes; j++)
                    to[d * shape.token_stride + first + j] = j < count ? rows[j * from.stride + d] : T(0);
    }
}

// Scores of a query to its probabilities, after dropout. What stands beyond the text is made to weigh nothing.
template <typename T>
GLOSA_INLINE void softmax_row(const PackedHead<T>& head, int64_t query, T* row, int64_t tokens) {
    for (int64_t j = head.length; j < tokens; j++) row[j] = -std::numeric_limits<T>::max();
    const T largest = largest_of(row, tokens);
    for (int64_t j = 0; j < tokens; j++) row[j] = exp_of(row[j] - largest);
    const T sum = sum_of(row, tokens);
    head.log_sums[query] = largest + T(std::log(double(sum)));
    const T share = T(1) / sum;
    if (!head.mask->drops()) {
        for (int64_t j = 0; j < tokens; j++) row[j] *= share;
        return;
    }
    const auto key = head.mask->key_of(head.first_row + query);
    const auto bound = head.mask->bound();
    const T kept = share * T(head.mask->scale());
    for (int64_t j = 0; j < tokens; j++) row[j] *= factor_of(key, bound, kept, uint32_t(j));
}

// Scores and the gradients of the probabilities, to the probabilities after dropout and the gradients of the scores.
template <typename T>
GLOSA_INLINE void softmax_row_backward(const PackedHead<T>& head, int64_t query, T* row, T* gradients, T* factors,
    int64_t tokens) {
    for (int64_t j = head.length; j < tokens; j++) row[j] = -std::numeric_limits<T>::max();
    const T log_sum = head.log_sums[query];
    for (int64_t j = 0; j < tokens; j++) row[j] = exp_of(row[j] - log_sum);
    if (!head.mask->drops()) {
        const T mean = dot(row, gradients, tokens);
        for (int64_t j = 0; j < tokens; j++) gradients[j] = row[j] * (gradients[j] - mean);
        return;
    }
    const auto key = head.mask->key_of(head.first_row + query);
    const auto bound = head.mask->bound();
    const T scale = T(head.mask->scale());
    for (int64_t j = 0; j < tokens; j++) {
        factors[j] = factor_of(key, bound, scale, uint32_t(j));
        gradients[j] *= factors[j];
    }
    const T mean = dot(row, gradients, tokens);
    for (int64_t j = 0; j < tokens; j++) {
        gradients[j] = row[j] * (gradients[j] - mean);
        row[j] *= factors[j];
    }
}

template <int Bytes, typename T>
GLOSA_INLINE void attend(const PackedHead<T>& head, HeadRows<T> output, Room<T>& room) {
    constexpr auto width = HeadShape<Bytes, T>::width;
    const auto length = head.length, size = head.size;
    const HeadShape<Bytes, T> shape(length, size, 8192);
    const auto wide = shape.values_stride, stride = shape.token_stride;
    T* keys = room.of(size * stride + (length + shape.block) * wide + shape.block * stride);    // [D, L]
    T* values = keys + size * stride;                                                           // [L, D]
    T* queries = values + length * wide;                                                        // [block, D]
    T* scores = queries + shape.block * wide;                                                   // [block, L]
    copy_columns<Bytes>(head.key, size, keys, length, shape);
    copy_rows(head.value, length, size, T(1), values, wide);
    for (int64_t first = 0; first < length; first += shape.block) {
        const auto rows = std::min(shape.block, length - first);
        copy_rows({head.query.values + first * head.query.stride, head.query.stride}, rows, size, head.scale(), queries,
            wide);
        multiply_tiles<Bytes, false>(Left<T>{queries, wide}, rows, size, Right<T>{keys, stride, width},
            Product<T>{scores, stride}, shape.tokens, false);
        for (int64_t i = 0; i < rows; i++) softmax_row(head, first + i, scores + i * stride, shape.tokens);
        multiply_tiles<Bytes, false>(Left<T>{scores, stride}, rows, length, Right<T>{values, wide, width},
            Product<T>{output.values + first * output.stride, output.stride}, size, false);
    }
}

template <typename T>
struct HeadGradients {
    HeadRows<const T> output;
    HeadRows<T> query, key, value;
};

template <int Bytes, typename T>
GLOSA_INLINE void attend_backward(const PackedHead<T>& head, const HeadGradients<T>& gradients, Room<T>& room) {
    constexpr auto width = HeadShape<Bytes, T>::width;
    const auto length = head.length, size = head.size;
    const HeadShape<Bytes, T> shape(length, size, 12288);
    const auto wide = shape.values_stride, stride = shape.token_stride, block = shape.block;
    T* keys = room.of(2 * size * stride + (length + 2 * block) * wide + (2 * block + 1) * stride);   // [D, L]
    T* values = keys + size * stride;                   // [D, L]
    T* key_rows = values + size * stride;               // [L, D]
    T* queries = key_rows + length * wide;              // [block, D]
    T* outputs = queries + block * wide;                // [block, D], their gradients
    T* scores = outputs + block * wide;                 // [block, L]
    T* of_scores = scores + block * stride;             // [block, L], their gradients
    T* factors = of_scores + block * stride;            // [L]
    copy_columns<Bytes>(head.key, size, keys, length, shape);
    copy_columns<Bytes>(head.value, size, values, length, shape);
    copy_rows(head.key, length, size, head.scale(), key_rows, wide);
    for (int64_t first = 0; first < length; first += block) {
        const auto rows = std::min(block, length - first);
        const auto add = first > 0;
        copy_rows({head.query.values + first * head.query.stride, head.query.stride}, rows, size, head.scale(), queries,
            wide);
        copy_rows({gradients.output.values + first * gradients.output.stride, gradients.output.stride}, rows, size,
            T(1), outputs, wide);
        multiply_tiles<Bytes, false>(Left<T>{queries, wide}, rows, size, Right<T>{keys, stride, width},
            Product<T>{scores, stride}, shape.tokens, false);
        multiply_tiles<Bytes, false>(Left<T>{outputs, wide}, rows, size, Right<T>{values, stride, width},
            Product<T>{of_scores, stride}, shape.tokens, false);
        for (int64_t i = 0; i < rows; i++)
            softmax_row_backward(head, first + i, scores + i * stride, of_scores + i * stride, factors,
                shape.tokens);
        multiply_tiles<Bytes, true>(Left<T>{scores, stride}, length, rows, Right<T>{outputs, wide, width},
            Product<T>{gradients.value.values, gradients.value.stride}, size, add);
        multiply_tiles<Bytes, true>(Left<T>{of_scores, stride}, length, rows, Right<T>{queries, wide, width},
            Product<T>{gradients.key.values, gradients.key.stride}, size, add);
        multiply_tiles<Bytes, false>(Left<T>{of_scores, stride}, rows, length, Right<T>{key_rows, wide, width},
            Product<T>{gradients.query.values + first * gradients.query.stride, gradients.query.stride}, size, false);
    }
}

}  // namespace glosa
