#include <c10/core/GradMode.h>

#include "denormals.h"
#include "error.h"
#include "handle.h"

int32_t glosa_set_requires_grad(GlosaTensor tensor, int32_t required, GlosaError* error) {
    return glosa_guard(error, [&] { glosa_tensor(tensor).set_requires_grad(required != 0); });
}

int32_t glosa_requires_grad(GlosaTensor tensor) {
    return static_cast<c10::TensorImpl*>(tensor)->requires_grad() ? 1 : 0;
}

int32_t glosa_backward(GlosaTensor tensor, GlosaError* error) {
    const GlosaDenormalsAreZero denormals_are_zero;
    return glosa_guard(error, [&] { glosa_tensor(tensor).backward(); });
}

int32_t glosa_grad(GlosaTensor tensor, GlosaTensor* gradient, GlosaError* error) {
    return glosa_guard(error, [&] {
        auto grad = glosa_tensor(tensor).grad();
        *gradient = grad.defined() ? glosa_handle(std::move(grad)) : nullptr;
    });
}

int32_t glosa_clear_grad(GlosaTensor tensor, GlosaError* error) {
    return glosa_guard(error, [&] { glosa_tensor(tensor).mutable_grad() = at::Tensor(); });
}

int32_t glosa_grad_mode() { return c10::GradMode::is_enabled() ? 1 : 0; }

void glosa_set_grad_mode(int32_t enabled) { c10::GradMode::set_enabled(enabled != 0); }
