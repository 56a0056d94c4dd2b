#include "packing.h"

#include <algorithm>
#include <cstring>
#include <numeric>

namespace glosa {

Packing::Packing(const at::Tensor& lengths_of_texts, int64_t padded_length, bool reverse)
    : texts(lengths_of_texts.numel()), padded_length(padded_length), reverse(reverse) {
    TORCH_CHECK_TYPE(at::isIntegralType(lengths_of_texts.scalar_type(), false), "lengths are whole numbers, got ",
        lengths_of_texts.scalar_type());
    const auto contiguous = lengths_of_texts.to(at::kCPU, at::kLong).contiguous();
    const auto given = contiguous.data_ptr<int64_t>();
    for (int64_t b = 0; b < texts; b++)
        TORCH_CHECK_VALUE(given[b] >= 0 && given[b] <= padded_length, "text ", b, " has length ", given[b],
            ", but the batch is ", padded_length, " tokens wide");
    order.resize(texts);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int64_t a, int64_t b) { return given[a] > given[b]; });
    for (const auto b : order) lengths.push_back(given[b]);
    const int64_t longest = texts == 0 ? 0 : lengths[0];
    offsets.push_back(0);
    int64_t running = texts;
    for (int64_t t = 0; t < longest; t++) {
        while (running > 0 && lengths[running - 1] <= t) running--;
        batch_sizes.push_back(running);
        offsets.push_back(offsets.back() + running);
    }
}

namespace {

// Calls body(packed row, padded row) for every real token.
template <typename Body>
void for_each_token(const Packing& packing, Body body) {
    for (int64_t t = 0; t < packing.steps(); t++)
        for (int64_t k = 0; k < packing.batch_sizes[t]; k++) body(packing.offsets[t] + k, packing.padded_row(t, k));
}

}  // namespace

at::Tensor Packing::pack(const at::Tensor& padded) const {
    const auto source = padded.contiguous();
    const auto features = source.size(2);
    auto packed = at::empty({rows(), features}, source.options());
    const auto bytes = size_t(features) * source.element_size();
    const auto from = static_cast<const char*>(source.data_ptr());
    const auto to = static_cast<char*>(packed.data_ptr());
    for_each_token(*this, [&](int64_t row, int64_t place) {
        std::memcpy(to + row * bytes, from + place * bytes, bytes);
    });
    return packed;
}

at::Tensor Packing::unpack(const at::Tensor& packed) const {
    const auto source = packed.contiguous();
    const auto features = source.size(1);
    auto padded = at::zeros({texts, padded_length, features}, source.options());
    const auto bytes = size_t(features) * source.element_size();
    const auto from = static_cast<const char*>(source.data_ptr());
    const auto to = static_cast<char*>(padded.data_ptr());
    for_each_token(*this, [&](int64_t row, int64_t place) {
        std::memcpy(to + place * bytes, from + row * bytes, bytes);
    });
    return padded;
}

at::Tensor Packing::last(const at::Tensor& packed) const {
    auto final_rows = at::zeros({texts, packed.size(1)}, packed.options());
    const auto bytes = size_t(packed.size(1)) * packed.element_size();
    const auto from = static_cast<const char*>(packed.data_ptr());
    const auto to = static_cast<char*>(final_rows.data_ptr());
    for (int64_t k = 0; k < texts && lengths[k] > 0; k++)
        std::memcpy(to + order[k] * bytes, from + (offsets[lengths[k] - 1] + k) * bytes, bytes);
    return final_rows;
}

at::Tensor Packing::before(const at::Tensor& packed) const {
    const auto first = steps() > 0 ? offsets[1] : 0;
    if (steps() == 0 || batch_sizes.front() == batch_sizes.back()) return packed.narrow(0, 0, rows() - first);
    auto rows_before = at::empty({rows() - first, packed.size(1)}, packed.options());
    const auto bytes = size_t(packed.size(1)) * packed.element_size();
    const auto from = static_cast<const char*>(packed.data_ptr());
    const auto to = static_cast<char*>(rows_before.data_ptr());
    for (int64_t t = 1; t < steps(); t++)
        std::memcpy(to + (offsets[t] - first) * bytes, from + offsets[t - 1] * bytes, batch_sizes[t] * bytes);
    return rows_before;
}

at::Tensor Packing::gradient_of_hidden_weight(const at::Tensor& gradients, const at::Tensor& hidden) const {
    const auto states = before(hidden);
    return gradients.narrow(0, gradients.size(0) - states.size(0), states.size(0)).t().mm(states);
}

void Packing::add_to_last(at::Tensor& packed, const at::Tensor& gradient) const {
    const auto source = gradient.contiguous();
    const auto features = source.size(1);
    AT_DISPATCH_FLOATING_TYPES(packed.scalar_type(), "glosa::add_to_last", [&] {
        const auto from = source.data_ptr<scalar_t>();
        const auto to = packed.data_ptr<scalar_t>();
        for (int64_t k = 0; k < texts && lengths[k] > 0; k++) {
            const auto row = to + (offsets[lengths[k] - 1] + k) * features;
            for (int64_t j = 0; j < features; j++) row[j] += from[order[k] * features + j];
        }
    });
}

}  // namespace glosa
