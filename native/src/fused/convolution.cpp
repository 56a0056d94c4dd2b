// glosa::convolution_max: a convolution over token vectors and the maximum of each filter over the text.
// The products are one matrix product over all tokens; the maximum leaves one window for each text and filter,
// so backward touches these windows only.
#include <ATen/ATen.h>
#include <ATen/Dispatch.h>
#include <ATen/Parallel.h>
#include <torch/csrc/autograd/custom_function.h>
#include <torch/library.h>

#include <limits>

#include "pointwise.h"

namespace {

using at::Tensor;
using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

// Tokens whose products lie in the cache together.
constexpr int64_t tokens_at_once = 2048;

// Windows of one text that count: window t starts at token t, and t <= max(length - width, 0).
int64_t windows_of(int64_t length, int64_t width) { return length == 0 ? 0 : std::max<int64_t>(length - width, 0) + 1; }

// products [T, W, O] of one text to the maximum over its windows [O], and where each window starts.
template <typename T>
GLOSA_INLINE void max_of_text(const T* products, int64_t length, int64_t width, int64_t filters, T* sums, T* best,
    int32_t* starts) {
    for (int64_t o = 0; o < filters; o++) best[o] = -std::numeric_limits<T>::infinity();
    for (int64_t o = 0; o < filters; o++) starts[o] = -1;
    const auto windows = windows_of(length, width);
    for (int64_t t = 0; t < windows; t++) {
        const T* first = products + t * width * filters;
        for (int64_t o = 0; o < filters; o++) sums[o] = first[o];
        const auto tokens = std::min(width, length - t);    // beyond the text there are zeros
        for (int64_t k = 1; k < tokens; k++) {
            const T* next = products + ((t + k) * width + k) * filters;
            for (int64_t o = 0; o < filters; o++) sums[o] += next[o];
        }
        const auto start = int32_t(t);
        for (int64_t o = 0; o < filters; o++) {
            const bool better = !(sums[o] <= best[o]);      // a NaN wins and stays visible
            best[o] = better ? sums[o] : best[o];
            starts[o] = better ? start : starts[o];
        }
    }
    if (windows == 0)
        for (int64_t o = 0; o < filters; o++) best[o] = 0;
}
GLOSA_CLONES void text_maximum(const float* products, int64_t length, int64_t width, int64_t filters, float* sums,
    float* best, int32_t* starts) {
    max_of_text(products, length, width, filters, sums, best, starts);
}
void text_maximum(const double* products, int64_t length, int64_t width, int64_t filters, double* sums, double* best,
    int32_t* starts) {
    max_of_text(products, length, width, filters, sums, best, starts);
}

template <typename T>
GLOSA_INLINE void add_scaled_values(T* to, const T* from, T factor, int64_t count) {
    for (int64_t i = 0; i < count; i++) to[i] += factor * from[i];
}
GLOSA_CLONES void add_scaled(float* to, const float* from, float factor, int64_t count) {
    add_scaled_values(to, from, factor, count);
}
void add_scaled(double* to, const double* from, double factor, int64_t count) {
    add_scaled_values(to, from, factor, count);
}

struct ConvolutionMaxFunction : torch::autograd::Function<ConvolutionMaxFunction> {
    static Tensor forward(AutogradContext* context, const Tensor& input, const Tensor& lengths, const Tensor& weight,
        const Tensor& bias) {
        at::AutoDispatchBelowADInplaceOrView below_autograd;
        const auto vectors = input.contiguous();                                                // [B, T, I]
        const auto texts = vectors.size(0), padded = vectors.size(1);
        const auto filters = weight.size(0), width = weight.size(2);
        const auto by_place = weight.permute({1, 2, 0}).reshape({vectors.size(2), width * filters});    // [I, W·O]
        auto pooled = at::empty({texts, filters}, vectors.options());                           // [B, O]
        auto starts = at::empty({texts, filters}, lengths.options().dtype(at::kInt));           // [B, O]
        const auto sizes = lengths.data_ptr<int64_t>();
        const auto group = std::max<int64_t>(1, tokens_at_once / std::max<int64_t>(1, padded));
        for (int64_t first = 0; first < texts; first += group) {
            const auto count = std::min(group, texts - first);
            const auto longest = *std::max_element(sizes + first, sizes + first + count);
            const auto products = vectors.narrow(0, first, count).narrow(1, 0, longest)
                .reshape({count * longest, vectors.size(2)}).mm(by_place);                      // [n·T, W·O]
            AT_DISPATCH_FLOATING_TYPES(vectors.scalar_type(), "glosa::convolution_max", [&] {
                const auto all = products.data_ptr<scalar_t>();
                const auto best = pooled.data_ptr<scalar_t>() + first * filters;
                const auto from = starts.data_ptr<int32_t>() + first * filters;
                at::parallel_for(0, count, std::max<int64_t>(1, 262144 / std::max<int64_t>(1, longest * width * filters)),
                    [&](int64_t begin, int64_t end) {
                        std::vector<scalar_t> sums(filters);
                        for (int64_t text = begin; text < end; text++)
                            text_maximum(all + text * longest * width * filters, sizes[first + text], width, filters,
                                sums.data(), best + text * filters, from + text * filters);
                    });
            });
        }
        pooled.add_(bias);
        context->save_for_backward({vectors, lengths, weight, starts});
        return pooled;
    }

    static variable_list backward(AutogradContext* context, variable_list gradients) {
        at::NoGradGuard no_grad;
        const auto saved = context->get_saved_variables();
        const auto& vectors = saved[0];
        const auto& weight = saved[2];
        const auto gradient = gradients[0].contiguous();                                        // [B, O]
        const auto texts = vectors.size(0), padded = vectors.size(1), size = vectors.size(2);
        const auto filters = weight.size(0), width = weight.size(2);
        const auto sizes = saved[1].data_ptr<int64_t>();
        const auto starts = saved[3].data_ptr<int32_t>();
        Tensor input_gradient, weight_gradient, bias_gradient;
        AT_DISPATCH_FLOATING_TYPES(vectors.scalar_type(), "glosa::convolution_max_backward", [&] {
            const auto from = vectors.data_ptr<scalar_t>();
            const auto of_pooled = gradient.data_ptr<scalar_t>();
            // Runs body(token's row, filter and place's row, factor) over all tokens of a text's and filter's window.
            const auto over_window = [&](int64_t text, int64_t filter, auto body) {
                const int64_t start = starts[text * filters + filter];
                const auto factor = of_pooled[text * filters + filter];
                if (start < 0 || factor == 0) return;
                for (int64_t k = 0; k < std::min(width, sizes[text] - start); k++)
                    body((text * padded + start + k) * size, (filter * width + k) * size, factor);
            };
            if (context->needs_input_grad(0)) {
                const auto by_filter = weight.transpose(1, 2).contiguous();                     // [O, W, I]
                input_gradient = at::zeros_like(vectors);
                const auto weights = by_filter.data_ptr<scalar_t>();
                const auto to = input_gradient.data_ptr<scalar_t>();
                at::parallel_for(0, texts, 1, [&](int64_t begin, int64_t end) {
                    for (int64_t text = begin; text < end; text++)
                        for (int64_t filter = 0; filter < filters; filter++)
                            over_window(text, filter, [&](int64_t token, int64_t place, scalar_t factor) {
                                add_scaled(to + token, weights + place, factor, size);
                            });
                });
            }
            if (context->needs_input_grad(2)) {
                auto by_filter = at::zeros({filters, width, size}, vectors.options());          // [O, W, I]
                const auto to = by_filter.template data_ptr<scalar_t>();
                at::parallel_for(0, filters, 1, [&](int64_t begin, int64_t end) {
                    for (int64_t filter = begin; filter < end; filter++)
                        for (int64_t text = 0; text < texts; text++)
                            over_window(text, filter, [&](int64_t token, int64_t place, scalar_t factor) {
                                add_scaled(to + place, from + token, factor, size);
                            });
                });
                weight_gradient = by_filter.transpose(1, 2).contiguous();                       // [O, I, W]
            }
        });
        if (context->needs_input_grad(3)) bias_gradient = gradient.sum(0);                      // [O]
        return {input_gradient, Tensor(), weight_gradient, bias_gradient};
    }
};

void check_arguments(const Tensor& input, const Tensor& lengths, const Tensor& weight, const Tensor& bias) {
    TORCH_CHECK_VALUE(input.dim() == 3 && lengths.dim() == 1 && lengths.size(0) == input.size(0),
        "expected input [B, T, I] and lengths [B], got ", input.sizes(), " and ", lengths.sizes());
    TORCH_CHECK_TYPE(input.scalar_type() == at::kFloat || input.scalar_type() == at::kDouble,
        "expected an input of Float or Double, got ", input.scalar_type());
    TORCH_CHECK_TYPE(lengths.scalar_type() == at::kLong, "expected lengths of Long, got ", lengths.scalar_type());
    TORCH_CHECK_VALUE(weight.dim() == 3 && weight.size(1) == input.size(2) && weight.size(2) > 0,
        "expected weight [O, ", input.size(2), ", W], got ", weight.sizes());
    TORCH_CHECK_VALUE(bias.dim() == 1 && bias.size(0) == weight.size(0), "expected bias [", weight.size(0), "], got ",
        bias.sizes());
    for (const auto& tensor : {weight, bias}) {
        TORCH_CHECK_TYPE(tensor.scalar_type() == input.scalar_type(),
            "input is ", input.scalar_type(), ", but a weight is ", tensor.scalar_type());
        TORCH_CHECK_VALUE(tensor.device() == input.device(), "input is on ", input.device(), ", but a weight is on ",
            tensor.device());
    }
    const auto shortest_and_longest = lengths.numel() > 0 ? lengths.aminmax() : std::tuple<Tensor, Tensor>();
    if (lengths.numel() > 0)
        TORCH_CHECK_VALUE(std::get<0>(shortest_and_longest).item<int64_t>() >= 0
                && std::get<1>(shortest_and_longest).item<int64_t>() <= input.size(1),
            "a length is below 0 or above the batch's ", input.size(1), " tokens");
}

// The same out of ATen's convolution: what other devices run, and what the fused one is tested against.
Tensor convolution_max_composed(const Tensor& input, const Tensor& lengths, const Tensor& weight, const Tensor& bias) {
    check_arguments(input, lengths, weight, bias);
    const auto width = weight.size(2);
    const auto places = at::arange(input.size(1) + width - 1, lengths.options()).unsqueeze(0);  // [1, T+w-1]
    const auto extended = at::constant_pad_nd(input, {0, 0, 0, width - 1})                      // [B, T+w-1, I]
        .masked_fill((places >= lengths.unsqueeze(1)).unsqueeze(2), 0);
    const auto convolved = at::conv1d(extended.transpose(1, 2), weight, bias);                  // [B, O, T]
    const auto last = (lengths - width).clamp_min(0).unsqueeze(1);                              // [B, 1]
    const auto uncounted = (places.narrow(1, 0, input.size(1)) > last).unsqueeze(1);            // [B, 1, T]
    const auto best = std::get<0>(
        convolved.masked_fill(uncounted, -std::numeric_limits<double>::infinity()).max(2));     // [B, O]
    return at::where((lengths == 0).unsqueeze(1), bias.unsqueeze(0) + best * 0, best);
}

Tensor convolution_max(const Tensor& input, const Tensor& lengths, const Tensor& weight, const Tensor& bias) {
    check_arguments(input, lengths, weight, bias);
    return input.device().is_cpu() ? ConvolutionMaxFunction::apply(input, lengths.contiguous(), weight, bias)
                                   : convolution_max_composed(input, lengths, weight, bias);
}

const char* const schema_arguments = "(Tensor input, Tensor lengths, Tensor weight, Tensor bias) -> Tensor";

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    library.def((std::string("convolution_max") + schema_arguments).c_str(), convolution_max);
    library.def((std::string("convolution_max_composed") + schema_arguments).c_str(), convolution_max_composed);
}
