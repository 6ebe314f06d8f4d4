/*
 * Kills the process before it syncs a file. The environment variable HOLDFAST_KILL_AT_FSYNC names a
 * file with a number n. From the moment at which that file exists, the n-th call of fsync or
 * fdatasync ends the process by SIGKILL, and is not performed. Load it by LD_PRELOAD.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#define UNSET -1

static _Atomic long to_go = UNSET;

static void read_number(void) {
  const char *path = getenv("HOLDFAST_KILL_AT_FSYNC");
  FILE *file = path == NULL ? NULL : fopen(path, "r");
  long number;
  if (file == NULL) {
    return;
  }
  if (fscanf(file, "%ld", &number) == 1 && number > 0) {
    long unset = UNSET;
    atomic_compare_exchange_strong(&to_go, &unset, number);
  }
  fclose(file);
}

static void count(void) {
  if (atomic_load(&to_go) == UNSET) {
    read_number();
  }
  if (atomic_load(&to_go) != UNSET && atomic_fetch_sub(&to_go, 1) == 1) {
    kill(getpid(), SIGKILL);
    pause();
  }
}

static int forward(const char *name, int descriptor) {
  int (*real)(int) = (int (*)(int)) dlsym(RTLD_NEXT, name);
  count();
  return real(descriptor);
}

int fsync(int descriptor) {
  return forward("fsync", descriptor);
}

int fdatasync(int descriptor) {
  return forward("fdatasync", descriptor);
}
