/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * AssayFileQuestion:
 * @title: of the dialog
 * @accept: the words on its button
 * @name: (nullable): a name to begin with, when saving
 * @filter_name: (nullable): what files are offered, for a person
 * @suffixes: (nullable): the ends of their names, without the dot, separated by spaces
 *
 * What to ask a person about files.
 */
typedef struct
{
  const char *title;
  const char *accept;
  const char *name;
  const char *filter_name;
  const char *suffixes;
} AssayFileQuestion;

void        assay_dialogs_open_async          (GtkWindow               *parent,
                                               const AssayFileQuestion *question,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 data);
void        assay_dialogs_open_several_async  (GtkWindow               *parent,
                                               const AssayFileQuestion *question,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 data);
void        assay_dialogs_open_folder_async   (GtkWindow               *parent,
                                               const AssayFileQuestion *question,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 data);
void        assay_dialogs_save_async          (GtkWindow               *parent,
                                               const AssayFileQuestion *question,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 data);
GListModel *assay_dialogs_files_finish        (GAsyncResult            *result,
                                               GError                 **error);

void        assay_dialogs_choose_async        (GtkWindow               *parent,
                                               const char              *title,
                                               const char              *text,
                                               const char * const      *choices,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 data);
int         assay_dialogs_choose_finish       (GAsyncResult            *result,
                                               GError                 **error);

void        assay_dialogs_confirm_async       (GtkWindow               *parent,
                                               const char              *title,
                                               const char              *text,
                                               const char              *accept,
                                               GCancellable            *cancellable,
                                               GAsyncReadyCallback      callback,
                                               gpointer                 data);
gboolean    assay_dialogs_confirm_finish      (GAsyncResult            *result,
                                               GError                 **error);

G_END_DECLS
