#include "kernels.h"

#include <math.h>
#include <string.h>

// One body, compiled once for each variant.
#if defined(__x86_64__)
#define FLOATS_NAME(name) name##_avx512
#define FLOATS_TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,fma")))
#include "floats_body.h"
#undef FLOATS_NAME
#undef FLOATS_TARGET
#define FLOATS_NAME(name) name##_avx2
#define FLOATS_TARGET __attribute__((target("avx2,fma")))
#include "floats_body.h"
#undef FLOATS_NAME
#undef FLOATS_TARGET
#define CHOOSE(name, ...)                                         \
  if (variant == kernels_avx512) return name##_avx512(__VA_ARGS__); \
  if (variant == kernels_avx2) return name##_avx2(__VA_ARGS__);
#else
#define CHOOSE(name, ...) (void)variant;
#endif
#define FLOATS_NAME(name) name##_baseline
#define FLOATS_TARGET
#include "floats_body.h"

void kernels_multiply(kernels_variant variant, ptrdiff_t m, ptrdiff_t n, ptrdiff_t depth, const float *a,
                      ptrdiff_t a_row, ptrdiff_t a_column, const float *b, ptrdiff_t b_row, ptrdiff_t b_column,
                      float *c, ptrdiff_t ldc, int accumulate, float *scratch) {
  CHOOSE(multiply, m, n, depth, a, a_row, a_column, b, b_row, b_column, c, ldc, accumulate, scratch)
  multiply_baseline(m, n, depth, a, a_row, a_column, b, b_row, b_column, c, ldc, accumulate, scratch);
}

void kernels_sum_floats(kernels_variant variant, const float *const *rows, ptrdiff_t count, ptrdiff_t width,
                        float *y) {
  CHOOSE(sum_floats, rows, count, width, y)
  sum_floats_baseline(rows, count, width, y);
}

void kernels_scatter_floats(kernels_variant variant, float *const *rows, ptrdiff_t count, ptrdiff_t width,
                            const float *x) {
  CHOOSE(scatter_floats, rows, count, width, x)
  scatter_floats_baseline(rows, count, width, x);
}

void kernels_rectify_floats(kernels_variant variant, float *y, const float *x, ptrdiff_t width) {
  CHOOSE(rectify_floats, y, x, width)
  rectify_floats_baseline(y, x, width);
}

void kernels_row_times_matrix(kernels_variant variant, const float *x, ptrdiff_t depth, const float *matrix,
                              ptrdiff_t columns, float *y) {
  CHOOSE(row_times_matrix, x, depth, matrix, columns, y)
  row_times_matrix_baseline(x, depth, matrix, columns, y);
}

void kernels_adam(kernels_variant variant, const kernels_adam_step *step, ptrdiff_t count, float *parameters,
                  float *first, float *second, float *gradient, float *other_gradient) {
  CHOOSE(adam, step, count, parameters, first, second, gradient, other_gradient)
  adam_baseline(step, count, parameters, first, second, gradient, other_gradient);
}
