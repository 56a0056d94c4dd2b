// glosa::clip_grad_norm_: PyTorch's clip_grad_norm_, measured in double precision in one pass.
#include <torch/library.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <vector>

#include "pointwise.h"
#include "step.h"

namespace {

using at::Tensor;

// A fixed number of sums side by side: vectorizable, and the same additions on every processor.
template <typename T>
GLOSA_INLINE double squares_of_range(const T* values, int64_t count) {
    constexpr int64_t width = 32;
    double sums[width] = {};
    int64_t j = 0;
    for (; j + width <= count; j += width)
        for (int64_t k = 0; k < width; k++) sums[k] += double(values[j + k]) * double(values[j + k]);
    for (int64_t k = 0; j + k < count; k++) sums[k] += double(values[j + k]) * double(values[j + k]);
    return std::accumulate(sums, sums + width, 0.0);
}

GLOSA_CLONES double squares_kernel(const float* values, int64_t count) { return squares_of_range(values, count); }
double squares_kernel(const double* values, int64_t count) { return squares_of_range(values, count); }

double sum_of_squares(const Tensor& gradient) {
    if (!glosa::in_one_loop(gradient)) {
        const auto norm = gradient.norm().item<double>();
        return norm * norm;
    }
    const auto parts = (gradient.numel() + glosa::values_at_once - 1) / glosa::values_at_once;
    std::vector<double> sums(parts);    // added in their order, however many threads there were
    AT_DISPATCH_FLOATING_TYPES(gradient.scalar_type(), "glosa::clip_grad_norm_", [&] {
        const auto values = gradient.data_ptr<scalar_t>();
        at::parallel_for(0, parts, 1, [&](int64_t begin, int64_t end) {
            for (int64_t part = begin; part < end; part++) {
                const auto first = part * glosa::values_at_once;
                sums[part] = squares_kernel(values + first, std::min(glosa::values_at_once, gradient.numel() - first));
            }
        });
    });
    return std::accumulate(sums.begin(), sums.end(), 0.0);
}

// The L2 norm of all gradients together; they are scaled so that it is at most `largest` (0: only measured).
double clip_grad_norm_(at::TensorList gradients, double largest) {
    at::NoGradGuard no_grad;
    double sum = 0;
    for (const auto& gradient : gradients) {
        glosa::coalesce_in_place(gradient);
        sum += sum_of_squares(gradient.is_sparse() ? gradient._values() : gradient);
    }
    const auto norm = std::sqrt(sum);
    const auto factor = largest / (norm + 1e-6);
    if (largest > 0 && factor < 1)
        for (const auto& gradient : gradients) gradient.mul_(factor);
    return norm;
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    library.def("clip_grad_norm_(Tensor(a!)[] gradients, float largest) -> float", clip_grad_norm_);
}
