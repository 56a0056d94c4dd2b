// The C ABI between Glosa.Torch and libtorch. Only numbers and pointers cross.
// Every function that can fail returns 0 for success and otherwise fills the caller's error.
#pragma once
#include <stdint.h>

#ifdef _WIN32
#define GLOSA_API extern "C" __declspec(dllexport)
#else
#define GLOSA_API extern "C" __attribute__((visibility("default")))
#endif

#define GLOSA_ABI_VERSION 1

// What a value is; the numbers are part of the ABI.
enum GlosaTag : int32_t {
    GLOSA_NONE = 0,
    GLOSA_TENSOR = 1,
    GLOSA_INT = 2,
    GLOSA_DOUBLE = 3,
    GLOSA_BOOL = 4,
    GLOSA_STRING = 5,
    GLOSA_INT_LIST = 6,
    GLOSA_DOUBLE_LIST = 7,
    GLOSA_TENSOR_LIST = 8,
};

// One argument or result. Lists and strings are (pointer, length).
struct GlosaValue {
    int32_t tag;
    int32_t length;
    union {
        int64_t integer;
        double real;
        void* pointer;
    };
};

// What kind of failure it was; the numbers are part of the ABI.
enum GlosaErrorKind : int32_t {
    GLOSA_ERROR_RUNTIME = 1,
    GLOSA_ERROR_INDEX = 2,
    GLOSA_ERROR_VALUE = 3,
    GLOSA_ERROR_TYPE = 4,
    GLOSA_ERROR_NOT_IMPLEMENTED = 5,
    GLOSA_ERROR_OUT_OF_MEMORY = 6,
    GLOSA_ERROR_UNKNOWN_OPERATOR = 7,
};

// Owned by the caller; the message is cut to fit and always ends in a zero.
struct GlosaError {
    int32_t kind;
    char message[4092];
};

// A tensor crosses as a counted pointer: each handle is released exactly once.
typedef void* GlosaTensor;
typedef void* GlosaOperator;

GLOSA_API int32_t glosa_abi_version();

// Operators: found once by name and overload, then called with a prefix of their arguments;
// what is left out takes the schema's default.
GLOSA_API int32_t glosa_operator_find(const char* name, const char* overload, GlosaOperator* found, GlosaError* error);
GLOSA_API int32_t glosa_operator_call(GlosaOperator op, const GlosaValue* arguments, int32_t argument_count,
    GlosaValue* results, int32_t result_capacity, int32_t* result_count, GlosaError* error);
GLOSA_API void glosa_list_free(void* list);

// Tensors.
GLOSA_API int32_t glosa_tensor_create(const void* data, int64_t byte_count, const int64_t* sizes, int32_t dimensions,
    int32_t scalar_type, GlosaTensor* created, GlosaError* error);
GLOSA_API void glosa_tensor_release(GlosaTensor tensor);
GLOSA_API int32_t glosa_tensor_dimensions(GlosaTensor tensor);
GLOSA_API void glosa_tensor_sizes(GlosaTensor tensor, int64_t* sizes);
GLOSA_API int32_t glosa_tensor_scalar_type(GlosaTensor tensor);
GLOSA_API int32_t glosa_tensor_device(GlosaTensor tensor, int32_t* index);
GLOSA_API int32_t glosa_tensor_data(GlosaTensor tensor, void** data, int64_t* byte_count, GlosaError* error);

// Autograd.
GLOSA_API int32_t glosa_set_requires_grad(GlosaTensor tensor, int32_t required, GlosaError* error);
GLOSA_API int32_t glosa_requires_grad(GlosaTensor tensor);
GLOSA_API int32_t glosa_backward(GlosaTensor tensor, GlosaError* error);
GLOSA_API int32_t glosa_grad(GlosaTensor tensor, GlosaTensor* gradient, GlosaError* error);
GLOSA_API int32_t glosa_clear_grad(GlosaTensor tensor, GlosaError* error);
GLOSA_API int32_t glosa_grad_mode();
GLOSA_API void glosa_set_grad_mode(int32_t enabled);

// The machine.
GLOSA_API int32_t glosa_manual_seed(int64_t seed, GlosaError* error);
GLOSA_API int32_t glosa_threads();
GLOSA_API int32_t glosa_set_threads(int32_t count, GlosaError* error);
GLOSA_API int32_t glosa_cuda_device_count();
GLOSA_API int32_t glosa_describe(char* text, int32_t capacity);
