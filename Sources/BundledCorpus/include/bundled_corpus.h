// The articles of Corpus/ as bytes inside the binary, so that the built program works from any folder.
#ifndef BUNDLED_CORPUS_H
#define BUNDLED_CORPUS_H

#include <stddef.h>

// A file of Corpus/: its path below that folder, and its bytes, valid for the life of the process.
typedef struct {
  const char *path;
  const unsigned char *bytes;
  size_t count;
} bundled_file;

size_t bundled_file_count(void);

// The file at that position, 0 ..< bundled_file_count(), in the order of the paths; NULL outside.
const bundled_file *bundled_file_at(size_t index);

// The story that :tour reads, and the steps of its lesson.
const bundled_file *bundled_tour_text(void);
const bundled_file *bundled_tour_steps(void);

#endif
