// glosa::sgd_ and glosa::adam_: one pass over each weight instead of one per operation.
// Equations are PyTorch's torch.optim.SGD, Adam and AdamW.
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <torch/library.h>

#include <cmath>

#include "pointwise.h"

namespace {

using at::Tensor;

struct AdamStep {
    double learning_rate, beta1, beta2, epsilon, weight_decay, correction1, correction2;
    bool decoupled;
};

template <typename T>
GLOSA_INLINE void adam_range(T* weight, const T* gradient, T* mean, T* square, int64_t count, const AdamStep& step) {
    const T shrink = step.decoupled ? T(1 - step.learning_rate * step.weight_decay) : T(1);
    const T decay = step.decoupled ? T(0) : T(step.weight_decay);
    const T beta1 = T(step.beta1), rest1 = T(1 - step.beta1), beta2 = T(step.beta2), rest2 = T(1 - step.beta2);
    const T size = T(step.learning_rate / step.correction1), root = T(std::sqrt(step.correction2)), epsilon = T(step.epsilon);
    for (int64_t j = 0; j < count; j++) {
        const T w = weight[j] * shrink;
        const T g = gradient[j] + decay * w;
        const T m = mean[j] * beta1 + g * rest1;
        const T v = square[j] * beta2 + g * g * rest2;
        mean[j] = m;
        square[j] = v;
        weight[j] = w - size * m / (std::sqrt(v) / root + epsilon);
    }
}

GLOSA_CLONES void adam_kernel(float* w, const float* g, float* m, float* v, int64_t count, const AdamStep& step) {
    adam_range(w, g, m, v, count, step);
}
void adam_kernel(double* w, const double* g, double* m, double* v, int64_t count, const AdamStep& step) {
    adam_range(w, g, m, v, count, step);
}

bool on_fast_path(const Tensor& weight, const Tensor& gradient) {
    return weight.device().is_cpu() && weight.is_contiguous() && gradient.is_contiguous() &&
        weight.scalar_type() == gradient.scalar_type();
}

void adam_composed(Tensor& weight, Tensor gradient, Tensor& mean, Tensor& square, const AdamStep& step) {
    if (step.decoupled) weight.mul_(1 - step.learning_rate * step.weight_decay);
    else if (step.weight_decay != 0) gradient = gradient.add(weight, step.weight_decay);
    mean.mul_(step.beta1).add_(gradient, 1 - step.beta1);
    square.mul_(step.beta2).addcmul_(gradient, gradient, 1 - step.beta2);
    const auto denominator = square.sqrt().div_(std::sqrt(step.correction2)).add_(step.epsilon);
    weight.addcdiv_(mean, denominator, -step.learning_rate / step.correction1);
}

void adam_(at::TensorList weights, at::TensorList gradients, at::TensorList means, at::TensorList squares, int64_t count,
    double learning_rate, double beta1, double beta2, double epsilon, double weight_decay, bool decoupled) {
    at::NoGradGuard no_grad;
    const AdamStep step{learning_rate, beta1, beta2, epsilon, weight_decay, 1 - std::pow(beta1, double(count)),
        1 - std::pow(beta2, double(count)), decoupled};
    for (size_t p = 0; p < weights.size(); p++) {
        Tensor weight = weights[p], gradient = gradients[p], mean = means[p], square = squares[p];
        if (!on_fast_path(weight, gradient)) {
            adam_composed(weight, gradient, mean, square, step);
            continue;
        }
        AT_DISPATCH_FLOATING_TYPES(weight.scalar_type(), "glosa::adam_", [&] {
            const auto w = weight.data_ptr<scalar_t>();
            const auto g = gradient.data_ptr<scalar_t>();
            const auto m = mean.data_ptr<scalar_t>();
            const auto v = square.data_ptr<scalar_t>();
            at::parallel_for(0, weight.numel(), 32768, [&](int64_t begin, int64_t end) {
                adam_kernel(w + begin, g + begin, m + begin, v + begin, end - begin, step);
            });
        });
    }
}

void sgd_(at::TensorList weights, at::TensorList gradients, at::TensorList velocities, double learning_rate,
    double momentum, double weight_decay) {
    at::NoGradGuard no_grad;
    for (size_t p = 0; p < weights.size(); p++) {
        Tensor weight = weights[p], gradient = gradients[p];
        if (weight_decay != 0) gradient = gradient.add(weight, weight_decay);
        if (momentum != 0) {
            Tensor velocity = velocities[p];
            gradient = velocity.mul_(momentum).add_(gradient);
        }
        weight.add_(gradient, -learning_rate);
    }
}

// The L2 norm of all gradients together; they are scaled so that it is at most `largest` (0: only measured).
double clip_grad_norm_(at::TensorList gradients, double largest) {
    at::NoGradGuard no_grad;
    double sum = 0;
    for (const auto& gradient : gradients) {
        const auto norm = gradient.norm().item<double>();
        sum += norm * norm;
    }
    const auto norm = std::sqrt(sum);
    const auto factor = largest / (norm + 1e-6);
    if (largest > 0 && factor < 1)
        for (Tensor gradient : gradients) gradient.mul_(factor);
    return norm;
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    library.def("sgd_(Tensor(a!)[] weights, Tensor[] gradients, Tensor(b!)[] velocities, float learning_rate, "
        "float momentum=0, float weight_decay=0) -> ()", sgd_);
    library.def("adam_(Tensor(a!)[] weights, Tensor[] gradients, Tensor(b!)[] means, Tensor(c!)[] squares, int count, "
        "float learning_rate, float beta1, float beta2, float epsilon, float weight_decay, bool decoupled) -> ()", adam_);
    library.def("clip_grad_norm_(Tensor(a!)[] gradients, float largest) -> float", clip_grad_norm_);
}
