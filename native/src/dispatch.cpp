// The one way into libtorch's operators: find a schema by name, box the arguments, call, unbox the results.
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>

#include <string>
#include <vector>

#include "error.h"
#include "handle.h"

namespace {

struct Operator {
    c10::OperatorHandle handle;
    std::vector<c10::TypePtr> types;        // without Optional
    std::vector<c10::IValue> defaults;      // None where the schema has none
    std::vector<bool> has_default;
};

c10::TypePtr without_optional(const c10::TypePtr& type) {
    return type->kind() == c10::TypeKind::OptionalType ? type->castRaw<c10::OptionalType>()->getElementType() : type;
}

bool is_list_of_optional_tensors(const c10::TypePtr& type) {
    return type->kind() == c10::TypeKind::ListType &&
        type->castRaw<c10::ListType>()->getElementType()->kind() == c10::TypeKind::OptionalType;
}

c10::IValue tensor_list(const GlosaValue& value, const c10::TypePtr& type) {
    const auto handles = static_cast<GlosaTensor*>(value.pointer);
    if (is_list_of_optional_tensors(type)) {
        c10::List<c10::optional<at::Tensor>> list;
        for (int32_t i = 0; i < value.length; i++)
            list.push_back(handles[i] ? c10::optional<at::Tensor>(glosa_tensor(handles[i])) : c10::nullopt);
        return list;
    }
    c10::List<at::Tensor> list;
    list.reserve(value.length);
    for (int32_t i = 0; i < value.length; i++) list.push_back(glosa_tensor(handles[i]));
    return list;
}

// The schema's type decides what a number becomes: a float parameter takes an integer, a device takes a string.
c10::IValue box(const GlosaValue& value, const c10::TypePtr& type) {
    switch (value.tag) {
        case GLOSA_NONE: return {};
        case GLOSA_TENSOR: return glosa_tensor(value.pointer);
        case GLOSA_INT:
            if (type->kind() == c10::TypeKind::FloatType) return double(value.integer);
            if (type->kind() == c10::TypeKind::BoolType) return value.integer != 0;
            return value.integer;
        case GLOSA_DOUBLE: return value.real;
        case GLOSA_BOOL: return value.integer != 0;
        case GLOSA_STRING: {
            std::string text(static_cast<const char*>(value.pointer), value.length);
            if (type->kind() == c10::TypeKind::DeviceObjType) return c10::Device(text);
            return text;
        }
        case GLOSA_INT_LIST: {
            const auto items = static_cast<const int64_t*>(value.pointer);
            return c10::List<int64_t>(c10::ArrayRef<int64_t>(items, value.length));
        }
        case GLOSA_DOUBLE_LIST: {
            const auto items = static_cast<const double*>(value.pointer);
            return c10::List<double>(c10::ArrayRef<double>(items, value.length));
        }
        case GLOSA_TENSOR_LIST: return tensor_list(value, type);
        default: TORCH_CHECK_TYPE(false, "a value has the unknown tag ", value.tag);
    }
}

GlosaValue unbox(c10::IValue& value) {
    GlosaValue result{};
    if (value.isTensor()) {
        auto tensor = std::move(value).toTensor();
        if (!tensor.defined()) return result;
        result.tag = GLOSA_TENSOR;
        result.pointer = glosa_handle(std::move(tensor));
    } else if (value.isInt()) {
        result.tag = GLOSA_INT;
        result.integer = value.toInt();
    } else if (value.isDouble()) {
        result.tag = GLOSA_DOUBLE;
        result.real = value.toDouble();
    } else if (value.isBool()) {
        result.tag = GLOSA_BOOL;
        result.integer = value.toBool() ? 1 : 0;
    } else if (value.isTensorList()) {
        const auto tensors = value.toTensorVector();
        auto handles = static_cast<GlosaTensor*>(std::malloc(sizeof(GlosaTensor) * (tensors.size() + 1)));
        for (size_t i = 0; i < tensors.size(); i++) handles[i] = glosa_handle(tensors[i]);
        result.tag = GLOSA_TENSOR_LIST;
        result.length = int32_t(tensors.size());
        result.pointer = handles;
    } else if (!value.isNone()) {
        TORCH_CHECK_TYPE(false, "a result of type ", value.tagKind(), " cannot be handed over");
    }
    return result;
}

}  // namespace

int32_t glosa_abi_version() { return GLOSA_ABI_VERSION; }

int32_t glosa_operator_find(const char* name, const char* overload, GlosaOperator* found, GlosaError* error) {
    return glosa_guard(error, [&] {
        auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
        if (!handle) {
            *found = nullptr;
            return;
        }
        auto op = new Operator{*handle, {}, {}, {}};
        for (const auto& argument : handle->schema().arguments()) {
            op->types.push_back(without_optional(argument.type()));
            op->has_default.push_back(argument.default_value().has_value());
            op->defaults.push_back(argument.default_value().value_or(c10::IValue()));
        }
        *found = op;    // cached by the caller for the life of the process
    });
}

int32_t glosa_operator_call(GlosaOperator op_handle, const GlosaValue* arguments, int32_t argument_count,
    GlosaValue* results, int32_t result_capacity, int32_t* result_count, GlosaError* error) {
    return glosa_guard(error, [&] {
        const auto& op = *static_cast<const Operator*>(op_handle);
        const auto expected = op.types.size();
        TORCH_CHECK_TYPE(size_t(argument_count) <= expected, "takes ", expected, " arguments, got ", argument_count);
        torch::jit::Stack stack;
        stack.reserve(expected);
        for (int32_t i = 0; i < argument_count; i++) stack.push_back(box(arguments[i], op.types[i]));
        for (size_t i = argument_count; i < expected; i++) {
            TORCH_CHECK_TYPE(op.has_default[i], "argument ", i + 1, " is missing and has no default");
            stack.push_back(op.defaults[i]);
        }
        op.handle.callBoxed(stack);
        TORCH_CHECK_TYPE(stack.size() <= size_t(result_capacity), "returned ", stack.size(), " values, room for ",
            result_capacity);
        *result_count = int32_t(stack.size());
        for (size_t i = 0; i < stack.size(); i++) results[i] = unbox(stack[i]);
    });
}

void glosa_list_free(void* list) { std::free(list); }
