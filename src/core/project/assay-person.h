/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * AssayPerson:
 *
 * Somebody who works on the open project, as a list of layers shows them: one person, though it may
 * be several annotators.
 *
 * Properties, read-only: id (string: of the annotator that stands for the person), name (string),
 * initials (string: told apart from everybody else's in the project), is-me (bool), shown (bool:
 * wished to be shown), n-tags (uint: in the open article; 0 while hidden from one who works blind).
 */
#define ASSAY_TYPE_PERSON (assay_person_get_type ())
G_DECLARE_FINAL_TYPE (AssayPerson, assay_person, ASSAY, PERSON, GObject)

const char *assay_person_get_id       (AssayPerson *self);
const char *assay_person_get_name     (AssayPerson *self);
const char *assay_person_get_initials (AssayPerson *self);
gboolean    assay_person_is_me        (AssayPerson *self);
gboolean    assay_person_is_shown     (AssayPerson *self);
guint       assay_person_get_n_tags   (AssayPerson *self);
guint       assay_person_get_n_annotators (AssayPerson *self);

G_END_DECLS
