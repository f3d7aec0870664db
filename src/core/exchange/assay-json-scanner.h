/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * AssayJsonError:
 * @ASSAY_JSON_ERROR_SYNTAX: it is not JSON as RFC 8259 has it
 * @ASSAY_JSON_ERROR_TOO_DEEP: objects and arrays are nested deeper than %ASSAY_JSON_MAX_DEPTH
 * @ASSAY_JSON_ERROR_TOO_LARGE: one value is larger than %ASSAY_JSON_MAX_VALUE
 * @ASSAY_JSON_ERROR_TEXT: a string that is not text: malformed UTF-8, half a surrogate pair, or
 *   U+0000
 * @ASSAY_JSON_ERROR_DUPLICATE: an object has the same name twice
 */
typedef enum
{
  ASSAY_JSON_ERROR_SYNTAX,
  ASSAY_JSON_ERROR_TOO_DEEP,
  ASSAY_JSON_ERROR_TOO_LARGE,
  ASSAY_JSON_ERROR_TEXT,
  ASSAY_JSON_ERROR_DUPLICATE,
} AssayJsonError;

#define ASSAY_JSON_ERROR (assay_json_error_quark ())
GQuark assay_json_error_quark (void);

#define ASSAY_JSON_MAX_DEPTH 64
#define ASSAY_JSON_MAX_VALUE (64 * 1024 * 1024)

/**
 * AssayJsonScanner:
 *
 * Walks over a JSON document of any size and cuts values out of it. What it hands out is strict: a
 * parser that is less careful can be given it.
 */
typedef struct _AssayJsonScanner AssayJsonScanner;

AssayJsonScanner *assay_json_scanner_new          (GInputStream      *stream,
                                                   GCancellable      *cancellable);
void              assay_json_scanner_free         (AssayJsonScanner  *self);

gboolean          assay_json_scanner_enter        (AssayJsonScanner  *self,
                                                   char               bracket,
                                                   GError           **error);
gboolean          assay_json_scanner_next         (AssayJsonScanner  *self,
                                                   gboolean          *has_value,
                                                   GString           *name,
                                                   GError           **error);
gboolean          assay_json_scanner_read_value   (AssayJsonScanner  *self,
                                                   GString           *value,
                                                   GError           **error);
gboolean          assay_json_scanner_finish       (AssayJsonScanner  *self,
                                                   GError           **error);
goffset           assay_json_scanner_tell         (AssayJsonScanner  *self);
gboolean          assay_json_scanner_seek         (AssayJsonScanner  *self,
                                                   goffset            offset,
                                                   GError           **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayJsonScanner, assay_json_scanner_free)

G_END_DECLS
