// Starting a program on a terminal of its own, which Swift's view of the C library has no calls for.
#ifndef PSEUDO_TERMINAL_H
#define PSEUDO_TERMINAL_H

#include <sys/types.h>

// Runs a program with a new terminal as its controlling one, and gives its id and the terminal's other end, which the
// caller closes; -1 where that fails.
pid_t pseudo_terminal_spawn(
  const char *path, char *const arguments[], char *const environment[], unsigned short rows, unsigned short columns,
  int *other_end);

#endif
