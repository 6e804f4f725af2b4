// Dense arithmetic for the tagger and parser: integers for parsing, floats for training.
//
// The integer kernels give the same bits on every processor and in every variant: sums are taken in 32 bits and wrap.
// Pointers must be valid for the sizes given; nothing is allocated.
#ifndef KERNELS_H
#define KERNELS_H

#include <stddef.h>
#include <stdint.h>

typedef enum { kernels_baseline = 0, kernels_avx2 = 1, kernels_avx512 = 2 } kernels_variant;

// The fastest variant this processor runs.
kernels_variant kernels_best(void);

enum { kernels_panel = 128 };

// A layer of small integers: y = clamp((x·W + bias + residual·2^shift) >> shift, low, high).
typedef struct {
  // In panels of kernels_panel columns, the last one narrower where they do not divide: a panel w wide that begins at
  // column p has weight (k, c) at p · depth + (k / 2 · w + c - p) · 2 + k % 2. A panel stays in the nearest cache.
  const int16_t *weights;
  // One a column, the half that makes the shift round included.
  const int32_t *bias;
  // Even.
  ptrdiff_t depth;
  // A multiple of 16.
  ptrdiff_t columns;
  // 0...30.
  int32_t shift;
  int16_t low;
  int16_t high;
} kernels_layer;

// Applies a layer to rows of x; strides count elements; residual may be NULL.
void kernels_apply(kernels_variant variant, const kernels_layer *layer, const int16_t *x, ptrdiff_t x_stride,
                   ptrdiff_t rows, const int16_t *residual, ptrdiff_t residual_stride, int16_t *y,
                   ptrdiff_t y_stride);

// y[i] = sum of rows[j][i]; width is a multiple of 32.
void kernels_sum_bytes(kernels_variant variant, const int8_t *const *rows, ptrdiff_t count, ptrdiff_t width,
                       int16_t *y);

// y[i] = max(0, sum of rows[j][i]), each addition saturating, in the order given; width is a multiple of 32.
void kernels_sum_rectified(kernels_variant variant, const int16_t *const *rows, ptrdiff_t count, ptrdiff_t width,
                           int16_t *y);

// c (m × n, rows ldc apart) = a·b, or c + a·b; element (i, k) of a stands at a[i·a_row + k·a_column], b likewise.
// scratch holds kernels_multiply_scratch floats, aligned to 64 bytes.
enum { kernels_multiply_scratch = 1 << 19 };
void kernels_multiply(kernels_variant variant, ptrdiff_t m, ptrdiff_t n, ptrdiff_t depth, const float *a,
                      ptrdiff_t a_row, ptrdiff_t a_column, const float *b, ptrdiff_t b_row, ptrdiff_t b_column,
                      float *c, ptrdiff_t ldc, int accumulate, float *scratch);

// y[i] = sum of rows[j][i].
void kernels_sum_floats(kernels_variant variant, const float *const *rows, ptrdiff_t count, ptrdiff_t width, float *y);

// rows[j][i] += x[i].
void kernels_scatter_floats(kernels_variant variant, float *const *rows, ptrdiff_t count, ptrdiff_t width,
                            const float *x);

// y[i] = max(0, x[i]).
void kernels_rectify_floats(kernels_variant variant, float *y, const float *x, ptrdiff_t width);

// y[i] += x · row[i] for each x of `x`, row of `matrix`: a row vector times a matrix.
void kernels_row_times_matrix(kernels_variant variant, const float *x, ptrdiff_t depth, const float *matrix,
                              ptrdiff_t columns, float *y);

// One step of Adam over `count` parameters; the gradient is the sum of both, times `scale`, and is cleared.
typedef struct {
  float rate, beta1, beta2, epsilon, scale, correction1, correction2, decay;
} kernels_adam_step;
void kernels_adam(kernels_variant variant, const kernels_adam_step *step, ptrdiff_t count, float *parameters,
                  float *first, float *second, float *gradient, float *other_gradient);

#endif
