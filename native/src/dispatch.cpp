// The one way into libtorch's operators: find a schema by name, box the arguments, call, unbox the results.
#include <ATen/core/dispatch/Dispatcher.h>
#include <ATen/core/ivalue.h>

#include <cstdlib>
#include <memory>
#include <new>
#include <string>
#include <vector>

#include "denormals.h"
#include "error.h"
#include "handle.h"
#include "random.h"

namespace {

struct Operator {
    c10::OperatorHandle handle;
    std::vector<std::string> names;
    std::vector<c10::TypePtr> types;        // without Optional
    std::vector<bool> optional;
    std::vector<c10::IValue> defaults;      // None where the schema has none
    std::vector<bool> has_default;
};

bool is_optional(const c10::TypePtr& type) { return type->kind() == c10::TypeKind::OptionalType; }

c10::TypePtr without_optional(const c10::TypePtr& type) {
    return is_optional(type) ? type->castRaw<c10::OptionalType>()->getElementType() : type;
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
    for (int32_t i = 0; i < value.length; i++) {
        TORCH_CHECK_TYPE(handles[i], "tensor ", i, " of the list is none");
        list.push_back(glosa_tensor(handles[i]));
    }
    return list;
}

// Whether a value can become an argument of the type. Kernels assert it too, but in the words of an internal bug.
bool fits(const GlosaValue& value, const c10::TypePtr& type, bool optional) {
    const auto kind = type->kind();
    switch (value.tag) {
        case GLOSA_NONE: return optional || kind == c10::TypeKind::NoneType;
        case GLOSA_TENSOR: return kind == c10::TypeKind::TensorType;
        case GLOSA_INT:
            return kind == c10::TypeKind::IntType || kind == c10::TypeKind::FloatType ||
                kind == c10::TypeKind::NumberType || kind == c10::TypeKind::BoolType;
        case GLOSA_DOUBLE: return kind == c10::TypeKind::FloatType || kind == c10::TypeKind::NumberType;
        case GLOSA_BOOL: return kind == c10::TypeKind::BoolType || kind == c10::TypeKind::NumberType;
        case GLOSA_STRING: return kind == c10::TypeKind::StringType || kind == c10::TypeKind::DeviceObjType;
        case GLOSA_INT_LIST:
        case GLOSA_DOUBLE_LIST:
        case GLOSA_TENSOR_LIST: {
            if (kind != c10::TypeKind::ListType) return false;
            const auto element = without_optional(type->castRaw<c10::ListType>()->getElementType())->kind();
            return element == (value.tag == GLOSA_INT_LIST ? c10::TypeKind::IntType
                : value.tag == GLOSA_DOUBLE_LIST ? c10::TypeKind::FloatType : c10::TypeKind::TensorType);
        }
        default: return false;
    }
}

// Whether an argument is the generator of an operator on the processor.
bool draws_here(const c10::TypePtr& type, const torch::jit::Stack& stack) {
    return type->kind() == c10::TypeKind::GeneratorType && !stack.empty() && stack[0].isTensor() &&
        stack[0].toTensor().device().is_cpu();
}

const char* name_of(int32_t tag) {
    static const char* const names[] = {"none", "a tensor", "an integer", "a number", "a truth value", "a text",
        "a list of integers", "a list of numbers", "a list of tensors"};
    return tag >= GLOSA_NONE && tag <= GLOSA_TENSOR_LIST ? names[tag] : "a value of unknown tag";
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
        default: TORCH_CHECK_TYPE(false, "a value has the unknown tag ", value.tag);    // fits() refused it before
    }
}

GlosaValue unbox_tensors(const c10::IValue& value) {
    auto tensors = value.toTensorVector();
    const auto handles = static_cast<GlosaTensor*>(std::malloc(sizeof(GlosaTensor) * (tensors.size() + 1)));
    if (handles == nullptr) throw std::bad_alloc();
    for (size_t i = 0; i < tensors.size(); i++)
        handles[i] = tensors[i].defined() ? glosa_handle(std::move(tensors[i])) : nullptr;
    GlosaValue result{};
    result.tag = GLOSA_TENSOR_LIST;
    result.length = int32_t(tensors.size());
    result.pointer = handles;
    return result;
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
        return unbox_tensors(value);
    } else if (!value.isNone()) {
        TORCH_CHECK_TYPE(false, "a result of type ", value.tagKind(), " cannot be handed over");
    }
    return result;
}

// Results handed over so far; the caller never sees them if a later one fails, so they are released here.
struct HandedOver {
    GlosaValue* values;
    size_t count = 0;
    ~HandedOver() {
        for (size_t i = 0; i < count; i++) {
            if (values[i].tag == GLOSA_TENSOR) glosa_tensor_release(values[i].pointer);
            if (values[i].tag != GLOSA_TENSOR_LIST) continue;
            const auto handles = static_cast<GlosaTensor*>(values[i].pointer);
            for (int32_t k = 0; k < values[i].length; k++)
                if (handles[k]) glosa_tensor_release(handles[k]);
            std::free(handles);
        }
    }
};

}  // namespace

int32_t glosa_abi_version() { return GLOSA_ABI_VERSION; }

int32_t glosa_operator_find(const char* name, const char* overload, GlosaOperator* found, GlosaError* error) {
    return glosa_guard(error, [&] {
        auto handle = c10::Dispatcher::singleton().findSchema({name, overload});
        if (!handle) {
            *found = nullptr;
            return;
        }
        auto op = std::unique_ptr<Operator>(new Operator{*handle, {}, {}, {}, {}, {}});
        for (const auto& argument : handle->schema().arguments()) {
            op->names.push_back(argument.name());
            op->optional.push_back(is_optional(argument.type()));
            op->types.push_back(without_optional(argument.type()));
            op->has_default.push_back(argument.default_value().has_value());
            op->defaults.push_back(argument.default_value().value_or(c10::IValue()));
        }
        *found = op.release();    // cached by the caller for the life of the process
    });
}

int32_t glosa_operator_call(GlosaOperator op_handle, const GlosaValue* arguments, int32_t argument_count,
    GlosaValue* results, int32_t result_capacity, int32_t* result_count, GlosaError* error) {
    const GlosaDenormalsAreZero denormals_are_zero;
    return glosa_guard(error, [&] {
        const auto& op = *static_cast<const Operator*>(op_handle);
        const auto expected = op.types.size();
        TORCH_CHECK_TYPE(size_t(argument_count) <= expected, "takes ", expected, " arguments, got ", argument_count);
        torch::jit::Stack stack;
        stack.reserve(expected);
        for (int32_t i = 0; i < argument_count; i++) {
            TORCH_CHECK_TYPE(fits(arguments[i], op.types[i], op.optional[i]), "argument '", op.names[i], "' takes ",
                op.types[i]->str(), op.optional[i] ? " or none" : "", ", got ", name_of(arguments[i].tag));
            stack.push_back(box(arguments[i], op.types[i]));
        }
        for (size_t i = argument_count; i < expected; i++) {
            TORCH_CHECK_TYPE(op.has_default[i], "argument '", op.names[i], "' is missing and has no default");
            stack.push_back(draws_here(op.types[i], stack) ? c10::IValue(glosa::thread_generator()) : op.defaults[i]);
        }
        op.handle.callBoxed(stack);
        TORCH_CHECK_TYPE(stack.size() <= size_t(result_capacity), "returned ", stack.size(), " values, room for ",
            result_capacity);
        HandedOver handed_over{results};
        for (size_t i = 0; i < stack.size(); i++) {
            results[i] = unbox(stack[i]);
            handed_over.count++;
        }
        *result_count = int32_t(stack.size());
        handed_over.count = 0;
    });
}

void glosa_list_free(void* list) { std::free(list); }
