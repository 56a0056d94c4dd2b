// A recurrent layer and its gradients, for any cell. Each direction, and with more threads each share of the texts, is
// computed by one thread. Large products serve the projections of the input and the gradients of the weights, a chunk
// of steps at a time; a step touches only texts that have a token there.
#pragma once
#include <torch/csrc/autograd/custom_function.h>

#include <utility>
#include <vector>

#include "recurrent_backward.h"
#include "recurrent_forward.h"

namespace glosa {

inline at::TensorList of_direction(at::TensorList weights, int64_t direction) {
    return weights.slice(size_t(direction) * weights_of_direction, weights_of_direction);
}

template <typename Cell>
struct RecurrentFunction : torch::autograd::Function<RecurrentFunction<Cell>> {
    using Tensor = at::Tensor;
    using Variables = torch::autograd::variable_list;

    static Variables forward(torch::autograd::AutogradContext* context, const Tensor& input, const Tensor& lengths,
        at::TensorList weights, bool keep) {
        const at::AutoDispatchBelowADInplaceOrView below_autograd;
        const auto directions = int64_t(weights.size() / weights_of_direction);
        const auto shares = shares_for(input.size(0), directions);
        const auto read = input.contiguous();
        auto lanes = make_lanes(lengths, input.size(1), directions, shares);
        const auto size = weights[1].size(1) * directions;
        auto output = at::empty({input.size(0), input.size(1), size}, input.options());
        auto last = at::zeros({input.size(0), size}, input.options());
        over_lanes(lanes, [&](Lane& lane) {
            AT_DISPATCH_FLOATING_TYPES(input.scalar_type(), "glosa::recurrent_layer", [&] {
                LaneForward<Cell, scalar_t>(lane, read, of_direction(weights, lane.direction), output, last, keep)
                    .run();
            });
        });
        if (keep) {
            Variables saved{read, lengths, output};
            saved.insert(saved.end(), weights.begin(), weights.end());
            for (const auto& lane : lanes) saved.insert(saved.end(), {lane.gates, lane.states});
            context->save_for_backward(std::move(saved));
        }
        context->set_materialize_grads(false);     // an output that nothing depends on has no gradient
        context->saved_data["weights"] = int64_t(weights.size());
        context->saved_data["shares"] = shares;
        return {output, last};
    }

    static Variables backward(torch::autograd::AutogradContext* context, Variables gradients) {
        const at::AutoDispatchBelowADInplaceOrView below_autograd;
        const auto saved = context->get_saved_variables();
        const auto& input = saved[0];
        const auto weight_count = size_t(context->saved_data["weights"].toInt());
        const auto weights = at::TensorList(saved).slice(3, weight_count);
        const auto directions = weight_count / weights_of_direction;
        auto lanes = make_lanes(saved[1], input.size(1), int64_t(directions), context->saved_data["shares"].toInt());
        auto of_lane = saved.begin() + 3 + int64_t(weight_count);
        for (auto& lane : lanes) {
            lane.gates = *of_lane++;
            lane.states = *of_lane++;
        }
        for (auto& gradient : gradients)
            if (gradient.defined()) gradient = gradient.contiguous();
        AskedGradients asked;
        if (context->needs_input_grad(0)) {
            asked.input = at::empty_like(input);
            asked.written.resize(input.size(0) * input.size(1));
        }
        for (size_t number = 0; number < weight_count; number++)
            asked.weights.push_back(context->needs_input_grad(2 + number));
        over_lanes(lanes, [&](Lane& lane) {
            AT_DISPATCH_FLOATING_TYPES(input.scalar_type(), "glosa::recurrent_layer_backward", [&] {
                LaneBackward<Cell, scalar_t>(lane, input, of_direction(weights, lane.direction), saved[2],
                    gradients[0], gradients[1], asked).run();
            });
        });
        for (auto number = directions; number < lanes.size(); number++)
            add_weights(lanes[number], lanes[number % directions]);
        Variables results{asked.input, Tensor()};
        for (size_t number = 0; number < weight_count; number++) {
            const auto& lane = lanes[number / weights_of_direction];
            const Tensor of_lane[] = {lane.input_weight, lane.hidden_weight, lane.input_bias, lane.hidden_bias};
            results.push_back(asked.weights[number] ? of_lane[number % weights_of_direction] : Tensor());
        }
        results.emplace_back();
        return results;
    }

    static void add_weights(const Lane& share, Lane& sum) {
        sum.input_weight += share.input_weight;
        sum.hidden_weight += share.hidden_weight;
        sum.input_bias += share.input_bias;
        sum.hidden_bias += share.hidden_bias;
    }
};

// A layer on the processor; it keeps what gradients need only where someone may ask for them.
template <typename Cell>
RecurrentResult recurrent_layer(const at::Tensor& input, const at::Tensor& lengths, at::TensorList weights) {
    bool wanted = input.requires_grad();
    std::vector<at::Tensor> contiguous;
    for (const auto& weight : weights) {
        wanted = wanted || weight.requires_grad();
        contiguous.push_back(weight.contiguous());
    }
    auto results = RecurrentFunction<Cell>::apply(input, lengths, at::TensorList(contiguous),
        wanted && at::GradMode::is_enabled());
    return {results[0], results[1]};
}

}  // namespace glosa
