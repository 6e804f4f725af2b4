#include "kernels.h"

#if defined(__x86_64__)
#include <immintrin.h>
#define AVX512 __attribute__((target("avx512f,avx512bw,avx512vl,avx512dq,avx512vnni")))
#define AVX2 __attribute__((target("avx2")))
#endif

kernels_variant kernels_best(void) {
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl") &&
      __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512vnni"))
    return kernels_avx512;
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) return kernels_avx2;
#endif
  return kernels_baseline;
}

// Where one block of output starts and what it reads.
typedef struct {
  const kernels_layer *layer;
  const int16_t *x;
  ptrdiff_t x_stride;
  const int16_t *residual;
  ptrdiff_t residual_stride;
  int16_t *y;
  ptrdiff_t y_stride;
  ptrdiff_t column;
  // The weights of `column` in its panel, and the width of that.
  const int16_t *weights;
  ptrdiff_t width;
} block;

static void enter_column(block *at) {
  ptrdiff_t panel = at->column / kernels_panel * kernels_panel, left = at->layer->columns - panel;
  at->width = left < kernels_panel ? left : kernels_panel;
  at->weights = at->layer->weights + panel * at->layer->depth + (at->column - panel) * 2;
}

static int16_t finish(const kernels_layer *layer, uint32_t sum, ptrdiff_t column, const int16_t *residual) {
  sum += (uint32_t)layer->bias[column];
  if (residual) sum += (uint32_t)(int32_t)*residual << layer->shift;
  int32_t value = (int32_t)sum >> layer->shift;
  if (value < layer->low) value = layer->low;
  if (value > layer->high) value = layer->high;
  return (int16_t)value;
}

static void apply_baseline(block at, ptrdiff_t rows) {
  const kernels_layer *layer = at.layer;
  for (; at.column < layer->columns; at.column += 16) {
    enter_column(&at);
    for (ptrdiff_t row = 0; row < rows; row++) {
      const int16_t *x = at.x + row * at.x_stride;
      uint32_t sums[16] = {0};
      for (ptrdiff_t pair = 0; pair < layer->depth / 2; pair++) {
        const int16_t *weights = at.weights + pair * at.width * 2;
        int32_t first = x[pair * 2], second = x[pair * 2 + 1];
        for (int i = 0; i < 16; i++) {
          sums[i] += (uint32_t)(first * weights[i * 2]);
          sums[i] += (uint32_t)(second * weights[i * 2 + 1]);
        }
      }
      for (int i = 0; i < 16; i++) {
        ptrdiff_t column = at.column + i;
        const int16_t *residual = at.residual ? at.residual + row * at.residual_stride + column : NULL;
        at.y[row * at.y_stride + column] = finish(layer, sums[i], column, residual);
      }
    }
  }
}

#if defined(__x86_64__)

// R rows by C vectors of 16 columns, all sums in registers.
#define BLOCK512(R, C)                                                                                              \
  AVX512 static void block512_##R##_##C(const block *at) {                                                          \
    const kernels_layer *layer = at->layer;                                                                         \
    __m512i sums[R][C];                                                                                             \
    _Pragma("unroll") for (int r = 0; r < R; r++)                                                                   \
      _Pragma("unroll") for (int c = 0; c < C; c++) sums[r][c] = _mm512_setzero_si512();                            \
    const int16_t *weights = at->weights;                                                                           \
    ptrdiff_t pairs = layer->depth / 2;                                                                             \
    for (ptrdiff_t pair = 0; pair < pairs; pair++, weights += at->width * 2) {                                      \
      __m512i w[C];                                                                                                 \
      _Pragma("unroll") for (int c = 0; c < C; c++) w[c] = _mm512_loadu_si512(weights + c * 32);                    \
      _Pragma("unroll") for (int r = 0; r < R; r++) {                                                               \
        int32_t both;                                                                                               \
        __builtin_memcpy(&both, at->x + r * at->x_stride + pair * 2, 4);                                            \
        __m512i x = _mm512_set1_epi32(both);                                                                        \
        _Pragma("unroll") for (int c = 0; c < C; c++) sums[r][c] = _mm512_dpwssd_epi32(sums[r][c], x, w[c]);        \
      }                                                                                                             \
    }                                                                                                               \
    __m512i low = _mm512_set1_epi32(layer->low), high = _mm512_set1_epi32(layer->high);                             \
    __m128i shift = _mm_cvtsi32_si128(layer->shift);                                                                \
    _Pragma("unroll") for (int r = 0; r < R; r++)                                                                   \
      _Pragma("unroll") for (int c = 0; c < C; c++) {                                                               \
        ptrdiff_t column = at->column + c * 16;                                                                     \
        __m512i sum = _mm512_add_epi32(sums[r][c], _mm512_loadu_si512(layer->bias + column));                       \
        if (at->residual) {                                                                                         \
          const void *residual = at->residual + r * at->residual_stride + column;                                   \
          __m512i wide = _mm512_cvtepi16_epi32(_mm256_loadu_si256(residual));                                       \
          sum = _mm512_add_epi32(sum, _mm512_sll_epi32(wide, shift));                                               \
        }                                                                                                           \
        sum = _mm512_min_epi32(_mm512_max_epi32(_mm512_sra_epi32(sum, shift), low), high);                          \
        _mm256_storeu_si256((void *)(at->y + r * at->y_stride + column), _mm512_cvtepi32_epi16(sum));               \
      }                                                                                                             \
  }

BLOCK512(6, 4)
BLOCK512(5, 4)
BLOCK512(4, 4)
BLOCK512(3, 4)
BLOCK512(2, 4)
BLOCK512(1, 8)
BLOCK512(1, 7)
BLOCK512(1, 4)
BLOCK512(6, 2)
BLOCK512(1, 2)
BLOCK512(6, 1)
BLOCK512(1, 1)

AVX512 static void apply_avx512(block at, ptrdiff_t rows) {
  const block start = at;
  ptrdiff_t columns = at.layer->columns;
  while (at.column < columns) {
    enter_column(&at);
    // A step of more than 128 columns would leave the panel.
    ptrdiff_t left = (columns - at.column) / 16;
    ptrdiff_t step = left >= 4 ? 4 : left >= 2 ? 2 : 1;
    if (rows == 1 && left >= 7) step = left >= 8 ? 8 : 7;
    for (ptrdiff_t row = 0; row < rows;) {
      // One row alone waits for its own sums: seven are three and four, and ten are twice five.
      ptrdiff_t rest = rows - row, height = rest >= 6 ? 6 : 1;
      if (step == 4 && rest < 12) height = rest <= 6 ? rest : rest / 2;
      at.x = start.x + row * at.x_stride;
      at.y = start.y + row * at.y_stride;
      if (start.residual) at.residual = start.residual + row * at.residual_stride;
      switch (height * 10 + step) {
        case 64: block512_6_4(&at); break;
        case 54: block512_5_4(&at); break;
        case 44: block512_4_4(&at); break;
        case 34: block512_3_4(&at); break;
        case 24: block512_2_4(&at); break;
        case 18: block512_1_8(&at); break;
        case 17: block512_1_7(&at); break;
        case 14: block512_1_4(&at); break;
        case 62: block512_6_2(&at); break;
        case 12: block512_1_2(&at); break;
        case 61: block512_6_1(&at); break;
        default: block512_1_1(&at); break;
      }
      row += height;
    }
    at.column += step * 16;
  }
}

// R rows by 16 columns.
#define BLOCK256(R)                                                                                                 \
  AVX2 static void block256_##R(const block *at) {                                                                  \
    const kernels_layer *layer = at->layer;                                                                         \
    __m256i sums[R][2];                                                                                             \
    _Pragma("unroll") for (int r = 0; r < R; r++) sums[r][0] = sums[r][1] = _mm256_setzero_si256();                 \
    const int16_t *weights = at->weights;                                                                           \
    ptrdiff_t pairs = layer->depth / 2;                                                                             \
    for (ptrdiff_t pair = 0; pair < pairs; pair++, weights += at->width * 2) {                                      \
      __m256i w0 = _mm256_loadu_si256((const void *)weights);                                                       \
      __m256i w1 = _mm256_loadu_si256((const void *)(weights + 16));                                                \
      _Pragma("unroll") for (int r = 0; r < R; r++) {                                                               \
        int32_t both;                                                                                               \
        __builtin_memcpy(&both, at->x + r * at->x_stride + pair * 2, 4);                                            \
        __m256i x = _mm256_set1_epi32(both);                                                                        \
        sums[r][0] = _mm256_add_epi32(sums[r][0], _mm256_madd_epi16(x, w0));                                        \
        sums[r][1] = _mm256_add_epi32(sums[r][1], _mm256_madd_epi16(x, w1));                                        \
      }                                                                                                             \
    }                                                                                                               \
    __m256i low = _mm256_set1_epi32(layer->low), high = _mm256_set1_epi32(layer->high);                             \
    __m128i shift = _mm_cvtsi32_si128(layer->shift);                                                                \
    _Pragma("unroll") for (int r = 0; r < R; r++)                                                                   \
      _Pragma("unroll") for (int c = 0; c < 2; c++) {                                                               \
        ptrdiff_t column = at->column + c * 8;                                                                      \
        __m256i sum = _mm256_add_epi32(sums[r][c], _mm256_loadu_si256((const void *)(layer->bias + column)));       \
        if (at->residual) {                                                                                         \
          const void *residual = at->residual + r * at->residual_stride + column;                                   \
          __m256i wide = _mm256_cvtepi16_epi32(_mm_loadu_si128(residual));                                          \
          sum = _mm256_add_epi32(sum, _mm256_sll_epi32(wide, shift));                                               \
        }                                                                                                           \
        sum = _mm256_min_epi32(_mm256_max_epi32(_mm256_sra_epi32(sum, shift), low), high);                          \
        __m128i packed = _mm_packs_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));            \
        _mm_storeu_si128((void *)(at->y + r * at->y_stride + column), packed);                                      \
      }                                                                                                             \
  }

BLOCK256(4)
BLOCK256(1)

AVX2 static void apply_avx2(block at, ptrdiff_t rows) {
  const block start = at;
  for (; at.column < at.layer->columns; at.column += 16) {
    enter_column(&at);
    for (ptrdiff_t row = 0; row < rows;) {
      at.x = start.x + row * at.x_stride;
      at.y = start.y + row * at.y_stride;
      if (start.residual) at.residual = start.residual + row * at.residual_stride;
      if (rows - row >= 4) {
        block256_4(&at);
        row += 4;
      } else {
        block256_1(&at);
        row += 1;
      }
    }
  }
}

#endif

void kernels_apply(kernels_variant variant, const kernels_layer *layer, const int16_t *x, ptrdiff_t x_stride,
                   ptrdiff_t rows, const int16_t *residual, ptrdiff_t residual_stride, int16_t *y,
                   ptrdiff_t y_stride) {
  block at = {layer, x, x_stride, residual, residual_stride, y, y_stride, 0, NULL, 0};
#if defined(__x86_64__)
  if (variant == kernels_avx512) return apply_avx512(at, rows);
  if (variant == kernels_avx2) return apply_avx2(at, rows);
#endif
  (void)variant;
  apply_baseline(at, rows);
}

// The sums below are plain loops: lanes do not meet, so any vector width gives the same bits.
#define SUMS(NAME, TARGET)                                                                                          \
  TARGET static void sum_bytes_##NAME(const int8_t *const *rows, ptrdiff_t count, ptrdiff_t width, int16_t *y) {    \
    for (ptrdiff_t start = 0; start < width; start += 32) {                                                         \
      int16_t sums[32] = {0};                                                                                       \
      for (ptrdiff_t j = 0; j < count; j++) {                                                                       \
        const int8_t *row = rows[j] + start;                                                                        \
        for (int i = 0; i < 32; i++) sums[i] = (int16_t)(sums[i] + row[i]);                                         \
      }                                                                                                             \
      for (int i = 0; i < 32; i++) y[start + i] = sums[i];                                                          \
    }                                                                                                               \
  }                                                                                                                 \
  TARGET static void sum_rectified_##NAME(const int16_t *const *rows, ptrdiff_t count, ptrdiff_t width,             \
                                          int16_t *y) {                                                             \
    for (ptrdiff_t start = 0; start < width; start += 32) {                                                         \
      lanes sums = {0};                                                                                             \
      for (ptrdiff_t j = 0; j < count; j++) {                                                                       \
        lanes row;                                                                                                  \
        __builtin_memcpy(&row, rows[j] + start, sizeof row);                                                        \
        sums = __builtin_elementwise_add_sat(sums, row);                                                            \
      }                                                                                                             \
      sums = __builtin_elementwise_max(sums, (lanes){0});                                                           \
      __builtin_memcpy(y + start, &sums, sizeof sums);                                                              \
    }                                                                                                               \
  }

typedef int16_t lanes __attribute__((vector_size(64)));

SUMS(baseline, )
#if defined(__x86_64__)
SUMS(avx2, AVX2)
SUMS(avx512, AVX512)
#endif

void kernels_sum_bytes(kernels_variant variant, const int8_t *const *rows, ptrdiff_t count, ptrdiff_t width,
                       int16_t *y) {
#if defined(__x86_64__)
  if (variant == kernels_avx512) return sum_bytes_avx512(rows, count, width, y);
  if (variant == kernels_avx2) return sum_bytes_avx2(rows, count, width, y);
#endif
  (void)variant;
  sum_bytes_baseline(rows, count, width, y);
}

void kernels_sum_rectified(kernels_variant variant, const int16_t *const *rows, ptrdiff_t count, ptrdiff_t width,
                           int16_t *y) {
#if defined(__x86_64__)
  if (variant == kernels_avx512) return sum_rectified_avx512(rows, count, width, y);
  if (variant == kernels_avx2) return sum_rectified_avx2(rows, count, width, y);
#endif
  (void)variant;
  sum_rectified_baseline(rows, count, width, y);
}
