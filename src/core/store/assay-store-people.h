/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-store.h"

G_BEGIN_DECLS

/* Of an annotator: the id of another that is the same person. */
#define ASSAY_FIELD_SAME_AS "same_as"

/**
 * AssayMember:
 * @id: UUID of an annotator
 * @name: the name it goes by in this project now
 * @person: the id that stands for the person: the least of those that are the same person
 * @n_annotations: how many annotations its layer has
 *
 * An annotator and the person behind it. Somebody who worked on two machines, or lost their
 * settings, is two annotators; names are no help, since two people may share one.
 */
typedef struct
{
  char  *id;
  char  *name;
  char  *person;
  guint  n_annotations;
} AssayMember;

void        assay_member_free           (AssayMember  *member);

GPtrArray  *assay_store_list_members    (AssayStore   *self,
                                         GError      **error);
GHashTable *assay_store_map_people      (AssayStore   *self,
                                         GError      **error);
char       *assay_store_resolve_annotator (AssayStore *self,
                                         const char   *prefix,
                                         GError      **error);
gboolean    assay_store_set_same_person (AssayStore   *self,
                                         const char   *annotator,
                                         const char   *other,
                                         GError      **error);
gboolean    assay_store_set_own_person  (AssayStore   *self,
                                         const char   *annotator,
                                         GError      **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayMember, assay_member_free)

G_END_DECLS
