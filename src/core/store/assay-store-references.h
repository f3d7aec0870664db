/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

#define ASSAY_LINK_SUPPORTS "supports"
#define ASSAY_LINK_ATTACKS  "attacks"
#define ASSAY_LINK_CITES    "cites"

/**
 * AssayLink:
 *
 * A typed relation: annotation to annotation (supports, attacks) or annotation to reference
 * (cites).
 */
typedef struct
{
  char   *id;
  char   *article;      /* of the annotation it starts from */
  char   *from;
  char   *to;
  char   *kind;
  char   *annotator;
  gint64  created;      /* milliseconds since 1970-01-01 UTC */
} AssayLink;

void       assay_link_free             (AssayLink    *link);

/* The ids that every machine gives to what it finds: UUIDv5 of article, start, end and words. */
char      *assay_reference_make_id     (const char   *article,
                                        AssaySpan     span,
                                        const char   *raw);

gboolean   assay_store_add_link        (AssayStore   *self,
                                        const char   *from,
                                        const char   *to,
                                        const char   *kind,
                                        GError      **error);
gboolean   assay_store_insert_link     (AssayStore   *self,
                                        const AssayLink *link,
                                        GError      **error);
gboolean   assay_store_remove_link     (AssayStore   *self,
                                        const char   *id,
                                        GError      **error);
GPtrArray *assay_store_list_links      (AssayStore   *self,
                                        const char   *article,
                                        GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayLink, assay_link_free)

G_END_DECLS
