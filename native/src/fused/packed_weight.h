// A weight laid out once for many products with few rows, as the steps of a recurrent layer need them: a BLAS lays it
// out anew for each.
#pragma once
#include <ATen/ATen.h>

namespace glosa {

template <typename T>
class PackedWeight {
public:
    explicit PackedWeight(const at::Tensor& weight);    // [depth, columns], also transposed

    // product [rows, columns] = left [rows, depth] times the weight, or that much more.
    void multiply(const T* left, int64_t rows, T* product, bool add) const;

private:
    const int64_t depth_, columns_;
    const at::Tensor panels_;   // as many columns as two registers hold, from top to bottom, then the next ones
};

extern template class PackedWeight<float>;
extern template class PackedWeight<double>;

}  // namespace glosa
