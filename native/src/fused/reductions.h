// Sums, products and maxima of a row. Partial results stand side by side: the compiler may not change the order of a
// sum, so the order is made for vectors. It is the same on every processor.
#pragma once
#include "pointwise.h"

namespace glosa {

constexpr int64_t partial_results = 16;

template <typename T>
GLOSA_INLINE T dot(const T* left, const T* right, int64_t length) {
    T parts[partial_results] = {};
    int64_t j = 0;
    for (; j + partial_results <= length; j += partial_results)
        for (int64_t k = 0; k < partial_results; k++) parts[k] += left[j + k] * right[j + k];
    for (; j < length; j++) parts[0] += left[j] * right[j];
    T sum = 0;
    for (int64_t k = 0; k < partial_results; k++) sum += parts[k];
    return sum;
}

template <typename T>
GLOSA_INLINE T sum_of(const T* values, int64_t length) {
    T parts[partial_results] = {};
    int64_t j = 0;
    for (; j + partial_results <= length; j += partial_results)
        for (int64_t k = 0; k < partial_results; k++) parts[k] += values[j + k];
    for (; j < length; j++) parts[0] += values[j];
    T sum = 0;
    for (int64_t k = 0; k < partial_results; k++) sum += parts[k];
    return sum;
}

template <typename T>
GLOSA_INLINE T largest_of(const T* values, int64_t length) {
    T parts[partial_results];
    for (int64_t k = 0; k < partial_results; k++) parts[k] = values[0];
    int64_t j = 0;
    for (; j + partial_results <= length; j += partial_results)
        for (int64_t k = 0; k < partial_results; k++) parts[k] = values[j + k] > parts[k] ? values[j + k] : parts[k];
    for (; j < length; j++) parts[0] = values[j] > parts[0] ? values[j] : parts[0];
    T largest = parts[0];
    for (int64_t k = 1; k < partial_results; k++) largest = parts[k] > largest ? parts[k] : largest;
    return largest;
}

}  // namespace glosa
