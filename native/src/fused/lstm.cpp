// glosa::lstm_layer: one LSTM layer over texts of different lengths, in one direction or two.
// Equations and weight layout are PyTorch's nn.LSTM (gates i, f, g, o).
#include "pointwise.h"
#include "recurrent_layer.h"

namespace {

using at::Tensor;

template <typename T>
GLOSA_INLINE void forward_rows(const glosa::ForwardRows<T>& step) {
    const auto size = step.size;
    for (int64_t k = 0; k < step.rows; k++) {
        T* i = step.gates + k * 4 * size;
        T* f = i + size;
        T* g = f + size;
        T* o = g + size;
        const T* bias_i = step.bias;
        const T* bias_f = bias_i + size;
        const T* bias_g = bias_f + size;
        const T* bias_o = bias_g + size;
        const T* before = step.previous_states + k * size;
        T* c = step.states + k * size;
        T* h = step.hidden + k * size;
#pragma GCC ivdep
        for (int64_t j = 0; j < size; j++) {
            i[j] = glosa::sigmoid_of(i[j] + bias_i[j]);
            f[j] = glosa::sigmoid_of(f[j] + bias_f[j]);
            g[j] = glosa::tanh_of(g[j] + bias_g[j]);
            o[j] = glosa::sigmoid_of(o[j] + bias_o[j]);
            c[j] = f[j] * before[j] + i[j] * g[j];
            h[j] = o[j] * glosa::tanh_of(c[j]);
        }
    }
}

template <typename T>
GLOSA_INLINE void backward_rows(const glosa::BackwardRows<T>& step) {
    const auto size = step.size;
    for (int64_t k = 0; k < step.rows; k++) {
        const T* i = step.gates + k * 4 * size;
        const T* f = i + size;
        const T* g = f + size;
        const T* o = g + size;
        const T* c = step.states + k * size;
        const T* before = step.previous_states + k * size;
        const T* dh = step.hidden_gradients + k * size;
        T* dc = step.state_gradients + k * size;
        T* di = step.gate_gradients + k * 4 * size;
        T* df = di + size;
        T* dg = df + size;
        T* d_o = dg + size;
#pragma GCC ivdep
        for (int64_t j = 0; j < size; j++) {
            const T t = glosa::tanh_of(c[j]);
            const T whole = dc[j] + dh[j] * o[j] * (T(1) - t * t);
            d_o[j] = dh[j] * t * o[j] * (T(1) - o[j]);
            di[j] = whole * g[j] * i[j] * (T(1) - i[j]);
            dg[j] = whole * i[j] * (T(1) - g[j] * g[j]);
            df[j] = whole * before[j] * f[j] * (T(1) - f[j]);
            dc[j] = whole * f[j];
        }
    }
}

GLOSA_CLONES void forward_step(const glosa::ForwardRows<float>& step) { forward_rows(step); }
void forward_step(const glosa::ForwardRows<double>& step) { forward_rows(step); }
GLOSA_CLONES void backward_step(const glosa::BackwardRows<float>& step) { backward_rows(step); }
void backward_step(const glosa::BackwardRows<double>& step) { backward_rows(step); }

// Its states are the cells. All that comes from the hidden state is added to the gates.
struct LstmCell {
    static constexpr int64_t gates = 4;
    static constexpr bool adds_to_gates = true;

    static Tensor bias(const Tensor& of_input, const Tensor& of_hidden) { return of_input + of_hidden; }    // [4H]
    template <typename T>
    static void forward(const glosa::ForwardRows<T>& step) { forward_step(step); }
    template <typename T>
    static void backward(const glosa::BackwardRows<T>& step) { backward_step(step); }
};

Tensor packed_lstm(const Tensor& packed, const Tensor& batch_sizes, const Tensor& zeros, at::TensorList weights,
    bool bidirectional) {
    return std::get<0>(at::lstm(packed, batch_sizes, {zeros, zeros}, weights, true, 1, 0.0, true, bidirectional));
}

glosa::RecurrentResult lstm_layer_composed(const Tensor& input, const Tensor& lengths, at::TensorList weights) {
    glosa::check_recurrent(LstmCell::gates, input, lengths, weights);
    return glosa::through_packed_sequence(input, lengths, weights, packed_lstm);
}

glosa::RecurrentResult lstm_layer(const Tensor& input, const Tensor& lengths, at::TensorList weights) {
    if (!input.device().is_cpu()) return lstm_layer_composed(input, lengths, weights);
    glosa::check_recurrent(LstmCell::gates, input, lengths, weights);
    return glosa::recurrent_layer<LstmCell>(input, lengths, weights);
}

}  // namespace

TORCH_LIBRARY_FRAGMENT(glosa, library) {
    glosa::define_recurrent(library, "lstm_layer", lstm_layer, lstm_layer_composed);
}
