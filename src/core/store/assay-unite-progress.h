/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * AssayUniteStage:
 * @ASSAY_UNITE_COPYING: the other file is copied
 * @ASSAY_UNITE_CHECKING: whether it is whole, and a project
 * @ASSAY_UNITE_READING: its articles are read
 * @ASSAY_UNITE_COMPARING: what is new in it is found out
 * @ASSAY_UNITE_BRINGING_IN: that comes in
 *
 * What a merge is doing.
 */
typedef enum
{
  ASSAY_UNITE_COPYING,
  ASSAY_UNITE_CHECKING,
  ASSAY_UNITE_READING,
  ASSAY_UNITE_COMPARING,
  ASSAY_UNITE_BRINGING_IN,
  ASSAY_UNITE_N_STAGES,
} AssayUniteStage;

/**
 * AssayUniteProgress:
 * @state: atomic: how far it is, see assay_unite_progress_get()
 * @n_files: how many files are merged
 * @n_done: how many of them are behind
 * @changed: (nullable): called in the thread that merges, a hundred times in all at most
 * @data: for @changed
 *
 * How far a merge is. It is written by the thread that merges and read by any other.
 */
typedef struct
{
  int    state;
  guint  n_files;
  guint  n_done;
  void (*changed) (gpointer data);
  gpointer data;
} AssayUniteProgress;

void        assay_unite_progress_set  (AssayUniteProgress *self,
                                       AssayUniteStage     stage,
                                       guint64             done,
                                       guint64             total);
double      assay_unite_progress_get  (AssayUniteProgress *self,
                                       AssayUniteStage    *stage);
const char *assay_unite_stage_to_text (AssayUniteStage     stage);

G_END_DECLS
