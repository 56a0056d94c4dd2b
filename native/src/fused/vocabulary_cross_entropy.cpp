// glosa::vocabulary_cross_entropy: the mean cross-entropy of states times a vocabulary's weights, some rows at a time.
// Gradients are made along with the loss, so that the logits are made once and never held all together.
#include <ATen/ATen.h>
#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "pointwise.h"
#include "reductions.h"

namespace {

using at::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Logits at once: enough that the products are good, few enough to stay near the processor.
constexpr int64_t logits_at_once = int64_t(1) << 22;

// The loss of one row of products [V] that want the bias; in their place the gradients, if they are wanted.
template <typename T>
GLOSA_INLINE double loss_of_logits(T* __restrict__ logits, const T* __restrict__ bias, int64_t count, int64_t target,
    T factor, bool gradients) {
    for (int64_t j = 0; j < count; j++) logits[j] += bias[j];
    const T largest = glosa::largest_of(logits, count);
    const T of_target = logits[target] - largest;
    for (int64_t j = 0; j < count; j++) logits[j] = glosa::exp_of(logits[j] - largest);
    const T sum = glosa::sum_of(logits, count);
    if (gradients) {
        const T share = factor / sum;
        for (int64_t j = 0; j < count; j++) logits[j] *= share;
        logits[target] -= factor;
    }
    return std::log(double(sum)) - double(of_target);
}
GLOSA_CLONES double loss_of_row(float* logits, const float* bias, int64_t count, int64_t target, float factor,
    bool gradients) {
    return loss_of_logits(logits, bias, count, target, factor, gradients);
}
double loss_of_row(double* logits, const double* bias, int64_t count, int64_t target, double factor, bool gradients) {
    return loss_of_logits(logits, bias, count, target, factor, gradients);
}

struct Wanted {
    bool states, weight, bias;

    bool any() const { return states || weight || bias; }
};

struct VocabularyCrossEntropyFunction : torch::autograd::Function<VocabularyCrossEntropyFunction> {
    static Tensor forward(AutogradContext* context, const Tensor& states, const Tensor& weight,
        const Tensor& bias_tensor, const Tensor& targets_tensor, bool states_wanted, bool weight_wanted, bool bias_wanted) {
        at::AutoDispatchBelowADInplaceOrView below_autograd;
        const Wanted wanted{states_wanted, weight_wanted, bias_wanted};
        const auto rows = states.size(0), vocabulary = weight.size(0);
        const auto bias = bias_tensor.contiguous(), targets_held = targets_tensor.contiguous();
        const auto targets = targets_held.data_ptr<int64_t>();
        auto of_states = wanted.states ? at::empty(states.sizes(), states.options()) : Tensor();
        auto of_weight = wanted.weight ? at::empty(weight.sizes(), weight.options()) : Tensor();
        auto of_bias = wanted.bias ? at::zeros(bias.sizes(), bias.options()) : Tensor();
        if (wanted.weight && rows == 0) of_weight.zero_();
        const auto rows_at_once = std::clamp<int64_t>(logits_at_once / vocabulary, 64, std::max<int64_t>(64, rows));
        auto room = at::empty({std::min(rows_at_once, rows), vocabulary}, states.options());
        std::vector<double> losses(rows);
        for (int64_t first = 0; first < rows; first += rows_at_once) {
            const auto count = std::min(rows_at_once, rows - first);
            const auto some = states.narrow(0, first, count);
            auto logits = room.narrow(0, 0, count);                                             // [count, V]
            at::mm_out(logits, some, weight.t());
            AT_DISPATCH_FLOATING_TYPES(states.scalar_type(), "glosa::vocabulary_cross_entropy", [&] {
                const auto values = logits.data_ptr<scalar_t>();
                at::parallel_for(0, count, 1, [&](int64_t begin, int64_t end) {
                    for (auto row = begin; row < end; row++)
                        losses[first + row] = loss_of_row(values + row * vocabulary, bias.data_ptr<scalar_t>(), vocabulary,
                            targets[first + row], scalar_t(1.0 / double(rows)), wanted.any());
                });
            });
            if (wanted.states) {
                auto some_of_states = of_states.narrow(0, first, count);
                at::mm_out(some_of_states, logits, weight);
            }
            if (wanted.weight) at::addmm_out(of_weight, of_weight, logits.t(), some, first == 0 ? 0 : 1);
            if (wanted.bias) of_bias.add_(logits.sum(0));
        }
        context->save_for_backward({of_states, of_weight, of_bias});
        double loss = 0;
        for (const auto of_row : losses) loss += of_row;
        return at::scalar_tensor(loss / std::max<double>(1, double(rows)), states.options());
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        at::NoGradGuard no_grad;
        const auto factor = gradients[0].item<double>();
        variable_list results(7);
        const auto saved = context->get_saved_variables();
        for (size_t i = 0; i < saved.size(); i++)
            if (saved[i].defined()) results[i] = factor == 1 ? saved[i] : saved[i] * factor;
        return results;
    }
};

void check_arguments(const Tensor& states, const Tensor& weight, const Tensor& bias, const Tensor& targets) {
    TORCH_CHECK_VALUE(states.dim() == 2 && weight.dim() == 2 && weight.size(1) == states.size(1) && weight.size(0) > 0,
        "expected states [M, E] and weight [V, E], got ", states.sizes(), " and ", weight.sizes());
    TORCH_CHECK_VALUE(bias.dim() == 1 && bias.size(0) == weight.size(0), "expected bias [", weight.size(0), "], got ",
        bias.sizes());
    TORCH_CHECK_VALUE(targets.dim() == 1 && targets.size(0) == states.size(0), "expected targets [", states.size(0),
        "], got ", targets.sizes());
    TORCH_CHECK_TYPE(targets.scalar_type() == at::kLong, "expected targets of Long, got ", targets.scalar_type());
    TORCH_CHECK_TYPE(states.scalar_type() == at::kFloat || states.scalar_type() == at::kDouble,
        "expected states of Float or Double, got ", states.scalar_type());
    for (const auto& tensor : {weight, bias}) {
        TORCH_CHECK_TYPE(tensor.scalar_type() == states.scalar_type(), "states are ", states.scalar_type(),
            ", but weight or bias is ", tensor.scalar_type());
        TORCH_CHECK_VALUE(tensor.device() == states.device(), "states are on ", states.device(),
            ", but weight or bias is on ", tensor.device());
    }
    TORCH_CHECK_VALUE(targets.device() == states.device(), "states are on ", states.device(), ", but targets on ",
        targets.device());
    if (targets.numel() > 0)
        TORCH_CHECK_VALUE(targets.min().item<int64_t>() >= 0 && targets.max().item<int64_t>() < weight.size(0),
            "a target is below 0 or not below the vocabulary's ", weight.size(0));
}

// The same out of ATen's operators: what other devices run, and what the fused one is tested against.
Tensor vocabulary_cross_entropy_composed(const Tensor& states, const Tensor& weight, const Tensor& bias,
    const Tensor& targets) {
    check_arguments(states, weight, bias, targets);
    const auto logits = at::addmm(bias, states, weight.t());                                    // [M, V]
    return states.size(0) == 0 ? logits.sum() : at::cross_entropy_loss(logits, targets);
}

Tensor vocabulary_cross_entropy(const Tensor& states, const Tensor& weight, const Tensor& bias, const Tensor& targets) {
    if (!states.device().is_cpu()) return vocabulary_cross_entropy_composed(states, weight, bias, targets);
    check_arguments(states, weight, bias, targets);
    const auto wanted = [](const Tensor& tensor) { return at::GradMode::is_enabled() && tensor.requires_grad(); };
    return VocabularyCrossEntropyFunction::apply(states, weight, bias, targets, wanted(states), wanted(weight),
        wanted(bias));
}

const char* const schema_arguments = "(Tensor states, Tensor weight, Tensor bias, Tensor targets) -> Tensor";

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    library.def((std::string("vocabulary_cross_entropy") + schema_arguments).c_str(), vocabulary_cross_entropy);
    library.def((std::string("vocabulary_cross_entropy_composed") + schema_arguments).c_str(),
        vocabulary_cross_entropy_composed);
}
