// The gradients of one direction of a recurrent layer over a share of the texts, for any cell.
#pragma once
#include <mutex>
#include <vector>

#include "lanes.h"
#include "packed_weight.h"
#include "recurrent.h"

namespace glosa {

// As ForwardRows; the gradients of the loss.
template <typename T>
struct BackwardRows {
    const T* gates;                 // [n, G*H]
    const T* states;                // [n, H]
    const T* previous_states;       // [n, H]
    const T* previous_hidden;       // [n, H]
    T* hidden_gradients;            // [n, H]; becomes what the step before gets past its projection, if it gets any
    T* state_gradients;             // [n, H]; becomes what the step before gets
    T* gate_gradients;              // [n, G*H], written
    T* projected_gradients;         // [n, G*H], written where the cell does not add to the gates
    int64_t rows, size;
};

// What the layer is asked for. The lanes add up the gradient of its input.
struct AskedGradients {
    at::Tensor input;               // [B, T, I], or none
    std::vector<char> written;      // for each token, whether a lane was there
    std::mutex writing;
    std::vector<bool> weights;      // for each
};

// Adds a chunk's rows; whichever direction comes first, the sum of the two is the same.
template <typename T>
void add_input_gradients(const Packing& packing, const Chunk& chunk, const at::Tensor& rows, AskedGradients& asked) {
    const auto size = rows.size(1);
    const std::lock_guard<std::mutex> lock(asked.writing);
    for (const auto& step : chunk.steps)
        for (int64_t k = 0; k < step.rows; k++) {
            const auto token = packing.padded_row(step.place, k);
            const auto from = row_of<T>(rows, step.first - chunk.first + k);
            const auto to = row_of<T>(asked.input, token);
            if (asked.written[token]) add_rows_to(to, from, 1, size);
            else std::copy_n(from, size, to);
            asked.written[token] = true;
        }
}

template <typename Cell, typename T>
class LaneBackward {
public:
    LaneBackward(Lane& lane, const at::Tensor& input, at::TensorList weights, const at::Tensor& output,
        const at::Tensor& output_gradient, const at::Tensor& last_gradient, AskedGradients& asked)
        : lane_(lane), packing_(lane.packing), input_(input), output_(output), output_gradient_(output_gradient),
          last_gradient_(last_gradient), asked_(asked), size_(weights[1].size(1)), width_(weights[1].size(0)),
          column_(lane.direction * size_), input_weight_(weights[0]), hidden_weight_(weights[1]),
          zeros_(at::zeros({packing_.texts(), size_}, input.options())),
          hidden_gradients_(at::zeros_like(zeros_)), state_gradients_(at::zeros_like(zeros_)) {
        lane.input_weight = at::zeros_like(weights[0]);
        lane.hidden_weight = at::zeros_like(weights[1]);
        lane.input_bias = at::zeros_like(weights[2]);
        lane.hidden_bias = at::zeros_like(weights[3]);
    }

    void run() {
        const auto chunks = packing_.chunks(lane_.reverse(), values_of_chunk / width_);
        const auto most = most_rows(chunks);
        read_ = at::empty({most, input_.size(2)}, input_.options());
        before_ = at::empty({most, size_}, input_.options());
        gate_gradients_ = at::empty({most, width_}, input_.options());
        projected_gradients_ = Cell::adds_to_gates ? gate_gradients_ : at::empty_like(gate_gradients_);
        for (auto chunk = chunks.rbegin(); chunk != chunks.rend(); ++chunk) {
            for (auto step = chunk->steps.rbegin(); step != chunk->steps.rend(); ++step)
                take(*step, step->first - chunk->first);
            add_products(*chunk);
        }
        if (Cell::adds_to_gates) lane_.hidden_bias.copy_(lane_.input_bias);
        if (asked_.input.defined() && !lane_.reverse()) clear_padding<T>(packing_, asked_.input, 0, input_.size(2));
    }

private:
    // A step whose rows stand from `row` on among those of the chunk.
    void take(const Step& step, int64_t row) {
        collect(step);
        read_hidden_before(step, row);
        compute(step, row, 0, step.continuing, true);
        compute(step, row, step.continuing, step.rows - step.continuing, false);
        add_rows_to(lane_.input_bias.data_ptr<T>(), row_of<T>(gate_gradients_, row), step.rows, width_);
        if (!Cell::adds_to_gates)
            add_rows_to(lane_.hidden_bias.data_ptr<T>(), row_of<T>(projected_gradients_, row), step.rows, width_);
        hidden_weight_.multiply(row_of<T>(projected_gradients_, row), step.continuing,
            row_of<T>(hidden_gradients_, 0), !Cell::adds_to_gates);
    }

    // To what the step after gave, what the loss sees of this one.
    void collect(const Step& step) {
        for (int64_t k = 0; k < step.rows; k++) {
            const auto gradient = row_of<T>(hidden_gradients_, k);
            if (output_gradient_.defined())
                add_rows_to(gradient,
                    row_of<T>(output_gradient_, packing_.padded_row(step.place, k)) + column_, 1, size_);
            if (last_gradient_.defined() && lane_.ends(step, k))
                add_rows_to(gradient, row_of<T>(last_gradient_, packing_.order[k]) + column_, 1, size_);
        }
    }

    void read_hidden_before(const Step& step, int64_t row) {
        const auto place = lane_.reverse() ? step.place + 1 : step.place - 1;
        for (int64_t k = 0; k < step.continuing; k++)
            std::copy_n(row_of<T>(output_, packing_.padded_row(place, k)) + column_, size_,
                row_of<T>(before_, row + k));
        std::fill_n(row_of<T>(before_, row + step.continuing), (step.rows - step.continuing) * size_, T(0));
    }

    void compute(const Step& step, int64_t row, int64_t k, int64_t rows, bool goes_on) {
        Cell::backward(BackwardRows<T>{row_of<T>(lane_.gates, step.first + k), row_of<T>(lane_.states, step.first + k),
            goes_on ? row_of<T>(lane_.states, step.before + k) : zeros_.data_ptr<T>(), row_of<T>(before_, row + k),
            row_of<T>(hidden_gradients_, k), row_of<T>(state_gradients_, k), row_of<T>(gate_gradients_, row + k),
            row_of<T>(projected_gradients_, row + k), rows, size_});
    }

    void add_products(const Chunk& chunk) {
        const auto first_weight = lane_.direction * weights_of_direction;
        const auto gradients = gate_gradients_.narrow(0, 0, chunk.rows);                    // [n, G*H]
        if (asked_.weights[first_weight]) {
            read_input<T>(packing_, chunk, input_, read_);
            lane_.input_weight.addmm_(gradients.t(), read_.narrow(0, 0, chunk.rows));
        }
        if (asked_.weights[first_weight + 1])
            lane_.hidden_weight.addmm_(projected_gradients_.narrow(0, 0, chunk.rows).t(),
                before_.narrow(0, 0, chunk.rows));
        if (asked_.input.defined()) {
            input_weight_.multiply(row_of<T>(gradients, 0), chunk.rows, row_of<T>(read_, 0), false);
            add_input_gradients<T>(packing_, chunk, read_, asked_);
        }
    }

    Lane& lane_;
    const Packing& packing_;
    const at::Tensor& input_;                               // [B, T, I]
    const at::Tensor& output_;                              // [B, T, D*H]
    const at::Tensor& output_gradient_;                     // [B, T, D*H], or none
    const at::Tensor& last_gradient_;                       // [B, D*H], or none
    AskedGradients& asked_;
    const int64_t size_, width_, column_;                   // H, G*H, the direction's first of D*H
    const PackedWeight<T> input_weight_, hidden_weight_;
    const at::Tensor zeros_, hidden_gradients_, state_gradients_;                           // [B, H]
    at::Tensor read_, before_, gate_gradients_, projected_gradients_;                       // of a chunk
};

}  // namespace glosa
