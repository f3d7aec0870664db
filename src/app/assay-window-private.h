/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-article-view.h"
#include "assay-dialogs.h"
#include "assay-inspector.h"
#include "assay-notice.h"
#include "assay-search-panel.h"
#include "assay-sharing.h"
#include "assay-sidebar.h"
#include "assay-window.h"

G_BEGIN_DECLS

struct _AssayWindow
{
  GtkApplicationWindow  parent_instance;

  GtkMenuButton        *menu_button;
  GtkMenuButton        *filter_button;
  GtkMenuButton        *layers_button;
  AssayNotice          *state_notice;
  AssayNotice          *notice;
  GtkPaned             *outer;
  GtkPaned             *inner;
  GtkStack             *left;
  AssaySidebar         *sidebar;
  AssaySearchPanel     *search_panel;
  GtkStack             *center;
  AssayArticleView     *article_view;
  AssayInspector       *inspector;

  AssayProject         *project;
  AssaySettings        *settings;
  AssaySharing         *sharing;
  char                 *status;
  guint                 n_tags[4];       /* claims, evidence, speculation, others */

  GListModel           *waiting;         /* of GFile: to import once a project is open */
  char                 *new_title;       /* of the project being made, or NULL */
  char                 *wanted;          /* path of the project asked for last */
  char                 *damaged;         /* path of the one that cannot be opened, or NULL */
  int                   cycled_work;     /* whose citations are being gone through, or -1 */
  guint                 cycled_citation;
  gboolean              narrow;
  gboolean              hid_sidebar;     /* for want of room, not by the user's wish */
  gboolean              closing;
};

#define ASSAY_PROJECT_SUFFIX ".assay"

/* One of the questions of assay-dialogs.h. */
typedef void (*AssayFileDialogFunc) (GtkWindow               *parent,
                                     const AssayFileQuestion *question,
                                     GCancellable            *cancellable,
                                     GAsyncReadyCallback      callback,
                                     gpointer                 data);

typedef void (*AssayWindowFilesFunc) (AssayWindow   *self,
                                      GListModel    *files,
                                      gconstpointer  data);
typedef void (*AssayWindowPathFunc)  (AssayWindow   *self,
                                      const char    *path,
                                      gconstpointer  data);

/* A file that is being written. */
typedef struct
{
  AssayWindow *window;
  char        *path;
} AssayWindowErrand;

/* assay-window.c */
void  assay_window_focus_article       (AssayWindow             *self);
void  assay_window_save_note           (AssayWindow             *self);
AssayProject *
      assay_window_begin_change        (AssayWindow             *self);

/* assay-window-words.c, -menus.c, -layout.c */
void  assay_window_bind_words          (GtkWidgetClass          *widget_class);
void  assay_window_update_menu         (AssayWindow             *self);
void  assay_window_add_filter_menu     (AssayWindow             *self);
void  assay_window_restore             (AssayWindow             *self);
void  assay_window_remember            (AssayWindow             *self);

/* assay-window-actions.c, -move-actions.c, -view-actions.c */
void  assay_window_add_actions         (AssayWindow             *self);
void  assay_window_add_move_actions    (AssayWindow             *self);
void  assay_window_add_view_actions    (AssayWindow             *self);
void  assay_window_add_compare_actions (AssayWindow             *self);
void  assay_window_add_setting_actions (AssayWindow             *self);
void  assay_window_update_actions      (AssayWindow             *self);
void  assay_window_set_sort            (AssayWindow             *self,
                                        guint                    sort);

/* assay-window-works.c */
void  assay_window_add_work_actions    (AssayWindow             *self);
void  assay_window_update_work_actions (AssayWindow             *self,
                                        gboolean                 writable);
void  assay_window_follow_works        (AssayWindow             *self);

/* assay-window-layer-actions.c */
void  assay_window_add_layer_actions   (AssayWindow             *self);
void  assay_window_add_layers_button   (AssayWindow             *self);

/* assay-window-files.c */
void  assay_window_ask_files           (AssayWindow             *self,
                                        AssayFileDialogFunc      dialog,
                                        const AssayFileQuestion *question,
                                        AssayWindowFilesFunc     chosen,
                                        gconstpointer            data);
void  assay_window_ask_path            (AssayWindow             *self,
                                        AssayFileDialogFunc      dialog,
                                        const AssayFileQuestion *question,
                                        AssayWindowPathFunc      chosen,
                                        gconstpointer            data);
GStrv assay_window_dup_paths           (AssayWindow             *self,
                                        GListModel              *files);
gboolean
      assay_window_is_project_file     (GFile                   *file);
char *assay_window_add_suffix          (const char              *path,
                                        const char              *extension);
void  assay_window_report              (AssayWindow             *self,
                                        const char              *title,
                                        const GError            *error);
AssayWindowErrand *
      assay_window_errand_new          (AssayWindow             *self,
                                        const char              *path);
void  assay_window_errand_free         (AssayWindowErrand       *errand);
void  assay_window_add_file_actions    (AssayWindow             *self);
void  assay_window_update_file_actions (AssayWindow             *self,
                                        gboolean                 writable);

/* assay-window-open.c, -import.c, -export.c, -folder.c, -join.c, -merge.c */
void  assay_window_add_open_actions    (AssayWindow             *self);
void  assay_window_add_drop            (AssayWindow             *self);
void  assay_window_add_import_actions  (AssayWindow             *self);
void  assay_window_connect_import      (AssayWindow             *self);
char *assay_window_format_problems     (const char * const      *problems,
                                        guint                    n_problems);
void  assay_window_add_export_actions  (AssayWindow             *self);
void  assay_window_add_folder_actions  (AssayWindow             *self);
void  assay_window_add_join_actions    (AssayWindow             *self);
void  assay_window_connect_sharing     (AssayWindow             *self);
void  assay_window_add_merge_actions   (AssayWindow             *self);
gboolean
      assay_window_offer_merge         (AssayWindow             *self,
                                        GListModel              *files);

/* assay-window-backups.c */
void  assay_window_add_backup_actions  (AssayWindow             *self);
void  assay_window_set_damaged         (AssayWindow             *self,
                                        const char              *path);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (AssayWindowErrand, assay_window_errand_free)

G_END_DECLS
