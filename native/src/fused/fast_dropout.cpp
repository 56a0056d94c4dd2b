// glosa::fast_dropout: zeros a share of the values and scales the rest. The mask is made again in backward.
#include <ATen/ATen.h>
#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <algorithm>
#include <mutex>
#include <string>

#include "../random.h"
#include "dropout_mask.h"

namespace {

using at::Tensor;
using glosa::DropoutMask;
using glosa::MaskKey;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Values that share a key.
constexpr int64_t values_of_key = 1024;

template <typename T>
GLOSA_INLINE void drop_values(const T* __restrict__ from, T* __restrict__ to, int64_t count, MaskKey key, int32_t bound,
    T scale) {
    for (int64_t j = 0; j < count; j++) to[j] = from[j] * glosa::factor_of(key, bound, scale, uint32_t(j));
}
GLOSA_CLONES void drop(const float* from, float* to, int64_t count, MaskKey key, int32_t bound, float scale) {
    drop_values(from, to, count, key, bound, scale);
}
GLOSA_CLONES void drop(const double* from, double* to, int64_t count, MaskKey key, int32_t bound, double scale) {
    drop_values(from, to, count, key, bound, scale);
}

Tensor dropped(const Tensor& input, const DropoutMask& mask) {
    const auto from = input.contiguous();
    auto to = at::empty(from.sizes(), from.options());
    const auto count = from.numel();
    AT_DISPATCH_FLOATING_TYPES(from.scalar_type(), "glosa::fast_dropout", [&] {
        const auto source = from.data_ptr<scalar_t>();
        const auto target = to.data_ptr<scalar_t>();
        at::parallel_for(0, (count + values_of_key - 1) / values_of_key, 32, [&](int64_t begin, int64_t end) {
            for (auto row = begin; row < end; row++) {
                const auto first = row * values_of_key;
                drop(source + first, target + first, std::min(values_of_key, count - first), mask.key_of(row),
                    mask.bound(), scalar_t(mask.scale()));
            }
        });
    });
    return to;
}

struct FastDropoutFunction : torch::autograd::Function<FastDropoutFunction> {
    static Tensor forward(AutogradContext* context, const Tensor& input, double share, int64_t seed) {
        at::AutoDispatchBelowADInplaceOrView below_autograd;
        context->saved_data["share"] = share;
        context->saved_data["seed"] = seed;
        return dropped(input, DropoutMask(share, seed));
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        at::NoGradGuard no_grad;
        const DropoutMask mask(context->saved_data["share"].toDouble(), context->saved_data["seed"].toInt());
        return {dropped(gradients[0], mask), Tensor(), Tensor()};
    }
};

void check_arguments(const Tensor& input, double share) {
    TORCH_CHECK_TYPE(input.scalar_type() == at::kFloat || input.scalar_type() == at::kDouble,
        "expected an input of Float or Double, got ", input.scalar_type());
    glosa::check_dropout(share);
}

// The same out of ATen's operators: what other devices run, and what the fused one is tested against.
Tensor fast_dropout_composed(const Tensor& input, double share, int64_t seed) {
    check_arguments(input, share);
    const auto count = input.numel();
    const auto rows = at::arange((count + values_of_key - 1) / values_of_key, at::kLong);
    const auto factors = glosa::composed_factors(DropoutMask(share, seed), rows, values_of_key, input.options());
    return input * factors.flatten().narrow(0, 0, count).reshape(input.sizes());
}

Tensor fast_dropout(const Tensor& input, double share, int64_t seed) {
    if (!input.device().is_cpu()) return fast_dropout_composed(input, share, seed);
    check_arguments(input, share);
    return FastDropoutFunction::apply(input, share, seed);
}

// A seed of 53 bits, which a double holds exactly, from the generator that glosa_manual_seed seeds.
int64_t draw_seed() {
    auto& generator = glosa::thread_generator();
    const std::lock_guard<std::mutex> lock(generator.mutex());
    return int64_t(at::check_generator<at::CPUGeneratorImpl>(generator)->random64() >> 11);
}

const char* const schema_arguments = "(Tensor input, float share, int seed) -> Tensor";

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    library.def("draw_seed() -> int", draw_seed);
    library.def((std::string("fast_dropout") + schema_arguments).c_str(), fast_dropout);
    library.def((std::string("fast_dropout_composed") + schema_arguments).c_str(), fast_dropout_composed);
}
