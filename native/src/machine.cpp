// Threads, seeds and what the machine offers.
#include <ATen/Context.h>
#include <ATen/Parallel.h>
#include <ATen/Version.h>
#include <dlfcn.h>
#include <omp.h>
#include <torch/version.h>

#include <algorithm>
#include <cctype>
#include <cstring>
#include <sstream>
#include <string>

#include "blas_threads.h"
#include "denormals.h"
#include "error.h"
#include "handle.h"
#include "random.h"

namespace {

std::string openblas_config() {
    using Getter = char* (*)();
    const auto getter = reinterpret_cast<Getter>(dlsym(RTLD_DEFAULT, "openblas_get_config"));
    return getter ? getter() : "";
}

// The instruction set that libtorch's own kernels use; ATEN_CPU_CAPABILITY can lower it. Not every libtorch exports
// the function that tells it, so it is read from the text that all of them give.
std::string cpu_capability() {
    const std::string label = "CPU capability usage: ";
    const auto config = at::show_config();
    const auto start = config.find(label);
    if (start == std::string::npos) return "unknown";
    auto name = config.substr(start + label.size(), config.find('\n', start) - start - label.size());
    std::transform(name.begin(), name.end(), name.begin(), [](unsigned char c) { return std::tolower(c); });
    return name;
}

bool has_bf16() {
#if defined(__x86_64__) && defined(__GNUC__)
    return __builtin_cpu_supports("avx512bf16");
#else
    return false;
#endif
}

}  // namespace

int32_t glosa_manual_seed(int64_t seed, GlosaError* error) {
    return glosa_guard(error, [&] {
        at::manual_seed(uint64_t(seed));    // CUDA's generators
        glosa::seed_thread_generator(uint64_t(seed));
    });
}

int32_t glosa_threads() { return at::get_num_threads(); }

int32_t glosa_set_threads(int32_t count, GlosaError* error) {
    return glosa_guard(error, [&] {
        at::set_num_threads(count);
        glosa::set_blas_threads(count);
        if (count > 1) {
#pragma omp parallel num_threads(count)
            if (omp_get_thread_num() != 0) glosa_flush_denormals_of_worker();
        }
    });
}

int32_t glosa_cuda_device_count() {
    try {
        return at::hasCUDA() ? int32_t(at::detail::getCUDAHooks().getNumGPUs()) : 0;
    } catch (...) {
        return 0;
    }
}

int32_t glosa_describe(char* text, int32_t capacity) {
    std::ostringstream out;
    out << "libtorch=" << TORCH_VERSION << "\n"
        << "cpu_capability=" << cpu_capability() << "\n"
        << "openblas=" << openblas_config() << "\n"
        << "onednn=" << (at::hasMKLDNN() ? "yes" : "no") << "\n"
        << "bf16=" << (has_bf16() ? "yes" : "no") << "\n"
        << "openmp=" << (at::hasOpenMP() ? "yes" : "no") << "\n";
    const auto description = out.str();
    if (capacity > 0) {
        std::strncpy(text, description.c_str(), capacity - 1);
        text[capacity - 1] = 0;
    }
    return int32_t(description.size());
}
