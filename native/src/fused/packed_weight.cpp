#include "packed_weight.h"

#include "tiles.h"

namespace glosa {

namespace {

template <int Bytes, typename T>
GLOSA_INLINE void multiply_panels(const T* left, int64_t rows, int64_t depth, const T* panels, T* product,
    int64_t columns, bool add) {
    constexpr auto width = columns_of_tile<T>(Bytes);
    multiply_tiles<Bytes, false>(Left<T>{left, depth}, rows, depth, Right<T>{panels, width, depth * width},
        Product<T>{product, columns}, columns, add);
}

#ifdef GLOSA_X86_LEVELS
template <typename T>
__attribute__((target("arch=x86-64-v4"))) void multiply_v4(const T* left, int64_t rows, int64_t depth, const T* panels,
    T* product, int64_t columns, bool add) {
    multiply_panels<64>(left, rows, depth, panels, product, columns, add);
}
template <typename T>
__attribute__((target("arch=x86-64-v3"))) void multiply_v3(const T* left, int64_t rows, int64_t depth, const T* panels,
    T* product, int64_t columns, bool add) {
    multiply_panels<32>(left, rows, depth, panels, product, columns, add);
}
#endif

// Panels of two registers; the last one is filled up with zeros.
template <typename T>
at::Tensor panels_of(const at::Tensor& weight) {
    const auto width = columns_of_tile<T>(register_bytes());
    const auto depth = weight.size(0), columns = weight.size(1);
    auto panels = at::empty({(columns + width - 1) / width, depth, width}, weight.options());
    const auto from = weight.data_ptr<T>();
    auto to = panels.template data_ptr<T>();
    for (int64_t first = 0; first < columns; first += width)
        for (int64_t k = 0; k < depth; k++)
            for (int64_t j = first; j < first + width; j++)
                *to++ = j < columns ? from[k * weight.stride(0) + j * weight.stride(1)] : T(0);
    return panels;
}

}  // namespace

template <typename T>
PackedWeight<T>::PackedWeight(const at::Tensor& weight)
    : depth_(weight.size(0)), columns_(weight.size(1)), panels_(panels_of<T>(weight)) {}

template <typename T>
void PackedWeight<T>::multiply(const T* left, int64_t rows, T* product, bool add) const {
    const auto panels = panels_.data_ptr<T>();
#ifdef GLOSA_X86_LEVELS
    if (register_bytes() == 64) return multiply_v4(left, rows, depth_, panels, product, columns_, add);
    if (register_bytes() == 32) return multiply_v3(left, rows, depth_, panels, product, columns_, add);
#endif
    multiply_panels<16>(left, rows, depth_, panels, product, columns_, add);
}

template class PackedWeight<float>;
template class PackedWeight<double>;

}  // namespace glosa
