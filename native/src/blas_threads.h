// Threads of OpenBLAS's own pool; other BLAS libraries follow OpenMP, and nothing happens here.
#pragma once

namespace glosa {

// Sets them for good.
void set_blas_threads(int count);

// One thread for each product while it lives, so that several threads can each compute their own: the pool serves
// only one product at a time.
class OneBlasThread {
public:
    explicit OneBlasThread(bool wanted);
    ~OneBlasThread();
    OneBlasThread(const OneBlasThread&) = delete;
    OneBlasThread& operator=(const OneBlasThread&) = delete;

private:
    const bool wanted_;
};

}  // namespace glosa
