// Random numbers of the calling thread, so that threads that train side by side do not draw from each other.
#pragma once
#include <ATen/core/Generator.h>

#include <cstdint>

namespace glosa {

// The calling thread's generator on the processor. Seeded as libtorch's own one, it gives the same numbers.
at::Generator& thread_generator();

void seed_thread_generator(uint64_t seed);

}  // namespace glosa
