// Included by floats.c once for each variant: FLOATS_NAME(name) names a function, FLOATS_TARGET is its attribute.
//
// Matrix product after Goto & van de Geijn 2008: panels of a (6 rows) and b (64 columns) are packed, a block of
// 6 × 64 sums stays in registers.

#ifndef FLOATS_SIZES
#define FLOATS_SIZES
enum { TILE_ROWS = 6, TILE_COLUMNS = 64, DEPTH_BLOCK = 256, ROW_BLOCK = 384, COLUMN_BLOCK = 1536 };
_Static_assert(DEPTH_BLOCK * (ROW_BLOCK + COLUMN_BLOCK) <= kernels_multiply_scratch, "scratch holds both panels");
typedef float f16 __attribute__((vector_size(64)));
#endif

FLOATS_TARGET static void FLOATS_NAME(tile)(ptrdiff_t depth, const float *a, const float *b, float *sums) {
  f16 s[TILE_ROWS][4];
  for (int r = 0; r < TILE_ROWS; r++)
    for (int c = 0; c < 4; c++) s[r][c] = (f16){0};
  for (ptrdiff_t k = 0; k < depth; k++, a += TILE_ROWS, b += TILE_COLUMNS) {
    f16 w[4];
    memcpy(w, b, sizeof w);
#pragma unroll
    for (int r = 0; r < TILE_ROWS; r++) {
      float value = a[r];
      f16 x = {value, value, value, value, value, value, value, value,
               value, value, value, value, value, value, value, value};
#pragma unroll
      for (int c = 0; c < 4; c++) s[r][c] = x * w[c] + s[r][c];
    }
  }
  memcpy(sums, s, sizeof s);
}

FLOATS_TARGET static void FLOATS_NAME(multiply)(ptrdiff_t m, ptrdiff_t n, ptrdiff_t depth, const float *a,
                                                ptrdiff_t a_row, ptrdiff_t a_column, const float *b, ptrdiff_t b_row,
                                                ptrdiff_t b_column, float *c, ptrdiff_t ldc, int accumulate,
                                                float *scratch) {
  float *packed_b = scratch, *packed_a = scratch + DEPTH_BLOCK * COLUMN_BLOCK;
  float sums[TILE_ROWS * TILE_COLUMNS] __attribute__((aligned(64)));
  for (ptrdiff_t j0 = 0; j0 < n; j0 += COLUMN_BLOCK) {
    ptrdiff_t width = n - j0 < COLUMN_BLOCK ? n - j0 : COLUMN_BLOCK;
    for (ptrdiff_t k0 = 0; k0 < depth; k0 += DEPTH_BLOCK) {
      ptrdiff_t deep = depth - k0 < DEPTH_BLOCK ? depth - k0 : DEPTH_BLOCK;
      int adds = accumulate || k0 > 0;
      for (ptrdiff_t j = 0; j < width; j += TILE_COLUMNS) {
        float *panel = packed_b + j * deep;
        ptrdiff_t w = width - j < TILE_COLUMNS ? width - j : TILE_COLUMNS;
        const float *from = b + k0 * b_row + (j0 + j) * b_column;
        if (w < TILE_COLUMNS) memset(panel, 0, (size_t)(deep * TILE_COLUMNS) * sizeof(float));
        if (b_column == 1) {
          for (ptrdiff_t k = 0; k < deep; k++)
            memcpy(panel + k * TILE_COLUMNS, from + k * b_row, (size_t)w * sizeof(float));
        } else {
          for (ptrdiff_t i = 0; i < w; i++)
            for (ptrdiff_t k = 0; k < deep; k++) panel[k * TILE_COLUMNS + i] = from[k * b_row + i * b_column];
        }
      }
      for (ptrdiff_t i0 = 0; i0 < m; i0 += ROW_BLOCK) {
        ptrdiff_t height = m - i0 < ROW_BLOCK ? m - i0 : ROW_BLOCK;
        for (ptrdiff_t i = 0; i < height; i += TILE_ROWS) {
          float *panel = packed_a + i * deep;
          ptrdiff_t h = height - i < TILE_ROWS ? height - i : TILE_ROWS;
          const float *from = a + (i0 + i) * a_row + k0 * a_column;
          for (ptrdiff_t r = 0; r < TILE_ROWS; r++)
            for (ptrdiff_t k = 0; k < deep; k++)
              panel[k * TILE_ROWS + r] = r < h ? from[r * a_row + k * a_column] : 0;
        }
        for (ptrdiff_t j = 0; j < width; j += TILE_COLUMNS) {
          ptrdiff_t w = width - j < TILE_COLUMNS ? width - j : TILE_COLUMNS;
          for (ptrdiff_t i = 0; i < height; i += TILE_ROWS) {
            ptrdiff_t h = height - i < TILE_ROWS ? height - i : TILE_ROWS;
            FLOATS_NAME(tile)(deep, packed_a + i * deep, packed_b + j * deep, sums);
            for (ptrdiff_t r = 0; r < h; r++) {
              float *to = c + (i0 + i + r) * ldc + j0 + j;
              const float *sum = sums + r * TILE_COLUMNS;
              if (adds)
                for (ptrdiff_t q = 0; q < w; q++) to[q] += sum[q];
              else
                memcpy(to, sum, (size_t)w * sizeof(float));
            }
          }
        }
      }
    }
  }
}

FLOATS_TARGET static void FLOATS_NAME(sum_floats)(const float *const *rows, ptrdiff_t count, ptrdiff_t width,
                                                  float *y) {
  for (ptrdiff_t i = 0; i < width; i++) y[i] = 0;
  for (ptrdiff_t j = 0; j < count; j++) {
    const float *restrict row = rows[j];
    for (ptrdiff_t i = 0; i < width; i++) y[i] += row[i];
  }
}

FLOATS_TARGET static void FLOATS_NAME(scatter_floats)(float *const *rows, ptrdiff_t count, ptrdiff_t width,
                                                      const float *restrict x) {
  for (ptrdiff_t j = 0; j < count; j++) {
    float *restrict row = rows[j];
    for (ptrdiff_t i = 0; i < width; i++) row[i] += x[i];
  }
}

FLOATS_TARGET static void FLOATS_NAME(rectify_floats)(float *y, const float *x, ptrdiff_t width) {
  for (ptrdiff_t i = 0; i < width; i++) y[i] = x[i] > 0 ? x[i] : 0;
}

FLOATS_TARGET static void FLOATS_NAME(row_times_matrix)(const float *restrict x, ptrdiff_t depth,
                                                        const float *restrict matrix, ptrdiff_t columns,
                                                        float *restrict y) {
  for (ptrdiff_t k = 0; k < depth; k++) {
    float value = x[k];
    if (value == 0) continue;
    const float *row = matrix + k * columns;
    for (ptrdiff_t i = 0; i < columns; i++) y[i] += value * row[i];
  }
}

FLOATS_TARGET static void FLOATS_NAME(adam)(const kernels_adam_step *step, ptrdiff_t count, float *restrict parameters,
                                            float *restrict first, float *restrict second, float *restrict gradient,
                                            float *restrict other) {
  const kernels_adam_step s = *step;
  for (ptrdiff_t i = 0; i < count; i++) {
    float g = (gradient[i] + other[i]) * s.scale;
    gradient[i] = 0;
    other[i] = 0;
    float m = s.beta1 * first[i] + (1 - s.beta1) * g;
    float v = s.beta2 * second[i] + (1 - s.beta2) * g * g;
    first[i] = m;
    second[i] = v;
    parameters[i] -= s.rate * (m * s.correction1 / (sqrtf(v * s.correction2) + s.epsilon) + s.decay * parameters[i]);
  }
}
