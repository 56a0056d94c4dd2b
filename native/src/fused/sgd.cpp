// glosa::sgd_: one pass over each weight instead of one per operation.
// Equations are those of PyTorch's torch.optim.SGD.
#include <torch/library.h>

#include "pointwise.h"
#include "step.h"

namespace {

using at::Tensor;

struct SgdStep {
    double learning_rate, momentum, weight_decay;
};

// Without momentum there is no velocity.
template <typename T>
GLOSA_INLINE void sgd_range(T* weight, const T* gradient, T* velocity, int64_t count, const SgdStep& step) {
    const T rate = T(step.learning_rate), momentum = T(step.momentum), decay = T(step.weight_decay);
    if (velocity == nullptr) {
        for (int64_t j = 0; j < count; j++) weight[j] -= rate * (gradient[j] + decay * weight[j]);
        return;
    }
    for (int64_t j = 0; j < count; j++) {
        velocity[j] = momentum * velocity[j] + (gradient[j] + decay * weight[j]);
        weight[j] -= rate * velocity[j];
    }
}

GLOSA_CLONES void sgd_kernel(float* w, const float* g, float* v, int64_t count, const SgdStep& step) {
    sgd_range(w, g, v, count, step);
}
void sgd_kernel(double* w, const double* g, double* v, int64_t count, const SgdStep& step) {
    sgd_range(w, g, v, count, step);
}

void sgd_fused(const Tensor& weight, const Tensor& gradient, const Tensor* velocity, const SgdStep& step) {
    AT_DISPATCH_FLOATING_TYPES(weight.scalar_type(), "glosa::sgd_", [&] {
        const auto w = weight.data_ptr<scalar_t>();
        const auto g = gradient.data_ptr<scalar_t>();
        const auto v = velocity ? velocity->data_ptr<scalar_t>() : nullptr;
        at::parallel_for(0, weight.numel(), glosa::values_at_once, [&](int64_t begin, int64_t end) {
            sgd_kernel(w + begin, g + begin, v ? v + begin : nullptr, end - begin, step);
        });
    });
    glosa::mark_changed(weight);
    if (velocity) glosa::mark_changed(*velocity);
}

void sgd_composed(const Tensor& weight, Tensor gradient, const Tensor* velocity, const SgdStep& step) {
    if (step.weight_decay != 0) gradient = gradient.add(weight, step.weight_decay);
    if (velocity) gradient = velocity->mul_(step.momentum).add_(gradient);
    weight.add_(gradient, -step.learning_rate);
}

void sgd_(at::TensorList weights, at::TensorList gradients, at::TensorList velocities, double learning_rate,
    double momentum, double weight_decay) {
    at::NoGradGuard no_grad;
    const SgdStep step{learning_rate, momentum, weight_decay};
    glosa::check_like_weights("gradients", gradients, weights);
    if (momentum != 0) glosa::check_like_weights("velocities", velocities, weights);
    for (size_t p = 0; p < weights.size(); p++) {
        glosa::coalesce_in_place(gradients[p]);
        const auto velocity = momentum != 0 ? &velocities[p] : nullptr;
        if (glosa::in_one_loop(weights[p], gradients[p], velocity ? *velocity : weights[p]))
            sgd_fused(weights[p], gradients[p], velocity, step);
        else
            sgd_composed(weights[p], gradients[p], velocity, step);
    }
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    library.def("sgd_(Tensor(a!)[] weights, Tensor[] gradients, Tensor(b!)[] velocities, float learning_rate, "
        "float momentum=0, float weight_decay=0) -> ()", sgd_);
}
