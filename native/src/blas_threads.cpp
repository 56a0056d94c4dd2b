#include "blas_threads.h"

#include <dlfcn.h>

#include <mutex>

namespace {

std::mutex changing;
int count_for_good = 0;     // 0: nothing was ever set
int wanting_one = 0;        // callers that want one thread now

void apply(int count) {
    using Setter = void (*)(int);
    static const auto setter = reinterpret_cast<Setter>(dlsym(RTLD_DEFAULT, "openblas_set_num_threads"));
    if (setter && count > 0) setter(count);
}

}  // namespace

namespace glosa {

void set_blas_threads(int count) {
    const std::lock_guard<std::mutex> lock(changing);
    count_for_good = count;
    if (wanting_one == 0) apply(count);
}

OneBlasThread::OneBlasThread(bool wanted) : wanted_(wanted) {
    if (!wanted_) return;
    const std::lock_guard<std::mutex> lock(changing);
    if (wanting_one++ == 0 && count_for_good > 1) apply(1);
}

OneBlasThread::~OneBlasThread() {
    if (!wanted_) return;
    const std::lock_guard<std::mutex> lock(changing);
    if (--wanting_one == 0 && count_for_good > 1) apply(count_for_good);
}

}  // namespace glosa
