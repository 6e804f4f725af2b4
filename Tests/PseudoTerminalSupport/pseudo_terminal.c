#define _GNU_SOURCE
#include "pseudo_terminal.h"

#include <fcntl.h>
#include <pty.h>
#include <unistd.h>

pid_t pseudo_terminal_spawn(
  const char *path, char *const arguments[], char *const environment[], unsigned short rows, unsigned short columns,
  int *other_end) {
  struct winsize size = {.ws_row = rows, .ws_col = columns};
  pid_t child = forkpty(other_end, NULL, NULL, &size);
  if (child == 0) {
    execve(path, arguments, environment);
    _exit(127);
  }
  // Kept from the programs of other tests: a terminal hangs up only when its last other end is closed.
  if (child > 0) fcntl(*other_end, F_SETFD, FD_CLOEXEC);
  return child;
}
