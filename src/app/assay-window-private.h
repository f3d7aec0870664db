/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "assay-article-view.h"
#include "assay-inspector.h"
#include "assay-notice.h"
#include "assay-search-panel.h"
#include "assay-sidebar.h"
#include "assay-window.h"

G_BEGIN_DECLS

struct _AssayWindow
{
  GtkApplicationWindow  parent_instance;

  GtkMenuButton        *menu_button;
  GtkMenuButton        *filter_button;
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
  char                 *status;
  guint                 n_tags[4];       /* claims, evidence, speculation, others */

  GListModel           *waiting;         /* of GFile: to import once a project is open */
  char                 *new_title;       /* of the project being made, or NULL */
  int                   cycled_work;     /* whose citations are being gone through, or -1 */
  guint                 cycled_citation;
  gboolean              narrow;
  gboolean              hid_sidebar;     /* for want of room, not by the user's wish */
  gboolean              closing;
};

void assay_window_add_actions     (AssayWindow *self);
void assay_window_add_setting_actions (AssayWindow *self);
void assay_window_update_actions  (AssayWindow *self);
void assay_window_set_sort        (AssayWindow *self,
                                   guint        sort);
void assay_window_add_file_actions (AssayWindow *self);
void assay_window_update_file_actions (AssayWindow *self,
                                       gboolean     writable);
void assay_window_add_drop        (AssayWindow *self);
void assay_window_connect_import  (AssayWindow *self);
void assay_window_focus_article   (AssayWindow *self);
void assay_window_save_note       (AssayWindow *self);

G_END_DECLS
