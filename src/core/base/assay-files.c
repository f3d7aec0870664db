/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * What the system's own calls for files leave to whoever calls them.
 */

#include "config.h"

#include "assay-files.h"

#include <errno.h>
#include <unistd.h>

/**
 * assay_files_write_all:
 * @fd: a file open for writing
 * @data: (array length=size) (element-type guint8): what to write
 * @size: in bytes
 *
 * Writes on where the system stopped half-way or was interrupted.
 *
 * Returns: whether everything was written; `errno` says why not
 */
gboolean
assay_files_write_all (int         fd,
                       const char *data,
                       gsize       size)
{
  while (size > 0)
    {
      gssize n = write (fd, data, size);

      if (n < 0 && errno != EINTR)
        return FALSE;
      if (n > 0)
        {
          data += n;
          size -= n;
        }
    }
  return TRUE;
}
