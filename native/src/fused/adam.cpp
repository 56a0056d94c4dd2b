// glosa::adam_: one pass over each weight instead of one per operation.
// Equations are those of PyTorch's torch.optim.Adam and AdamW.
#include <torch/library.h>

#include <algorithm>
#include <cmath>

#include "pointwise.h"
#include "step.h"

namespace {

using at::Tensor;

struct AdamStep {
    double learning_rate, beta1, beta2, epsilon, weight_decay;
    bool decoupled;
    double correction1, correction2;    // of the means' start at zero
};

// Without a gradient it is zero: the means fall, and the weight moves on with them.
template <typename T>
GLOSA_INLINE void adam_range(T* weight, const T* gradient, T* mean, T* square, int64_t count, const AdamStep& step) {
    const T shrink = step.decoupled ? T(1 - step.learning_rate * step.weight_decay) : T(1);
    const T decay = step.decoupled ? T(0) : T(step.weight_decay);
    const T beta1 = T(step.beta1), rest1 = T(1 - step.beta1), beta2 = T(step.beta2), rest2 = T(1 - step.beta2);
    const T size = T(step.learning_rate / step.correction1),
        root = T(std::sqrt(step.correction2)), epsilon = T(step.epsilon);
    for (int64_t j = 0; j < count; j++) {
        const T w = weight[j] * shrink;
        const T g = gradient ? gradient[j] + decay * w : decay * w;
        const T m = mean[j] * beta1 + g * rest1;
        const T v = square[j] * beta2 + g * g * rest2;
        mean[j] = m;
        square[j] = v;
        weight[j] = w - size * m / (glosa::root_of(v) / root + epsilon);
    }
}

GLOSA_CLONES void adam_kernel(float* w, const float* g, float* m, float* v, int64_t count, const AdamStep& step) {
    adam_range(w, g, m, v, count, step);
}
void adam_kernel(double* w, const double* g, double* m, double* v, int64_t count, const AdamStep& step) {
    adam_range(w, g, m, v, count, step);
}

void adam_fused(const Tensor& weight, const Tensor& gradient, const Tensor& mean, const Tensor& square,
    const AdamStep& step) {
    AT_DISPATCH_FLOATING_TYPES(weight.scalar_type(), "glosa::adam_", [&] {
        const auto w = weight.data_ptr<scalar_t>();
        const auto g = gradient.data_ptr<scalar_t>();
        const auto m = mean.data_ptr<scalar_t>();
        const auto v = square.data_ptr<scalar_t>();
        at::parallel_for(0, weight.numel(), glosa::values_at_once, [&](int64_t begin, int64_t end) {
            adam_kernel(w + begin, g + begin, m + begin, v + begin, end - begin, step);
        });
    });
    for (const auto changed : {&weight, &mean, &square}) glosa::mark_changed(*changed);
}

// The rows [K, E] of a sparse gradient stand in the order of their numbers.
void adam_sparse(const Tensor& weight, const Tensor& gradient, const Tensor& mean, const Tensor& square,
    const AdamStep& step) {
    const auto numbers_tensor = gradient._indices().contiguous();                               // [1, K]
    const auto rows_tensor = gradient._values().contiguous();                                   // [K, E]
    const auto numbers = numbers_tensor.data_ptr<int64_t>();
    const auto last = numbers + numbers_tensor.numel();
    const auto size = weight.size(1);
    AT_DISPATCH_FLOATING_TYPES(weight.scalar_type(), "glosa::adam_", [&] {
        const auto w = weight.data_ptr<scalar_t>();
        const auto g = rows_tensor.data_ptr<scalar_t>();
        const auto m = mean.data_ptr<scalar_t>();
        const auto v = square.data_ptr<scalar_t>();
        at::parallel_for(0, weight.size(0), std::max<int64_t>(1, glosa::values_at_once / std::max<int64_t>(1, size)),
            [&](int64_t begin, int64_t end) {
                auto next = std::lower_bound(numbers, last, begin);
                for (int64_t row = begin; row < end; row++) {
                    const auto has_gradient = next != last && *next == row;
                    adam_kernel(w + row * size, has_gradient ? g + (next++ - numbers) * size : nullptr, m + row * size,
                        v + row * size, size, step);
                }
            });
    });
    for (const auto changed : {&weight, &mean, &square}) glosa::mark_changed(*changed);
}

void adam_composed(Tensor weight, Tensor gradient, Tensor mean, Tensor square, const AdamStep& step) {
    if (step.decoupled) weight.mul_(1 - step.learning_rate * step.weight_decay);
    else if (step.weight_decay != 0) gradient = gradient.add(weight, step.weight_decay);
    mean.mul_(step.beta1).add_(gradient, 1 - step.beta1);
    square.mul_(step.beta2).addcmul_(gradient, gradient, 1 - step.beta2);
    const auto denominator = square.sqrt().div_(std::sqrt(step.correction2)).add_(step.epsilon);
    weight.addcdiv_(mean, denominator, -step.learning_rate / step.correction1);
}

// Each weight counts its own steps: one that is trained later than others starts with the corrections of a first step.
void adam_(at::TensorList weights, at::TensorList gradients, at::TensorList means, at::TensorList squares,
    at::TensorList counts, double learning_rate, double beta1, double beta2, double epsilon, double weight_decay,
    bool decoupled) {
    at::NoGradGuard no_grad;
    glosa::check_like_weights("gradients", gradients, weights);
    glosa::check_like_weights("means", means, weights);
    glosa::check_like_weights("squares", squares, weights);
    TORCH_CHECK_VALUE(counts.size() == weights.size(),
        "expected as many counts as weights, got ", counts.size(), " and ", weights.size());
    for (size_t p = 0; p < weights.size(); p++) {
        counts[p].add_(1);
        const auto count = double(counts[p].item<int64_t>());
        const AdamStep step{learning_rate, beta1, beta2, epsilon, weight_decay, decoupled, 1 - std::pow(beta1, count),
            1 - std::pow(beta2, count)};
        glosa::coalesce_in_place(gradients[p]);
        const auto sparse = gradients[p].is_sparse();
        if (sparse && weights[p].dim() == 2 && gradients[p].sparse_dim() == 1
            && glosa::in_one_loop(weights[p], means[p], squares[p]))
            adam_sparse(weights[p], gradients[p], means[p], squares[p], step);
        else if (!sparse && glosa::in_one_loop(weights[p], gradients[p], means[p], squares[p]))
            adam_fused(weights[p], gradients[p], means[p], squares[p], step);
        else
            adam_composed(weights[p], sparse ? gradients[p].to_dense() : gradients[p], means[p], squares[p], step);
    }
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    library.def("adam_(Tensor(a!)[] weights, Tensor[] gradients, Tensor(b!)[] means, Tensor(c!)[] squares, "
        "Tensor(d!)[] counts, float learning_rate, float beta1, float beta2, float epsilon, float weight_decay, "
        "bool decoupled) -> ()", adam_);
}
