/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-person.h"

G_BEGIN_DECLS

AssayPerson *assay_person_new           (const char  *id,
                                         gboolean     is_me);
void         assay_person_set_name      (AssayPerson *self,
                                         const char  *name,
                                         const char  *initials);
void         assay_person_set_shown     (AssayPerson *self,
                                         gboolean     shown);
void         assay_person_set_n_annotators (AssayPerson *self,
                                         guint        n_annotators);
void         assay_person_set_n_tags    (AssayPerson *self,
                                         guint        n_tags);
char        *assay_person_make_initials (const char  *name);

G_END_DECLS
