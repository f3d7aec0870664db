/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The only file that knows the dialogs of GTK 4.8, which later versions replace by asynchronous
 * functions of this shape.
 */

#include "config.h"

#include "assay-dialogs.h"

#include <glib/gi18n.h>

static void
cancelled_cb (GCancellable    *cancellable,
              GtkNativeDialog *dialog)
{
  gtk_native_dialog_hide (dialog);
}

static void
file_response_cb (GtkNativeDialog *dialog,
                  int              response,
                  gpointer         data)
{
  g_autoptr (GTask) task = data;

  if (response == GTK_RESPONSE_ACCEPT)
    g_task_return_pointer (task, gtk_file_chooser_get_files (GTK_FILE_CHOOSER (dialog)),
                           g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_CANCELLED, "No file was chosen");
  gtk_native_dialog_destroy (dialog);
}

static void
add_filters (GtkFileChooser          *chooser,
             const AssayFileQuestion *question)
{
  g_autoptr (GtkFileFilter) named = NULL;
  g_autoptr (GtkFileFilter) all = NULL;
  g_auto (GStrv) suffixes = NULL;

  if (question->filter_name == NULL || question->suffixes == NULL)
    return;

  named = gtk_file_filter_new ();
  gtk_file_filter_set_name (named, question->filter_name);
  suffixes = g_strsplit (question->suffixes, " ", -1);
  for (guint i = 0; suffixes[i] != NULL; i++)
    gtk_file_filter_add_suffix (named, suffixes[i]);
  gtk_file_chooser_add_filter (chooser, named);

  all = gtk_file_filter_new ();
  gtk_file_filter_set_name (all, _("All Files"));
  gtk_file_filter_add_pattern (all, "*");
  gtk_file_chooser_add_filter (chooser, all);
}

static void
ask_async (GtkWindow               *parent,
           const AssayFileQuestion *question,
           GtkFileChooserAction     action,
           gboolean                 several,
           GCancellable            *cancellable,
           GAsyncReadyCallback      callback,
           gpointer                 data)
{
  GTask *task;
  GtkFileChooserNative *dialog;

  task = g_task_new (NULL, cancellable, callback, data);
  dialog = gtk_file_chooser_native_new (question->title, parent, action, question->accept,
                                        _("_Cancel"));
  gtk_native_dialog_set_modal (GTK_NATIVE_DIALOG (dialog), TRUE);
  gtk_file_chooser_set_select_multiple (GTK_FILE_CHOOSER (dialog), several);
  if (question->name != NULL)
    gtk_file_chooser_set_current_name (GTK_FILE_CHOOSER (dialog), question->name);
  add_filters (GTK_FILE_CHOOSER (dialog), question);

  /* The task owns the dialog, which owns nothing of the task: whichever way it is answered, the
   * task is released once. */
  g_task_set_task_data (task, dialog, g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (file_response_cb), task);
  if (cancellable != NULL)
    g_signal_connect_object (cancellable, "cancelled", G_CALLBACK (cancelled_cb), dialog, 0);
  gtk_native_dialog_show (GTK_NATIVE_DIALOG (dialog));
}

/**
 * assay_dialogs_open_async:
 * @parent: the window that asks
 * @question: what to ask
 *
 * Lets the user choose one file.
 */
void
assay_dialogs_open_async (GtkWindow               *parent,
                          const AssayFileQuestion *question,
                          GCancellable            *cancellable,
                          GAsyncReadyCallback      callback,
                          gpointer                 data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && question != NULL);

  ask_async (parent, question, GTK_FILE_CHOOSER_ACTION_OPEN, FALSE, cancellable, callback, data);
}

/**
 * assay_dialogs_open_several_async:
 * @parent: the window that asks
 * @question: what to ask
 *
 * Lets the user choose one or more files.
 */
void
assay_dialogs_open_several_async (GtkWindow               *parent,
                                  const AssayFileQuestion *question,
                                  GCancellable            *cancellable,
                                  GAsyncReadyCallback      callback,
                                  gpointer                 data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && question != NULL);

  ask_async (parent, question, GTK_FILE_CHOOSER_ACTION_OPEN, TRUE, cancellable, callback, data);
}

/**
 * assay_dialogs_open_folder_async:
 * @parent: the window that asks
 * @question: what to ask
 *
 * Lets the user choose a folder.
 */
void
assay_dialogs_open_folder_async (GtkWindow               *parent,
                                 const AssayFileQuestion *question,
                                 GCancellable            *cancellable,
                                 GAsyncReadyCallback      callback,
                                 gpointer                 data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && question != NULL);

  ask_async (parent, question, GTK_FILE_CHOOSER_ACTION_SELECT_FOLDER, FALSE, cancellable, callback,
             data);
}

/**
 * assay_dialogs_save_async:
 * @parent: the window that asks
 * @question: what to ask
 *
 * Lets the user name a file to write; replacing one was confirmed when this succeeds.
 */
void
assay_dialogs_save_async (GtkWindow               *parent,
                          const AssayFileQuestion *question,
                          GCancellable            *cancellable,
                          GAsyncReadyCallback      callback,
                          gpointer                 data)
{
  g_return_if_fail (GTK_IS_WINDOW (parent) && question != NULL);

  ask_async (parent, question, GTK_FILE_CHOOSER_ACTION_SAVE, FALSE, cancellable, callback, data);
}

/**
 * assay_dialogs_files_finish:
 * @result: the answer to any of the questions about files
 * @error: set to %G_IO_ERROR_CANCELLED where the user chose nothing
 *
 * Returns: (transfer full) (nullable): a list of #GFile, at least one
 */
GListModel *
assay_dialogs_files_finish (GAsyncResult  *result,
                            GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

/* A question is answered once: by a button, or by the end of the window that asks. */
static void
answer_choice (GtkWidget *dialog,
               int        choice)
{
  g_autoptr (GTask) task = g_object_steal_data (G_OBJECT (dialog), "assay-task");

  if (task != NULL)
    g_task_return_int (task, choice);
}

static void
choice_response_cb (GtkDialog *dialog,
                    int        response)
{
  answer_choice (GTK_WIDGET (dialog), response >= 0 ? response : -1);
  gtk_window_destroy (GTK_WINDOW (dialog));
}

static void
choice_destroy_cb (GtkWidget *dialog)
{
  answer_choice (dialog, -1);
}

/**
 * assay_dialogs_choose_async:
 * @parent: the window that asks
 * @title: the question
 * @text: (nullable): what it means
 * @choices: (array zero-terminated=1): the words on the buttons beside Cancel
 *
 * Asks which of a few things to do.
 */
void
assay_dialogs_choose_async (GtkWindow           *parent,
                            const char          *title,
                            const char          *text,
                            const char * const  *choices,
                            GCancellable        *cancellable,
                            GAsyncReadyCallback  callback,
                            gpointer             data)
{
  GtkWidget *dialog;

  g_return_if_fail (GTK_IS_WINDOW (parent) && title != NULL && choices != NULL);

  dialog = gtk_message_dialog_new (parent, GTK_DIALOG_MODAL | GTK_DIALOG_DESTROY_WITH_PARENT,
                                   GTK_MESSAGE_QUESTION, GTK_BUTTONS_NONE, "%s", title);
  if (text != NULL)
    gtk_message_dialog_format_secondary_text (GTK_MESSAGE_DIALOG (dialog), "%s", text);
  gtk_dialog_add_button (GTK_DIALOG (dialog), _("_Cancel"), GTK_RESPONSE_CANCEL);
  for (int i = 0; choices[i] != NULL; i++)
    gtk_dialog_add_button (GTK_DIALOG (dialog), choices[i], i);
  gtk_dialog_set_default_response (GTK_DIALOG (dialog), GTK_RESPONSE_CANCEL);
  g_object_set_data_full (G_OBJECT (dialog), "assay-task",
                          g_task_new (NULL, cancellable, callback, data), g_object_unref);
  g_signal_connect (dialog, "response", G_CALLBACK (choice_response_cb), NULL);
  g_signal_connect (dialog, "destroy", G_CALLBACK (choice_destroy_cb), NULL);
  gtk_window_present (GTK_WINDOW (dialog));
}

/**
 * assay_dialogs_choose_finish:
 *
 * Returns: the index of the choice, or -1 where there was none
 */
int
assay_dialogs_choose_finish (GAsyncResult  *result,
                             GError       **error)
{
  g_return_val_if_fail (g_task_is_valid (result, NULL), -1);

  return g_task_propagate_int (G_TASK (result), error);
}

/**
 * assay_dialogs_confirm_async:
 * @parent: the window that asks
 * @title: the question
 * @text: what it means
 * @accept: the words on the button that says yes
 *
 * Asks before something is done that many would not want.
 */
void
assay_dialogs_confirm_async (GtkWindow           *parent,
                             const char          *title,
                             const char          *text,
                             const char          *accept,
                             GCancellable        *cancellable,
                             GAsyncReadyCallback  callback,
                             gpointer             data)
{
  const char * const choices[] = { accept, NULL };

  assay_dialogs_choose_async (parent, title, text, choices, cancellable, callback, data);
}

/**
 * assay_dialogs_confirm_finish:
 *
 * Returns: whether the user said yes
 */
gboolean
assay_dialogs_confirm_finish (GAsyncResult  *result,
                              GError       **error)
{
  return assay_dialogs_choose_finish (result, error) == 0;
}
