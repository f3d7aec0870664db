/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-person.h"
#include "assay-project.h"
#include "assay-store-decisions.h"

G_BEGIN_DECLS

/* Whose annotations of the open article are shown. One layer leads: the annotator's own where it is
 * shown, else the only one that is; the others stand beside it. What the annotator does goes to the
 * own layer, whatever is shown. */
GListModel      *assay_project_get_people      (AssayProject *self);
AssayPerson     *assay_project_get_person_of   (AssayProject *self,
                                                const char   *annotator);
void             assay_project_show_person     (AssayProject *self,
                                                const char   *person,
                                                gboolean      shown);
void             assay_project_show_only       (AssayProject *self,
                                                const char   *person);

AssayPerson     *assay_project_get_leader      (AssayProject *self);
AssayAnnotation *assay_project_get_shown_of    (AssayProject *self,
                                                guint         sentence);
GPtrArray       *assay_project_list_shown      (AssayProject *self);
GPtrArray       *assay_project_list_others_of  (AssayProject *self,
                                                guint         sentence);
void             assay_project_take_over       (AssayProject *self,
                                                const char   *annotation);

/* What was agreed on is one more layer, by a name that no person can have for an id. It leads where
 * it alone is shown. */
#define ASSAY_LAYER_CONSENSUS "consensus"

const AssayDecision *
                 assay_project_get_decision_of (AssayProject *self,
                                                guint         sentence);
guint            assay_project_count_decided   (AssayProject *self);
gboolean         assay_project_is_consensus_shown (AssayProject *self);
gboolean         assay_project_is_consensus_leading (AssayProject *self);

/* Working blind: what others did in an article is hidden until one has finished it oneself. */
gboolean         assay_project_get_blind       (AssayProject *self);
void             assay_project_set_blind       (AssayProject *self,
                                                gboolean      blind);
gboolean         assay_project_get_finished    (AssayProject *self);
void             assay_project_set_finished    (AssayProject *self,
                                                gboolean      finished);
gboolean         assay_project_is_hiding       (AssayProject *self);

/* Who is who: each is one undoable step. */
void             assay_project_set_same_person (AssayProject *self,
                                                const char   *annotator,
                                                const char   *other);
void             assay_project_set_own_person  (AssayProject *self,
                                                const char   *annotator);

G_END_DECLS
