/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/**
 * AssayExchangeFormat:
 * @name: its name on the command line: "json"
 * @title: its name for a person, untranslated: "Assay JSON"
 * @extension: of files, without the dot
 * @write: writes the project, or one article of it, to a stream; memory does not grow with the
 *   project
 *
 * A format to export to. The table of formats is what the command line and the window offer.
 */
typedef struct
{
  const char *name;
  const char *title;
  const char *extension;
  gboolean  (*write) (AssayStore     *store,
                      const char     *article,
                      GOutputStream  *stream,
                      GCancellable   *cancellable,
                      GError        **error);
} AssayExchangeFormat;

#define ASSAY_EXCHANGE_ERROR (assay_exchange_error_quark ())
GQuark assay_exchange_error_quark (void);

typedef enum
{
  ASSAY_EXCHANGE_ERROR_TOO_LARGE,
  ASSAY_EXCHANGE_ERROR_TOO_DEEP,
  ASSAY_EXCHANGE_ERROR_VERSION,
  ASSAY_EXCHANGE_ERROR_INVALID,       /* the message names the place: annotations[3].end */
} AssayExchangeError;

/* What is imported where nobody says otherwise is not larger than this: whoever made the file may
 * mean harm. */
#define ASSAY_EXCHANGE_MAX_SIZE (G_GUINT64_CONSTANT (64) * 1024 * 1024)

const AssayExchangeFormat *const *
          assay_exchange_get_formats   (guint          *n_formats);
const AssayExchangeFormat *
          assay_exchange_find_format   (const char     *name);
gboolean  assay_exchange_export        (AssayStore     *store,
                                        const AssayExchangeFormat *format,
                                        const char     *article,
                                        GOutputStream  *stream,
                                        GCancellable   *cancellable,
                                        GError        **error);
gboolean  assay_exchange_export_file   (AssayStore     *store,
                                        const char     *format,
                                        const char     *article,
                                        const char     *path,
                                        GCancellable   *cancellable,
                                        GError        **error);
gboolean  assay_exchange_import_json   (AssayStore     *store,
                                        const char     *path,
                                        guint64         max_size,
                                        GCancellable   *cancellable,
                                        GError        **error);

G_END_DECLS
