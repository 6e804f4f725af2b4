// libedit with the calls that Swift cannot make itself: el_set, el_get and history take variable arguments.
#ifndef CEDIT_H
#define CEDIT_H

#include <histedit.h>
#include <signal.h>
#include <string.h>
#include <sys/signalfd.h>
#include <wchar.h>

// Declared by <wchar.h> and <sys/mman.h> only where macros ask for them, which Swift's importer does not set.
extern int wcwidth(wchar_t character);
extern int memfd_create(const char *name, unsigned int flags);
// Of <malloc.h>, which Swift's Glibc leaves out.
extern int malloc_trim(size_t pad);
#define CEDIT_CLOSE_ON_EXEC 1u

typedef char *(*cedit_prompt)(EditLine *);
typedef int (*cedit_read)(EditLine *, wchar_t *);
typedef unsigned char (*cedit_function)(EditLine *, int);

static inline int cedit_set_prompt(EditLine *el, cedit_prompt prompt, char escape) {
  return el_set(el, EL_PROMPT_ESC, prompt, (int)escape);
}

static inline int cedit_set_editor(EditLine *el, const char *name) { return el_set(el, EL_EDITOR, name); }

// Whether the keys are those of "emacs" or of "vi".
static inline int cedit_editor_is(EditLine *el, const char *name) {
  const char *now = NULL;
  return el_get(el, EL_EDITOR, &now) == 0 && now && strcmp(now, name) == 0;
}

static inline int cedit_set_read(EditLine *el, cedit_read read) { return el_set(el, EL_GETCFN, read); }

static inline int cedit_set_client(EditLine *el, void *client) { return el_set(el, EL_CLIENTDATA, client); }

static inline void *cedit_client(EditLine *el) {
  void *client = NULL;
  return el_get(el, EL_CLIENTDATA, &client) == 0 ? client : NULL;
}

static inline int cedit_set_history(EditLine *el, History *history_) { return el_set(el, EL_HIST, history, history_); }

static inline int cedit_add_function(EditLine *el, const char *name, const char *help, cedit_function function) {
  return el_set(el, EL_ADDFN, name, help, function);
}

static inline int cedit_bind(EditLine *el, const char *key, const char *function) {
  return el_set(el, EL_BIND, key, function, NULL);
}

// In the keys of vi, those of the command mode.
static inline int cedit_bind_command(EditLine *el, const char *key, const char *function) {
  return el_set(el, EL_BIND, "-a", key, function, NULL);
}

static inline int cedit_prepare_terminal(EditLine *el, int on) { return el_set(el, EL_PREP_TERM, on); }

// Between lines too the terminal neither echoes nor waits for whole lines, nor throws output away at Ctrl-C; libedit's own
// default is that it does all three.
static inline int cedit_stay_quiet(EditLine *el) {
  return el_set(el, EL_SETTY, "-x", "-icanon", "-echo", "+noflsh", NULL);
}

static inline int cedit_refresh(EditLine *el) { return el_set(el, EL_REFRESH); }

static inline int cedit_history_limit(History *history_, int count) {
  HistEvent event;
  return history(history_, &event, H_SETSIZE, count);
}

static inline int cedit_history_skip_repeats(History *history_) {
  HistEvent event;
  return history(history_, &event, H_SETUNIQUE, 1);
}

static inline int cedit_history_enter(History *history_, const char *line) {
  HistEvent event;
  return history(history_, &event, H_ENTER, line);
}

#endif
