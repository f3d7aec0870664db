/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayReaderError:
 * @ASSAY_READER_ERROR_FAILED: anything not named below
 * @ASSAY_READER_ERROR_NOT_FOUND: there is no such file
 * @ASSAY_READER_ERROR_PERMISSION: this user may not read it
 * @ASSAY_READER_ERROR_FOLDER: it is a folder
 * @ASSAY_READER_ERROR_NOT_A_FILE: it is a device, a pipe or a socket
 * @ASSAY_READER_ERROR_TOO_LARGE: it is larger than any article
 * @ASSAY_READER_ERROR_EMPTY: it holds no words
 * @ASSAY_READER_ERROR_BINARY: it holds something other than text
 *
 * Why a file could not be read. The messages are sentences for a person that say what to do; they
 * do not name the file, which whoever shows them knows.
 */
typedef enum
{
  ASSAY_READER_ERROR_FAILED,
  ASSAY_READER_ERROR_NOT_FOUND,
  ASSAY_READER_ERROR_PERMISSION,
  ASSAY_READER_ERROR_FOLDER,
  ASSAY_READER_ERROR_NOT_A_FILE,
  ASSAY_READER_ERROR_TOO_LARGE,
  ASSAY_READER_ERROR_EMPTY,
  ASSAY_READER_ERROR_BINARY,
} AssayReaderError;

#define ASSAY_READER_ERROR (assay_reader_error_quark ())
GQuark assay_reader_error_quark (void);

/* The largest file that is read: some 10,000 pages. */
#define ASSAY_READER_MAX_SIZE (64 * 1024 * 1024)

/**
 * AssayReader:
 * @extensions: (array zero-terminated=1): how the names of its files end, without the dot, in lower
 *   case
 * @read: turns the content of a file into its canonical text; adds to @warnings sentences,
 *   translated, on what a person should know of how it was read
 *
 * A format that articles come in.
 */
typedef struct
{
  const char *const *extensions;
  AssayText       *(*read) (GBytes     *bytes,
                            GPtrArray  *warnings,
                            GError    **error);
} AssayReader;

const AssayReader *assay_reader_find    (const char    *name);
GInputStream      *assay_reader_open    (GFile         *file,
                                         guint64        max_size,
                                         GCancellable  *cancellable,
                                         GError       **error);
GBytes            *assay_reader_load    (GFile         *file,
                                         GCancellable  *cancellable,
                                         GError       **error);
gboolean           assay_reader_collect (GFile         *file,
                                         GPtrArray     *files,
                                         GCancellable  *cancellable,
                                         GError       **error);

G_END_DECLS
