// What the optimizer steps share: checked lists, and one loop over a weight and all that belongs to it.
#pragma once
#include <ATen/ATen.h>
#include <ATen/Parallel.h>
#include <ATen/SparseTensorImpl.h>

namespace glosa {

// Values that one thread takes at a time; fixed, so that results do not depend on the number of threads.
constexpr int64_t values_at_once = 32768;

// A list that goes with the weights has one tensor of the same shape for each.
inline void check_like_weights(const char* what, at::TensorList tensors, at::TensorList weights) {
    TORCH_CHECK_VALUE(tensors.size() == weights.size(), "expected as many ", what, " as weights, got ", tensors.size(),
        " and ", weights.size());
    for (size_t p = 0; p < weights.size(); p++)
        TORCH_CHECK_VALUE(tensors[p].sizes() == weights[p].sizes(), "weight ", p, " has shape ", weights[p].sizes(),
            ", but its entry of ", what, " has ", tensors[p].sizes());
}

// Whether all lie on the processor, row by row, in one type that the loops know.
template <typename... Tensors>
bool in_one_loop(const at::Tensor& first, const Tensors&... others) {
    const auto type = first.scalar_type();
    const auto plain = [type](const at::Tensor& tensor) {
        return tensor.layout() == at::kStrided && tensor.device().is_cpu() && tensor.is_contiguous() &&
            tensor.scalar_type() == type;
    };
    return (type == at::kFloat || type == at::kDouble) && plain(first) && (plain(others) && ...);
}

// Sums the rows that a sparse gradient holds more than once, in place; others stay as they are.
inline void coalesce_in_place(const at::Tensor& gradient) {
    if (!gradient.is_sparse() || gradient.is_coalesced()) return;
    const auto summed = gradient.coalesce();
    const auto target = static_cast<at::SparseTensorImpl*>(gradient.unsafeGetTensorImpl());
    target->set_indices_and_values_unsafe(summed._indices(), summed._values());
    target->set_coalesced(true);
}

// Tells autograd that a loop changed the values, as ATen's own in-place operators do.
inline void mark_changed(const at::Tensor& tensor) { tensor.unsafeGetTensorImpl()->bump_version(); }

}  // namespace glosa
