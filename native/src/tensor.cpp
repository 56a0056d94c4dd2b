#include <c10/util/safe_numerics.h>

#include <cstring>
#include <string>

#include "error.h"
#include "handle.h"

int32_t glosa_tensor_create(const void* data, int64_t byte_count, const int64_t* sizes, int32_t dimensions,
    int32_t scalar_type, GlosaTensor* created, GlosaError* error) {
    return glosa_guard(error, [&] {
        const at::IntArrayRef shape(sizes, dimensions);
        const auto options = at::TensorOptions().dtype(at::ScalarType(scalar_type));
        // Before anything is allocated: a wrong shape may be one that no memory holds.
        uint64_t needed = options.dtype().itemsize();
        bool countable = true;
        for (const auto size : shape) {
            TORCH_CHECK_VALUE(size >= 0, "a shape has no negative sizes, got ", shape);
            countable = countable && !c10::mul_overflows(needed, uint64_t(size), &needed);
        }
        TORCH_CHECK_VALUE(countable && needed == uint64_t(byte_count), "a tensor of shape ", shape, " takes ",
            countable ? std::to_string(needed) : "too many", " bytes, but ", byte_count, " were given");
        auto tensor = at::empty(shape, options);
        if (byte_count > 0) std::memcpy(tensor.data_ptr(), data, byte_count);
        *created = glosa_handle(std::move(tensor));
    });
}

void glosa_tensor_release(GlosaTensor tensor) {
    c10::intrusive_ptr<c10::TensorImpl, c10::UndefinedTensorImpl>::reclaim(static_cast<c10::TensorImpl*>(tensor));
}

int32_t glosa_tensor_dimensions(GlosaTensor tensor) {
    return int32_t(static_cast<c10::TensorImpl*>(tensor)->dim());
}

void glosa_tensor_sizes(GlosaTensor tensor, int64_t* sizes) {
    const auto source = static_cast<c10::TensorImpl*>(tensor)->sizes();
    std::memcpy(sizes, source.data(), source.size() * sizeof(int64_t));
}

int32_t glosa_tensor_scalar_type(GlosaTensor tensor) {
    return int32_t(c10::typeMetaToScalarType(static_cast<c10::TensorImpl*>(tensor)->dtype()));
}

int32_t glosa_tensor_device(GlosaTensor tensor, int32_t* index) {
    const auto device = static_cast<c10::TensorImpl*>(tensor)->device();
    *index = device.index();
    return int32_t(device.type());
}

int32_t glosa_tensor_data(GlosaTensor tensor, void** data, int64_t* byte_count, GlosaError* error) {
    return glosa_guard(error, [&] {
        const auto borrowed = glosa_tensor(tensor);
        TORCH_CHECK_VALUE(borrowed.device().is_cpu() && borrowed.is_contiguous(),
            "only the memory of a contiguous CPU tensor can be reached");
        *data = borrowed.data_ptr();
        *byte_count = int64_t(borrowed.nbytes());
    });
}
