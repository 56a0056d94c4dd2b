#include "packed_weight.h"

#include <algorithm>

#include "pointwise.h"

#if defined(__x86_64__) && defined(__GNUC__) && !defined(__clang__)
#define GLOSA_X86_LEVELS 1
#endif

namespace glosa {

namespace {

// A tile of Rows times two registers; `columns` of them count.
template <int Rows, int Bytes, typename T>
GLOSA_INLINE void multiply_tile(const T* left, int64_t depth, const T* panel, T* product, int64_t stride,
    int64_t columns, bool add) {
    constexpr int lanes = Bytes / int(sizeof(T));
    typedef T Register __attribute__((vector_size(Bytes), aligned(sizeof(T)), may_alias));
    Register low[Rows] = {}, high[Rows] = {};
    for (int64_t k = 0; k < depth; k++) {
        const Register first = *reinterpret_cast<const Register*>(panel + k * 2 * lanes);
        const Register second = *reinterpret_cast<const Register*>(panel + k * 2 * lanes + lanes);
#pragma GCC unroll 8
        for (int r = 0; r < Rows; r++) {
            low[r] += left[r * depth + k] * first;
            high[r] += left[r * depth + k] * second;
        }
    }
    if (columns == 2 * lanes) {
#pragma GCC unroll 8
        for (int r = 0; r < Rows; r++) {
            const auto to = reinterpret_cast<Register*>(product + r * stride);
            to[0] = add ? to[0] + low[r] : low[r];
            to[1] = add ? to[1] + high[r] : high[r];
        }
        return;
    }
    for (int r = 0; r < Rows; r++)
        for (int64_t j = 0; j < columns; j++) {
            const T sum = j < lanes ? low[r][j] : high[r][j - lanes];
            product[r * stride + j] = add ? product[r * stride + j] + sum : sum;
        }
}

// Tiles of Rows, whose sums fit into the registers.
template <int Rows, int Bytes, typename T>
GLOSA_INLINE void multiply_panels(const T* left, int64_t rows, int64_t depth, const T* panels, T* product,
    int64_t columns, bool add) {
    constexpr int width = 2 * Bytes / int(sizeof(T));
    for (int64_t first = 0; first < columns; first += width, panels += depth * width) {
        const auto count = std::min<int64_t>(width, columns - first);
        int64_t row = 0;
        for (; row + Rows <= rows; row += Rows)
            multiply_tile<Rows, Bytes>(left + row * depth, depth, panels, product + row * columns + first, columns,
                count, add);
        for (; row + 2 <= rows; row += 2)
            multiply_tile<2, Bytes>(left + row * depth, depth, panels, product + row * columns + first, columns,
                count, add);
        for (; row < rows; row++)
            multiply_tile<1, Bytes>(left + row * depth, depth, panels, product + row * columns + first, columns,
                count, add);
    }
}

#ifdef GLOSA_X86_LEVELS
template <typename T>
__attribute__((target("arch=x86-64-v4"))) void multiply_v4(const T* left, int64_t rows, int64_t depth, const T* panels,
    T* product, int64_t columns, bool add) {
    multiply_panels<8, 64>(left, rows, depth, panels, product, columns, add);
}
template <typename T>
__attribute__((target("arch=x86-64-v3"))) void multiply_v3(const T* left, int64_t rows, int64_t depth, const T* panels,
    T* product, int64_t columns, bool add) {
    multiply_panels<6, 32>(left, rows, depth, panels, product, columns, add);
}
#endif

int register_bytes() {
#ifdef GLOSA_X86_LEVELS
    static const int bytes = __builtin_cpu_supports("x86-64-v4") ? 64 : __builtin_cpu_supports("x86-64-v3") ? 32 : 16;
    return bytes;
#else
    return 16;
#endif
}

// Panels of two registers; the last one is filled up with zeros.
template <typename T>
at::Tensor panels_of(const at::Tensor& weight) {
    const auto width = 2 * register_bytes() / int64_t(sizeof(T));
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
    multiply_panels<6, 16>(left, rows, depth_, panels, product, columns_, add);
}

template class PackedWeight<float>;
template class PackedWeight<double>;

}  // namespace glosa
