#include "error.h"
#include "handle.h"

#include <cstring>

int32_t glosa_tensor_create(const void* data, int64_t byte_count, const int64_t* sizes, int32_t dimensions,
    int32_t scalar_type, GlosaTensor* created, GlosaError* error) {
    return glosa_guard(error, [&] {
        auto tensor = at::empty(at::IntArrayRef(sizes, dimensions), at::TensorOptions().dtype(at::ScalarType(scalar_type)));
        TORCH_CHECK_VALUE(int64_t(tensor.nbytes()) == byte_count, "a tensor of shape ", tensor.sizes(), " takes ",
            tensor.nbytes(), " bytes, but ", byte_count, " were given");
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
