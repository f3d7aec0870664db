/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "assay-text.h"

G_BEGIN_DECLS

/**
 * AssayJsonRecord:
 * @place: where it stands in the document: "annotations[3]"
 * @object: its members
 *
 * An object that somebody else wrote. What is wrong with it is told with the place:
 * "annotations[3].quote: should be a text".
 */
typedef struct
{
  const char *place;
  JsonObject *object;
} AssayJsonRecord;

typedef enum
{
  ASSAY_JSON_REQUIRED = 0,
  ASSAY_JSON_NULLABLE = 1 << 0,   /* null stands for none */
} AssayJsonFlags;

gboolean    assay_json_record_check_names (const AssayJsonRecord  *self,
                                           const char *const      *names,
                                           GError                **error);
gboolean    assay_json_record_get_string  (const AssayJsonRecord  *self,
                                           const char             *name,
                                           AssayJsonFlags          flags,
                                           const char            **value,
                                           GError                **error);
gboolean    assay_json_record_get_uuid    (const AssayJsonRecord  *self,
                                           const char             *name,
                                           AssayJsonFlags          flags,
                                           const char            **value,
                                           GError                **error);
gboolean    assay_json_record_get_int     (const AssayJsonRecord  *self,
                                           const char             *name,
                                           gint64                 *value,
                                           GError                **error);
gboolean    assay_json_record_get_time    (const AssayJsonRecord  *self,
                                           const char             *name,
                                           gint64                 *unix_ms,
                                           GError                **error);
gboolean    assay_json_record_get_span    (const AssayJsonRecord  *self,
                                           guint                   length,
                                           AssaySpan              *span,
                                           GError                **error);
gboolean    assay_json_record_get_array   (const AssayJsonRecord  *self,
                                           const char             *name,
                                           JsonArray             **array,
                                           GError                **error);
gboolean    assay_json_record_fail        (const AssayJsonRecord  *self,
                                           const char             *name,
                                           const char             *problem,
                                           GError                **error);

G_END_DECLS
