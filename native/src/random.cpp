#include "random.h"

#include <ATen/CPUGeneratorImpl.h>

#include <mutex>

namespace glosa {

at::Generator& thread_generator() {
    static thread_local at::Generator generator = at::detail::createCPUGenerator();
    return generator;
}

void seed_thread_generator(uint64_t seed) {
    auto& generator = thread_generator();
    const std::lock_guard<std::mutex> lock(generator.mutex());
    generator.set_current_seed(seed);
}

}  // namespace glosa
