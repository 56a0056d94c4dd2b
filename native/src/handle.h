// A tensor handle is a TensorImpl pointer that carries one reference.
#pragma once
#include <ATen/ATen.h>

#include "glosa_torch.h"

// Borrows: the handle keeps its reference.
inline at::Tensor glosa_tensor(GlosaTensor handle) {
    return at::Tensor(c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim_copy(
        static_cast<c10::TensorImpl*>(handle)));
}

// Hands the reference over to the caller.
inline GlosaTensor glosa_handle(at::Tensor tensor) {
    return tensor.unsafeReleaseTensorImpl();
}
