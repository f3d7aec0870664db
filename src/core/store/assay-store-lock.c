/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Lets one store write a project. The lock is an open-file-description lock, which the kernel drops
 * when its holder dies, on a file NAME-lock beside the project: on the project itself any close of
 * any descriptor would drop SQLite's own locks, which are those of the whole process
 * (fcntl_locking(2)).
 */

#include "config.h"

#include "assay-store-lock.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

struct _AssayStoreLock
{
  char *path;
  int   fd;
};

/* The holder removes the file when it is done, so what was locked may be gone from the folder by
 * then. */
static gboolean
is_still_there (AssayStoreLock *self)
{
  struct stat locked, named;

  return fstat (self->fd, &locked) == 0 &&
         stat (self->path, &named) == 0 &&
         locked.st_ino == named.st_ino &&
         locked.st_dev == named.st_dev;
}

static AssayStoreLockResult
lock_file (AssayStoreLock *self)
{
  struct flock whole = { .l_type = F_WRLCK, .l_whence = SEEK_SET };

  self->fd = g_open (self->path, O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666);
  if (self->fd < 0)
    return ASSAY_STORE_LOCK_NOT_WRITABLE;
  if (fcntl (self->fd, F_OFD_SETLK, &whole) == 0)
    return ASSAY_STORE_LOCK_TAKEN;
  /* Some network file systems know no locks; SQLite's own then keep two writers apart as far as
   * they can. */
  if (errno != EAGAIN && errno != EACCES)
    return ASSAY_STORE_LOCK_TAKEN;
  return ASSAY_STORE_LOCK_HELD_BY_ANOTHER;
}

/**
 * assay_store_lock_take:
 * @path: of the project
 * @lock: (out) (transfer full): the lock, where it was taken
 *
 * Never waits.
 *
 * Returns: what came of it
 */
AssayStoreLockResult
assay_store_lock_take (const char      *path,
                       AssayStoreLock **lock)
{
  g_autoptr (AssayStoreLock) self = g_new0 (AssayStoreLock, 1);
  AssayStoreLockResult result;

  g_return_val_if_fail (path != NULL && lock != NULL, ASSAY_STORE_LOCK_NOT_WRITABLE);

  self->fd = -1;
  self->path = g_strconcat (path, "-lock", NULL);
  while ((result = lock_file (self)) == ASSAY_STORE_LOCK_TAKEN && !is_still_there (self))
    close (self->fd);
  if (result == ASSAY_STORE_LOCK_TAKEN)
    {
      *lock = g_steal_pointer (&self);
      return result;
    }
  g_clear_pointer (&self->path, g_free);
  return result;
}

void
assay_store_lock_free (AssayStoreLock *self)
{
  g_return_if_fail (self != NULL);

  /* Removed while it is still held, so that nobody can have locked it in between. */
  if (self->path != NULL)
    g_unlink (self->path);
  if (self->fd >= 0)
    close (self->fd);
  g_free (self->path);
  g_free (self);
}
